import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { monogram } from '../view/names.ts';
import { type Opened, type Reveal, revealOf } from '../view/reveal.ts';
import { coach } from './coach.ts';
import { fold, heading, onward, seal, secondary, styled } from './parts.ts';
import { kicker } from './situation.ts';

/** The envelopes open in the written order. Going on at once is allowed: what is told stays in the log. */
export function revealScreen(ui: Ui, play: Play, at: number): HTMLElement {
  const { t } = ui.texts;
  const entry = play.entries[at]!;
  const reveal = revealOf(ui.texts, play.matter.game, play.seat, entry);
  const parts = [...reveal.opened.map((opened) => openedItem(ui, opened)), ...aftermath(reveal)];
  parts.forEach((part, i) => styled(part, { '--i': String(i) }));
  const quiet = parts.length === 0;
  const closed = !quiet && parts.length === reveal.opened.length && reveal.opened.every((opened) => opened.done === undefined);
  return h('section', { class: 'screen reveal' },
    h('p', { class: 'kicker' }, kicker(ui, play, at)),
    heading(t(reveal.signing ? 'ui.reveal.signing' : closed ? 'ui.reveal.closed' : 'ui.reveal.title')),
    coach(ui, play),
    quiet && h('p', { class: 'hint' }, t('ui.reveal.quiet')),
    h('ol', { class: 'opened-list' }, parts),
    reveal.missed.length > 0 && fold(t('ui.reveal.missed', { n: reveal.missed.length }), h('ul', { class: 'closed' }, reveal.missed.map((line) => h('li', {}, h('b', {}, line.words), ' ', line.odds)))),
    onward(ui, play.people.length === 0 && secondary(t('ui.watch.skip'), () => ui.send({ type: 'SKIP' }), 'e')));
}

function openedItem(ui: Ui, opened: Opened): HTMLElement {
  const { t } = ui.texts;
  return h('li', { class: opened.done === undefined ? 'opened unseen' : 'opened' },
    seal(opened.colour, monogram(opened.name)),
    h('div', { class: 'opened-words' },
      h('p', { class: 'opened-who' }, opened.name, opened.mine && h('span', { class: 'you' }, t(opened.advised ? 'ui.you.advised' : 'ui.you'))),
      h('p', { class: 'opened-done' }, opened.done ?? t('ui.reveal.unseen')),
      opened.reason !== undefined && h('p', { class: 'opened-why' }, opened.reason)));
}

function aftermath(reveal: Reveal): readonly HTMLElement[] {
  return [
    ...(reveal.deal === undefined ? [] : [h('li', { class: 'opened deal' }, h('p', { class: 'opened-done' }, reveal.deal))]),
    ...reveal.failed.map((line) => h('li', { class: 'opened stood-in' }, h('p', { class: 'opened-done' }, line))),
    ...reveal.signatures.map((line) => h('li', { class: 'opened unsigned' }, h('p', { class: 'opened-done' }, line))),
    ...reveal.struck.map((line) => h('li', { class: 'opened chance' }, h('div', { class: 'opened-words' }, h('p', { class: 'opened-who' }, line.name), h('p', { class: 'opened-done' }, line.words), line.odds !== undefined && h('p', { class: 'opened-why' }, line.odds)))),
  ];
}
