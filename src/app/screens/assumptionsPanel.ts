/** Sliders for the assumptions, by seat; what is moved makes the next game. */
import { type Assumption, assumptionsOf, parseAssumptions } from '../../analysis/assumptions.ts';
import { groundsOf } from '../../analysis/grounds.ts';
import { type Assumptions, canonical } from '../../engine/index.ts';
import { h } from '../dom.ts';
import { folderOf, type Matter, type Mode } from '../matter.ts';
import type { Ui } from '../ui.ts';
import { assumptionEnds, type AssumptionGroup, assumptionGroups, assumptionName, assumptionValue } from '../view/assumptions.ts';
import { badge } from './facts.ts';
import { fold } from './parts.ts';

/** What the sliders of the panel share. */
interface Panel {
  readonly ui: Ui;
  readonly matter: Matter;
  /** As the slider stands now. */
  valueOf(assumption: Assumption): number;
  move(assumption: Assumption, value: number): void;
  /** Called after every move. */
  readonly onmove: (() => void)[];
}

/** `matter`: as published. The sliders set out from what the game on the screen assumes. */
export function assumptionsPanel(ui: Ui, matter: Matter): HTMLElement {
  const { t } = ui.texts;
  const { panel, changed, back } = panelOf(ui, matter);
  const status = h('p', { class: 'assume-count', role: 'status' });
  const tell = (): void => {
    const n = Object.keys(changed()).length;
    const words = n === 0 ? t('ui.assume.none') : t('ui.assume.changed', { n });
    if (status.textContent !== words) status.textContent = words; // not read out again at every step of a slider
  };
  panel.onmove.push(tell);
  const groups = assumptionGroups(ui.texts, matter.game).map((group) => groupFold(panel, group));
  tell();
  return h('section', { class: 'assume' },
    h('h2', {}, t('ui.assume.title'), ' ', badge(ui, 'MODEL')),
    h('p', {}, t('ui.assume.about')),
    fold(t('ui.assume.ranges'), h('p', { class: 'small' }, t('ui.assume.ranges.about')), h('p', { class: 'small' }, t('ui.assume.outlooks'))),
    groups,
    status,
    h('div', { class: 'actions' },
      h('button', { type: 'button', class: 'secondary', 'data-act': 'assume-start', onclick: () => ui.start(modeToPlay(ui, matter), changed()) }, t('ui.assume.start')),
      folderOf('watch') === matter.folder && h('button', { type: 'button', class: 'secondary', 'data-act': 'assume-watch', onclick: () => ui.start('watch', changed()) }, t('ui.assume.watch')),
      h('button', { type: 'button', class: 'secondary', 'data-act': 'assume-reset', onclick: back }, t('ui.assume.reset'))));
}

function panelOf(ui: Ui, matter: Matter): { readonly panel: Panel; readonly changed: () => Assumptions; readonly back: () => void } {
  const { scenario } = ui.context.play?.matter.game ?? {};
  const played = scenario?.id === matter.game.scenario.id ? (scenario.assumptions ?? {}) : {};
  const from = `${matter.folder.id}/${canonical(played)}`;
  const kept = parseAssumptions(matter.game.scenario.data, ui.assuming.get(from) ?? played, 'assumptions');
  let moved = kept.ok ? kept.value : played; // kept by another version, it may not fit
  const changed = (): Assumptions => moved;
  const onmove: (() => void)[] = [];
  const set = (next: Assumptions): void => {
    moved = next;
    ui.assuming.set(from, next);
    for (const told of onmove) told();
  };
  return {
    changed,
    back: () => set({}),
    panel: {
      ui, matter, onmove,
      valueOf: ({ id, value }) => changed()[id] ?? value,
      move: ({ id, value: published }, value) => {
        const { [id]: _, ...others } = changed();
        set(value === published ? others : inOrder(matter, { ...others, [id]: value }));
      },
    },
  };
}

/** As they stand in the rules, whichever was moved first: one set of assumptions, one text. */
function inOrder({ game }: Matter, changed: Assumptions): Assumptions {
  return Object.fromEntries(assumptionsOf(game.scenario.data).flatMap(({ id }) => (changed[id] === undefined ? [] : [[id, changed[id]]])));
}

function groupFold(panel: Panel, { title, all }: AssumptionGroup): HTMLElement {
  const { t } = panel.ui.texts;
  const count = h('span', { class: 'small' });
  const tell = (): void => {
    const n = all.filter((it) => panel.valueOf(it) !== it.value).length;
    count.textContent = n === 0 ? t('ui.numbers.n', { n: all.length }) : t('ui.assume.changed', { n });
  };
  panel.onmove.push(tell);
  tell();
  return fold(h('span', { class: 'number-head' }, h('span', { class: 'number-title' }, title), count), all.map((it) => sliderRow(panel, it)));
}

function sliderRow(panel: Panel, assumption: Assumption): HTMLElement {
  const { ui: { texts }, matter: { game } } = panel;
  const { t } = texts;
  const { id, least, most, step, value: published, basis } = assumption;
  const told = (value: number): string => assumptionValue(texts, assumption, value);
  const name = assumptionName(texts, assumption);
  const about = `assume-${id}-about`;
  const turned = published < 0; // a weight against something: further right weighs more
  const [low, high] = turned ? [-most, -least] : [least, most];
  const sign = turned ? -1 : 1;
  const output = h('output', { for: `assume-${id}` });
  const input = h('input', { type: 'range', id: `assume-${id}`, name: id, min: low, max: high, step, 'aria-describedby': about, oninput: () => panel.move(assumption, sign * Number(input.value)) });
  const row = h('div', { class: 'assume-row' });
  const tell = (): void => {
    const value = panel.valueOf(assumption);
    input.value = String(sign * value);
    input.setAttribute('aria-valuetext', told(value));
    output.textContent = told(value);
    row.classList.toggle('moved', value !== published);
  };
  panel.onmove.push(tell);
  const goBack = (): void => {
    input.focus(); // the button goes
    panel.move(assumption, published);
  };
  const ends = assumptionEnds(texts, game, assumption);
  row.append(
    h('label', { class: 'assume-name', for: `assume-${id}` }, name),
    output,
    input,
    h('button', { type: 'button', class: 'secondary assume-back', 'aria-label': t('ui.assume.backTo.of', { what: name, value: told(published) }), onclick: goBack }, t('ui.assume.backTo', { value: told(published) })),
    h('p', { class: 'small', id: about },
      h('span', { class: 'assume-ends' }, ends === undefined ? t('ui.assume.range', { least: told(sign * low), most: told(sign * high) }) : t('ui.assume.ends', { least: ends[0], most: ends[1] })), ' ',
      h('span', { class: `tag basis-${basis.kind}` }, t(`ui.basis.${basis.kind}`)), ' ',
      groundsOf(t, basis).reason));
  tell();
  return row;
}

/** The kind of game on the screen, where it is played and of these rules. */
function modeToPlay({ context }: Ui, { folder }: Matter): Mode {
  if (context.play !== undefined && context.mode !== 'watch' && folderOf(context.mode) === folder) return context.mode;
  return folder === folderOf('tutorial') ? 'tutorial' : 'full';
}
