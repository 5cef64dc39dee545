/** One stage for people: the kernel on a copy of the state, with all that happened told. */
import type { ChoicesById } from './choicesById.ts';
import type { Kernel } from './kernel.ts';
import { ENDING, OVER, ROUND, SITUATION } from './layout.ts';
import { pinsOf } from './pins.ts';
import { createJournal, seen } from './record.ts';
import type { Compiled, CompiledStage } from './scenario/compiled.ts';
import type { Applied, GameEvent, GameState, JointAction, PinnedChance } from './types.ts';

/** Throws RulesError on an illegal, missing or extra action. */
export function apply(rules: Compiled, kernel: Kernel, byId: ChoicesById, state: GameState, joint: JointAction, pinned?: PinnedChance): Applied {
  const choices = byId.positions(state, joint);
  const stage = kernel.stageOf(state)!;
  const next = state.slice() as GameState;
  const mediators = rules.actors.filter((_, a) => kernel.mediates(state, a)).map((actor) => actor.id);
  const journal = createJournal(rules, state[ROUND]!, mediators);
  kernel.step(next, choices, pinned === undefined ? undefined : pinsOf(rules, pinned), journal);
  return { state: next, events: [...chosen(rules, stage, choices), ...journal.events(), ...arrival(rules, state, next)] };
}

/** The choices by those who learn of them, in the order in which they take effect; signatures are told with their package. */
function chosen(rules: Compiled, stage: CompiledStage, choices: Int32Array): GameEvent[] {
  if (stage.kind === 'sign') return [];
  return rules.resolution.flatMap((a): GameEvent[] => {
    if (choices[a]! < 0) return [];
    const action = rules.actors[a]!.menu[choices[a]!]!;
    const seers = action.data?.kind === 'hold' ? stage.holdsSeenBy | (1 << a) : action.seenBy;
    return [{ ...seen(rules, seers), kind: 'chose', actor: rules.actors[a]!.id, action: action.id }];
  });
}

function arrival(rules: Compiled, before: GameState, after: GameState): GameEvent[] {
  if (after[OVER] === 1) return [{ kind: 'ended', ending: rules.endings[after[ENDING]! - 1]!.id }];
  if (after[ROUND] === before[ROUND]) return [];
  const round = rules.rounds[after[ROUND]!]!;
  return [{ kind: 'round', round: round.id, situation: round.situations[after[SITUATION]!]!.id }];
}
