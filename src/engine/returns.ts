/** What an end is worth: to each actor by its interests, and on the public scales. */
import { ENDING, OVER } from './layout.ts';
import type { Compiled } from './scenario/compiled.ts';
import type { Scenario } from './scenario/load.ts';
import type { InterestData } from './scenario/schema.ts';
import type { GameState, Returns } from './types.ts';

/** Score per actor; null while the game goes on. */
export function returnsOf({ compiled, data }: Scenario, state: GameState): Returns | null {
  if (state[OVER] !== 1) return null;
  const entries = data.interests.map((interest): [string, number] => {
    const a = data.actors.findIndex((actor) => actor.id === interest.actor);
    const level = data.actors[a]?.type?.levels[state[compiled.layout.type + a]!];
    const raw = measure(compiled, state, endingsAt(interest, level), interest.endingWeight, interest.meters);
    return [interest.actor, Math.round(10 * (50 + (20 * (raw - interest.par.mean)) / interest.par.sd)) / 10];
  });
  return Object.fromEntries(entries);
}

/** The public scales, 0..100. */
export function scalesOf({ compiled, data }: Scenario, state: GameState): Readonly<Record<string, number>> {
  return Object.fromEntries(data.scales.map((s) => [s.id, Math.round(measure(compiled, state, s.endings, s.endingWeight, s.meters))]));
}

/** What each ending is worth to an actor whose private fact stands at `level`. */
function endingsAt(interest: InterestData, level: string | undefined): Readonly<Record<string, number>> {
  const shift = interest.byType?.[level ?? ''] ?? {};
  return Object.fromEntries(Object.entries(interest.endings).map(([e, u]) => [e, Math.max(0, Math.min(100, u + (shift[e] ?? 0)))]));
}

function measure(rules: Compiled, state: GameState, endings: Readonly<Record<string, number>>, weight: number, meters: Readonly<Record<string, number>>): number {
  const ending = rules.endings[state[ENDING]! - 1]?.id ?? '';
  let total = (weight * (endings[ending] ?? 0)) / 100;
  for (const [name, w] of Object.entries(meters)) {
    const value = state[rules.layout.byName.get(name)!.index]!;
    total += w >= 0 ? (w * value) / 100 : (-w * (100 - value)) / 100;
  }
  return total;
}
