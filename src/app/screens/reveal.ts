import { h } from '../dom.ts';
import { firstOfRound } from '../beats.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { list, monogram } from '../view/names.ts';
import { ROOM, wordsIn } from '../view/reading.ts';
import { type ChanceLine, type Opened, type Reveal, revealOf, toldFirst, type Unsigned } from '../view/reveal.ts';
import { coach } from './coach.ts';
import { guessLine } from './guess.ts';
import { fold, heading, onward, seal, secondary, styled } from './parts.ts';
import { kicker } from './situation.ts';

/**
 * The envelopes open in the written order: who chose what, and under each the sentence and the reason. Who held back
 * and whose envelope stays closed take a line together. Where many chose, what moved least is folded.
 */
export function revealScreen(ui: Ui, play: Play, at: number): HTMLElement {
  const { t } = ui.texts;
  const entry = play.entries[at]!;
  const reveal = revealOf(ui.texts, play.matter.game, play.seat, entry);
  const chosen = reveal.signing ? [] : reveal.opened.filter(({ done, held, mine }) => done !== undefined && (mine || !held));
  const apart = reveal.signing ? [] : [...together(ui, 'ui.reveal.held', reveal.opened.filter(({ held, mine }) => held && !mine)), ...together(ui, 'ui.reveal.unseen', reveal.opened.filter(({ done }) => done === undefined))];
  const struck = reveal.struck.map((chance) => struckLine(ui, chance));
  const unsigned = reveal.signatures.map((it) => unsignedLine(ui, it));
  const after = [...aftermath(reveal, unsigned), ...struck.slice(0, AT_ONCE)];
  const room = roomFor(play, at) - wordsOf(after);
  const first = toldFirst(chosen, toldFirst(chosen, room - wordsOf(apart)).length === chosen.length ? room - wordsOf(apart) : room);
  const rest = [...chosen.filter((it) => !first.includes(it)).map((opened) => openedItem(ui, opened)), ...[...(reveal.deal === undefined ? [] : unsigned), ...struck.slice(AT_ONCE)].map(({ item }) => item)];
  const beside = apart.map(({ item }) => item);
  const missed = reveal.missed.length > 0 && fold(t('ui.reveal.missed', { n: reveal.missed.length }), h('ul', { class: 'closed' }, reveal.missed.map((line) => h('li', {}, h('b', {}, line.words), ' ', line.odds))));
  const parts = [...first.map((opened) => openedItem(ui, opened)), ...after.map(({ item }) => item)];
  parts.forEach((part, i) => styled(part, { '--i': String(i) }));
  const quiet = parts.length === 0 && reveal.opened.length === 0;
  const closed = !quiet && after.length === 0 && reveal.opened.every((opened) => opened.done === undefined);
  return h('section', { class: 'screen reveal' },
    h('p', { class: 'kicker' }, kicker(ui, play, at)),
    heading(t(reveal.signing ? (reveal.deal === undefined ? 'ui.reveal.noDeal' : 'ui.reveal.signing') : closed ? 'ui.reveal.closed' : 'ui.reveal.title')),
    coach(ui, play),
    quiet && h('p', { class: 'hint' }, t('ui.reveal.quiet')),
    h('ol', { class: 'opened-list' }, parts),
    guessLine(ui, play, at),
    rest.length === 0 ? [beside, missed] : fold(t('ui.changes.more', { n: rest.length }), h('ol', { class: 'opened-list' }, rest), beside, missed),
    onward(ui, play.people.length === 0 && secondary(t('ui.watch.skip'), () => ui.send({ type: 'SKIP' }), 'e')));
}

/** Of the chances that came, those told at once. */
const AT_ONCE = 1;

/** A round of two stages has two reveals to be read, and one in which the player chooses twice two menus as well. */
function roomFor({ entries, movers, seat }: Play, at: number): number {
  const first = firstOfRound(entries, at);
  const { round } = entries[at]!.report;
  const stages = entries.slice(first).filter(({ report }) => report.round === round);
  const follows = first + stages.length === entries.length && stages.at(-1)!.after.round === round && movers.length > 0;
  if (stages.length === 1 && !follows) return ROOM.reveal;
  const own = stages.filter(({ report }) => report.mine !== undefined && !report.advised).length + Number(follows && seat !== undefined && movers.includes(seat));
  return own > 1 ? ROOM.revealOfTwo : ROOM.revealOfTwo + ROOM.ofMenu;
}

function openedItem(ui: Ui, opened: Opened): HTMLElement {
  const { t } = ui.texts;
  return h('li', { class: 'opened' },
    seal(opened.colour, monogram(opened.name)),
    h('details', { class: 'opened-words' },
      h('summary', {},
        h('span', { class: 'opened-who' }, opened.name, opened.mine && h('span', { class: 'you' }, t(opened.advised ? 'ui.you.advised' : 'ui.you'))),
        ' ',
        h('span', { class: 'opened-done' }, opened.choice ?? '')),
      h('p', { class: 'opened-told' }, opened.done ?? ''),
      opened.reason !== undefined && h('p', { class: 'opened-why' }, opened.reason)));
}

function together(ui: Ui, key: string, opened: readonly Opened[]): readonly Line[] {
  if (opened.length === 0) return [];
  const words = ui.texts.t(key, { actors: list(ui.texts, opened.map(({ name }) => name)) });
  return [{ words, item: h('p', { class: 'opened-apart' }, words) }];
}

interface Line {
  readonly words: string;
  readonly item: HTMLElement;
}

function wordsOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { words }) => sum + wordsIn(words), 0);
}

function aftermath(reveal: Reveal, unsigned: readonly Line[]): readonly Line[] {
  return [
    ...(reveal.deal === undefined ? [] : [plainLine('deal', reveal.deal)]),
    ...reveal.failed.map((words) => plainLine('stood-in', words)),
    ...(reveal.deal === undefined ? unsigned : []),
    ...(reveal.signing && reveal.deal === undefined && unsigned.length === 0 ? reveal.opened.map(({ done }) => plainLine('unsigned', done ?? '')) : []),
  ];
}

function plainLine(kind: string, words: string): Line {
  return { words, item: h('li', { class: `opened ${kind}` }, h('p', { class: 'opened-done' }, words)) };
}

/** A package without a deal; who signed it, as far as the seat may know, on demand. */
function unsignedLine(ui: Ui, { name, words }: Unsigned): Line {
  const told = ui.texts.t('ui.reveal.unsigned', { name });
  return { words: told, item: h('li', { class: 'opened unsigned' }, h('details', { class: 'opened-words' }, h('summary', {}, h('span', { class: 'opened-done' }, told)), h('p', { class: 'opened-told' }, words))) };
}

/** A chance that came; its name and its odds on demand. */
function struckLine(ui: Ui, { name, words, odds }: ChanceLine): Line {
  return { words, item: h('li', { class: 'opened chance' }, h('details', { class: 'opened-words' },
    h('summary', {}, h('span', { class: 'opened-done' }, words)),
    h('p', { class: 'opened-why' }, ui.texts.t('ui.causes.chance', { what: name }), ' ', odds))) };
}
