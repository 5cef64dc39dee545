/** A whole game in an address: its file, deflated, after the `#`, which no server ever sees. */
import { MOST_CHARACTERS } from './gameFile.ts';

const MARK = '#game=';

/** `game`: the text of a game file. */
export async function linkOf(game: string, page: string): Promise<string> {
  const text = JSON.stringify(JSON.parse(game)); // without what makes a file readable
  const packed = await bytesOf(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')), MOST_CHARACTERS);
  return `${page.split('#', 1)[0]}${MARK}${base64url(packed)}`;
}

/** The text of the game in `hash`; undefined if it holds none, and empty where it cannot be unpacked. */
export async function gameIn(hash: string): Promise<string | undefined> {
  if (!hash.startsWith(MARK)) return undefined;
  try {
    const packed = Uint8Array.from(atob(hash.slice(MARK.length).replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(await bytesOf(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')), MOST_CHARACTERS));
  } catch {
    return '';
  }
}

async function bytesOf(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError(`More than ${most} bytes.`);
    }
    parts.push(next.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function base64url(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
