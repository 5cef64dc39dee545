/** Assumptions in words: what each is, its value, its range, and on what it rests. */
import { type Assumption, assumptionsOf } from '../../analysis/assumptions.ts';
import type { Game } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import { actorName, slotName } from './names.ts';

export interface AssumptionGroup {
  /** Whose they are, or that they are about the letter. */
  readonly title: string;
  readonly all: readonly Assumption[];
}

/** By seat, in the order of the rules. */
export function assumptionGroups(texts: Texts, { scenario }: Game): readonly AssumptionGroup[] {
  return [...Map.groupBy(assumptionsOf(scenario.data), ({ seat }) => seat)].map(([seat, all]) => ({
    title: seat === undefined ? texts.t('ui.numbers.cascade') : actorName(texts, seat),
    all,
  }));
}

export function assumptionName(texts: Texts, { kind, about, value }: Assumption): string {
  const { t } = texts;
  switch (kind) {
    case 'belief':
      return t('ui.assume.belief', { about: actorName(texts, about), what: t(`type.${about}`) });
    case 'endings':
      return t('ui.numbers.endingWeight');
    case 'meter':
      return t(value < 0 ? 'ui.assume.against' : 'ui.assume.weight', { what: slotName(texts, about) });
    case 'sharpness':
      return t('ui.numbers.lambda');
    case 'cascade':
      return t(`ui.numbers.${about}`);
  }
}

/** A number of this assumption as it is told: a belief as so many of 100, a weight against something without its sign. */
export function assumptionValue({ t }: Texts, { kind }: Assumption, value: number): string {
  if (kind === 'belief') return t('ui.assume.of100', { n: Number((100 * value).toFixed(1)) });
  return String(kind === 'meter' ? Math.abs(value) : value);
}

/** What the two ends of a belief stand for; nothing for other numbers. */
export function assumptionEnds(texts: Texts, { scenario }: Game, { kind, about }: Assumption): readonly [string, string] | undefined {
  const levels = kind === 'belief' ? scenario.data.actors.find(({ id }) => id === about)?.type?.levels : undefined;
  return levels === undefined ? undefined : [texts.t(`type.${about}.${levels[0]}.told`), texts.t(`type.${about}.${levels.at(-1)}.told`)];
}
