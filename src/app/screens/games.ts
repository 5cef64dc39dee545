/** The kept games: a copy of the one on the screen, and all that lie on the shelf. */
import { faultText } from '../../engine/index.ts';
import { h, replace } from '../dom.ts';
import { type Aside, LONGEST_NAME } from '../saves.ts';
import type { Ui } from '../ui.ts';
import { momentName, proposedName, saveLine } from '../view/kept.ts';
import { dialog } from './dialog.ts';
import { fold } from './parts.ts';

export function gamesDialog(ui: Ui): HTMLDialogElement {
  const { t } = ui.texts;
  const told = h('p', { class: 'games-told', role: 'status' });
  const list = h('ul', { class: 'games-list' });
  const say = (id: string, name = ''): void => replace(told, t(id, { name }));
  const draw = (): void => {
    const { asides } = ui.shelf;
    replace(list, asides.length === 0 ? h('li', { class: 'small' }, t('ui.games.none')) : asides.toReversed().map((aside) => row(ui, aside, { say, draw })));
  };
  draw();
  void ui.shelf.refresh().then(draw); // another tab may have kept one
  return dialog(ui, t('ui.games'), [
    copyForm(ui, { say, draw }),
    told,
    list,
    h('button', { type: 'button', class: 'secondary', 'data-key': 'Escape', onclick: () => ui.send({ type: 'CLOSE' }) }, t('ui.close')),
  ]);
}

interface Changing {
  /** Says by a text id what came of it. */
  readonly say: (id: string, name?: string) => void;
  readonly draw: () => void;
}

function copyForm(ui: Ui, { say, draw }: Changing): HTMLElement | null {
  const { t } = ui.texts;
  const save = ui.current() ?? ui.saved;
  if (save === undefined) return null;
  const input = nameInput(proposedName(ui.texts, save, new Date()), t('ui.games.name'));
  return h('form', { class: 'games-copy', onsubmit: (event) => {
    event.preventDefault();
    const name = input.value.trim() === '' ? proposedName(ui.texts, save, new Date()) : input.value.trim();
    void ui.shelf.add(save, name).then((done) => {
      say(done ? 'ui.games.added' : 'ui.games.notAdded', name);
      return draw();
    });
  } },
    h('label', {}, h('span', {}, t('ui.games.name')), input),
    h('button', { type: 'submit', class: 'primary', 'data-act': 'keep' }, t('ui.games.keep')));
}

function nameInput(value: string, label: string): HTMLInputElement {
  return h('input', { class: 'games-name', value, maxlength: LONGEST_NAME, 'aria-label': label, autocomplete: 'off', spellcheck: 'false' });
}

function row(ui: Ui, aside: Aside, changing: Changing): HTMLElement {
  const { t } = ui.texts;
  const { save, movedAt } = aside;
  const name = nameOf(ui, aside);
  const act = (id: string, does: () => void): HTMLElement => h('button', { type: 'button', class: 'secondary', 'data-act': id, 'aria-label': t('ui.games.act', { act: t(`ui.games.${id}`), name }), onclick: does }, t(`ui.games.${id}`));
  const item = h('li', { class: 'games-row', 'data-aside': String(aside.key) });
  const rest = (): void => replace(item,
    h('p', {}, h('b', {}, name), save?.hindsight === true && h('span', { class: 'tag' }, t('ui.hindsight'))),
    h('p', { class: 'small' }, save === undefined ? t('ui.games.unreadable') : saveLine(ui.texts, save, movedAt)),
    aside.faults.length > 0 && fold(t('ui.notice.faults'), h('pre', {}, aside.faults.map(faultText).join('\n'))),
    h('div', { class: 'games-acts' },
      save !== undefined && act('open', () => ui.openAside(aside)),
      save !== undefined && act('rename', () => renaming(ui, item, aside, changing, rest)),
      act('export', () => ui.exportAside(aside)),
      act('remove', () => removing(ui, item, aside, changing, rest))));
  rest();
  return item;
}

/** In the place of the row: the name to be changed. */
function renaming(ui: Ui, item: HTMLElement, aside: Aside, { say, draw }: Changing, rest: () => void): void {
  const { t } = ui.texts;
  const input = nameInput(nameOf(ui, aside), t('ui.games.name'));
  replace(item, h('form', { class: 'games-copy', onsubmit: (event) => {
    event.preventDefault();
    const name = input.value.trim();
    if (name === '') return rest();
    void ui.shelf.rename(aside, name).then((done) => {
      say(done ? 'ui.games.renamed' : 'ui.games.notChanged', name);
      draw();
      return focusRow(aside, 'rename');
    });
  } }, input, h('button', { type: 'submit', class: 'secondary', 'data-act': 'renamed' }, t('ui.games.rename'))));
  input.select();
}

/** Asks once. */
function removing(ui: Ui, item: HTMLElement, aside: Aside, { say, draw }: Changing, rest: () => void): void {
  const { t } = ui.texts;
  const name = nameOf(ui, aside);
  const keep = h('button', { type: 'button', class: 'secondary', 'data-act': 'spare', onclick: () => {
    rest();
    focusRow(aside, 'remove');
  } }, t('ui.games.spare'));
  replace(item,
    h('p', { role: 'alert' }, t('ui.games.sure', { name })),
    h('div', { class: 'games-acts' }, keep, h('button', { type: 'button', class: 'secondary', 'data-act': 'removed', onclick: () => void ui.shelf.remove(aside).then((done) => {
      say(done ? 'ui.games.removed' : 'ui.games.notChanged', name);
      draw();
      return document.querySelector<HTMLElement>('#dialog-title')?.focus();
    }) }, t('ui.games.remove'))));
  keep.focus();
}

function focusRow({ key }: Aside, act: string): void {
  document.querySelector<HTMLElement>(`[data-aside="${key}"] [data-act="${act}"]`)?.focus();
}

function nameOf(ui: Ui, { name, movedAt }: Aside): string {
  return name ?? ui.texts.t('ui.games.moved', { when: momentName(ui.texts, movedAt) });
}
