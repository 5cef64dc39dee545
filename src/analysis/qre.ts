/**
 * Logit quantal response equilibrium of a strategic-form game (McKelvey and Palfrey 1995): everybody's errors shrink as
 * the stakes grow, and everybody reckons with the errors of the others. By a damped fixed point that follows lambda up
 * from 0, where the even profile is the only one: so it stays on the principal branch.
 */
import { softmaxInto } from '../engine/index.ts';
import { actionPayoffs, type Profile, type StrategicForm, uniformProfile } from './strategicForm.ts';

export interface LogitQre {
  readonly profile: Profile;
  /** Largest difference between a probability and the logit response to the others: 0 at an equilibrium. */
  readonly gap: number;
}

export interface QreOptions {
  /** Steps from lambda 0 to the lambda asked for. */
  readonly steps: number;
  readonly tolerance: number;
  /** Iterations of one step before the damping is doubled. */
  readonly patience: number;
}
const QRE: QreOptions = { steps: 20, tolerance: 1e-12, patience: 2000 };
/** Share of the way to the response taken at once, at first and at least. */
const STRIDE = 0.5;
const SHORTEST = 1 / 256;

/** Lambda is per unit of payoff. */
export function logitQre(form: StrategicForm, lambda: number, options: QreOptions = QRE): LogitQre {
  let profile = uniformProfile(form);
  let gap = 0;
  for (let step = 1; step <= options.steps; step++) ({ profile, gap } = settle(form, (lambda * step) / options.steps, profile, options));
  return { profile, gap };
}

/** Each player's logit response to the others' `profile`. */
export function logitResponse(form: StrategicForm, lambda: number, profile: Profile): Profile {
  return form.players.map((_, player) => {
    const payoffs = actionPayoffs(form, profile, player);
    softmaxInto(payoffs, payoffs.length, lambda, payoffs);
    return payoffs;
  });
}

function settle(form: StrategicForm, lambda: number, from: Profile, { tolerance, patience }: QreOptions): LogitQre {
  let profile = from;
  let gap = Infinity;
  for (let stride = STRIDE; stride >= SHORTEST && gap > tolerance; stride /= 2) {
    for (let i = 0; i < patience && gap > tolerance; i++) {
      const response = logitResponse(form, lambda, profile);
      gap = Math.max(...response.flatMap((own, p) => Array.from(own, (q, k) => Math.abs(q - profile[p]![k]!))));
      if (gap > tolerance) profile = profile.map((own, p) => own.map((q, k) => q + stride * (response[p]![k]! - q)));
    }
  }
  return { profile, gap };
}
