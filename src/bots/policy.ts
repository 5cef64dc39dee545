/** Who decides for a seat. A policy sees an observation and its legal actions, and never the state. */
import type { ActionId, Draw, Observation } from '../engine/index.ts';

export interface Turn {
  readonly observation: Observation;
  /** Sorted; never empty. */
  readonly legal: readonly ActionId[];
  readonly draw: Draw;
}

/** One thing that made an action look better (positive) or worse than the seat's other options, in points of value. */
export interface Reason {
  readonly kind: 'ending' | 'meter' | 'count';
  /** Ending, meter or count id. */
  readonly id: string;
  readonly by: number;
  /** What decides the direction: the change expected in that likelihood (percentage points) or in that meter. */
  readonly change: number;
}

/** How an option stands among the seat's options, in its own value and as far as the difference is real (`comparison.ts`). */
export interface Comparison {
  /** Set against waiting; against nobody signing, in a signing stage. */
  readonly against: 'better' | 'same' | 'worse';
  /** 1 slight, 2 clear, 3 large; 0 where it is the same. */
  readonly size: 0 | 1 | 2 | 3;
  /** Share of believed worlds that agree in the direction. */
  readonly sure: number;
  /** Absent in between, and where too many share the top. */
  readonly rank: 'best' | 'amongBest' | 'worst' | undefined;
}

/** What the advisers expect of one option, as the seat's beliefs have it. */
export interface Forecast {
  readonly action: ActionId;
  /** Points of the seat's own value against waiting. */
  readonly value: number;
  readonly compared: Comparison;
  /** Expected changes against waiting, largest first; `sure` is the share of believed worlds that agree in sign. */
  readonly moves: readonly { readonly slot: string; readonly by: number; readonly sure: number }[];
}

export interface Policy {
  readonly name: string;
  choose(turn: Turn): ActionId;
  /** Probability of every legal action; sums to 1. A tree search tells how it shared out its effort, and takes the largest share. */
  distribution?(turn: Turn): Readonly<Record<ActionId, number>>;
  /** Why `action`, largest first; empty where nothing decided. */
  reasons?(turn: Turn, action: ActionId): readonly Reason[];
  forecast?(turn: Turn): readonly Forecast[];
}

/** Files beside a scenario that policies may use: trained outlooks, trained exploits, recorded choices. */
export interface Materials {
  readonly exploits?: unknown;
  readonly outlooks?: unknown;
  readonly record?: unknown;
}
