/** What the person decided, adviser and record apart. */
import type { Texts } from '../../i18n/texts.ts';
import type { Entry } from '../chronicle.ts';
import { actionName, roundShort, tableOf } from './names.ts';

export interface OwnDecision {
  /** Stage of the game, from 0. */
  readonly at: number;
  readonly name: string;
}

export function isOwn({ report }: Entry): boolean {
  return report.mine !== undefined && !report.advised;
}

export function ownDecisions(texts: Texts, entries: readonly Entry[]): readonly OwnDecision[] {
  return entries.flatMap((entry, at) => {
    const { report, before } = entry;
    return isOwn(entry) ? [{ at, name: texts.t('ui.test.option', { round: roundShort(texts, report.round), action: actionName(texts, report.mine ?? '', tableOf(before)) }) }] : [];
  });
}
