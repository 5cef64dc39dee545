import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { actionName, actorName } from '../view/names.ts';
import { outcomeOf, questionOf, tallyOf } from '../view/guess.ts';
import type { PastStage } from '../../session/past.ts';
import { fold } from './parts.ts';

/** What another seat will choose, for a player who sits alone: never needed to go on. Open by itself where the player's own menu is short. */
export function guessFold(ui: Ui, play: Play, at: number, open: boolean): HTMLElement | null {
  const { t } = ui.texts;
  const { seat, people } = play;
  const question = seat === undefined || people.length > 1 ? undefined : questionOf(ui.texts, { game: play.matter.game, seat, at, view: play.now, movers: play.movers, told: play.entries });
  if (question === undefined) return null;
  const { actor, answers } = question;
  const made = play.guesses.find((guess) => guess.at === at && guess.actor === actor);
  const select = h('select', { name: 'guess', onchange: () => ui.send({ type: 'GUESS', guess: { at, actor, action: select.value, of: answers.length } }) },
    h('option', { value: '' }, t('ui.guess.none')),
    answers.map(({ id, name }) => h('option', { value: id, selected: made?.action === id }, name)));
  const it = fold(t('ui.guess.title'), h('label', { class: 'row' }, h('span', {}, question.words), select));
  it.classList.add('guess');
  if (open) it.setAttribute('open', '');
  return it;
}

/** How the guess on this stage came out. */
export function guessLine(ui: Ui, play: Play, at: number): HTMLElement | null {
  const { t } = ui.texts;
  const guess = play.guesses.find((it) => it.at === at);
  if (guess === undefined) return null;
  return h('p', { class: 'guess-line' }, t(`ui.guess.${outcomeOf(guess, play.entries[at]!)}`, { actor: actorName(ui.texts, guess.actor), action: actionName(ui.texts, guess.action) }));
}

/** All guesses of a game that is over, apart from the score. */
export function guessTally(ui: Ui, play: Play, past: readonly PastStage[]): HTMLElement | null {
  const tally = tallyOf(play.guesses, past);
  if (tally === undefined) return null;
  return h('p', { class: 'guess-tally' }, ui.texts.t('ui.guess.tally', { right: tally.right, n: tally.n, blind: tally.blind.toFixed(1) }));
}
