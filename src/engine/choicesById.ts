/** Choices at the public edge, by id: positions inside, and a message where an id is none. */
import { didYouMean, RulesError } from './errors.ts';
import type { Kernel } from './kernel.ts';
import { PLACES, ROUND } from './layout.ts';
import type { Compiled } from './scenario/compiled.ts';
import type { ActionId, ActorId, GameState, JointAction } from './types.ts';

export interface ChoicesById {
  /** The actor's index; throws RulesError where there is no such seat. */
  seatIndex(seat: ActorId): number;
  toMove(state: GameState): ActorId[];
  /** Sorted and unique. */
  legalActions(state: GameState, seat: ActorId): ActionId[];
  /** Action ids of the bits of a legality mask, in menu order. */
  idsOf(signing: boolean, actor: number, mask: number): ActionId[];
  /** Menu position (or subset) of an action id, -1 if unknown. */
  positionOf(signing: boolean, actor: number, action: ActionId): number;
  /** A position for every seat that moves, -1 for the others; throws RulesError on an illegal, missing or extra action. */
  positions(state: GameState, joint: JointAction): Int32Array;
}

/** `sign:` and the places on the table that are signed, e.g. `sign:02`; `sign:` alone signs nothing. */
export function signatureId(subset: number): ActionId {
  let places = '';
  for (let place = 0; place < PLACES; place++) if ((subset >> place) & 1) places += String(place);
  return `sign:${places}`;
}
export const SIGNATURES: readonly ActionId[] = Array.from({ length: 1 << PLACES }, (_, subset) => signatureId(subset));

export function createChoicesById(rules: Compiled, kernel: Kernel): ChoicesById {
  const actors = rules.actors.map((a) => a.id);

  function seatIndex(seat: ActorId): number {
    const index = actors.indexOf(seat);
    if (index < 0) throw new RulesError(`Unknown seat '${seat}'. Seats: ${actors.join(', ')}.${didYouMean(seat, actors)}`);
    return index;
  }

  function idsOf(signing: boolean, actor: number, mask: number): ActionId[] {
    const menu = rules.actors[actor]!.menu;
    const ids: ActionId[] = [];
    for (let i = 0; i < 31; i++) if ((mask >> i) & 1) ids.push(signing ? SIGNATURES[i]! : menu[i]!.id);
    return ids;
  }

  function positionOf(signing: boolean, actor: number, action: ActionId): number {
    return signing ? SIGNATURES.indexOf(action) : rules.actors[actor]!.menu.findIndex((a) => a.id === action);
  }

  function signs(state: GameState): boolean {
    return kernel.stageOf(state)?.kind === 'sign';
  }

  function toMove(state: GameState): ActorId[] {
    const mask = kernel.toMove(state);
    return actors.filter((_, a) => (mask >> a) & 1);
  }

  function legalActions(state: GameState, seat: ActorId): ActionId[] {
    const actor = seatIndex(seat);
    return idsOf(signs(state), actor, kernel.legal(state, actor)).toSorted((a, b) => (a < b ? -1 : 1));
  }

  function position(state: GameState, seat: ActorId, action: ActionId): number {
    const actor = seatIndex(seat);
    const at = positionOf(signs(state), actor, action);
    if (at < 0 || !((kernel.legal(state, actor) >> at) & 1)) {
      const legal = legalActions(state, seat);
      const round = rules.rounds[state[ROUND]!]!.id;
      throw new RulesError(`Action '${action}' is not legal for '${seat}' in round '${round}'. Legal: ${legal.join(', ') || 'none'}.${didYouMean(action, legal)}`);
    }
    return at;
  }

  function positions(state: GameState, joint: JointAction): Int32Array {
    const movers = toMove(state);
    if (movers.length === 0) throw new RulesError('The game is over: nobody has to choose.');
    for (const seat of Object.keys(joint)) {
      if (!movers.includes(seat)) throw new RulesError(`Seat '${seat}' does not choose in this stage. To move: ${movers.join(', ')}.${didYouMean(seat, movers)}`);
    }
    const choices = new Int32Array(actors.length).fill(-1);
    for (const seat of movers) {
      const action = joint[seat];
      if (action === undefined) throw new RulesError(`No action for '${seat}'. Legal: ${legalActions(state, seat).join(', ')}.`);
      choices[seatIndex(seat)] = position(state, seat, action);
    }
    return choices;
  }

  return { seatIndex, toMove, legalActions, idsOf, positionOf, positions };
}
