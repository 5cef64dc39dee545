/** What stays in sight beside the words. */
import type { View } from '../../engine/index.ts';
import { h } from '../dom.ts';
import type { Entry } from '../chronicle.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { monogram, sentences } from '../view/names.ts';
import { logLines, type MeterLine, meterLines, seatLines, situationLines } from '../view/panel.ts';
import { type PackageCard, tableCards } from '../view/signing.ts';
import { seal, styled } from './parts.ts';
import { settles } from './sign.ts';

export const PANEL_TABS = ['meters', 'seats', 'table', 'log'] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

export interface PanelInput {
  readonly view: View;
  readonly before: View;
  readonly told: readonly Entry[];
  readonly tab: PanelTab;
  readonly choose: (tab: PanelTab) => void;
  /** Meters whose explanation is open; kept by whoever draws the panel anew. */
  readonly explained: Set<string>;
}

export function panel(ui: Ui, play: Play, input: PanelInput): HTMLElement {
  const { t } = ui.texts;
  const tabs = PANEL_TABS.map((id) => tabButton(ui, input, id));
  return h('div', { class: 'panel-inner' },
    h('div', { class: 'tabs', role: 'tablist', 'aria-label': t('ui.panel') }, tabs),
    h('div', { class: `panel-body panel-${input.tab}`, id: 'panel-body', role: 'tabpanel', 'aria-labelledby': `tab-${input.tab}`, tabindex: 0 }, body(ui, play, input)));
}

function tabButton(ui: Ui, { tab, view, choose }: PanelInput, id: PanelTab): HTMLButtonElement {
  const chosen = id === tab;
  const onTable = id === 'table' ? new Set(view.table.map((it) => it.package)).size : 0;
  return h('button', {
    type: 'button', role: 'tab', id: `tab-${id}`, 'aria-selected': String(chosen), 'aria-controls': 'panel-body', tabindex: chosen ? 0 : -1,
    onclick: () => choose(id), onkeydown: (event) => move(event as KeyboardEvent, id, choose),
  }, ui.texts.t(`ui.panel.${id}`), onTable > 0 && h('span', { class: 'tab-count' }, String(onTable)));
}

function move(event: KeyboardEvent, from: PanelTab, choose: (tab: PanelTab) => void): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  choose(PANEL_TABS[(PANEL_TABS.indexOf(from) + step + PANEL_TABS.length) % PANEL_TABS.length]!);
}

function body(ui: Ui, play: Play, { view, before, told, tab, explained }: PanelInput): readonly (HTMLElement | null)[] {
  const { t } = ui.texts;
  const { game } = play.matter;
  switch (tab) {
    case 'meters':
      return [h('ul', { class: 'meters' }, meterLines(ui.texts, game, view, before).map((meter) => meterItem(meter, explained)))];
    case 'seats':
      return [
        h('ul', { class: 'stances' }, seatLines(ui.texts, game, view, play.seat).map((line) => h('li', {},
          seal(line.colour, monogram(line.name)),
          h('span', {}, h('b', {}, line.name), line.mine && h('span', { class: 'you' }, t('ui.you')), h('span', { class: 'stance' }, line.stance))))),
        aims(ui, play.seat),
        h('ul', { class: 'flags' }, situationLines(ui.texts, game, view).map((line) => h('li', {}, line))),
      ];
    case 'table':
      return view.table.length === 0 ? [h('p', { class: 'hint' }, t('ui.panel.table.empty'))] : tableCards(ui.texts, game, view, told).map((card) => standing(ui, card));
    case 'log': {
      const log = logLines(ui.texts, game, play.seat, told);
      return log.length === 0 ? [h('p', { class: 'hint' }, t('ui.panel.log.empty'))] : log.toReversed().map((round) => h('section', { class: 'log-round' }, h('h2', {}, round.round), h('ul', {}, round.lines.map((line) => h('li', {}, line)))));
    }
  }
}

/** What the player's seat is after, to be read again at any time. */
function aims({ texts: { t, has } }: Ui, seat: string | undefined): HTMLElement | null {
  if (seat === undefined) return null;
  return h('dl', { class: 'aims' }, (['want', 'fear'] as const).filter((part) => has(`actor.${seat}.${part}`)).map((part) => h('div', {}, h('dt', {}, t(`ui.seat.${part}`)), h('dd', {}, t(`actor.${seat}.${part}`)))));
}

function standing(ui: Ui, card: PackageCard): HTMLElement {
  const { t } = ui.texts;
  return h('div', { class: 'standing' },
    h('p', {}, h('b', {}, card.name), ' ', card.until !== undefined && h('span', { class: 'small' }, t('ui.sign.until', { round: card.until }))),
    h('p', { class: 'small' }, card.about),
    settles(card),
    h('p', { class: 'small' }, sentences(ui.texts, t('ui.sign.by', { actors: card.by }), t('ui.sign.needs', { actors: card.needs }))));
}

/** A meter, and on demand what it measures. */
function meterItem(meter: MeterLine, explained: Set<string>): HTMLElement {
  const share = (n: number) => `${((100 * n) / meter.max).toFixed(1)}%`;
  const change = meter.value - meter.before;
  const details = h('details', { class: change > 0 ? 'meter up' : change < 0 ? 'meter down' : 'meter', open: explained.has(meter.id), ontoggle: () => {
    if (!details.open) explained.delete(meter.id);
    else if (!explained.has(meter.id)) {
      explained.add(meter.id);
      details.scrollIntoView({ block: 'nearest' });
    }
  } },
    h('summary', { 'data-meter': meter.id },
      h('span', { class: 'meter-name' }, meter.name),
      h('span', { class: 'meter-value' }, change !== 0 && h('span', { class: 'change-by' }, change > 0 ? `▲${change}` : `▼${-change}`), ' ', h('b', {}, String(meter.value))),
      styled(h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', { class: 'bar-fill' })), { '--to': share(meter.value) })),
    h('p', { class: 'small meter-about' }, meter.about));
  return h('li', {}, details);
}
