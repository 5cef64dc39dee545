/** `createGame`: the rules with a scenario loaded. The whole surface of the engine. */
import { apply } from './apply.ts';
import { createChoicesById } from './choicesById.ts';
import { explain } from './explain.ts';
import { createKernel, type Kernel } from './kernel.ts';
import { ENDING, OVER } from './layout.ts';
import { observationOf, observe, publicView, viewOf } from './observation.ts';
import { returnsOf, scalesOf } from './returns.ts';
import { canonical, type Scenario, textHash } from './scenario/load.ts';
import { createStart } from './start.ts';
import { stateHash } from './stateHash.ts';
import type { ActionId, ActorId, Applied, GameState, JointAction, Legality, Observation, PinnedChance, Returns, StartOptions, View } from './types.ts';

export interface Game {
  readonly scenario: Scenario;
  /** For loops: the same rules on integers, in place. */
  readonly kernel: Kernel;
  readonly actors: readonly ActorId[];
  initialState(seed: string, options?: StartOptions): GameState;
  /** The seats that choose in this stage, in the scenario's order; empty when the game is over. */
  toMove(state: GameState): readonly ActorId[];
  /** Sorted and unique; empty for a seat that does not choose now. */
  legalActions(state: GameState, seat: ActorId): readonly ActionId[];
  /** A new state and what happened; throws RulesError on an illegal, missing or extra action. */
  apply(state: GameState, joint: JointAction, pinned?: PinnedChance): Applied;
  /** The chance events that may strike after this stage, with their odds in per mille as they stand now. */
  chance(state: GameState): readonly { readonly event: string; readonly permille: number }[];
  observe(state: GameState, seat: ActorId): Observation;
  /** What everybody may know: for a screen that several look at. */
  publicView(state: GameState): View;
  /** Equal for all states that `seat` can't tell apart by what it sees now. */
  informationState(state: GameState, seat: ActorId): string;
  explain(state: GameState, seat: ActorId, action: ActionId): Legality;
  outcome(state: GameState): string | null;
  returns(state: GameState): Returns | null;
  /** The public scales, 0..100. */
  scales(state: GameState): Readonly<Record<string, number>>;
  describe(state: GameState): View;
  /** For loops: action ids of the bits of a legality mask, in menu order. */
  idsOf(signing: boolean, actor: number, mask: number): ActionId[];
  /** For loops: menu position (or subset) of an action id, -1 if unknown. */
  positionOf(signing: boolean, actor: number, action: ActionId): number;
  /** For loops: wraps a masked array; it is not copied. */
  observationOf(masked: Int32Array, seat: ActorId): Observation;
  hash(state: GameState): string;
}

export function createGame(scenario: Scenario): Game {
  const rules = scenario.compiled;
  const kernel = createKernel(rules);
  const byId = createChoicesById(rules, kernel);
  const { toMove, legalActions, idsOf, positionOf, seatIndex } = byId;
  return {
    scenario,
    kernel,
    actors: rules.actors.map((a) => a.id),
    initialState: createStart(scenario, kernel),
    toMove,
    legalActions,
    apply: (state, joint, pinned) => apply(rules, kernel, byId, state, joint, pinned),
    chance: (state) => rules.chance.map((it, e) => ({ event: it.id, permille: kernel.odds(state, e) })).filter((it) => it.permille > 0),
    observe: (state, seat) => observe(rules, kernel.mask, state, seat, seatIndex(seat)),
    publicView: (state) => publicView(rules, kernel.mask, state),
    informationState: (state, seat) => observe(rules, kernel.mask, state, seat, seatIndex(seat)).masked.join(','),
    explain: (state, seat, action) => explain(scenario, kernel, byId, state, seat, action),
    outcome: (state) => (state[OVER] === 1 ? rules.endings[state[ENDING]! - 1]!.id : null),
    returns: (state) => returnsOf(scenario, state),
    scales: (state) => scalesOf(scenario, state),
    describe: (state) => viewOf(rules, state),
    idsOf,
    positionOf,
    observationOf: (masked, seat) => observationOf(rules, masked, seat),
    hash: hashOf(scenario),
  };
}

/** Under changed assumptions the hash of a state tells of them too: a weight alters no state, and a transcript must not be told as played under another. */
function hashOf({ assumptions }: Scenario): (state: GameState) => string {
  if (assumptions === undefined) return stateHash;
  const under = canonical(assumptions);
  return (state) => textHash(`${stateHash(state)}${under}`);
}
