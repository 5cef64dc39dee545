/**
 * The rules in motion, on integers, in place and without allocation: the rooms put together.
 * There is no second version: `apply` is this on a copy with a recorder, and loops call it directly.
 */
import { type Chance, createChance } from './chance.ts';
import { createChoosing } from './choosing.ts';
import { createLegalMoves, type LegalMoves } from './legalMoves.ts';
import { createMotion } from './motion.ts';
import { createMask, type Mask } from './observation.ts';
import { createProgram } from './program.ts';
import type { Compiled } from './scenario/compiled.ts';
import { createSigning, type Signing } from './signing.ts';
import { createStanceMoves } from './stanceMoves.ts';
import { createTable } from './table.ts';
import { createTurn, type Turn } from './turn.ts';

/** Choices are numbers: a menu position, where one signs a subset of places, and -1 for an actor that does not choose. */
export interface Kernel extends LegalMoves, Turn, Pick<Signing, 'signers' | 'mediates'>, Pick<Chance, 'odds'> {
  readonly mask: Mask;
  /** For a look ahead, in place: what one choice does by itself, without the others, chance or stances. */
  act(state: Int32Array, actor: number, choice: number): void;
  /** The same for the package at `place`, once it is signed. */
  settle(state: Int32Array, place: number): void;
}

export function createKernel(rules: Compiled): Kernel {
  const motion = createMotion(rules);
  const stanceMoves = createStanceMoves(motion);
  const table = createTable(motion, stanceMoves);
  const program = createProgram(motion, table, stanceMoves);
  const choosing = createChoosing(motion, table, program);
  const signing = createSigning(motion, table, program, stanceMoves);
  const chance = createChance(motion, program);
  const legalMoves = createLegalMoves(rules, choosing, signing);
  const turn = createTurn(motion, { legalMoves, choosing, signing, chance, table, stanceMoves });
  return {
    ...legalMoves,
    ...turn,
    signers: signing.signers,
    mediates: signing.mediates,
    odds: chance.odds,
    mask: createMask(rules),
    act: (state, actor, choice) => {
      choosing.act(state, actor, choice);
      table.forget();
      stanceMoves.forget();
    },
    settle: (state, place) => {
      signing.settle(state, place);
      stanceMoves.forget();
    },
  };
}
