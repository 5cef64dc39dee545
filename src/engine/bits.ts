/** Sets in one integer: of actors, of menu positions, of places. */

/** How many bits are set. */
export function bitCount(mask: number): number {
  let v = mask - ((mask >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Whether more than one bit is set: of options, whether there is something to choose. */
export function isSeveral(mask: number): boolean {
  return (mask & (mask - 1)) !== 0;
}

/** Position of the n-th set bit, counted from 0: by halves, without a loop whose end nobody can foresee. */
export function nthBit(mask: number, n: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  const eights = (fours + (fours >>> 4)) & 0x0f0f0f0f;
  let left = n;
  let at = 0;
  let count = (eights + (eights >>> 8)) & 0xff; // in the lower half
  let up = (count - left - 1) >> 31;
  left -= count & up;
  at += 16 & up;
  count = (eights >>> at) & 0xff;
  up = (count - left - 1) >> 31;
  left -= count & up;
  at += 8 & up;
  count = (fours >>> at) & 0xf;
  up = (count - left - 1) >> 31;
  left -= count & up;
  at += 4 & up;
  count = (pairs >>> at) & 0x3;
  up = (count - left - 1) >> 31;
  left -= count & up;
  at += 2 & up;
  return at + (1 & ((((mask >>> at) & 1) - left - 1) >> 31));
}
