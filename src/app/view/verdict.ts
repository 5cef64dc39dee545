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
  readonly path: readonly PathLine[];
}

export interface Over {
  readonly game: Game;
  readonly seat: ActorId | undefined;
  readonly state: GameState;
  /** As the seat learned of it. */
  readonly entries: readonly Entry[];
  /** As it was. */
  readonly past: readonly PastStage[];
  readonly record: HistoricalRecord | undefined;
}

export function verdictOf(texts: Texts, { game, seat, state, entries, past, record }: Over): Verdict {
  const { t } = texts;
  const ending = game.outcome(state) ?? '';
  const returns = game.returns(state) ?? {};
  const scores = playableSeats(game).map((actor): ScoreLine => ({ actor, colour: colourOf(game, actor), name: actorName(texts, actor), mine: actor === seat, score: Math.round(returns[actor] ?? 0) }));
  const own = scores.find((line) => line.mine);
  return {
    ending: t(`ending.${ending}`),
    about: t(`ending.${ending}.about`),
    causes: causeLines(texts, game, past),
    lesson: texts.has(`ending.${ending}.lesson`) ? t(`ending.${ending}.lesson`) : undefined,
    scales: Object.entries(game.scales(state)).map(([id, value]) => ({ id, name: t(`scale.${id}`), about: texts.has(`scale.${id}.about`) ? t(`scale.${id}.about`) : undefined, value })),
    own,
    ownWords: own === undefined ? undefined : t(`ui.score.${band(own.score)}`),
    scores,
    facts: Object.entries(game.describe(state).types).map(([actor, level]) => ({ actor: actorName(texts, actor), colour: colourOf(game, actor), what: t(`type.${actor}`), level: factTold(texts, seat, actor, level) })),
    unsigned: unsignedLines(texts, game, past),
    path: pathOf(texts, game, seat, entries, record),
  };
}

/** A private fact speaks to its owner as "you"; to everybody else it is told of the seat. */
function factTold({ t }: Texts, seat: ActorId | undefined, actor: ActorId, level: string): string {
  return t(actor === seat ? `type.${actor}.${level}` : `type.${actor}.${level}.told`);
}

/** Scores have mean 50 and standard deviation 20 over default games. */
export function band(score: number): 'muchBelow' | 'below' | 'par' | 'above' | 'muchAbove' {
  if (score < 30) return 'muchBelow';
  if (score < 45) return 'below';
  if (score <= 55) return 'par';
  return score <= 70 ? 'above' : 'muchAbove';
}

function pathOf(texts: Texts, game: Game, seat: ActorId | undefined, entries: readonly Entry[], record: HistoricalRecord | undefined): readonly PathLine[] {
  if (seat === undefined) return [];
  return entries.flatMap(({ report, before }, at) => {
    if (report.mine === undefined) return [];
    const table = tableOf(before);
    const recorded = record === undefined ? undefined : recordedStage(record, entries, at)?.choices[seat];
    const then = record === undefined ? [] : recordedTable(game, record, report.round);
    const signing = recorded?.startsWith('sign:') === true;
    return [{
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
