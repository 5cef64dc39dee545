/** Chance fixed beforehand, for replays and counterfactuals. */
import { didYouMean, RulesError } from './errors.ts';
import type { Compiled } from './scenario/compiled.ts';
import type { PinnedChance } from './types.ts';

/** Per chance event: -1 draws, -2 pins "does not happen", otherwise the outcome's index. */
export type Pins = Int8Array;
export const PIN_DRAWN = -1;
export const PIN_NONE = -2;

/** Throws RulesError where an event or an outcome is unknown. */
export function pinsOf(rules: Compiled, pinned: PinnedChance): Pins {
  const ids = rules.chance.map((c) => c.id);
  const pins = new Int8Array(ids.length).fill(PIN_DRAWN);
  for (const [event, outcome] of Object.entries(pinned)) {
    const at = ids.indexOf(event);
    if (at < 0) throw new RulesError(`Unknown chance event '${event}'.${didYouMean(event, ids)}`);
    const outcomes = rules.chance[at]!.outcomes.map((o) => o.id);
    const index = outcome === 'none' ? PIN_NONE : outcomes.indexOf(outcome);
    if (index === -1) throw new RulesError(`Unknown outcome '${outcome}' of '${event}'. Outcomes: none, ${outcomes.join(', ')}.${didYouMean(outcome, outcomes)}`);
    pins[at] = index;
  }
  return pins;
}
