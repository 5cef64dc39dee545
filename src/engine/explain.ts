/** Why an action may or may not be chosen now. */
import { type ChoicesById, SIGNATURES } from './choicesById.ts';
import type { Kernel } from './kernel.ts';
import { OVER } from './layout.ts';
import type { Scenario } from './scenario/load.ts';
import type { ActionId, ActorId, GameState, Legality } from './types.ts';

export function explain({ compiled, data }: Scenario, kernel: Kernel, choices: ChoicesById, state: GameState, seat: ActorId, action: ActionId): Legality {
  const actor = choices.seatIndex(seat);
  if (state[OVER] === 1) return { legal: false, reason: 'over' };
  if (choices.legalActions(state, seat).includes(action)) return { legal: true, reason: 'legal' };
  if (!choices.toMove(state).includes(seat)) return { legal: false, reason: 'not-your-stage' };
  const it = compiled.actors[actor]!.menu.find((a) => a.id === action);
  if (it === undefined) return { legal: false, reason: SIGNATURES.includes(action) ? 'wrong-stage' : 'unknown' };
  if (!(it.stages & kernel.stageOf(state)!.kindBit)) return { legal: false, reason: 'wrong-stage' };
  if ((state[compiled.layout.used + actor]! >> it.bit) & 1) return { legal: false, reason: 'used' };
  const condition = it.data?.when ?? data.packages[it.offers]?.proposers[seat];
  return { legal: false, reason: 'condition', ...(condition === undefined ? {} : { condition }) };
}
