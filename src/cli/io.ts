/** What a command reads and writes. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Replaces the progress line; does nothing where nobody watches. An empty text takes it away. */
  progress(text: string): void;
  /** Lines of the standard input, until it ends or the reader stops. */
  lines(): AsyncIterable<string>;
  /** Somebody sits at the keyboard. */
  readonly interactive: boolean;
}

/** No answer is nearly as long; of a longer line only the beginning is kept. */
export const LONGEST_INPUT = 4096;

export function terminal(): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    progress: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`);
    },
    lines: () => linesOf(process.stdin.setEncoding('utf8') as AsyncIterable<string>),
    interactive: process.stdin.isTTY === true,
  };
}

/** Lines of at most `longest` characters; a cut one ends in dots, so that it is never taken for its beginning. */
export async function* linesOf(chunks: AsyncIterable<string>, longest = LONGEST_INPUT): AsyncGenerator<string, void, undefined> {
  let line = '';
  const grow = (text: string): void => {
    if (line.length <= longest) line += text.slice(0, longest + 1 - line.length);
  };
  const cut = (): string => (line.length > longest ? `${line.slice(0, longest)}...` : line.replace(/\r$/u, ''));
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      grow(chunk.slice(from, end));
      yield cut();
      line = '';
      from = end + 1;
    }
    grow(chunk.slice(from));
  }
  if (line !== '') yield cut();
}
