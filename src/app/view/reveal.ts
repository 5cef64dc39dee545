/** Opened envelopes, chance and signatures of one stage, in words and in the written order. */
import type { Reason } from '../../bots/policy.ts';
import type { ActorId, Game, GameEvent } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { SeatColour } from '../../scenes/model.ts';
import { ownSignature } from '../../session/ownSignature.ts';
import type { Entry } from '../chronicle.ts';
import { actionDone, actorName, actorsInText, colourOf, sentences, signatureDone, slotName, tableOf } from './names.ts';

export interface Opened {
  readonly actor: ActorId;
  readonly colour: SeatColour;
  readonly name: string;
  readonly mine: boolean;
  /** Chosen by the player's adviser. */
  readonly advised: boolean;
  /** Absent where the envelope stays closed to this seat. */
  readonly done: string | undefined;
  readonly action: string | undefined;
  /** Not everybody is told. */
  readonly quiet: boolean;
  readonly reason: string | undefined;
}

export interface ChanceLine {
  readonly id: string;
  /** Not everybody is told. */
  readonly quiet: boolean;
  readonly happened: boolean;
  readonly name: string;
  readonly words: string;
  /** Absent where it was bound to come. */
  readonly odds: string | undefined;
}

export interface Reveal {
  readonly signing: boolean;
  readonly opened: readonly Opened[];
  readonly struck: readonly ChanceLine[];
  readonly missed: readonly ChanceLine[];
  readonly signatures: readonly string[];
  readonly deal: string | undefined;
  /** Seats whose policy failed. */
  readonly failed: readonly string[];
}

export function revealOf(texts: Texts, game: Game, seat: ActorId | undefined, entry: Entry): Reveal {
  const { report, movers } = entry;
  const events = report.events;
  const signing = report.stage === 'sign';
  const choices = new Map(events.flatMap((event) => (event.kind === 'chose' ? [[event.actor, event] as const] : [])));
  const order = game.scenario.data.scenario.resolution;
  const lines = chanceLines(texts, events);
  return {
    signing,
    opened: signing ? mySignature(texts, game, seat, entry) : order.filter((actor) => movers.includes(actor)).map((actor) => {
      const choice = choices.get(actor);
      const action = choice?.action;
      return {
        actor,
        colour: colourOf(game, actor),
        name: actorName(texts, actor),
        mine: actor === seat,
        advised: actor === seat && report.advised,
        done: action === undefined ? undefined : actionDone(texts, actor, action),
        action,
        quiet: choice?.seenBy !== undefined,
        reason: reasonText(texts, report.reasons[actor]?.find((reason) => reason.by > 0)),
      };
    }),
    struck: lines.filter((line) => line.happened),
    missed: lines.filter((line) => !line.happened),
    // The same package may have stood in two places.
    signatures: [...new Set(events.flatMap((event) => (event.kind === 'notSigned' ? [notSigned(texts, event, ownSignature(game, seat, entry.before, report.mine, event.package))] : [])))],
    deal: events.flatMap((event) => (event.kind === 'deal' ? [texts.t('ui.deal', { package: texts.t(`package.${event.package}`), actors: actorsInText(texts, event.signed) })] : []))[0],
    failed: Object.keys(report.failed).map((actor) => texts.t('ui.reveal.failed', { actor: actorName(texts, actor) })),
  };
}

function mySignature(texts: Texts, game: Game, seat: ActorId | undefined, { report, before }: Entry): readonly Opened[] {
  if (seat === undefined || report.mine === undefined) return [];
  return [{ actor: seat, colour: colourOf(game, seat), name: actorName(texts, seat), mine: true, advised: report.advised, done: signatureDone(texts, seat, report.mine, tableOf(before)), action: report.mine, quiet: true, reason: undefined }];
}

/** `own`: whether the player's own signature was on it, where it was asked for. */
function notSigned(texts: Texts, event: Extract<GameEvent, { kind: 'notSigned' }>, own: boolean | undefined): string {
  const name = texts.t(`package.${event.package}`);
  if (event.signed === undefined) return sentences(texts, texts.t('ui.notSigned', { package: name }), own === undefined ? '' : texts.t(own ? 'ui.notSigned.mine' : 'ui.notSigned.notMine'));
  if (event.signed.length === 0) return texts.t('ui.notSigned.none', { package: name });
  return texts.t('ui.notSigned.told', { package: name, actors: actorsInText(texts, event.signed) });
}

export function chanceLines(texts: Texts, events: readonly GameEvent[]): readonly ChanceLine[] {
  return events.flatMap((event) => {
    if (event.kind !== 'chance') return [];
    const happened = event.outcome !== 'none';
    const name = texts.t(`chance.${event.event}`);
    return [{ id: event.event, quiet: event.seenBy !== undefined, happened, name, words: happened ? texts.t(`chance.${event.event}.${event.outcome}`) : name, odds: oddsText(texts, event.permille, happened) }];
  });
}

/** Of what happened, or would have: the odds, where the seat may know them and there were any. */
function oddsText(texts: Texts, permille: number | undefined, happened: boolean): string | undefined {
  if (permille === undefined) return texts.t('ui.odds.hidden');
  if (happened && permille === 1000) return undefined;
  return texts.t('ui.odds', { percent: percent(happened ? permille : 1000 - permille) });
}

/** Tenths of a per cent only where it would otherwise read 0 or 100. */
function percent(permille: number): string {
  const whole = Math.round(permille / 10);
  return (whole === 0 || whole === 100) && permille % 10 !== 0 ? (permille / 10).toFixed(1) : String(whole);
}

/** The largest reason for an action; "in the model", never a thought of a person. */
export function reasonText(texts: Texts, reason: Reason | undefined): string | undefined {
  if (reason === undefined || reason.by < 0.05) return undefined;
  const direction = reason.change >= 0 ? 'up' : 'down';
  const what = reason.kind === 'ending' ? texts.t(`ending.${reason.id}`) : slotName(texts, reason.id);
  return texts.t(`reason.${reason.kind}.${direction}`, { what });
}
