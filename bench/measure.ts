/** Clocks. Rates are medians over repeats, with the slowest and the fastest beside them. */
export interface Measured {
  readonly value: number;
  readonly spread: readonly [number, number];
}

/** How long and how often, in one place, so that a quick look takes no more than a minute. */
export interface Pace {
  readonly repeats: number;
  readonly milliseconds: number;
}

/** Units a second; `work` does some and returns how many. It runs once before the clock does. */
export function rateOf(pace: Pace, work: () => number): Measured {
  work();
  return medianOf(Array.from({ length: pace.repeats }, () => {
    const from = performance.now();
    let done = 0;
    while (performance.now() - from < pace.milliseconds) done += work();
    return (1000 * done) / (performance.now() - from);
  }));
}

/** Milliseconds for one `work`, by as many as fit into each repeat. */
export function timeOf(pace: Pace, work: () => void): Measured {
  const { value, spread: [slowest, fastest] } = rateOf(pace, () => {
    work();
    return 1;
  });
  return { value: 1000 / value, spread: [1000 / fastest, 1000 / slowest] };
}

/** How many times faster `ours` is than `theirs`: of pairs run one after the other, so that a busy machine slows both. */
export function ratioOf(pace: Pace, ours: () => number, theirs: () => number): Measured {
  const single = { ...pace, repeats: 1 };
  return medianOf(Array.from({ length: pace.repeats }, () => rateOf(single, ours).value / rateOf(single, theirs).value));
}

export function medianOf(values: readonly number[]): Measured {
  const sorted = values.toSorted((a, b) => a - b);
  return { value: sorted[sorted.length >> 1]!, spread: [sorted[0]!, sorted.at(-1)!] };
}

/** 32 random bits at a time (Marsaglia 2003). */
export function xorshift(seed: number): () => number {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x;
  };
}
