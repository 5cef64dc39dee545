/**
 * The rules in motion: one stage of sealed choices, resolved in the written order, in place and without allocation.
 * There is no second version: `apply` is this on a copy with a recorder, and loops call it directly.
 */
import { ignite, push, halfHour } from './cascade.ts';
import { holds } from './conditions.ts';
import { drawAt } from './draw.ts';
import { OP, OP_SIZE } from './effects.ts';
import { DEALT, ENDING, OVER, PLACES, ROUND, SEED, SITUATION, STAGE, TABLE, TABLE_SINCE, TABLE_UNTIL, type Slot } from './layout.ts';
import type { Compiled, CompiledStage } from './scenario/compile.ts';
import { STANCE_EVENTS } from './stances.ts';

/** What caused a change, for explanations. `index` counts in the scenario's own lists. */
export interface Source {
  readonly kind: 'action' | 'chance' | 'package' | 'cascade';
  readonly actor: number;
  readonly index: number;
  readonly outcome: number;
}

/** Told everything that happens when a stage is applied for people; absent in loops. */
export interface Recorder {
  change(slot: number, from: number, to: number, source: Source): void;
  chance(event: number, outcome: number, permille: number): void;
  stance(actor: number, from: number, to: number): void;
  step(halfHour: number, count: number): void;
  tabled(pack: number, actor: number): void;
  refused(place: number, pack: number, signed: number): void;
  dealt(pack: number, signed: number): void;
}

/** Per chance event: -1 draws, -2 pins "does not happen", otherwise the outcome's index. */
export type Pins = Int8Array;
export const PIN_NONE = -2;

export interface Kernel {
  /** Bit per actor that has to choose now; 0 when the game is over. */
  toMove(state: Int32Array): number;
  /** Bit per menu entry that `actor` may choose now; in a signing stage, bit per subset of the table. */
  legal(state: Int32Array, actor: number): number;
  /** Plays one stage: `choices[actor]` is a menu position, or -1 for an actor that does not choose. */
  step(state: Int32Array, choices: Int32Array, pins?: Pins, recorder?: Recorder): void;
  /** What one choice does by itself, in place: its effects and its offer, without the others, chance or stances. */
  act(state: Int32Array, actor: number, choice: number): void;
  /** What the package at `place` settles by itself, in place, once it is signed. */
  settle(state: Int32Array, place: number): void;
  stageOf(state: Int32Array): CompiledStage | undefined;
  /** Bit per actor whose signature the package at `place` on the table needs; 0 where nothing lies. */
  signers(state: Int32Array, place: number): number;
  /** Per mille odds of a chance event in this state; 0 when it can't happen. */
  odds(state: Int32Array, event: number): number;
  /** Enters the first round. */
  begin(state: Int32Array): void;
}

const EVENT_ROUND_ENDED = STANCE_EVENTS.indexOf('roundEnded');
const EVENT_OFFERED = STANCE_EVENTS.indexOf('offered');
const EVENT_REFUSED = STANCE_EVENTS.indexOf('refused');
const EVENT_DEALT = STANCE_EVENTS.indexOf('dealt');

