/** Where the arrows of a chart run: its stances lie in rows, and all arrows to one stance share a lane beside them. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** What of a lane lies in one row, in per cent of the row's height. */
export interface Piece {
  readonly lane: number;
  readonly top: number;
  readonly bottom: number;
  /** Where an arrow leaves the row for the lane, and where one comes in. */
  readonly out: number | undefined;
  readonly into: number | undefined;
}

export interface Lanes {
  readonly count: number;
  /** By row; short lanes lie next to the rows. */
  readonly rows: readonly (readonly Piece[])[];
}

export function lanesOf(rows: number, runs: readonly Run[], out: number, into: number): Lanes {
  const targets = [...new Set(runs.map(({ to }) => to))].map((to) => {
    const ends = [to + into / 100, ...runs.filter((run) => run.to === to).map(({ from }) => from + out / 100)];
    return { to, top: Math.min(...ends), bottom: Math.max(...ends) };
  }).toSorted((a, b) => a.bottom - a.top - (b.bottom - b.top));
  return {
    count: targets.length,
    rows: Array.from({ length: rows }, (_, row) => targets.flatMap(({ to, top, bottom }, lane): Piece[] => {
      const [high, low] = [Math.max(top, row), Math.min(bottom, row + 1)];
      if (high >= low) return [];
      const leaves = runs.some((run) => run.to === to && run.from === row);
      return [{ lane, top: Math.round((high - row) * 100), bottom: Math.round((low - row) * 100), out: leaves ? out : undefined, into: to === row ? into : undefined }];
    })),
  };
}
