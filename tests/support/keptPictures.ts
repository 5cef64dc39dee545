/** The pictures that are kept of the screens, in tests/pictures: laid beside what a test finds, or written anew. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BLOCK, differenceOf, differencePicture, keptOf, type Picture, readPicture, sideBySide, writePicture } from './pictures.ts';

const KEPT = new URL('../pictures/', import.meta.url);
const OUTPUT = new URL('../output/visual/', import.meta.url);

/** Whether pictures are written and not compared: `npm run pictures`. */
export const WRITES = process.env['PICTURES'] === 'write';

/** A sentence if the screenshot is not like the picture kept under this name, with the folder in which the two lie side by side. */
export function pictureFault(name: string, screenshot: Buffer): string | undefined {
  const found = keptOf(readPicture(screenshot));
  const path = new URL(`${name}.png`, KEPT);
  const kept = existsSync(path) ? readPicture(readFileSync(path)) : undefined;
  if (WRITES) {
    // A picture that is as good as the one kept stays, so that a change shows what it changes.
    if (kept === undefined || differenceOf(kept, found) !== undefined) write(path, writePicture(found));
    return undefined;
  }
  if (kept === undefined) return `${name}: no picture is kept of it. Write it: npm run pictures`;
  const difference = differenceOf(kept, found);
  if (difference === undefined) return undefined;
  const { kind, share, box: [left, top, right, bottom] } = difference;
  const folder = layOut(name, kept, found, screenshot);
  return `${name}: ${(share * 100).toFixed(1)} % of the picture differs in ${kind}, between (${left}, ${top}) and (${right}, ${bottom}). See ${folder}; if it is meant so: npm run pictures`;
}

/** Kept, found and what differs, beside each other; with it the screenshot at its full size. */
function layOut(name: string, kept: Picture, found: Picture, screenshot: Buffer): string {
  const path = new URL(`${name}.png`, OUTPUT);
  write(path, writePicture(sideBySide([kept, found, differencePicture(kept, found)], BLOCK / 2)));
  write(new URL(`${name}-full.png`, OUTPUT), screenshot);
  return `tests/output/visual/${name}.png`;
}

function write(url: URL, bytes: Buffer): void {
  const path = fileURLToPath(url);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
