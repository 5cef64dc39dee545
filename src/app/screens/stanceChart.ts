/** A chart of stances: rows to press, arrows beside them, and in words what would move the one that is picked. */
import { type Child, h, replace, s } from '../dom.ts';
import type { Ui } from '../ui.ts';
import { type Lanes, lanesOf } from '../view/lanes.ts';
import { monogram } from '../view/names.ts';
import type { Asked, Chart, Move, Region, Row, Truth, Way } from '../view/stances.ts';
import { badge } from './facts.ts';
import { fold, seal, styled } from './parts.ts';

const LANE = 13;
const ARROW = 7;
const MARKS: Readonly<Record<Truth, string>> = { yes: '✓', no: '×', hidden: '?' };

/** `playing`: in a game, seen from a seat; else for itself. */
export function stanceChartView(ui: Ui, chart: Chart, playing: boolean): HTMLElement {
  return h('div', { class: `chart edge-${chart.colour}`, 'data-chart': chart.actor },
    h('p', { class: 'chart-head' }, seal(chart.colour, monogram(chart.name)), h('b', {}, chart.name), badge(ui, 'MODEL')),
    chart.regions.map((region) => regionView(ui, region, playing)));
}

function regionView(ui: Ui, region: Region, playing: boolean): HTMLElement {
  const body = h('div', {});
  const show = (picked: number, focus: boolean): void => {
    replace(body, ladder(ui, region, picked, (row) => show(row, true)), moves(ui, region, picked, playing), everyMove(ui, region));
    if (focus) body.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  };
  show(Math.max(0, region.rows.findIndex(({ now }) => now)), false);
  return h('section', { class: 'chart-region' }, region.title !== undefined && h('h3', {}, region.title), body);
}

function ladder(ui: Ui, region: Region, picked: number, pick: (row: number) => void): HTMLElement {
  const { t } = ui.texts;
  const count = region.rows.length;
  const others = lanesOf(count, region.ways.filter(({ from }) => from !== picked), 30, 70);
  const ways = region.ways.filter(({ from }) => from === picked);
  return styled(h('ol', { class: 'ladder' }, region.rows.map((row, i) => h('li', { class: 'rung' },
    gutter(others, i),
    stance(ui, row, i === picked, () => pick(i)),
    trunk(ways, picked, i),
    h('span', { class: 'rung-label' },
      ways.filter(({ to }) => to === i).flatMap((way) => labels(way)),
      region.anywhere.filter(({ to }) => to === i).map((way) => h('span', { class: 'rung-anywhere' }, t('ui.chart.anywhere', { what: way.moves.map(({ words }) => words).join(t('ui.join')) }))))))), { '--left': `${others.count * LANE + ARROW + 4}px` });
}

function labels({ moves: all }: Way): readonly HTMLElement[] {
  return [...new Set(all.map(({ words }) => words))].map((words) => h('span', { class: 'rung-move' }, words));
}

function stance(ui: Ui, row: Row, picked: boolean, pick: () => void): HTMLElement {
  const { t } = ui.texts;
  const marks = [row.now && t('ui.chart.here'), row.been && t('ui.chart.been'), row.first && !row.now && !row.been && t('ui.chart.first')].filter((mark) => mark !== false);
  return h('button', { type: 'button', class: `rung-stance${row.now ? ' now' : row.been ? ' been' : ''}`, 'aria-pressed': String(picked), 'data-stance': row.key, onclick: pick },
    h('span', {}, row.name), marks.length > 0 && h('span', { class: 'rung-mark' }, marks.join(t('ui.join'))));
}

/** The arrows of all other stances, to the left of row `i`. */
function gutter({ count, rows }: Lanes, i: number): HTMLElement {
  const width = count * LANE + ARROW + 4;
  const x = (lane: number): number => width - ARROW - 6 - lane * LANE;
  return h('span', { class: 'lanes', 'aria-hidden': 'true' }, s('svg', { width, height: '100%' }, rows[i]!.flatMap(({ lane, top, bottom, out, into }) => [
    s('line', { x1: x(lane), x2: x(lane), y1: `${top}%`, y2: `${bottom}%` }),
    out !== undefined && s('line', { x1: x(lane), x2: width, y1: `${out}%`, y2: `${out}%` }),
    out !== undefined && s('circle', { cx: x(lane), cy: `${out}%`, r: 2.2 }),
    into !== undefined && s('line', { x1: x(lane), x2: width - ARROW, y1: `${into}%`, y2: `${into}%` }),
    into !== undefined && s('svg', { x: width, y: `${into}%`, overflow: 'visible' }, s('path', { d: `M0,0 L-${ARROW},-4 L-${ARROW},4 Z` })),
  ])));
}

