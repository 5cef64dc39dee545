/** A scenario's rules as integer tables: what the rules in motion, the masks and the policies read. */
import type { Cascade } from '../cascade.ts';
import type { Layout } from '../layout.ts';
import type { StanceTable } from '../stances.ts';
import type { ActionData, StageKind } from './schema.ts';

export interface Compiled {
  readonly layout: Layout;
  readonly conditions: Int32Array;
  readonly effects: Int32Array;
  readonly actors: readonly CompiledActor[];
  readonly resolution: readonly number[];
  readonly mediatorPlace: number;
  readonly rounds: readonly CompiledRound[];
  readonly settlement: number;
  readonly chance: readonly CompiledChance[];
  readonly packages: readonly CompiledPackage[];
  readonly endings: readonly CompiledEnding[];
  readonly cascade: Cascade | undefined;
  readonly outlook: CompiledOutlook | undefined;
}

export interface CompiledAction {
  readonly id: string;
  readonly actor: number;
  /** Position in the actor's menu: the bit of the legality mask. */
  readonly bit: number;
  readonly when: number;
  /** Bit per stage kind in which it is open. */
  readonly stages: number;
  readonly once: boolean;
  readonly then: number;
  /** Package index if this puts one on the table, else -1. */
  readonly offers: number;
  /** Place on the table for an offer, else -1. */
  readonly place: number;
  readonly seenBy: number;
  readonly data: ActionData | undefined;
}

export interface CompiledActor {
  readonly id: string;
  readonly present: number;
  /** Bit per menu entry whose use everybody sees. */
  readonly publicMenu: number;
  readonly menu: readonly CompiledAction[];
  readonly stances: StanceTable;
  readonly predicates: readonly number[];
}

export interface CompiledStage {
  readonly kind: StageKind;
  readonly kindBit: number;
  readonly actors: number;
  /** Who is told of a hold here. */
  readonly holdsSeenBy: number;
}

export interface CompiledSituation {
  readonly id: string;
  readonly when: number;
  readonly stages: readonly CompiledStage[];
}

export interface CompiledRound {
  readonly id: string;
  readonly halfHours: number;
  /** The last round in which an offer made here still lies on the table: the next one with signing. */
  readonly offersUntil: number;
  readonly situations: readonly CompiledSituation[];
  readonly next: readonly { readonly when: number; readonly to: number }[];
}

export interface CompiledChance {
  readonly id: string;
  readonly label: number;
  readonly when: number;
  readonly afterRound: boolean;
  readonly base: number;
  readonly plus: readonly { readonly when: number; readonly by: number; readonly slot: number; readonly of: number }[];
  readonly outcomes: readonly { readonly id: string; readonly share: number; readonly upTo: number; readonly then: number }[];
  readonly once: boolean;
  /** Who may know its odds, and that it did not happen: those who see all that its odds read. */
  readonly seenBy: number;
  /** Who learns that it happened. */
  readonly toldTo: number;
}

export interface CompiledPackage {
  readonly id: string;
  readonly needs: readonly { readonly actor: number; readonly when: number }[];
  readonly then: number;
}

export interface CompiledEnding {
  readonly id: string;
  readonly when: number | undefined;
  readonly atEnd: number | undefined;
  readonly settles: boolean;
}

/** Slots of a term that are none: the constant 1, and the time left. */
export const SLOT_ONE = -1;
export const SLOT_TIME = -2;

export interface CompiledTerm {
  /** Slot index, SLOT_ONE or SLOT_TIME. */
  readonly slot: number;
  /** Weight over the slot's largest value. */
  readonly weight: number;
  readonly when: number;
}

export interface CompiledOutlook {
  readonly after: number;
  readonly features: readonly { readonly id: string; readonly bias: number; readonly before: boolean; readonly after: boolean; readonly terms: readonly CompiledTerm[] }[];
  readonly products: readonly (readonly [number, number])[];
  readonly rise: number;
  readonly offset: number;
  /** Per round: how many rounds with talks come later. */
  readonly talksLeft: readonly number[];
  readonly lambda: number;
  /** Points over no deal that a signature asks for, at 0 of the slot that eases it; less by `easing.weight` for each unit of it. */
  readonly margin: number;
  readonly easing: CompiledTerm | undefined;
}
