/** The kinds of a stage, and the bit that stands for each. */
import type { StageKind } from './schema.ts';

export const STAGE_KINDS: readonly StageKind[] = ['choose', 'lead', 'answer', 'act', 'sign'];

export function kindBit(kind: StageKind): number {
  return 1 << STAGE_KINDS.indexOf(kind);
}

/** Signing has choices of its own. */
export const ALL_BUT_SIGN = kindBit('sign') - 1;
/** Offers are made in an act, or in an answer where no signing follows the same day. */
export const OFFERING = kindBit('act') | kindBit('answer');
