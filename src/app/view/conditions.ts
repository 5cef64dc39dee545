/** A condition of the rules in words, for "why not". What already holds in the seat's own view is left out. */
import type { Condition, Test, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import { met } from '../../session/readings.ts';
import { actorName, list, roundShort, slotName, stanceName } from './names.ts';

/** What is still missing, one phrase each. */
export function missing(texts: Texts, condition: Condition, view: View): readonly string[] {
  const { all, any, not } = condition as { readonly all?: readonly Condition[]; readonly any?: readonly Condition[]; readonly not?: Condition };
  if (all !== undefined) return all.flatMap((part) => missing(texts, part, view));
  if (any !== undefined) return [anyOf(texts, any, view)];
  if (not !== undefined) return negated(texts, not, view);
  const tests = Object.entries(condition as Readonly<Record<string, Test>>);
  const open = tests.filter(([slot, test]) => met(slot, test, view) !== true);
  return open.map(([slot, test]) => phrase(texts, slot, test));
}

/** The whole condition as one phrase, whatever holds of it. */
export function conditionWords(texts: Texts, condition: Condition): string {
  return list(texts, missing(texts, condition, NOTHING_KNOWN));
}

const NOTHING_KNOWN: View = { round: '', roundIndex: -1, situation: '', stage: 'choose', values: {}, stances: {}, types: {}, signals: {}, table: [], dealt: undefined, ending: undefined };

function anyOf(texts: Texts, parts: readonly Condition[], view: View): string {
  return list(texts, parts.map((part) => list(texts, missing(texts, part, view))), 'disjunction');
}

function negated(texts: Texts, condition: Condition, view: View): readonly string[] {
  const inner = missing(texts, condition, { ...view, values: {} });
  return inner.length === 0 ? [] : [texts.t('ui.when.not', { what: list(texts, inner) })];
}

function phrase(texts: Texts, slot: string, test: Test): string {
  const { t } = texts;
  const [head, actor] = slot.split('.') as [string, string | undefined];
  if (slot === 'round') return typeof test === 'object' ? rounds(texts, test) : t('ui.when.otherRound');
  if (slot === 'ending') return t(test === true ? 'ui.when.ended' : 'ui.when.open');
  if (slot === 'dealt') return t('ui.when.dealt');
  if (head === 'table') return t(test === false ? 'ui.when.notOnTable' : 'ui.when.onTable', { package: t(`package.${actor ?? ''}`) });
  if (head === 'chose') return t('ui.when.chose', { actor: actorName(texts, actor ?? '') });
  if (head === 'stance' && actor !== undefined) {
    if (typeof test === 'object' && 'tag' in test) return t('ui.when.stance', { actor: actorName(texts, actor), stance: t(`ui.tag.${test.tag}`) });
    return t('ui.when.stance', { actor: actorName(texts, actor), stance: list(texts, values(test).map((value) => stanceName(texts, actor, value)), 'disjunction') });
  }
  if ((head === 'type' || head === 'signal') && actor !== undefined) return t('ui.when.type', { what: t(`${head}.${actor}`) });
  if (typeof test === 'boolean') return t(test ? 'ui.when.flag' : 'ui.when.noFlag', { what: slotName(texts, slot) });
  if (typeof test === 'object' && !Array.isArray(test)) return bounds(texts, slot, test as { readonly atLeast?: number; readonly atMost?: number });
  return t('ui.when.is', { what: slotName(texts, slot), value: list(texts, values(test).map((value) => t(`flag.${slot}.${value}`)), 'disjunction') });
}

function values(test: Test): readonly string[] {
  if (typeof test === 'string') return [test];
  return Array.isArray(test) ? test : [];
}

function rounds(texts: Texts, test: Exclude<Test, boolean | string>): string {
  if (Array.isArray(test)) return texts.t('ui.when.rounds', { rounds: list(texts, test.map((round) => roundShort(texts, round)), 'disjunction') });
  const { from, to } = test as { readonly from?: string; readonly to?: string };
  if (from !== undefined && to !== undefined) return texts.t('ui.when.between', { from: roundShort(texts, from), to: roundShort(texts, to) });
  if (from !== undefined) return texts.t('ui.when.from', { round: roundShort(texts, from) });
  return to === undefined ? texts.t('ui.when.otherRound') : texts.t('ui.when.until', { round: roundShort(texts, to) });
}

function bounds({ t, ...texts }: Texts, slot: string, { atLeast, atMost }: { readonly atLeast?: number; readonly atMost?: number }): string {
  const what = slotName({ t, ...texts }, slot);
  if (atLeast !== undefined && atMost !== undefined) return t('ui.when.range', { what, low: atLeast, high: atMost });
  return atLeast === undefined ? t('ui.when.atMost', { what, n: atMost ?? 0 }) : t('ui.when.atLeast', { what, n: atLeast });
}
