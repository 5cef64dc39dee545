/** The ending as the front page of a newspaper, in words. Headlines are chosen by what happened; nothing here is quoted. */
import type { Game, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { EndingPicture, Press } from '../../scenarios/index.ts';
import { holdsIn } from '../../session/readings.ts';
import { clockOf, dateText } from './clock.ts';
import { roundName } from './names.ts';
import type { PathLine, Verdict } from './verdict.ts';

export interface FrontPage {
  readonly paper: string;
  readonly motto: string;
  readonly date: string;
  readonly headline: string;
  /** One sentence. */
  readonly standfirst: string;
  /** What the model says beyond it. */
  readonly about: string;
  readonly picture: EndingPicture;
  readonly scales: readonly { readonly name: string; readonly value: number }[];
  /** The player's own last choices that were not waiting. Empty where nobody held a seat. */
  readonly deeds: readonly Pick<PathLine, 'round' | 'mine'>[];
  /** Against the record; undefined for a fictional case. */
  readonly record: { readonly ending: string | undefined; readonly choices: string | undefined; readonly away: string | undefined } | undefined;
}

export interface FrontInput {
  readonly game: Game;
  readonly press: Press;
  /** The end of the game, in full. */
  readonly view: View;
  readonly verdict: Verdict;
  /** What the player decided; empty where nobody held a seat, or several persons did. */
  readonly path: readonly PathLine[];
  readonly fiction: boolean;
}

const DEEDS = 3;

export function frontPageOf(texts: Texts, { game, press, view, verdict, path, fiction }: FrontInput): FrontPage {
  const { t } = texts;
  const [standfirst, about] = firstSentence(verdict.about);
  return {
    paper: t('ui.front.paper'),
    motto: t('ui.front.motto'),
    date: dateLine(texts, game, view.round),
    headline: headlineOf(texts, game, press, view),
    standfirst,
    about,
    picture: pictureOf(press, view.ending ?? ''),
    scales: verdict.scales.map(({ name, value }) => ({ name, value })),
    deeds: path.filter((line) => !line.waited).slice(-DEEDS),
    record: fiction ? undefined : recordOf(texts, press, view, path),
  };
}

/** The first headline whose condition holds and for which the ending has words; else the ending's own. */
export function headlineOf(texts: Texts, game: Game, press: Press, view: View): string {
  const key = `ending.${view.ending ?? ''}.headline`;
  const variant = press.headlines.find(({ name, when }) => texts.has(`${key}.${name}`) && holdsIn(game, view, when));
  const numbers = Object.fromEntries(Object.entries(view.values).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  return texts.t(variant === undefined ? key : `${key}.${variant.name}`, numbers);
}

/** An ending without a picture of its own gets an empty room. */
export function pictureOf(press: Press, ending: string): EndingPicture {
  return press.pictures[ending] ?? { chairs: ['empty', 'empty', 'empty', 'empty', 'empty'], door: 'ajar', windows: 5, paper: 'sealed' };
}

/** The day of the last round where the calendar of the record still holds; else the round's name. */
function dateLine(texts: Texts, game: Game, round: string): string {
  const clock = clockOf(game, round);
  return clock === undefined || texts.shifted ? roundName(texts, round) : dateText(texts, clock.slice(0, 10));
}

function recordOf({ t }: Texts, press: Press, view: View, path: readonly PathLine[]): FrontPage['record'] {
  const beside = path.filter((line) => line.recorded !== undefined);
  const away = beside.find((line) => !line.same);
  return {
    ending: press.recorded === undefined ? undefined : t(press.recorded === view.ending ? 'ui.front.record.same' : 'ui.front.record.other', { ending: t(`ending.${press.recorded}`) }),
    choices: beside.length === 0 ? undefined : t('ui.front.record.choices', { n: beside.filter((line) => line.same).length, all: beside.length }),
    away: away?.recorded === undefined ? undefined : t('ui.front.record.away', { round: away.round, mine: away.mine, recorded: away.recorded }),
  };
}

/** A text as its first sentence and the rest. */
function firstSentence(text: string): readonly [string, string] {
  const first = /^.+?(?:\.(?= )|。)/u.exec(text)?.[0] ?? text;
  return [first, text.slice(first.length).trim()];
}
