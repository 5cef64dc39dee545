/**
 * Compares a screenshot with the one that is kept. Kept is an average of 8 x 8 pixels, in steps of four levels: letters
 * become grey bars, so that another browser's way of smoothing them makes little difference, and a file of a few thousand bytes.
 */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes to a pixel. */
  readonly data: Uint8Array;
}

export interface Difference {
  /** What was looked at: single blocks, or whole areas. */
  readonly kind: 'size' | 'place' | 'tone';
  /** Of the picture, 0 to 1. */
  readonly share: number;
  /** Left, top, right, bottom, in pixels of the screenshot. */
  readonly box: readonly [number, number, number, number];
}

/** Pixels to a side of a block. */
export const BLOCK = 8;
/** The kept values stand in steps of so many of the 256 levels: less to keep, and less than anybody sees. */
const LEVELS = 4;

/**
 * How far a block may be off, 0 to 1 as pixelmatch measures it (1 is black against white). Half a pixel of shift moves a
 * sixteenth of the contrast of ink on paper into a block or out of it; twice or three times that where a stroke has both its
 * edges there, or where the browser rounds half a pixel up to a whole one.
 */
const PLACE = 0.12;
/** Blocks to a side of the square in which those that are off are counted. */
const NEAR = 4;
/** So many near each other may be off by more. Measured with shifts of half a pixel: 3 at most. With a seal moved by ten: 9. */
const STRAY = 4;
/** Blocks to a side of an area: 64 pixels, two or three lines of some letters. */
const AREA = 8;
/** How far an area may be off. Shifted letters stay in it but for its rim (measured: no area is off by as much); another colour is another in all of it. */
const TONE = 0.012;
/** This share of the areas may be off by more. Measured with the paper three levels lighter: 20 %, with a violet in the place of one seat's blue: 9 %. */
const STRAY_AREAS = 0.01;

export function readPicture(png: Buffer): Picture {
  return PNG.sync.read(png);
}

export function writePicture({ width, height, data }: Picture): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return PNG.sync.write(png, { colorType: 2, deflateLevel: 9 });
}

/** What is kept of a screenshot. */
export function keptOf(screenshot: Picture): Picture {
  const small = averaged(screenshot, BLOCK);
  return { ...small, data: small.data.map((value) => Math.min(255, Math.round(value / LEVELS) * LEVELS)) };
}

/** What sets two kept pictures apart; undefined where nothing does that a person would see. */
export function differenceOf(kept: Picture, found: Picture): Difference | undefined {
  if (kept.width !== found.width || kept.height !== found.height) return { kind: 'size', share: 1, box: [0, 0, found.width * BLOCK, found.height * BLOCK] };
  const place = offAt(kept, found, PLACE);
  if (place.within(NEAR) > STRAY) return { kind: 'place', ...place.told(BLOCK) };
  const tone = offAt(areasOf(kept), areasOf(found), TONE);
  return tone.share > STRAY_AREAS ? { kind: 'tone', ...tone.told(BLOCK * AREA) } : undefined;
}

/** What differs in red over what is kept in grey. */
export function differencePicture(kept: Picture, found: Picture): Picture {
  const data = new Uint8Array(kept.data.length);
  if (kept.data.length === found.data.length) pixelmatch(kept.data, found.data, data, kept.width, kept.height, { threshold: PLACE / 2, includeAA: true, alpha: 0.3 });
  return { ...kept, data };
}

/** Pictures beside each other, each dot as large as `scale`. */
export function sideBySide(pictures: readonly Picture[], scale: number): Picture {
  const gap = 1;
  const width = pictures.reduce((sum, picture) => sum + picture.width + gap, -gap) * scale;
  const height = Math.max(...pictures.map((picture) => picture.height)) * scale;
  const data = new Uint8Array(width * height * 4).fill(255);
  let left = 0;
  for (const picture of pictures) {
    for (let y = 0; y < picture.height * scale; y++) {
      for (let x = 0; x < picture.width * scale; x++) {
        const from = (Math.floor(y / scale) * picture.width + Math.floor(x / scale)) * 4;
        data.set(picture.data.subarray(from, from + 3), (y * width + left * scale + x) * 4);
      }
    }
    left += picture.width + gap;
  }
  return { width, height, data };
}

/** Whole areas only: at the edge there may be parts of some, in which a few letters weigh more. */
function areasOf(picture: Picture): Picture {
  const [width, height] = [picture.width - (picture.width % AREA), picture.height - (picture.height % AREA)];
  const rows = Array.from({ length: height }, (_, y) => picture.data.subarray(y * picture.width * 4, (y * picture.width + width) * 4));
  return averaged({ width, height, data: Uint8Array.from(Buffer.concat(rows)) }, AREA);
}

/** Each block of `size` x `size` dots becomes one; those at the edge may be smaller. */
function averaged({ width, height, data }: Picture, size: number): Picture {
  const [across, down] = [Math.ceil(width / size), Math.ceil(height / size)];
  const sums = new Float64Array(across * down * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [from, to] = [(y * width + x) * 4, (Math.floor(y / size) * across + Math.floor(x / size)) * 4];
      for (let c = 0; c < 3; c++) sums[to + c]! += data[from + c]!;
      sums[to + 3]! += 1;
    }
  }
  return { width: across, height: down, data: Uint8Array.from(sums, (sum, i) => (i % 4 === 3 ? 255 : Math.round(sum / sums[i - (i % 4) + 3]!))) };
}

interface Off {
  readonly share: number;
  /** The most in any square of `size` dots. */
  within(size: number): number;
  told(pixels: number): Omit<Difference, 'kind'>;
}

/** Which dots are off by more than `threshold`. Nothing is taken for smoothing: averages have none. */
function offAt(one: Picture, other: Picture, threshold: number): Off {
  const { width, height } = one;
  const options = { threshold, includeAA: true };
  const mask = new Uint8Array(width * height * 4);
  const count = pixelmatch(one.data, other.data, mask, width, height, { ...options, diffMask: true });
  const share = count / (width * height);
  return {
    share,
    within: (size) => pixelmatch(one.data, other.data, null, width, height, { ...options, windowSize: size }),
    told(pixels) {
      const dots = Array.from({ length: width * height }, (_, i) => i).filter((i) => mask[i * 4 + 3]! > 0);
      const [xs, ys] = [dots.map((i) => i % width), dots.map((i) => Math.floor(i / width))];
      return { share, box: [least(xs) * pixels, least(ys) * pixels, (most(xs) + 1) * pixels, (most(ys) + 1) * pixels] };
    },
  };
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), -Infinity);
}
