/** Intervals at 95%: of a share, of a mean, of a paired difference. */

const Z = 1.959964;

/** What was found, and the interval it is known to. */
export interface Estimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** The score interval of a share (Wilson 1927). */
export function wilson(hits: number, of: number): readonly [number, number] {
  const p = hits / of;
  const middle = (p + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of);
  const half = (Z * Math.sqrt((p * (1 - p)) / of + (Z * Z) / (4 * of * of))) / (1 + (Z * Z) / of);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Mean of differences over the same seeds, by the normal approximation. */
export function paired(differences: readonly number[]): Estimate {
  const n = differences.length;
  const estimate = differences.reduce((sum, d) => sum + d, 0) / n;
  const variance = n < 2 ? 0 : differences.reduce((sum, d) => sum + (d - estimate) * (d - estimate), 0) / (n - 1);
  const half = Z * Math.sqrt(variance / n);
  return { estimate, low: estimate - half, high: estimate + half };
}
