/** What the options of a position are worth one stage ahead, world by world, as the incentive policy sees them. */
import type { Incentive, Prospects } from '../bots/index.ts';
import { drawFrom } from '../engine/index.ts';
import { paired } from './intervals.ts';

const MENU = 30;

/** Per menu position: its value in each of `worlds` believed worlds, the same for all options; every option is played through. */
export type Values = readonly Float64Array[];

export function look(prospects: Prospects, { mind }: Incentive, masked: Int32Array, actor: number, legal: number, label: string, worlds: number): Values {
  const values = Array.from({ length: MENU }, () => new Float64Array(worlds));
  mind.show(masked, actor, legal, drawFrom(label), worlds, (action, world, after, probabilities) => {
    values[action]![world] = prospects.value(actor, after, probabilities);
  });
  return values;
}

/** The option of `legal` with the highest mean; -1 if there is none. */
export function bestOf(values: Values, legal: number): number {
  let best = -1;
  for (let i = 0; i < MENU; i++) if ((legal >> i) & 1 && (best < 0 || mean(values[i]!) > mean(values[best]!))) best = i;
  return best;
}

/** The options of `legal` that come to something else than option `first` in some world. */
export function elsewhere(values: Values, legal: number, first: number): number {
  let others = 0;
  for (let i = 0; i < MENU; i++) if ((legal >> i) & 1 && values[i]!.some((value, w) => value !== values[first]![w]!)) others |= 1 << i;
  return others;
}

/** Lower 95% bound of what option `a` gains on option `b`, paired world by world. */
export function surelyGains(values: Values, a: number, b: number): number {
  return paired([...values[a]!].map((value, w) => value - values[b]![w]!)).low;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