/** The arrows that leave the picked stance, to the right of row `i`: one trunk, and a branch to each stance it leads to. */
function trunk(ways: readonly Way[], picked: number, i: number): HTMLElement {
  const ends = [picked, ...ways.map(({ to }) => to)];
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const inside = ways.length > 0 && i >= first && i <= last;
  const target = ways.some(({ to }) => to === i);
  return h('span', { class: 'trunk', 'aria-hidden': 'true' }, s('svg', { width: 26, height: '100%' },
    inside && s('line', { x1: 15, x2: 15, y1: i === first ? '50%' : '0%', y2: i === last ? '50%' : '100%' }),
    inside && i === picked && [s('line', { x1: 0, x2: 15, y1: '50%', y2: '50%' }), s('circle', { cx: 15, cy: '50%', r: 3.2 })],
    target && [s('line', { x1: ARROW, x2: 26, y1: '50%', y2: '50%' }), s('svg', { x: 0, y: '50%', overflow: 'visible' }, s('path', { d: `M0,0 L${ARROW + 2},-5 L${ARROW + 2},5 Z` }))]));
}

function moves(ui: Ui, region: Region, picked: number, playing: boolean): HTMLElement {
  const { t } = ui.texts;
  const row = region.rows[picked]!;
  const ways = [...region.ways.filter(({ from }) => from === picked), ...(row.key === region.rows[region.anywhere[0]?.to ?? -1]?.key ? [] : region.anywhere)];
  return h('div', { class: 'chart-moves', role: 'group', 'aria-label': t('ui.chart.moves', { stance: row.name }) },
    h(region.title === undefined ? 'h3' : 'h4', {}, t('ui.chart.moves', { stance: row.name })),
    playing && h('p', { class: 'small' }, t(row.now ? 'ui.chart.known' : 'ui.chart.notNow')),
    ways.length === 0 ? h('p', { class: 'hint' }, t('ui.chart.none')) : h('ul', {}, ways.flatMap((way) => way.moves.map((move) => moveItem(ui, region.rows[way.to]!, move)))));
}

function moveItem(ui: Ui, to: Row, move: Move): HTMLElement {
  const { t } = ui.texts;
  return h('li', { class: `chart-move ${move.open ?? 'plain'}` },
    h('p', {}, h('b', {}, t('ui.chart.to', { stance: to.name })), ' ', t('ui.chart.when', { event: t(`ui.event.${move.event}`) }), move.open !== undefined && move.asks.length > 0 && h('span', { class: 'tag' }, t(`ui.chart.open.${move.open}`))),
    move.asks.length > 0 && h('ul', { class: 'chart-asks' }, move.asks.map((asked) => h('li', {}, askedWords(ui, asked)))),
    move.sources.length > 0 && h('details', { class: 'chart-sources' }, h('summary', {}, t('ui.chart.sources', { n: move.sources.length })), h('ul', {}, move.sources.map(({ words, quiet }) => h('li', {}, words, quiet && h('span', { class: 'tag' }, t('ui.chart.quiet')))))));
}

function askedWords(ui: Ui, { name, means, wanted, holds }: Asked): Child {
  const { t } = ui.texts;
  return [
    t(wanted ? 'ui.chart.needs' : 'ui.chart.unless', { what: name }), ' ',
    h('span', { class: 'small' }, t('ui.chart.means', { what: means })),
    holds !== undefined && h('span', { class: `truth ${holds}` }, h('span', { 'aria-hidden': 'true' }, `${MARKS[holds]} `), t(`ui.chart.holds.${holds}`)),
  ];
}

/** The chart as a list: every arrow in words. */
function everyMove(ui: Ui, region: Region): HTMLElement {
  const { t } = ui.texts;
  const line = (from: string, way: Way): readonly HTMLElement[] => way.moves.map(({ words }) => h('li', {}, t('ui.chart.line', { from, to: region.rows[way.to]!.name, what: words })));
  return fold(t('ui.chart.all'), h('ul', { class: 'chart-all' },
    region.ways.flatMap((way) => line(region.rows[way.from]!.name, way)),
    region.anywhere.flatMap((way) => line(t('ui.chart.any'), way))));
}
