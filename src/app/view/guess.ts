/** Guessing the board: before a reveal the player may predict another seat. Asked and offered from what the player's own seat knows. */
import type { ActionId, ActorId, Game, GameEvent, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { PastStage } from '../../session/past.ts';
import { mayHold } from '../../session/readings.ts';
import type { Entry } from '../chronicle.ts';
import { optionsOf } from './choices.ts';
import { actorName, playableSeats } from './names.ts';

/** A prediction for the stage `at`, kept sealed until that stage is told. */
export interface Guess {
  readonly at: number;
  readonly actor: ActorId;
  readonly action: ActionId;
  /** How many answers there were to pick from: what a blind guess is worth. */
  readonly of: number;
}

export interface Question {
  readonly actor: ActorId;
  readonly words: string;
  readonly answers: readonly { readonly id: ActionId; readonly name: string }[];
}

export interface GuessInput {
  readonly game: Game;
  readonly seat: ActorId;
  readonly at: number;
  readonly view: View;
  readonly movers: readonly ActorId[];
  readonly told: readonly Entry[];
}

/** About one other seat, in turn from stage to stage; nothing where signatures are asked for or nobody else moves. */
export function questionOf(texts: Texts, input: GuessInput): Question | undefined {
  const { game, seat, at, view, movers } = input;
  const others = playableSeats(game).filter((actor) => actor !== seat && movers.includes(actor));
  const actor = others[at % Math.max(1, others.length)];
  if (actor === undefined || view.stage === 'sign' || view.stage === 'over') return undefined;
  const answers = optionsOf(texts, game, answersFor(input, actor)).map(({ id, name }) => ({ id, name }));
  return answers.length < 2 ? undefined : { actor, words: texts.t('ui.guess.question', { actor: actorName(texts, actor) }), answers };
}

/** What `actor` may do as far as the player can tell: never its legal actions, which rest on what it alone sees. */
function answersFor({ game, view, told }: GuessInput, actor: ActorId): readonly ActionId[] {
  const { actions, packages } = game.scenario.data;
  const seen = new Set(told.flatMap(({ report }) => report.events.flatMap((event) => (event.kind === 'chose' ? [event.action] : []))));
  const own = actions.filter((it) => it.actor === actor && (it.stages?.some((stage) => stage === view.stage) ?? true) && !(it.once === true && seen.has(it.id)) && (it.when === undefined || mayHold(game, view, it.when)));
  const offers = packages.filter(({ proposers }) => proposers[actor] !== undefined && mayHold(game, view, proposers[actor]));
  return [...own.map(({ id }) => id), ...offers.map(({ id }) => `offer:${id}`)];
}

/** How a guess came out, as this seat learns of it; `unseen` while the envelope stays closed to it. */
export function outcomeOf(guess: Guess, { report }: Entry): 'right' | 'wrong' | 'unseen' {
  const right = hit(guess, report.events);
  return right === undefined ? 'unseen' : right ? 'right' : 'wrong';
}

function hit({ actor, action }: Guess, events: readonly GameEvent[]): boolean | undefined {
  const event = events.find((it) => it.kind === 'chose' && it.actor === actor);
  return event?.kind === 'chose' ? event.action === action : undefined;
}

export interface Tally {
  readonly n: number;
  readonly right: number;
  /** How many a blind guess would have hit on average. */
  readonly blind: number;
}

/** At the end, when every envelope may be opened. */
export function tallyOf(guesses: readonly Guess[], past: readonly PastStage[]): Tally | undefined {
  const over = guesses.filter(({ at }) => at < past.length);
  if (over.length === 0) return undefined;
  return {
    n: over.length,
    right: over.filter((guess) => hit(guess, past[guess.at]!.events) === true).length,
    blind: over.reduce((sum, guess) => sum + 1 / guess.of, 0),
  };
}
