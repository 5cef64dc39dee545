/** Every assumption of the rules: searched, filtered by what it rests on and by whose it is. */
import type { Grounds } from '../../analysis/grounds.ts';
import { KINDS } from '../../analysis/numbers.ts';
import { type Child, h, replace } from '../dom.ts';
import type { Matter } from '../matter.ts';
import type { Ui } from '../ui.ts';
import { actorName } from '../view/names.ts';
import { cardsWanted, countOf, numberCards, type NumberCard, type Standing, startConditions } from '../view/numbers.ts';
import { assumptionsPanel } from './assumptionsPanel.ts';
import { factFold } from './facts.ts';
import { fold } from './parts.ts';
import { sectioned } from './sections.ts';

const STANDINGS: readonly Standing[] = [...KINDS, 'frame'];

export function numbersTab(ui: Ui, matter: Matter): Child {
  const { t } = ui.texts;
  const cards = numberCards(ui.texts, matter.game);
  const counts = Object.fromEntries(STANDINGS.map((kind) => [kind, countOf(cards, kind)]));
  const all = STANDINGS.reduce((sum, kind) => sum + counts[kind]!, 0);
  const list = h('div', { class: 'numbers' });
  const wanted: { kind: Standing | undefined; actor: string | undefined; words: string } = { kind: undefined, actor: undefined, words: '' };
  const draw = (): void => {
    const found = cardsWanted(cards, wanted);
    const numbers = found.reduce((sum, { lines }) => sum + lines.length, 0);
    const files = [...new Set(found.map(({ file }) => file))];
    replace(list, h('p', { class: 'small', role: 'status' }, t('ui.numbers.found', { n: numbers, of: all })),
      sectioned(ui, files.map((file) => ({ title: t(`ui.numbers.file.${file}`), content: found.filter((card) => card.file === file).map((card) => cardFold(ui, card)) }))));
  };
  const want = (more: Partial<typeof wanted>): void => {
    Object.assign(wanted, more);
    draw();
  };
  draw();
  return [
    h('p', { class: 'lead numbers-sum' }, t('ui.numbers.sum', { all, sourced: counts['sourced']!, fitted: counts['fitted']!, judgement: counts['judgement']!, frame: counts['frame']! })),
    h('p', { class: 'small' }, t('ui.numbers.about')),
    assumptionsPanel(ui, matter),
    changeable(ui, matter),
    h('div', { class: 'number-filters' },
      h('label', {}, h('span', {}, t('ui.numbers.search')), h('input', { type: 'search', name: 'numbers', autocomplete: 'off', oninput: (event) => want({ words: (event.target as HTMLInputElement).value }) })),
      h('label', {}, h('span', {}, t('ui.numbers.actor')), h('select', { name: 'numbers-actor', onchange: (event) => want({ actor: (event.target as HTMLSelectElement).value || undefined }) },
        h('option', { value: '' }, t('ui.numbers.everybody')), matter.game.actors.map((actor) => h('option', { value: actor }, actorName(ui.texts, actor)))))),
    h('div', { class: 'filters', role: 'radiogroup', 'aria-label': t('ui.numbers.basis') }, [undefined, ...STANDINGS].map((kind) => h('label', {},
      h('input', { type: 'radio', name: 'numbers-kind', checked: kind === undefined, onchange: () => want({ kind }) }), ' ', kind === undefined ? t('ui.casebook.all') : t(`ui.basis.${kind}`)))),
    list,
  ];
}

/** Start conditions can be changed already: the way there is open where no game would be lost on it. */
function changeable(ui: Ui, { game }: Matter): HTMLElement | null {
  const { t } = ui.texts;
  const conditions = startConditions(ui.texts, game);
  if (conditions.length === 0) return null;
  return fold(t('ui.numbers.start.about', { n: conditions.length }),
    h('ul', { class: 'alternatives' }, conditions.map((words) => h('li', {}, words))),
    ui.context.play === undefined && h('button', { type: 'button', class: 'jump', 'data-act': 'setup', onclick: () => ui.start('full') }, t('ui.numbers.start.go')));
}

/** The table is made once it is asked for: there are many. */
function cardFold(ui: Ui, card: NumberCard): HTMLElement {
  const { t } = ui.texts;
  const body = h('div', { class: 'fold-body' });
  return h('details', { class: 'fold number-card', ontoggle: () => body.childElementCount === 0 && replace(body, cardBody(ui, card)) },
    h('summary', {}, h('span', { class: 'number-head' }, h('span', { class: 'number-title' }, card.title), card.kinds.map((kind) => h('span', { class: `tag basis-${kind}` }, t(`ui.basis.${kind}`))), h('span', { class: 'small' }, t('ui.numbers.n', { n: card.lines.length })))),
    body);
}

function cardBody(ui: Ui, card: NumberCard): Child {
  const { t } = ui.texts;
  const mixed = card.kinds.length > 1;
  return [
    groundsInWords(ui, card.grounds),
    h('table', { class: 'number-table' },
      h('thead', {}, h('tr', {}, [t('ui.numbers.what'), t('ui.numbers.value'), t('ui.numbers.unit'), ...(mixed ? [t('ui.numbers.basis')] : [])].map((words) => h('th', { scope: 'col' }, words)))),
      h('tbody', {}, card.lines.map((line) => h('tr', {}, h('th', { scope: 'row' }, line.what), h('td', {}, line.value), h('td', {}, line.unit), mixed && h('td', {}, t(`ui.basis.${line.kind}`)))))),
  ];
}

function groundsInWords(ui: Ui, grounds: Grounds | undefined): Child {
  const { t } = ui.texts;
  if (grounds === undefined) return h('p', { class: 'small' }, t('ui.numbers.frame.about'));
  const { kind, reason, facts } = grounds;
  const casebook = ui.late?.casebook;
  return [
    reason !== '' && h('p', { class: 'number-why' }, h('b', {}, t(`ui.numbers.why.${kind}`)), ' ', reason),
    casebook !== undefined && facts.map((id) => factFold(ui, casebook, id)),
  ];
}
