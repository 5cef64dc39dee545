/** The order of things: a stage and what ends it, the next stage or round, the end of the game. */
import { halfHour, push } from './cascade.ts';
import type { Chance } from './chance.ts';
import type { Choosing } from './choosing.ts';
import { holds } from './conditions.ts';
import { ENDING, OVER, ROUND, SITUATION, STAGE } from './layout.ts';
import type { LegalMoves } from './legalMoves.ts';
import { attribute, type Motion } from './motion.ts';
import type { Pins } from './pins.ts';
import type { Recorder } from './record.ts';
import type { Signing } from './signing.ts';
import type { StanceMoves } from './stanceMoves.ts';
import type { Table } from './table.ts';

export interface Turn {
  /** Enters the first round. */
  begin(state: Int32Array): void;
  /** Plays one stage, and with it every stage after it in which nobody has a choice; bit per actor that has to choose then, as `toMove` says. */
  step(state: Int32Array, choices: Int32Array, pins?: Pins, recorder?: Recorder): number;
}

interface Rooms {
  readonly legalMoves: LegalMoves;
  readonly choosing: Choosing;
  readonly signing: Signing;
  readonly chance: Chance;
  readonly table: Table;
  readonly stanceMoves: StanceMoves;
}

export function createTurn(motion: Motion, { legalMoves, choosing, signing, chance, table, stanceMoves }: Rooms): Turn {
  const { rules } = motion;
  const { layout, conditions, actors, endings, cascade, rounds } = rules;

  function begin(state: Int32Array): void {
    for (let a = 0; a < actors.length; a++) state[layout.stance + a] = actors[a]!.stances.initial;
    enter(state, 0);
  }

  function step(state: Int32Array, choices: Int32Array, pins?: Pins, recorder?: Recorder): number {
    const stage = legalMoves.stageOf(state);
    if (stage === undefined) return 0;
    motion.recorder = recorder;
    motion.pins = pins;
    const settling = state[ENDING] !== 0;
    if (stage.kind === 'sign') signing.resolve(state, choices);
    else choosing.resolve(state, choices);
    const movers = endStage(state, settling, false);
    motion.recorder = undefined;
    motion.pins = undefined;
    return movers;
  }

  function endStage(state: Int32Array, settling: boolean, empty: boolean): number {
    const roundOver = legalMoves.isLast(state);
    if (!empty) chance.resolve(state, 'stage');
    if (roundOver) {
      runCascade(state); // the hours of the round pass before its end is judged
      chance.resolve(state, 'round');
    }
    for (let a = 0; a < actors.length; a++) state[layout.chose + a] = 0;
    stanceMoves.move(state, roundOver);
    decideEnding(state);
    return advance(state, settling, roundOver);
  }

  function runCascade(state: Int32Array): void {
    if (cascade === undefined || !holds(conditions, cascade.active, state)) return;
    attribute(motion, 'cascade', -1, 0, -1);
    const from = state[cascade.slot]!;
    const steps = rounds[state[ROUND]!]!.halfHours;
    const pushed = push(cascade, state, conditions); // only the number who act changes from one half-hour to the next
    motion.recorder?.step(0, from);
    for (let i = 1; i <= steps; i++) {
      halfHour(cascade, state, pushed);
      motion.recorder?.step(i, state[cascade.slot]!);
    }
    if (state[cascade.slot] !== from) motion.recorder?.change(cascade.slot, from, state[cascade.slot]!, motion.source);
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

  function timeIsUp(state: Int32Array): number {
    for (let e = 0; state[ENDING] === 0 && e < endings.length; e++) {
      const atEnd = endings[e]!.atEnd;
      if (atEnd !== undefined && holds(conditions, atEnd, state)) state[ENDING] = e + 1;
    }
    // What time alone has decided is settled too, where there is a settlement still to come.
    if (rules.settlement > state[ROUND]! && endings[state[ENDING]! - 1]!.settles) return enter(state, rules.settlement);
    return over(state);
  }

  function enter(state: Int32Array, round: number): number {
    if (round >= rounds.length) return timeIsUp(state);
    state[ROUND] = round;
    state[STAGE] = 0;
    table.clearExpired(state, round);
    const situations = rounds[round]!.situations;
    let s = 0;
    while (s < situations.length - 1 && !holds(conditions, situations[s]!.when, state)) s++;
    state[SITUATION] = s;
    return skipEmpty(state);
  }

  // A stage in which nobody has anything to choose (an empty table) passes at once.
  function skipEmpty(state: Int32Array): number {
    if (state[OVER] !== 0) return 0;
    const movers = legalMoves.toMove(state);
    return movers === 0 ? endStage(state, state[ENDING] !== 0, true) : movers;
  }

  function nextRound(state: Int32Array): number {
    const next = rounds[state[ROUND]!]!.next;
    for (let i = 0; i < next.length; i++) if (holds(conditions, next[i]!.when, state)) return next[i]!.to;
    return state[ROUND]! + 1;
  }

  function advance(state: Int32Array, settling: boolean, roundOver: boolean): number {
    const ending = state[ENDING]!;
    if (ending > 0 && !settling) return rules.settlement >= 0 && state[ROUND] !== rules.settlement && endings[ending - 1]!.settles ? enter(state, rules.settlement) : over(state);
    if (roundOver) return ending > 0 ? over(state) : enter(state, nextRound(state));
    state[STAGE] = state[STAGE]! + 1;
    return skipEmpty(state);
  }

  return { begin, step };
}

/** Nobody moves any more. */
function over(state: Int32Array): number {
  state[OVER] = 1;
  return 0;
}
