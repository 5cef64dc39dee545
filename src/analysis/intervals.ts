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

/**
 * Difference of two shares over the same `of` pairs, `gained` with the second alone and `lost` with the first alone. The
 * interval adds half a pair to each of the four cells (Agresti and Min 2005), so that it never has no width.
 */
export function pairedShares(gained: number, lost: number, of: number): Estimate {
  const n = of + 2;
  const middle = (gained - lost) / n;
  const half = (Z * Math.sqrt(gained + lost + 1 - (gained - lost) ** 2 / n)) / n;
  return { estimate: (gained - lost) / of, low: Math.max(-1, middle - half), high: Math.min(1, middle + half) };
}

/** Two-sided exact probability that so many pairs, or more, lean to one side by chance (McNemar 1947, exact). At most some 1 000 pairs. */
export function signTest(gained: number, lost: number): number {
  const n = gained + lost;
  let term = 0.5 ** n; // of none on one side
  let tail = 0;
  for (let k = 0; k <= Math.min(gained, lost); k++) {
    tail += term;
    term *= (n - k) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}
