/** Which sides a package could win: while it lies on the table, and when all is over. */
import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { monogram } from '../view/names.ts';
import { type Side, type ZoneCard, zoneNow, zoneOver } from '../view/zone.ts';
import type { PastStage } from '../../session/past.ts';
import { badge } from './facts.ts';
import { fold, seal, styled } from './parts.ts';

/** Under a standing package, by the reading of the player's advisers; nothing where all is watched. */
export function zoneStanding(ui: Ui, play: Play, told: number, id: string): HTMLElement | null {
  const { seat, matter } = play;
  const card = seat === undefined ? undefined : zoneNow(ui.texts, matter.game, seat, play.readingsAt(told)).find((it) => it.package === id);
  if (card === undefined) return null;
  return h('div', { class: 'zone', 'data-zone': id }, h('p', { class: 'zone-head' }, badge(ui, 'MODEL'), ' ', ui.texts.t('ui.zone.reading')), sides(ui, card));
}

export function zoneVerdict(ui: Ui, { matter, seat }: Play, past: readonly PastStage[]): HTMLElement | null {
  const { t } = ui.texts;
  const cards = zoneOver(ui.texts, matter.game, seat, matter.zone, past);
  if (cards.length === 0) return null;
  const [tabled, never] = [cards.filter((card) => card.tabled), cards.filter((card) => !card.tabled)];
  return h('div', { class: 'zones' },
    h('h2', {}, t('ui.zone.title'), ' ', badge(ui, 'MODEL')),
    h('p', { class: 'small' }, t('ui.zone.about')),
    tabled.length === 0 ? h('p', { class: 'hint' }, t('ui.zone.noneTabled')) : tabled.map((card) => zoneCard(ui, card)),
    never.length > 0 && fold(t('ui.zone.never', { n: never.length }), never.map((card) => zoneCard(ui, card))));
}

function zoneCard(ui: Ui, card: ZoneCard): HTMLElement {
  return h('section', { class: 'zone', 'data-zone': card.package }, h('h3', {}, card.name, card.signed && h('span', { class: 'tag' }, ui.texts.t('ui.zone.signed'))), sides(ui, card));
}

function sides(ui: Ui, { sides: all, all: together }: ZoneCard): readonly HTMLElement[] {
  const { t } = ui.texts;
  const joint = t(`ui.zone.all.${together.leaning}`);
  return [
    h('ul', { class: 'zone-sides' }, all.map((side) => sideItem(ui, side))),
    h('p', { class: `zone-all ${together.leaning}` }, h('b', {}, joint), ' ', t(together.round === undefined ? 'ui.zone.together' : 'ui.zone.together.at', { share: together.share, round: together.round ?? '' })),
  ];
}

function sideItem(ui: Ui, side: Side): HTMLElement {
  const { t } = ui.texts;
  return h('li', { class: `zone-side ${side.leaning}` },
    seal(side.colour, monogram(side.name)),
    h('span', {}, side.name, side.mine && h('span', { class: 'you' }, t('ui.you'))),
    h('span', { class: 'zone-words' }, t(`ui.zone.${side.leaning}`), side.round !== undefined && h('span', { class: 'small' }, ' ', t('ui.zone.at', { round: side.round }))),
    styled(h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', { class: `bar-fill fill-${side.colour}` })), { '--to': `${side.percent}%` }),
    h('b', {}, side.share));
}
