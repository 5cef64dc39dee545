/** The front page: words as HTML around a printed picture. */
import type { EndingPicture } from '../../scenarios/index.ts';
import { h } from '../dom.ts';
import { pressPicture } from '../press/picture.ts';
import { PAPER, printPicture } from '../press/print.ts';
import { PICTURE } from '../press/shapes.ts';
import type { Ui } from '../ui.ts';
import type { FrontPage } from '../view/frontPage.ts';
import { badge } from './facts.ts';
import { heading, styled } from './parts.ts';
import { betweenWords } from './wordBreaks.ts';

export function frontPage(ui: Ui, page: FrontPage, counterfactual: boolean): HTMLElement {
  const { t } = ui.texts;
  return h('article', { class: 'front' },
    h('p', { class: 'front-paper' }, page.paper),
    h('p', { class: 'front-date' }, h('span', {}, page.date), h('span', {}, page.motto)),
    h('div', { class: 'front-head' },
      counterfactual && h('p', { class: 'stamp' }, t('ui.counterfactual')),
      heading(betweenWords(page.headline, ui.texts.language))),
    h('p', { class: 'front-standfirst' }, page.standfirst),
    h('figure', { class: 'front-picture' }, pressCanvas(page.picture, 960), h('figcaption', { class: 'small' }, t('ui.front.picture'))),
    h('div', { class: 'front-columns' },
      h('section', {}, h('h2', {}, t('ui.verdict.scales'), ' ', badge(ui, 'MODEL')), scaleBars(page.scales), h('p', { class: 'small' }, t('ui.verdict.scales.about'))),
      h('section', {}, h('h2', {}, t('ui.front.did')), deeds(ui, page)),
      h('section', {}, h('h2', {}, t('ui.front.record')), record(ui, page))));
}

/** A picture as wide as its place; `pixels` is how finely it is printed. */
export function pressCanvas(picture: EndingPicture, pixels: number): HTMLCanvasElement {
  const canvas = h('canvas', { class: 'press', width: pixels, height: (pixels * PICTURE.height) / PICTURE.width, 'aria-hidden': 'true' });
  const pen = canvas.getContext('2d');
  if (pen !== null) {
    pen.fillStyle = PAPER;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    printPicture(pen, pressPicture(picture), { x: 0, y: 0, width: pixels });
  }
  return canvas;
}

export function scaleBars(scales: FrontPage['scales']): HTMLElement {
  return h('div', { class: 'scales' }, scales.map((scale) => h('div', { class: 'scale' },
    h('p', {}, h('span', {}, scale.name), h('b', {}, String(scale.value))),
    styled(h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', { class: 'bar-fill' })), { '--to': `${scale.value}%` }))));
}

function deeds(ui: Ui, { deeds: done }: FrontPage): HTMLElement {
  const { t } = ui.texts;
  if (ui.context.play?.seat === undefined) return h('p', {}, t('ui.front.did.none'));
  if (done.length === 0) return h('p', {}, t('ui.front.did.waited'));
  return h('ul', { class: 'front-deeds' }, done.map((line) => h('li', {}, h('span', { class: 'cause-round' }, line.round), ' ', line.mine)));
}

function record(ui: Ui, { record: told }: FrontPage): HTMLElement {
  const { t } = ui.texts;
  if (told === undefined) return h('p', {}, t('ui.front.record.fiction'));
  return h('div', {}, [told.ending, told.choices, told.away].map((line) => line !== undefined && h('p', {}, line)));
}
