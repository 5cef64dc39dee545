/** The menu of a stage: open options by kind, what the advisers expect of each, and why others are closed. */
import type { Forecast } from '../../bots/policy.ts';
import type { ActorId, Game, Legality, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import { missing } from './conditions.ts';
import { actionName, actorsInText, offered, slotName } from './names.ts';
import { needsOf } from './signing.ts';

export const GROUPS = ['lever', 'special', 'pledge', 'offer', 'settle', 'hold'] as const;
export type Group = (typeof GROUPS)[number];

export interface Option {
  readonly id: string;
  readonly group: Group;
  readonly name: string;
  readonly about: string;
  /** Of an offer: whose signatures would make it a deal. */
  readonly needs: string | undefined;
  /** 1, 2, ... in the order of the page. */
  readonly number: number;
}

/** Closed options that share a reason. */
export interface Closed {
  readonly names: readonly string[];
  readonly why: string;
}

/** What an option is compared with: waiting or, where packages are signed, that nobody signs. */
export type Against = 'waiting' | 'unsigned';

export interface Expectation {
  readonly slot: string;
  readonly name: string;
  readonly up: boolean;
  /** 1 slight, 2 clear, 3 strong. */
  readonly size: 1 | 2 | 3;
  readonly words: string;
}

export function optionsOf(texts: Texts, game: Game, legal: readonly string[]): readonly Option[] {
  const kinds = new Map(game.scenario.data.actions.map((action) => [action.id, action.kind]));
  const order = new Map(game.scenario.data.actions.map((action, i) => [action.id, i]));
  const groupOf = (id: string): Group => (offered(id) === undefined ? (kinds.get(id) ?? 'lever') : 'offer');
  return legal
    .toSorted((a, b) => GROUPS.indexOf(groupOf(a)) - GROUPS.indexOf(groupOf(b)) || (order.get(a) ?? 0) - (order.get(b) ?? 0))
    .map((id, i) => {
      const pack = offered(id);
      const about = pack === undefined ? `action.${id}.about` : `package.${pack}.about`;
      const needs = pack === undefined ? undefined : texts.t('ui.sign.needs', { actors: actorsInText(texts, needsOf(game, pack)) });
      return { id, group: groupOf(id), name: actionName(texts, id), about: texts.t(about), needs, number: i + 1 };
    });
}

/** A menu that a person takes in at a glance. */
const AT_ONCE = 5;

/**
 * The options that a player needs at once, out of up to fourteen: those that the advisers think best for the seat, and holding back,
 * with which they are compared. They stand in the order of the page, so that the menu is no ranking and the hint still tells something;
 * all others are one fold away and have the same keys. Where the advisers have no view, the first ones of the page.
 */
export function atOnce(options: readonly Option[], forecast: () => readonly Forecast[]): readonly Option[] {
  if (options.length <= AT_ONCE + 1) return options;
  const value = new Map(forecast().map((it) => [it.action, it.value]));
  const first = options
    .toSorted((a, b) => Number(b.group === 'hold') - Number(a.group === 'hold') || (value.get(b.id) ?? 0) - (value.get(a.id) ?? 0) || a.number - b.number)
    .slice(0, AT_ONCE);
  return options.filter((option) => first.includes(option));
}

/** Closed options of `seat` with the reason; `explain` is the engine's answer for one action. */
export function closedOf(texts: Texts, game: Game, seat: ActorId, view: View, explain: (action: string) => Legality): readonly Closed[] {
  const own = game.scenario.data.actions.filter((action) => action.actor === seat).map((action) => action.id);
  const offers = game.scenario.data.packages.filter((pack) => seat in pack.proposers).map((pack) => `offer:${pack.id}`);
  const order: readonly Legality['reason'][] = ['condition', 'used', 'wrong-stage', 'unknown', 'not-your-stage', 'over', 'legal'];
  const closed = [...own, ...offers]
    .map((id) => ({ id, legality: explain(id) }))
    .filter(({ legality }) => !legality.legal && legality.reason !== 'unknown')
    .toSorted((a, b) => order.indexOf(a.legality.reason) - order.indexOf(b.legality.reason));
  const byReason = new Map<string, string[]>();
  for (const { id, legality } of closed) {
    const why = whyNot(texts, legality, view);
    byReason.set(why, [...(byReason.get(why) ?? []), actionName(texts, id)]);
  }
  return [...byReason].map(([why, names]) => ({ why, names }));
}

export function whyNot(texts: Texts, legality: Legality, view: View): string {
  const { t } = texts;
  if (legality.reason === 'used') return t('ui.why.used');
  if (legality.reason === 'wrong-stage') return t('ui.why.stage');
  if (legality.reason === 'condition' && legality.condition !== undefined) {
    const parts = missing(texts, legality.condition, view);
    if (parts.length > 0) return t('ui.why.needs', { what: parts.join(t('ui.join')) });
  }
  return t('ui.why.now');
}

/**
 * One line on what an option is worth to the seat: its rank among these options where it has one, and how it stands
 * against waiting or against no deal, in size and confidence. Small differences are called none (`bots/comparison.ts` says why and how).
 */
export function outlookOf({ t }: Texts, forecast: Forecast | undefined, than: Against): string | undefined {
  if (forecast === undefined) return undefined;
  const { against, size, sure, rank } = forecast.compared;
  const base = t(`ui.forecast.than.${than}`);
  const words = size === 0 ? t('ui.forecast.same', { base }) : t('ui.forecast.against', { than: t(`ui.forecast.${against}.${size}`, { base }), sure: t(`ui.sure.${sureness(sure)}`) });
  return t(rank === undefined ? 'ui.forecast.outlook' : `ui.forecast.outlook.${rank}`, { words });
}

/** What of it is likely enough for the one line: the two largest. */
export function briefly(texts: Texts, forecast: Forecast | undefined): readonly Expectation[] {
  const likely = (forecast?.moves ?? []).filter(({ sure }) => sureness(sure) !== 'low');
  return forecast === undefined ? [] : expectationsOf(texts, { ...forecast, moves: likely }).slice(0, 2);
}

function sureness(sure: number): 'high' | 'middle' | 'low' {
  return sure >= 0.9 ? 'high' : sure >= 0.7 ? 'middle' : 'low';
}

/** The three largest expected changes in words. */
export function expectationsOf(texts: Texts, forecast: Forecast | undefined): readonly Expectation[] {
  return (forecast?.moves ?? [])
    .filter((move) => Math.abs(move.by) >= 0.5)
    .slice(0, 3)
    .map(({ slot, by, sure }) => {
      const size = Math.abs(by) >= 10 ? 3 : Math.abs(by) >= 4 ? 2 : 1;
      const name = slotName(texts, slot);
      const words = texts.t('ui.forecast.move', { what: name, size: texts.t(`ui.size.${size}`), direction: texts.t(by > 0 ? 'ui.direction.up' : 'ui.direction.down'), sure: texts.t(`ui.sure.${sureness(sure)}`) });
      return { slot, name, up: by > 0, size, words };
    });
}
