/** Opened envelopes, chance and signatures of one stage, in words and in the written order. */
import type { Reason } from '../../bots/policy.ts';
import type { ActorId, Game, GameEvent } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { SeatColour } from '../../scenes/model.ts';
import { ownSignature } from '../../session/ownSignature.ts';
import type { Entry } from '../chronicle.ts';
import { actionDone, actionName, actorName, actorsInText, colourOf, sentences, signatureDone, slotName, tableOf } from './names.ts';
import { fitting } from './reading.ts';

export interface Opened {
  readonly actor: ActorId;
  readonly colour: SeatColour;
  readonly name: string;
  readonly mine: boolean;
  /** Chosen by the player's adviser. */
  readonly advised: boolean;
  /** What was chosen, in a few words and in a sentence; absent where the envelope stays closed to this seat. */
  readonly choice: string | undefined;
  readonly done: string | undefined;
  readonly action: string | undefined;
  /** Not everybody is told. */
  readonly quiet: boolean;
  readonly reason: string | undefined;
  /** Whether it only held back. */
  readonly held: boolean;
  /** How much it is known to have moved. */
  readonly weight: number;
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

export interface Unsigned {
  readonly name: string;
  /** What the seat may know of the signatures, in a sentence. */
  readonly words: string;
}

export interface Reveal {
  readonly signing: boolean;
  readonly opened: readonly Opened[];
  readonly struck: readonly ChanceLine[];
  readonly missed: readonly ChanceLine[];
  /** Packages that did not become a deal. */
  readonly signatures: readonly Unsigned[];
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
  const kinds = new Map(game.scenario.data.actions.map(({ id, kind }) => [id, kind]));
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
        choice: action === undefined ? undefined : actionName(texts, action),
        done: action === undefined ? undefined : actionDone(texts, actor, action),
        action,
        quiet: choice?.seenBy !== undefined,
        reason: reasonText(texts, report.reasons[actor]?.find((reason) => reason.by > 0)),
        held: action !== undefined && kinds.get(action) === 'hold',
        weight: action === undefined ? 0 : weightOf(events, actor, action),
      };
    }),
    struck: lines.filter((line) => line.happened),
    missed: lines.filter((line) => !line.happened),
    signatures: unsignedOf(texts, game, seat, entry),
    deal: events.flatMap((event) => (event.kind === 'deal' ? [texts.t('ui.deal', { package: texts.t(`package.${event.package}`), actors: actorsInText(texts, event.signed) })] : []))[0],
    failed: Object.keys(report.failed).map((actor) => texts.t('ui.reveal.failed', { actor: actorName(texts, actor) })),
  };
}

function mySignature(texts: Texts, game: Game, seat: ActorId | undefined, { report, before }: Entry): readonly Opened[] {
  if (seat === undefined || report.mine === undefined) return [];
  const table = tableOf(before);
  return [{ actor: seat, colour: colourOf(game, seat), name: actorName(texts, seat), mine: true, advised: report.advised, choice: actionName(texts, report.mine, table), done: signatureDone(texts, seat, report.mine, table), action: report.mine, quiet: true, reason: undefined, held: false, weight: 0 }];
}

function weightOf(events: readonly GameEvent[], actor: ActorId, action: string): number {
  let weight = 0;
  for (const event of events) {
    if (event.kind !== 'changed') continue;
    for (const cause of event.causes) if (cause.kind === 'action' && cause.id === action && cause.actor === actor) weight += Math.abs(cause.by);
  }
  return weight;
}

/** Which opened envelopes are told at once where there is little room: the player's own, then what moved most. Kept in the written order. */
export function toldFirst(opened: readonly Opened[], room: number): readonly Opened[] {
  const ranked = opened.toSorted((a, b) => Number(b.mine) - Number(a.mine) || b.weight - a.weight);
  const first = new Set(ranked.slice(0, fitting(ranked.map(({ name, choice }) => `${name} ${choice ?? ''}`), room)));
  return opened.filter((it) => first.has(it));
}

/** Each package once. */
function unsignedOf(texts: Texts, game: Game, seat: ActorId | undefined, { report, before }: Entry): readonly Unsigned[] {
  const words = new Map<string, Unsigned>();
  for (const event of report.events) {
    if (event.kind !== 'notSigned') continue;
    words.set(event.package, { name: texts.t(`package.${event.package}`), words: notSigned(texts, event, ownSignature(game, seat, before, report.mine, event.package)) });
  }
  return [...words.values()];
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
