/** The endings as small front pages, and the hard goal as a seal to earn. */
import type { ScenarioFolder } from '../../scenarios/index.ts';
import { regular } from '../../ui/shapes.ts';
import { h, s } from '../dom.ts';
import { GOAL } from '../endings.ts';
import type { Ui } from '../ui.ts';
import { type Gallery, type GalleryCard, galleryOf } from '../view/gallery.ts';
import { badge } from './facts.ts';
import { pressCanvas } from './frontPage.ts';
import { heading, secondary, styled } from './parts.ts';

export function galleryScreen(ui: Ui, folder: ScenarioFolder): HTMLElement {
  const { t } = ui.texts;
  const gallery = galleryOf(ui.texts, folder, ui.endings);
  return h('section', { class: 'screen gallery' },
    h('div', { class: 'casebook-head' }, heading(t('ui.gallery.title')), secondary(t('ui.close'), () => ui.send({ type: 'CLOSE' }), 'Escape')),
    h('p', { class: 'kicker' }, t('scenario.title')),
    h('p', { class: 'hint' }, t('ui.gallery.about', { n: gallery.reached, all: gallery.cards.length })),
    goal(ui, gallery.goal),
    h('h2', { class: 'gallery-head' }, t('ui.gallery.endings')),
    h('ul', { class: 'gallery-cards' }, gallery.cards.map((card) => galleryCard(ui, card))));
}

function galleryCard(ui: Ui, { ending, reached, recorded, hint }: GalleryCard): HTMLElement {
  const { t } = ui.texts;
  const mark = recorded && h('p', { class: 'on-record' }, t('ui.gallery.recorded'));
  if (reached === undefined) {
    return h('li', { class: 'gallery-card closed', 'data-ending': ending },
      sealedEnvelope(),
      mark,
      h('h3', {}, t('ui.gallery.closed')),
      recorded && h('p', { class: 'gallery-name' }, t(`ending.${ending}`)),
      h('p', { class: 'small' }, t('ui.gallery.together', { what: hint })));
  }
  return h('li', { class: 'gallery-card', 'data-ending': ending },
    pressCanvas(reached.picture, 640),
    mark,
    h('p', { class: 'gallery-name' }, reached.name),
    h('h3', {}, reached.headline),
    h('p', { class: 'small' }, reached.when));
}

function goal(ui: Ui, { earned, lines, when }: Gallery['goal']): HTMLElement {
  const { t } = ui.texts;
  return h('section', { class: earned ? 'goal earned' : 'goal' },
    goalSeal(),
    h('div', { class: 'goal-words' },
      h('h2', {}, t('ui.gallery.goal'), ' ', badge(ui, 'MODEL')),
      h('p', {}, t('ui.gallery.goal.about', { above: GOAL.above })),
      h('div', { class: 'scales' }, lines.map(({ name, value }) => h('div', { class: 'scale' },
        h('p', {}, h('span', {}, name), h('b', {}, value === undefined ? t('ui.gallery.goal.none') : String(value))),
        styled(h('span', { class: 'bar line', 'aria-hidden': 'true' }, h('span', { class: 'bar-fill' })), { '--to': `${value ?? 0}%`, '--line': `${GOAL.above}%` })))),
      h('p', {}, h('b', {}, t(earned ? 'ui.gallery.goal.earned' : 'ui.gallery.goal.open'))),
      when !== undefined && h('p', { class: 'small' }, when),
      h('p', { class: 'small' }, t('ui.gallery.goal.model'))));
}

/** The styles make wax of it once it is earned; before that it is an outline. */
function goalSeal(): SVGSVGElement {
  const teeth = regular(48, 1, 0).map((n, i) => (n * (Math.floor(i / 2) % 2 === 0 ? 46 : 42)).toFixed(1)).join(' ');
  return s('svg', { class: 'goal-seal', viewBox: '-50 -50 100 100', 'aria-hidden': 'true' },
    s('polygon', { points: teeth, class: 'goal-rim' }),
    s('circle', { cx: 0, cy: 0, r: 34, class: 'goal-ring' }),
    s('circle', { cx: -9, cy: 0, r: 15, class: 'goal-mark' }),
    s('circle', { cx: 9, cy: 0, r: 15, class: 'goal-mark' }));
}

function sealedEnvelope(): SVGSVGElement {
  return s('svg', { class: 'gallery-envelope', viewBox: '0 0 160 100', 'aria-hidden': 'true' },
    s('rect', { x: 34, y: 20, width: 92, height: 60 }),
    s('path', { d: 'M34 80 68 50 M126 80 92 50 M34 20 80 58 126 20' }),
    s('circle', { cx: 80, cy: 55, r: 8, class: 'wax' }));
}
