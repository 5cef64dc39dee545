/**
 * Seeded, labelled draws. The same seed and label give the same number whatever else was drawn before,
 * so a fork of a game changes one decision and not the weather after it (common random numbers).
 */

/** A seed as four 32-bit words; it lives in the state, so a search can resample it. */
export type SeedWords = readonly [number, number, number, number];

/** Mixes a string into 32 bits (MurmurHash3's multiply-rotate over UTF-16 units; Appleby 2011). */
export function hashText(text: string, start = 0): number {
  let h = start ^ 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  return finish(h ^ text.length);
}

/** Any string becomes a seed. */
export function seedWords(seed: string): SeedWords {
  return [hashText(seed, 1), hashText(seed, 2), hashText(seed, 3), hashText(seed, 4)];
}

/** A 32-bit integer from the seed words held at `state[at..at+3]`, a label hash and two small integers. */
export function drawBits(state: ArrayLike<number>, at: number, label: number, a: number, b: number): number {
  let h = finish(state[at]! ^ label);
  h = finish(Math.imul(h, 0x9e3779b1) ^ state[at + 1]! ^ Math.imul(a + 1, 0x85ebca77));
  h = finish(Math.imul(h, 0x9e3779b1) ^ state[at + 2]! ^ Math.imul(b + 1, 0xc2b2ae3d));
  return finish(Math.imul(h, 0x9e3779b1) ^ state[at + 3]!);
}

/** A number in [0, 1) from the same ingredients as `drawBits`. */
export function drawAt(state: ArrayLike<number>, at: number, label: number, a: number, b: number): number {
  return (drawBits(state, at, label, a, b) >>> 0) / 4294967296;
}

/** A labelled source of numbers in [0, 1) for a policy: it knows its own seed and nothing of the game's. A loop gives the label as its `hashText`. */
export type Draw = (label: string | number, a?: number, b?: number) => number;

export function drawFrom(seed: string): Draw {
  const words = seedWords(seed);
  return (label, a = 0, b = 0) => drawAt(words, 0, typeof label === 'number' ? label : labelHash(label), a, b);
}

const hashes = new Map<string, number>();

/** Labels are few and asked often. */
function labelHash(label: string): number {
  let hash = hashes.get(label);
  if (hash === undefined) {
    hash = hashText(label);
    if (hashes.size < 10_000) hashes.set(label, hash);
  }
  return hash;
}

function finish(value: number): number {
  let h = value;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
