/** What brought the ending about, and what nearly was signed, in words. The rules say what counts (`session/causes.ts`). */
import type { Game } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import { causesOf, type Decision, type Happening, type Stood, type Turn } from '../../session/causes.ts';
import { nearlySigned, type PastStage } from '../../session/past.ts';
import { signed } from './changes.ts';
import { actionDone, actorName, actorsInText, roundShort, sentences, slotName, stanceName } from './names.ts';

export interface CauseLine {
  readonly round: string;
  readonly words: string;
  /** The last line: what decided, after what had made it possible. */
  readonly decided: boolean;
}

export interface UnsignedLine {
  readonly name: string;
  readonly round: string;
  readonly words: string;
}

const NEAREST = 3;

export function causeLines(texts: Texts, game: Game, past: readonly PastStage[]): readonly CauseLine[] {
  const { decision, turns } = causesOf(game, past);
  return [
    ...turns.map((turn) => ({ round: roundShort(texts, turn.round), words: turnWords(texts, turn), decided: false })),
    { round: roundShort(texts, decision.round), words: decisionWords(texts, decision), decided: true },
  ];
}

export function unsignedLines(texts: Texts, game: Game, past: readonly PastStage[]): readonly UnsignedLine[] {
  return nearlySigned(game, past, NEAREST).map((it) => ({
    name: texts.t(`package.${it.package}`),
    round: roundShort(texts, it.round),
    words: texts.t('ui.verdict.unsigned.who', { signed: actorsInText(texts, it.signed), missing: actorsInText(texts, it.missing) }),
  }));
}

function turnWords(texts: Texts, { what, moved }: Turn): string {
  const told = happeningWords(texts, what);
  return moved === undefined ? told : sentences(texts, told, texts.t('ui.causes.moved', { what: slotName(texts, moved.slot), by: signed(moved.by) }));
}

function decisionWords(texts: Texts, decision: Decision): string {
  const { t } = texts;
  switch (decision.kind) {
    case 'deal': {
      const said = { package: t(`package.${decision.package}`), actors: actorsInText(texts, decision.signed) };
      return decision.signed.every((actor) => decision.by.includes(actor)) ? t('ui.deal', said) : t('ui.causes.deal', { ...said, by: actorsInText(texts, decision.by) });
    }
    case 'act':
      return happeningWords(texts, decision.what);
    case 'state': {
      // What tipped it says already which flag it set; a number has to be told.
      const told = decision.what === undefined ? decision.stood : decision.stood.filter(({ value }) => typeof value === 'number');
      return sentences(texts, decision.what === undefined ? '' : happeningWords(texts, decision.what), told.length === 0 ? '' : t('ui.causes.state', { what: stoodWords(texts, told) }));
    }
    case 'time':
      return decision.stood.length === 0 ? t('ui.causes.time.none') : t('ui.causes.time', { what: stoodWords(texts, decision.stood) });
  }
}

function happeningWords(texts: Texts, what: Happening): string {
  const { t } = texts;
  switch (what.kind) {
    case 'action':
      return actionDone(texts, what.actor, what.id);
    case 'chance':
      return t('ui.causes.chance', { what: t(`chance.${what.id}.${what.outcome}`) });
    case 'cascade':
      return t('ui.causes.cascade');
    case 'stance':
      return t('ui.told.signed', { actor: actorName(texts, what.actor), what: stanceName(texts, what.actor, what.to) });
  }
}

function stoodWords(texts: Texts, stood: readonly Stood[]): string {
  return stood.map((it) => oneStood(texts, it)).join(texts.t('ui.join'));
}

function oneStood(texts: Texts, { slot, value, test }: Stood): string {
  const { t } = texts;
  if (typeof value === 'string') return t('ui.change.status', { what: slotName(texts, slot), value: t(`flag.${slot}.${value}`) });
  if (typeof value === 'boolean') return value ? slotName(texts, slot) : t('ui.when.not', { what: slotName(texts, slot) });
  const { atLeast, atMost } = test as { readonly atLeast?: number; readonly atMost?: number };
  return t(atLeast === undefined ? 'ui.causes.atMost' : 'ui.causes.atLeast', { what: slotName(texts, slot), n: value, bound: atLeast ?? atMost ?? 0 });
}

