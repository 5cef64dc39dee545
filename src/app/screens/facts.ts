/** Sources as badges that open: what is known, who says so, and the other account where it is disputed. */
import type { Casebook } from '../../scenarios/index.ts';
import { h } from '../dom.ts';
import type { Ui } from '../ui.ts';
import { type FactCard, factCard } from '../view/casebook.ts';

export function factFold(ui: Ui, casebook: Casebook, id: string): HTMLElement | null {
  const fact = casebook.facts.find((it) => it.id === id);
  if (fact === undefined) return null;
  const card = factCard(ui.texts, casebook, fact);
  return h('details', { class: 'fact', 'data-fact': id },
    h('summary', {}, badge(ui, card.badge), h('span', { class: 'fact-claim' }, h('span', { class: 'fact-day' }, card.day), card.claim)),
    factBody(ui, card));
}

/** The badge of the model leads to its numbers. */
export function badge(ui: Ui, kind: 'FACT' | 'DISPUTED' | 'MODEL'): HTMLElement {
  const words = ui.texts.t(`ui.badge.${kind}`);
  const mark = h('span', { class: `badge ${kind.toLowerCase()}` }, words);
  if (kind !== 'MODEL') return mark;
  return h('button', { type: 'button', class: 'badge-button', 'aria-label': ui.texts.t('ui.badge.MODEL.open', { badge: words }), onclick: () => ui.send({ type: 'CASEBOOK', about: 'numbers' }) }, mark);
}

export function factBody(ui: Ui, card: FactCard): HTMLElement {
  const { t } = ui.texts;
  return h('div', { class: 'fact-body' },
    h('p', { class: 'fact-when' }, card.when),
    card.note !== undefined && h('p', {}, card.note),
    card.other !== undefined && h('p', { class: 'fact-other' }, h('b', {}, t('ui.fact.other')), ' ', card.other),
    card.against.map((record) => h('p', { class: 'fact-other' }, h('b', {}, t('ui.fact.against')), ' ', record.words)),
    card.quotes.map((quote) => h('blockquote', {}, h('p', { lang: ui.texts.roles ? undefined : 'en' }, `“${quote.words}”`), quote.translated !== undefined && h('p', { class: 'translated' }, `“${quote.translated}”`), quote.by !== '' && h('footer', {}, quote.by))),
    card.hidden > 0 ? h('p', { class: 'small' }, t('ui.roles.sources', { n: card.hidden })) : h('ul', { class: 'sources' }, card.sources.map((source) => h('li', {},
      source.url === undefined ? source.label : h('a', { href: source.url, target: '_blank', rel: 'noopener noreferrer' }, source.label)))));
}
