/** A stage of signatures. A choice is a subset of the places on the table; a package signed by all it needs is a deal. */
import { bitCount } from './bits.ts';
import { holds } from './conditions.ts';
import { DEALT, PLACES, TABLE_SINCE } from './layout.ts';
import { attribute, type Motion } from './motion.ts';
import type { Program } from './program.ts';
import { EVENT_DEALT, EVENT_REFUSED, type StanceMoves } from './stanceMoves.ts';
import { packageAt, type Table } from './table.ts';

export interface Signing {
  /** Bit per actor whose signature the package at `place` needs now; 0 where nothing lies. */
  signers(state: Int32Array, place: number): number;
  /** Bit s stands for the subset s of places; 0 where `actor` has nothing to sign. */
  legal(state: Int32Array, actor: number): number;
  /** Of several deals one is struck: the mediator's own, then the one with most signatures, then the oldest. */
  resolve(state: Int32Array, choices: Int32Array): void;
  /** Mediators are told of every package that fails, and who signed it. */
  mediates(state: Int32Array, actor: number): boolean;
  /** What the package at `place` settles by itself once it is signed; nothing where nothing lies. */
  settle(state: Int32Array, place: number): void;
}

export function createSigning(motion: Motion, table: Table, program: Program, stanceMoves: StanceMoves): Signing {
  const { rules } = motion;
  const { layout, actors, packages, conditions } = rules;

  /** Per actor: bit per stance in which it mediates. */
  const mediating = Int32Array.from(actors, ({ stances }) => stances.tags.reduce((mask, tags, stance) => (tags.has('mediator') ? mask | (1 << stance) : mask), 0));

  function mediates(state: Int32Array, actor: number): boolean {
    return ((mediating[actor]! >> state[layout.stance + actor]!) & 1) === 1;
  }

  function needed(state: Int32Array, pack: number): number {
    let mask = 0;
    for (const need of packages[pack]!.needs) {
      if (holds(conditions, actors[need.actor]!.present, state) && holds(conditions, need.when, state)) mask |= 1 << need.actor;
    }
    return mask;
  }

  function signers(state: Int32Array, place: number): number {
    const pack = packageAt(state, place);
    return pack < 0 ? 0 : needed(state, pack);
  }

  function legal(state: Int32Array, actor: number): number {
    let places = 0;
    for (let place = 0; place < PLACES; place++) if ((signers(state, place) >> actor) & 1) places |= 1 << place;
    if (places === 0) return 0;
    let subsets = 0;
    for (let s = 0; s < 1 << PLACES; s++) if ((s & ~places) === 0) subsets |= 1 << s;
    return subsets;
  }

  function resolve(state: Int32Array, choices: Int32Array): void {
    let best = -1;
    let bestRank = -1;
    for (let place = 0; place < PLACES; place++) {
      const pack = packageAt(state, place);
      if (pack < 0) continue;
      const wanted = needed(state, pack);
      const signed = signedAt(place, wanted, choices);
      if (signed !== wanted || wanted === 0) {
        refuse(state, place, wanted, signed);
        continue;
      }
      const rank = (place === rules.mediatorPlace ? 10_000 : 0) + bitCount(signed) * 1000 + (999 - state[TABLE_SINCE + place]!);
      if (rank > bestRank) {
        best = place;
        bestRank = rank;
      }
    }
    if (best >= 0) strike(state, packageAt(state, best));
  }

  function refuse(state: Int32Array, place: number, wanted: number, signed: number): void {
    motion.recorder?.refused(place, packageAt(state, place), signed);
    for (let a = 0; a < actors.length; a++) if (((wanted >> a) & 1) === 1 || mediates(state, a)) stanceMoves.send(a, EVENT_REFUSED);
  }

  function strike(state: Int32Array, pack: number): void {
    attribute(motion, 'package', -1, pack, -1);
    motion.recorder?.dealt(pack, needed(state, pack));
    settlePackage(state, pack);
    table.clear(state);
    for (let a = 0; a < actors.length; a++) stanceMoves.send(a, EVENT_DEALT);
  }

  function settlePackage(state: Int32Array, pack: number): void {
    program.write(state, DEALT, pack + 1);
    program.run(state, packages[pack]!.then);
  }

  function settle(state: Int32Array, place: number): void {
    const pack = packageAt(state, place);
    if (pack >= 0) settlePackage(state, pack);
  }

  return { signers, legal, resolve, mediates, settle };
}

/** Bit per actor of `wanted` who signed what lies at `place`. */
function signedAt(place: number, wanted: number, choices: Int32Array): number {
  let signed = 0;
  for (let a = 0; a < choices.length; a++) if ((wanted >> a) & 1 && choices[a]! >= 0 && (choices[a]! >> place) & 1) signed |= 1 << a;
  return signed;
}
