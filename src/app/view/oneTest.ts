/** One decision of the player changed: which there are, what else was open, and what a test of it says. */
import { type Shift, shiftsOf, type Pairs } from '../../analysis/fork.ts';
import type { Estimate } from '../../analysis/intervals.ts';
import type { Share } from '../../analysis/shares.ts';
import type { ActorId, Game } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { PastStage } from '../../session/past.ts';
import type { Entry } from '../chronicle.ts';
import { type OwnDecision, ownDecisions } from './decisions.ts';
import { actionName, list, sentences, tableOf } from './names.ts';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface Decision extends OwnDecision {
  readonly seat: ActorId;
  /** What else was legal. */
  readonly others: readonly Choice[];
}

/** What the person chose where something else was open. */
export function decisionsOf(texts: Texts, game: Game, seat: ActorId, entries: readonly Entry[], past: readonly PastStage[]): readonly Decision[] {
  return ownDecisions(texts, entries).flatMap(({ at, name }) => {
    const { report, before } = entries[at]!;
    const others = game.legalActions(past[at]!.state, seat).filter((id) => id !== report.mine).map((id) => ({ id, name: actionName(texts, id, tableOf(before)) }));
    return others.length === 0 ? [] : [{ seat, at, name, others }];
  });
}

export interface ShiftLine {
  readonly ending: string;
  readonly played: Told;
  readonly changed: Told;
  readonly difference: Told;
  readonly clear: boolean;
}
export interface Told {
  readonly value: string;
  readonly range: string;
}

export function shiftLines(texts: Texts, pairs: Pairs): readonly ShiftLine[] {
  return shiftsOf(pairs).map(({ ending, played, changed, difference, clear }) => ({
    ending: texts.t(`ending.${ending}`),
    played: shareTold(texts, played),
    changed: shareTold(texts, changed),
    difference: differenceTold(texts, difference),
    clear,
  }));
}

/** The test in a sentence or two: what clearly comes more often, what less. */
export function testWords(texts: Texts, pairs: Pairs): string {
  const clear = shiftsOf(pairs).filter((shift) => shift.clear);
  if (clear.length === 0) return texts.t('ui.test.none');
  const named = (which: (shift: Shift) => boolean): string => list(texts, clear.filter(which).map(({ ending }) => texts.t('ui.quoted', { what: texts.t(`ending.${ending}`) })));
  const [more, less] = [named(({ difference }) => difference.estimate > 0), named(({ difference }) => difference.estimate < 0)];
  return sentences(texts, more && texts.t('ui.test.more', { endings: more }), less && texts.t('ui.test.less', { endings: less }));
}

function shareTold({ t }: Texts, { share, low, high }: Share): Told {
  return { value: `${percent(share)}%`, range: t('ui.test.share', { low: percent(low), high: percent(high) }) };
}

function differenceTold({ t }: Texts, { estimate, low, high }: Estimate): Told {
  return { value: signed(estimate), range: t('ui.test.range', { low: signed(low), high: signed(high) }) };
}

function percent(share: number): number {
  return Math.round(100 * share);
}

/** In points, with a sign: a proper minus, and none for nothing. */
function signed(share: number): string {
  const points = Math.round(100 * share);
  if (points === 0) return '0';
  return points > 0 ? `+${points}` : `−${-points}`;
}
