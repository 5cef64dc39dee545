import type { Condition } from './scenario/schema.ts';

/** An actor of the scenario by id; a seat is who decides for it. */
export type ActorId = string;
export type ActionId = string;

/** The whole truth of a game as flat integers. Opaque: read it through `observe` and `describe`. */
export type GameState = Int32Array & { readonly __state: true };

/** One sealed action for every seat that has to move. */
export type JointAction = Readonly<Record<ActorId, ActionId>>;

/** Chance events fixed beforehand for one stage: outcome id, or `none` for "does not happen". */
export type PinnedChance = Readonly<Record<string, string>>;

export type CauseKind = 'action' | 'chance' | 'package' | 'cascade' | 'unseen';

/** One contribution to a change. */
export interface Cause {
  readonly kind: CauseKind;
  /** Action, chance event or package id; `cascade` for collective action. */
  readonly id: string;
  readonly actor?: ActorId;
  readonly outcome?: string;
  readonly by: number;
  /** Who learns of what is behind it; everybody if absent. */
  readonly seenBy?: readonly ActorId[];
}

/** Something that happened, told after a stage. `seenBy` is absent where everybody learns of it. */
export type GameEvent = { readonly seenBy?: readonly ActorId[] } & (
  | { readonly kind: 'chose'; readonly actor: ActorId; readonly action: ActionId }
  | { readonly kind: 'changed'; readonly slot: string; readonly from: number; readonly to: number; readonly causes: readonly Cause[] }
  /** `permille`: odds of this very outcome, for those who may know them (`oddsTo`; everybody if absent). */
  | { readonly kind: 'chance'; readonly event: string; readonly outcome: string; readonly permille?: number; readonly oddsTo?: readonly ActorId[] }
  | { readonly kind: 'stance'; readonly actor: ActorId; readonly from: string; readonly to: string }
  | { readonly kind: 'count'; readonly round: string; readonly steps: readonly number[] }
  | { readonly kind: 'tabled'; readonly package: string; readonly actor: ActorId }
  | { readonly kind: 'notSigned'; readonly package: string; readonly signed?: readonly ActorId[]; readonly toldTo?: readonly ActorId[] }
  | { readonly kind: 'deal'; readonly package: string; readonly signed: readonly ActorId[] }
  | { readonly kind: 'round'; readonly round: string; readonly situation: string }
  | { readonly kind: 'ended'; readonly ending: string }
);

export interface Applied {
  readonly state: GameState;
  readonly events: readonly GameEvent[];
}

/** A package on the table. */
export interface Standing {
  readonly place: number;
  readonly package: string;
  readonly until: string | undefined;
}

/** Names and values in place of integers. A slot that is not seen is absent. */
export interface View {
  readonly round: string;
  readonly roundIndex: number;
  readonly situation: string;
  readonly stage: 'choose' | 'lead' | 'answer' | 'act' | 'sign' | 'over';
  readonly values: Readonly<Record<string, number | boolean | string>>;
  readonly stances: Readonly<Record<ActorId, string>>;
  readonly types: Readonly<Record<ActorId, string>>;
  /** Of actors that do not know their own fact: the level that their sign of it shows. */
  readonly signals: Readonly<Record<ActorId, string>>;
  readonly table: readonly Standing[];
  readonly dealt: string | undefined;
  readonly ending: string | undefined;
}

/** What one seat may know now, and nothing more. `masked` holds HIDDEN in every place it does not see. */
export interface Observation {
  readonly seat: ActorId;
  readonly masked: Int32Array;
  readonly view: View;
}

/** Why an action may or may not be chosen. */
export interface Legality {
  readonly legal: boolean;
  readonly reason: 'legal' | 'unknown' | 'over' | 'not-your-stage' | 'wrong-stage' | 'used' | 'condition';
  readonly condition?: Condition;
}

/** Score per actor once the game is over; 50 is what default play gives that seat on average. */
export type Returns = Readonly<Record<ActorId, number>>;

export interface StartOptions {
  /** Actor -> level of its private fact; otherwise drawn by nature's odds. */
  readonly types?: Readonly<Record<ActorId, string>>;
  /** Meter or count -> number, flag -> boolean, status -> value: the prologue's start conditions. */
  readonly start?: Readonly<Record<string, number | boolean | string>>;
}
