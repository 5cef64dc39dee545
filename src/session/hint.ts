/** What the adviser would rather do, for a person who asks. */
import type { Policy, Reason, Turn } from '../bots/policy.ts';
import type { ActionId } from '../engine/index.ts';

export interface Hint {
  readonly action: ActionId;
  /** What speaks for it, largest first. */
  readonly reasons: readonly Reason[];
}

export function hintOf(adviser: Policy, turn: Turn): Hint {
  const action = preferred(adviser, turn);
  return { action, reasons: (adviser.reasons?.(turn, action) ?? []).filter(({ by }) => by > 0) };
}

/**
 * Not what it would draw, for a draw may fall on a poor option: what its forecast ranks first, so that hint and
 * forecast agree. A forecast weighs packages one by one, so a signature is the likeliest one.
 */
function preferred(adviser: Policy, turn: Turn): ActionId {
  const forecast = turn.observation.view.stage === 'sign' ? [] : (adviser.forecast?.(turn) ?? []);
  const best = forecast.toSorted((a, b) => b.value - a.value)[0];
  if (best !== undefined) return best.action;
  const odds = Object.entries(adviser.distribution?.(turn) ?? {}).toSorted((a, b) => b[1] - a[1])[0];
  return odds?.[0] ?? adviser.choose(turn);
}
