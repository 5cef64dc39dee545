/** The stances of every actor, for themselves: outside a game nothing is lit. */
import { type Child, h, replace } from '../dom.ts';
import type { Matter } from '../matter.ts';
import type { Ui } from '../ui.ts';
import { actorName } from '../view/names.ts';
import { chartOf } from '../view/stances.ts';
import { stanceChartView } from './stanceChart.ts';

export function stancesTab(ui: Ui, { game }: Matter): Child {
  const { t } = ui.texts;
  const actors = game.scenario.data.actors.toSorted((a, b) => Number(b.playable) - Number(a.playable)).map(({ id }) => id);
  const body = h('div', {});
  const show = (actor: string): void => replace(body, stanceChartView(ui, chartOf(ui.texts, game, actor), false));
  show(actors[0]!);
  return [
    h('h2', { class: 'visually-hidden' }, t('ui.chart.title')),
    h('p', { class: 'small' }, t('ui.chart.about')),
    h('label', { class: 'row pick' }, h('span', {}, t('ui.chart.pick')), h('select', { name: 'actor', onchange: (event) => show((event.target as HTMLSelectElement).value) }, actors.map((actor) => h('option', { value: actor }, actorName(ui.texts, actor))))),
    body,
  ];
}
