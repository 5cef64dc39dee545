/** What a command reads and writes. */
import { createInterface } from 'node:readline';

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

export function terminal(): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    progress: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`);
    },
    lines: () => createInterface({ input: process.stdin }),
    interactive: process.stdin.isTTY === true,
  };
}
