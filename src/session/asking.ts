/** Asking a policy, and not trusting the answer. */
import type { Policy, Reason, Turn } from '../bots/policy.ts';
import { type ActionId, RulesError, shown } from '../engine/index.ts';

/** A policy that chose what it may not, or threw. */
export class PolicyError extends RulesError {
  constructor({ name }: Policy, { observation, legal }: Turn, what: string, cause?: unknown) {
    super(`Policy '${name}' at seat '${observation.seat}' in round '${observation.view.round}' ${what}. Legal: ${legal.join(', ')}.`, { cause });
  }
}

export interface Answer {
  readonly action: ActionId;
  readonly reasons: readonly Reason[];
}

/** Asks `policy`, and `standIn` where that fails, telling what was wrong. */
export function askEither(policy: Policy, standIn: Policy | undefined, turn: Turn, withReasons: boolean): Answer & { readonly failed?: string } {
  try {
    return ask(policy, turn, withReasons);
  } catch (error) {
    if (!(error instanceof PolicyError) || standIn === undefined || standIn === policy) throw error;
    return { ...ask(standIn, turn, withReasons), failed: error.message };
  }
}

/** Throws a PolicyError where there is no legal answer. Reasons are only worked out where somebody reads them. */
export function ask(policy: Policy, turn: Turn, withReasons: boolean): Answer {
  const action = guarded(policy, turn, () => policy.choose(turn));
  if (!turn.legal.includes(action)) throw new PolicyError(policy, turn, `chose ${shown(action)}, which is not legal`);
  return { action, reasons: withReasons ? guarded(policy, turn, () => policy.reasons?.(turn, action) ?? []) : [] };
}

function guarded<T>(policy: Policy, turn: Turn, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new PolicyError(policy, turn, `failed with ${shown(error instanceof Error ? error.message : error)}`, error);
  }
}
