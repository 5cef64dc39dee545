/** What is measured, in the order of the table, with what design and purpose ask for. */
import type { Measured } from './measure.ts';

export type Unit = '/s' | 'x' | 'ms' | 'MB';

export interface Row {
  readonly what: string;
  readonly unit: Unit;
  readonly atLeast?: number;
  readonly goal?: number;
}

export const ROWS = {
  random: { what: 'random playouts of the whole crisis, from a removal on', unit: '/s', atLeast: 60_000, goal: 150_000 },
  randomChoices: { what: 'choices in them', unit: '/s', atLeast: 5_000_000, goal: 12_000_000 },
  randomStart: { what: 'random playouts from the start', unit: '/s' },
  incentive: { what: '`incentive` playouts from the start', unit: '/s', atLeast: 2000, goal: 8000 },
  incentiveChoices: { what: 'choices in them', unit: '/s' },
  xstateGame: { what: 'against the same games on live XState actors', unit: 'x', atLeast: 25, goal: 50 },
  xstateStance: { what: 'against live XState actors, the stance step alone', unit: 'x', atLeast: 80, goal: 200 },
  workers: { what: 'two workers against one, `incentive` playouts', unit: 'x', atLeast: 1.7, goal: 1.9 },
  boardgameGame: { what: 'against the same games in boardgame.io (`Simulate`)', unit: 'x', atLeast: 50, goal: 150 },
  ismcts: { what: '`ismcts`, one choice, 1 000 iterations with random roll-outs', unit: 'ms', atLeast: 25, goal: 10 },
  boardgameSearch: { what: 'against boardgame.io’s `MCTSBot`, an iteration', unit: 'x', atLeast: 10 },
  memory: { what: 'growth of the heap from 250 000 random playouts to a million', unit: 'MB', atLeast: 5, goal: 0 },
} as const satisfies Readonly<Record<string, Row>>;

export type RowId = keyof typeof ROWS;

/** A figure, or why there is none. */
export type Figure = Measured | { readonly skipped: string };
export type Figures = Partial<Readonly<Record<RowId, Figure>>>;

export interface Run {
  readonly rulesHash: string;
  readonly policyHash: string | undefined;
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  /** Processes that wanted a core when the run began and when it ended. */
  readonly load: readonly [number, number];
  readonly figures: Figures;
}
