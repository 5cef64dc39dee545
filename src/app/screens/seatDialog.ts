/** The stances of one seat, over the game. */
import { h } from '../dom.ts';
import { beatNow } from '../standing.ts';
import { momentOf } from '../scene.ts';
import type { Ui } from '../ui.ts';
import { dialog } from './dialog.ts';
import { later } from './parts.ts';

export function seatDialog(ui: Ui): HTMLDialogElement {
  const { t } = ui.texts;
  return dialog(ui, t('ui.chart.title'), [
    h('p', { class: 'small' }, t('ui.chart.about')),
    later(ui, () => chart(ui)),
    h('button', { type: 'button', class: 'primary', 'data-primary': true, 'data-key': 'Escape', onclick: () => ui.send({ type: 'CLOSE' }) }, t('ui.close')),
  ], 'wide');
}

async function chart(ui: Ui): Promise<HTMLElement | null> {
  const { play, about } = ui.context;
  const beat = beatNow(ui.context);
  if (play === undefined || beat === undefined || about === undefined) return null;
  const [{ stanceChartView }, { chartOf }] = await Promise.all([import('./stanceChart.ts'), import('../view/stances.ts')]);
  const { view, told } = momentOf(play, beat);
  return stanceChartView(ui, chartOf(ui.texts, play.matter.game, about, { view, told }), true);
}
