/** The end of a game: ending, scales, scores, what was hidden, and the path beside the record. */
import type { ActorId, Game, GameState } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { SeatColour } from '../../scenes/model.ts';
import type { HistoricalRecord } from '../../scenarios/index.ts';
import type { PastStage } from '../../session/past.ts';
import type { Entry } from '../chronicle.ts';
import { type CauseLine, causeLines, type UnsignedLine, unsignedLines } from './causes.ts';
import { actionName, actorName, colourOf, playableSeats, roundShort, signedPackages, signedPlaces, tableOf } from './names.ts';
import { recordedStage, recordedTable } from './record.ts';

export interface ScoreLine {
  readonly actor: ActorId;
  readonly colour: SeatColour;
  readonly name: string;
  readonly mine: boolean;
  readonly score: number;
}

export interface PathLine {
  /** Stage of the game, from 0. */
  readonly at: number;
  readonly round: string;
  readonly mine: string;
  /** Whether it left things as they were. */
  readonly waited: boolean;
  readonly advised: boolean;
  /** Absent where the record has no such stage, or nothing for this seat. */
  readonly recorded: string | undefined;
  readonly same: boolean;
}

export interface Verdict {
  readonly ending: string;
  readonly about: string;
  /** What brought it about; what decided comes last. */
  readonly causes: readonly CauseLine[];
  /** A question to leave with. */
  readonly lesson: string | undefined;
  readonly scales: readonly { readonly id: string; readonly name: string; readonly about: string | undefined; readonly value: number }[];
  readonly own: ScoreLine | undefined;
  readonly ownWords: string | undefined;
  readonly scores: readonly ScoreLine[];
  readonly facts: readonly { readonly actor: string; readonly colour: SeatColour; readonly what: string; readonly level: string }[];
  readonly unsigned: readonly UnsignedLine[];
}

export interface Over {
  readonly game: Game;
  /** The seats that persons played. */
  readonly people: readonly ActorId[];
  readonly state: GameState;
  /** As it was. */
  readonly past: readonly PastStage[];
}

export function verdictOf(texts: Texts, { game, people, state, past }: Over): Verdict {
  const { t } = texts;
  const ending = game.outcome(state) ?? '';
  const returns = game.returns(state) ?? {};
  const scores = playableSeats(game).map((actor): ScoreLine => ({ actor, colour: colourOf(game, actor), name: actorName(texts, actor), mine: people.includes(actor), score: Math.round(returns[actor] ?? 0) }));
  const own = people.length === 1 ? scores.find((line) => line.mine) : undefined;
  return {
    ending: t(`ending.${ending}`),
    about: t(`ending.${ending}.about`),
    causes: causeLines(texts, game, past),
    lesson: texts.has(`ending.${ending}.lesson`) ? t(`ending.${ending}.lesson`) : undefined,
    scales: Object.entries(game.scales(state)).map(([id, value]) => ({ id, name: t(`scale.${id}`), about: texts.has(`scale.${id}.about`) ? t(`scale.${id}.about`) : undefined, value })),
    own,
    ownWords: own === undefined ? undefined : t(`ui.score.${band(own.score)}`),
    scores,
    // A private fact speaks to its one owner as "you"; to everybody else it is told of the seat.
    facts: Object.entries(game.describe(state).types).map(([actor, level]) => ({ actor: actorName(texts, actor), colour: colourOf(game, actor), what: t(`type.${actor}`), level: t(people.length === 1 && people[0] === actor ? `type.${actor}.${level}` : `type.${actor}.${level}.told`) })),
    unsigned: unsignedLines(texts, game, past),
  };
}

/** Scores have mean 50 and standard deviation 20 over default games. */
export function band(score: number): 'muchBelow' | 'below' | 'par' | 'above' | 'muchAbove' {
  if (score < 30) return 'muchBelow';
  if (score < 45) return 'below';
  if (score <= 55) return 'par';
  return score <= 70 ? 'above' : 'muchAbove';
}

/** What `seat` chose beside what the record says; `entries` as that seat learned of them. */
export function pathOf(texts: Texts, game: Game, seat: ActorId, entries: readonly Entry[], record: HistoricalRecord | undefined): readonly PathLine[] {
  return entries.flatMap(({ report, before }, at) => {
    if (report.mine === undefined) return [];
    const table = tableOf(before);
    const recorded = record === undefined ? undefined : recordedStage(record, entries, at)?.choices[seat];
    const then = record === undefined ? [] : recordedTable(game, record, report.round);
    const signing = recorded?.startsWith('sign:') === true;
    return [{
      at,
      round: roundShort(texts, report.round),
      mine: actionName(texts, report.mine, table),
      waited: waits(game, report.mine),
      advised: report.advised,
      recorded: recorded === undefined ? undefined : actionName(texts, recorded, signing ? then : table),
      same: signing ? sameSignatures(signedPackages(recorded, then), signedPackages(report.mine, table)) : recorded === report.mine,
    }];
  });
}

function waits(game: Game, action: string): boolean {
  return game.scenario.data.actions.find((it) => it.id === action)?.kind === 'hold' || signedPlaces(action)?.length === 0;
}

function sameSignatures(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join();
}
