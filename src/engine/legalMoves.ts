/** Who chooses, and what may be chosen: one answer for menus, policies, checks and tests. */
import type { Choosing } from './choosing.ts';
import { OVER, PLACES, ROUND, SITUATION, STAGE } from './layout.ts';
import type { Compiled, CompiledStage } from './scenario/compiled.ts';
import { createSieve } from './sieve.ts';
import type { Signing } from './signing.ts';

export interface LegalMoves {
  stageOf(state: Int32Array): CompiledStage | undefined;
  /** Whether the stage is the last of its round. */
  isLast(state: Int32Array): boolean;
  /** Bit per actor that has to choose now; 0 when the game is over. */
  toMove(state: Int32Array): number;
  /** Bit per menu entry that `actor` may choose now; in a signing stage, bit per subset of the table. */
  legal(state: Int32Array, actor: number): number;
}

export function createLegalMoves(rules: Compiled, choosing: Choosing, signing: Signing): LegalMoves {
  const { rounds, actors } = rules;
  /** Of all actors, and then of each. */
  const present = createSieve(rules, [actors.map((actor) => actor.present), ...actors.map((actor) => [actor.present])]);
  const width = Math.max(...rounds.map(({ situations }) => situations.length));
  const depth = Math.max(...rounds.flatMap(({ situations }) => situations.map(({ stages }) => stages.length))) + 1;
  /** Round by situation by stage; nothing after the last stage of a situation. */
  const stages = Array.from({ length: rounds.length * width * depth }, (_, at) => rounds[Math.trunc(at / (width * depth))]!.situations[Math.trunc(at / depth) % width]?.stages[at % depth]);

  const placeOf = (state: Int32Array): number => (state[ROUND]! * width + state[SITUATION]!) * depth + state[STAGE]!;

  function stageOf(state: Int32Array): CompiledStage | undefined {
    return state[OVER] === 1 ? undefined : stages[placeOf(state)];
  }

  function toMove(state: Int32Array): number {
    const stage = stageOf(state);
    if (stage === undefined) return 0;
    if (stage.kind === 'sign') {
      let mask = 0;
      for (let place = 0; place < PLACES; place++) mask |= signing.signers(state, place);
      return mask & stage.actors;
    }
    return present.holding(state, 0, stage.actors);
  }

  function legal(state: Int32Array, actor: number): number {
    const stage = stageOf(state);
    if (stage === undefined || ((stage.actors >> actor) & 1) === 0 || present.holding(state, 1 + actor, 1) === 0) return 0;
    return stage.kind === 'sign' ? signing.legal(state, actor) : choosing.legal(state, actor, stage);
  }

  return { stageOf, isLast: (state) => stages[placeOf(state) + 1] === undefined, toMove, legal };
}