export function createKernel(rules: Compiled): Kernel {
  const { layout, conditions, effects, actors, packages, endings, chance, cascade, rounds } = rules;
  const slotAt: (Slot | undefined)[] = [];
  for (const slot of layout.slots) slotAt[slot.index] = slot;
  const isMeter = Uint8Array.from({ length: layout.size }, (_, i) => (slotAt[i]?.kind === 'meter' ? 1 : 0));
  const maxOf = Int32Array.from({ length: layout.size }, (_, i) => slotAt[i]?.max ?? 0);
  const pending = new Int32Array(actors.length);
  const moved = new Int32Array(actors.length);
  const tabledBy = new Int32Array(PLACES);
  let recorder: Recorder | undefined;
  let pins: Pins | undefined;
  let source: Source = { kind: 'action', actor: 0, index: 0, outcome: -1 };

  function stageOf(state: Int32Array): CompiledStage | undefined {
    if (state[OVER] === 1) return undefined;
    return rounds[state[ROUND]!]!.situations[state[SITUATION]!]!.stages[state[STAGE]!];
  }

  function needed(state: Int32Array, pack: number): number {
    let mask = 0;
    for (const need of packages[pack]!.needs) {
      if (holds(conditions, actors[need.actor]!.present, state) && holds(conditions, need.when, state)) mask |= 1 << need.actor;
    }
    return mask;
  }

  function toMove(state: Int32Array): number {
    const stage = stageOf(state);
    if (stage === undefined) return 0;
    if (stage.kind === 'sign') {
      let wanted = 0;
      for (let place = 0; place < PLACES; place++) wanted |= signers(state, place);
      return wanted & stage.actors;
    }
    let mask = 0;
    for (let a = 0; a < actors.length; a++) {
      if ((stage.actors >> a) & 1 && holds(conditions, actors[a]!.present, state)) mask |= 1 << a;
    }
    return mask;
  }

  function legal(state: Int32Array, actor: number): number {
    const stage = stageOf(state);
    if (stage === undefined || !((stage.actors >> actor) & 1) || !holds(conditions, actors[actor]!.present, state)) return 0;
    if (stage.kind === 'sign') return legalSignatures(state, actor);
    const used = state[layout.used + actor]!;
    let mask = 0;
    const menu = actors[actor]!.menu;
    for (let i = 0; i < menu.length; i++) {
      const action = menu[i]!;
      if (action.stages & stage.kindBit && !((used >> i) & 1) && holds(conditions, action.when, state)) mask |= 1 << i;
    }
    return mask;
  }

  // A signature is a subset of the places on the table: bit s of the result stands for the subset s.
  function legalSignatures(state: Int32Array, actor: number): number {
    let places = 0;
    for (let place = 0; place < PLACES; place++) {
      const pack = state[TABLE + place]! - 1;
      if (pack >= 0 && (needed(state, pack) >> actor) & 1) places |= 1 << place;
    }
    if (places === 0) return 0;
    let subsets = 0;
    for (let s = 0; s < 1 << PLACES; s++) if ((s & ~places) === 0) subsets |= 1 << s;
    return subsets;
  }

  function write(state: Int32Array, slot: number, value: number): void {
    const from = state[slot]!;
    if (from === value) return;
    state[slot] = value;
    recorder?.change(slot, from, value, source);
  }

  function add(state: Int32Array, slot: number, by: number): void {
    const from = state[slot]!;
    let delta = by;
    if (isMeter[slot] === 1) {
      // Meters are soft: a step shrinks with the room left to the bound, so that they rarely sit at 0 or 100.
      const room = by > 0 ? 100 - from : from;
      const factor = Math.min(100, Math.trunc((170 * room) / 100));
      delta = Math.trunc((by * factor + (by > 0 ? 50 : -50)) / 100);
    }
    const to = from + delta;
    write(state, slot, to < 0 ? 0 : to > maxOf[slot]! ? maxOf[slot]! : to);
  }

  function run(state: Int32Array, entry: number): void {
    for (let pc = entry; ; pc += OP_SIZE) {
      const a = effects[pc + 1]!;
      const b = effects[pc + 2]!;
      switch (effects[pc]) {
        case OP.stop:
          return;
        case OP.guard:
          if (!holds(conditions, a, state)) pc = b - OP_SIZE;
          break;
        case OP.add: {
          const per = effects[pc + 3]!;
          add(state, a, per < 0 ? b : Math.trunc((b * state[per]!) / effects[pc + 4]!));
          break;
        }
        case OP.set:
          write(state, a, b);
          break;
        case OP.send:
          pending[a] = pending[a]! | (1 << b);
          break;
        case OP.learn:
          for (let level = 0; level < 3; level++) {
            const slot = a + level;
            write(state, slot, state[slot]! + effects[pc + 2 + level]!);
          }
          break;
        case OP.ignite:
          if (cascade !== undefined) {
            const from = state[cascade.slot]!;
            ignite(cascade, state, conditions);
            recorder?.change(cascade.slot, from, state[cascade.slot]!, source);
          }
          break;
        case OP.clearTable:
          for (let place = 0; place < PLACES; place++) clearPlace(state, place);
          break;
        case OP.end:
          if (state[ENDING] === 0) write(state, ENDING, a); // what is decided stays decided
          break;
        default:
          throw new Error(`no such operation: ${effects[pc]}`);
      }
    }
  }

  function clearPlace(state: Int32Array, place: number): void {
    const pack = state[TABLE + place]! - 1;
    if (pack < 0) return;
    state[layout.table + pack] = state[layout.table + pack]! - 1;
    state[TABLE + place] = 0;
  }

  function putOnTable(state: Int32Array, place: number, pack: number, actor: number): void {
    clearPlace(state, place);
    state[TABLE + place] = pack + 1;
    state[TABLE_UNTIL + place] = rounds[state[ROUND]!]!.offersUntil;
    state[TABLE_SINCE + place] = state[ROUND]!;
    state[layout.table + pack] = state[layout.table + pack]! + 1;
    for (const need of packages[pack]!.needs) if (need.actor !== actor) pending[need.actor] = pending[need.actor]! | (1 << EVENT_OFFERED);
  }

  function resolveChoices(state: Int32Array, choices: Int32Array): void {
    for (let a = 0; a < actors.length; a++) state[layout.chose + a] = choices[a]! + 1;
    for (let i = 0; i < rules.resolution.length; i++) {
      const a = rules.resolution[i]!;
      if (choices[a]! < 0) continue;
      const action = actors[a]!.menu[choices[a]!]!;
      if (recorder !== undefined) source = { kind: 'action', actor: a, index: choices[a]!, outcome: -1 };
      if (action.once) state[layout.used + a] = state[layout.used + a]! | (1 << action.bit);
      run(state, action.then);
      if (action.offers >= 0) {
        putOnTable(state, action.place, action.offers, a);
        tabledBy[action.place] = a + 1;
      }
    }
    for (let place = 0; place < PLACES; place++) {
      if (tabledBy[place]! > 0 && state[TABLE + place]! > 0) recorder?.tabled(state[TABLE + place]! - 1, tabledBy[place]! - 1); // of two mediators the later one's offer lies there
      tabledBy[place] = 0;
    }
  }

  // A package is a deal if all it needs sign it; if several, the mediator's own, then most signatures, then the oldest.
  function resolveSignatures(state: Int32Array, choices: Int32Array): void {
    let best = -1;
    let bestRank = -1;
    for (let place = 0; place < PLACES; place++) {
      const pack = state[TABLE + place]! - 1;
      if (pack < 0) continue;
      const wanted = needed(state, pack);
      let signed = 0;
      for (let a = 0; a < actors.length; a++) if ((wanted >> a) & 1 && choices[a]! >= 0 && (choices[a]! >> place) & 1) signed |= 1 << a;
      if (signed === wanted && wanted !== 0) {
        const rank = (place === rules.mediatorPlace ? 10_000 : 0) + bitCount(signed) * 1000 + (999 - state[TABLE_SINCE + place]!);
        if (rank > bestRank) {
          best = place;
          bestRank = rank;
        }
      } else {
        recorder?.refused(place, pack, signed);
        for (let a = 0; a < actors.length; a++) if (((wanted >> a) & 1) === 1 || mediates(state, a)) pending[a] = pending[a]! | (1 << EVENT_REFUSED);
      }
    }
    if (best >= 0) strike(state, state[TABLE + best]! - 1);
  }

  function mediates(state: Int32Array, actor: number): boolean {
    return actors[actor]!.stances.tags[state[layout.stance + actor]!]!.has('mediator');
  }

  function strike(state: Int32Array, pack: number): void {
    if (recorder !== undefined) source = { kind: 'package', actor: -1, index: pack, outcome: -1 };
    recorder?.dealt(pack, needed(state, pack));
    write(state, DEALT, pack + 1);
    run(state, packages[pack]!.then);
    for (let place = 0; place < PLACES; place++) clearPlace(state, place);
    for (let a = 0; a < actors.length; a++) pending[a] = pending[a]! | (1 << EVENT_DEALT);
  }

  function odds(state: Int32Array, event: number): number {
    const it = chance[event]!;
    if (it.once && (state[layout.struck]! >> event) & 1) return 0;
    if (!holds(conditions, it.when, state)) return 0;
    let permille = it.base;
    for (let i = 0; i < it.plus.length; i++) {
      const plus = it.plus[i]!;
      if (holds(conditions, plus.when, state)) permille += plus.slot < 0 ? plus.by : Math.trunc((plus.by * state[plus.slot]!) / plus.of);
    }
    return permille < 0 ? 0 : permille > 1000 ? 1000 : permille;
  }

  function resolveChance(state: Int32Array, stagePlayed: boolean, roundOver: boolean): void {
    for (let e = 0; e < chance.length; e++) {
      const it = chance[e]!;
      if (it.afterRound ? !roundOver : !stagePlayed) continue;
      const permille = odds(state, e);
      if (permille === 0) continue;
      const pin = pins?.[e] ?? -1;
      const happens = pin === -1 ? drawAt(state, SEED, it.label, state[ROUND]!, state[STAGE]!) * 1000 < permille : pin >= 0;
      if (!happens) {
        recorder?.chance(e, -1, 1000 - permille);
        continue;
      }
      const outcome = pin >= 0 ? pin : pickOutcome(state, e);
      if (recorder !== undefined) source = { kind: 'chance', actor: -1, index: e, outcome };
      recorder?.chance(e, outcome, Math.round(permille * it.outcomes[outcome]!.share));
      if (it.once) state[layout.struck] = state[layout.struck]! | (1 << e);
      run(state, it.outcomes[outcome]!.then);
    }
  }

  function pickOutcome(state: Int32Array, event: number): number {
    const it = chance[event]!;
    const u = drawAt(state, SEED, it.label ^ 0x5bd1e995, state[ROUND]!, state[STAGE]!);
    for (let o = 0; o < it.outcomes.length; o++) if (u < it.outcomes[o]!.upTo) return o;
    return it.outcomes.length - 1;
  }

  function runCascade(state: Int32Array): void {
    if (cascade === undefined || !holds(conditions, cascade.active, state)) return;
    if (recorder !== undefined) source = { kind: 'cascade', actor: -1, index: 0, outcome: -1 };
    const from = state[cascade.slot]!;
    const steps = rounds[state[ROUND]!]!.halfHours;
    const pushed = push(cascade, state, conditions); // only the number who act changes from one half-hour to the next
    recorder?.step(0, from);
    for (let i = 1; i <= steps; i++) {
      halfHour(cascade, state, pushed);
      recorder?.step(i, state[cascade.slot]!);
    }
    if (state[cascade.slot] !== from) recorder?.change(cascade.slot, from, state[cascade.slot]!, source);
  }

  // All predicates are read before any stance is written; an actor's events are taken in their listed order.
  function moveStances(state: Int32Array, roundOver: boolean): void {
    for (let a = 0; a < actors.length; a++) {
      moved[a] = state[layout.stance + a]!;
      let events = pending[a]! | (roundOver ? 1 << EVENT_ROUND_ENDED : 0);
      pending[a] = 0;
      while (events !== 0) {
        const event = 31 - Math.clz32(events & -events);
        events &= events - 1;
        moved[a] = actors[a]!.stances.next(moved[a]!, event, predicatesFor(state, a, moved[a]!, event));
      }
    }
    for (let a = 0; a < actors.length; a++) {
      const from = state[layout.stance + a]!;
      if (moved[a] === from) continue;
      state[layout.stance + a] = moved[a]!;
      recorder?.stance(a, from, moved[a]!);
    }
  }

  // Only those that can change the answer are read.
  function predicatesFor(state: Int32Array, actor: number, stance: number, event: number): number {
    const { stances, predicates } = actors[actor]!;
    let mask = 0;
    for (let wanted = stances.relevant(stance, event); wanted !== 0; wanted &= wanted - 1) {
      const p = 31 - Math.clz32(wanted & -wanted);
      if (holds(conditions, predicates[p]!, state)) mask |= 1 << p;
    }
    return mask;
  }

  function decideEnding(state: Int32Array): void {
    if (state[ENDING] !== 0) return;
    for (let e = 0; e < endings.length; e++) {
      const when = endings[e]!.when;
      if (when !== undefined && holds(conditions, when, state)) {
        state[ENDING] = e + 1;
        return;
      }
    }
  }

  function timeIsUp(state: Int32Array): void {
    for (let e = 0; state[ENDING] === 0 && e < endings.length; e++) {
      const atEnd = endings[e]!.atEnd;
      if (atEnd !== undefined && holds(conditions, atEnd, state)) state[ENDING] = e + 1;
    }
    // What time alone has decided is settled too, where there is a settlement still to come.
    if (rules.settlement > state[ROUND]! && endings[state[ENDING]! - 1]!.settles) enter(state, rules.settlement);
    else state[OVER] = 1;
  }

  function enter(state: Int32Array, round: number): void {
    if (round >= rounds.length) {
      timeIsUp(state);
      return;
    }
    state[ROUND] = round;
    state[STAGE] = 0;
    for (let place = 0; place < PLACES; place++) if (state[TABLE + place]! > 0 && state[TABLE_UNTIL + place]! < round) clearPlace(state, place);
    const situations = rounds[round]!.situations;
    let s = 0;
    while (s < situations.length - 1 && !holds(conditions, situations[s]!.when, state)) s++;
    state[SITUATION] = s;
    skipEmpty(state);
  }

  // A stage in which nobody has anything to choose (an empty table) passes at once.
  function skipEmpty(state: Int32Array): void {
    if (state[OVER] === 0 && toMove(state) === 0) endStage(state, state[ENDING] !== 0, true);
  }

  function nextRound(state: Int32Array): number {
    const next = rounds[state[ROUND]!]!.next;
    for (let i = 0; i < next.length; i++) if (holds(conditions, next[i]!.when, state)) return next[i]!.to;
    return state[ROUND]! + 1;
  }

  function advance(state: Int32Array, settling: boolean, roundOver: boolean): void {
    const ending = state[ENDING]!;
    if (ending > 0 && !settling) {
      if (rules.settlement >= 0 && state[ROUND] !== rules.settlement && endings[ending - 1]!.settles) enter(state, rules.settlement);
      else state[OVER] = 1;
    } else if (!roundOver) {
      state[STAGE] = state[STAGE]! + 1;
      skipEmpty(state);
    } else if (ending > 0) state[OVER] = 1;
    else enter(state, nextRound(state));
  }

  function endStage(state: Int32Array, settling: boolean, empty: boolean): void {
    const roundOver = state[STAGE]! + 1 >= rounds[state[ROUND]!]!.situations[state[SITUATION]!]!.stages.length;
    resolveChance(state, !empty, roundOver);
    if (roundOver) runCascade(state);
    for (let a = 0; a < actors.length; a++) state[layout.chose + a] = 0;
    moveStances(state, roundOver);
    decideEnding(state);
    advance(state, settling, roundOver);
  }

  function step(state: Int32Array, choices: Int32Array, pinned?: Pins, told?: Recorder): void {
    const stage = stageOf(state);
    if (stage === undefined) return;
    recorder = told;
    pins = pinned;
    const settling = state[ENDING] !== 0;
    if (stage.kind === 'sign') resolveSignatures(state, choices);
    else resolveChoices(state, choices);
    endStage(state, settling, false);
    recorder = undefined;
    pins = undefined;
  }

  function act(state: Int32Array, actor: number, choice: number): void {
    const action = actors[actor]!.menu[choice]!;
    run(state, action.then);
    if (action.offers >= 0) putOnTable(state, action.place, action.offers, actor);
    pending.fill(0); // nobody is told
  }

  function settle(state: Int32Array, place: number): void {
    const pack = state[TABLE + place]! - 1;
    if (pack < 0) return;
    state[DEALT] = pack + 1;
    run(state, packages[pack]!.then);
    pending.fill(0);
  }

  function begin(state: Int32Array): void {
    for (let a = 0; a < actors.length; a++) state[layout.stance + a] = actors[a]!.stances.initial;
    enter(state, 0);
  }

  function signers(state: Int32Array, place: number): number {
    const pack = state[TABLE + place]! - 1;
    return pack < 0 ? 0 : needed(state, pack);
  }

  return { toMove, legal, step, act, settle, stageOf, signers, odds, begin };
}

function bitCount(mask: number): number {
  let n = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) n++;
  return n;
}
