/** Where the flow stands: the game, the step in it and what is sealed, and what may be done from there. */
import { type Beat, eyesOf } from './beats.ts';
import type { ActorId, ActionId, Assumptions } from '../engine/index.ts';
import type { Draft } from './flowActors.ts';
import type { Matter, Mode } from './matter.ts';
import type { Play } from './play.ts';
import type { Save } from './saveFormat.ts';

export interface FlowContext {
  readonly mode: Mode;
  readonly matter: Matter | undefined;
  readonly draft: Draft | undefined;
  /** What the next game is to assume in place of the published numbers. */
  readonly assumptions: Assumptions | undefined;
  readonly play: Play | undefined;
  /** Position in `play.beats`. */
  readonly step: number;
  /** What is picked in the present choice. */
  readonly choice: string | undefined;
  /** Where several persons play: what those before have sealed in the present stage. */
  readonly envelopes: Readonly<Record<ActorId, ActionId>>;
  readonly save: Save | undefined;
  /** A failure that the player is told of on the title page. */
  readonly fault: string | undefined;
  /** Whether the failure was one of loading, which the connection may explain. */
  readonly notLoaded: boolean;
  /** The save could not be taken up; the shell moves it aside. */
  readonly badSave: boolean;
  /** The decision that the player was looking at when asking to try again. */
  readonly again: number | undefined;
  /** When the envelope was sealed, in milliseconds of the page's clock. */
  readonly sealedAt: number;
  /** What lies over the game is about this: the seat of a chart, the tab of the casebook. */
  readonly about: string | undefined;
}

/** A second press right after the sealing opens nothing: opening is for good. */
export const SEALED_FOR = 400;

export function beatNow({ play, step }: FlowContext): Beat | undefined {
  return play?.beats[Math.min(step, play.beats.length - 1)];
}

export function lastBeat({ play, step }: FlowContext): boolean {
  return play === undefined || step >= play.beats.length - 1;
}

/** Whether the step is about the present stage: its envelopes are still to be sealed. */
export function isOpen({ play, step }: FlowContext): boolean {
  const beat = play?.beats[step];
  return play !== undefined && beat !== undefined && 'at' in beat && beat.at >= play.entries.length;
}

export function sealedLongEnough({ sealedAt }: FlowContext): boolean {
  return performance.now() - sealedAt >= SEALED_FOR;
}

/** What is sealed in the present stage, the choice on the screen included. */
export function chosen(context: FlowContext): FlowContext['envelopes'] {
  const beat = beatNow(context);
  const seat = (beat === undefined ? undefined : eyesOf(beat)) ?? context.play?.seat;
  return seat === undefined || context.choice === undefined ? context.envelopes : { ...context.envelopes, [seat]: context.choice };
}

/** Where a game taken up goes on. Where several persons play, never with somebody's own page: at the curtain of the first who has not sealed. */
export function standing(play: Play, save: Save): Pick<FlowContext, 'step' | 'envelopes'> {
  const step = Math.max(0, Math.min(save.step, play.beats.length - 1));
  const beat = play.beats[step];
  if (play.people.length < 2 || beat === undefined || !('at' in beat) || beat.at < play.entries.length) return { step, envelopes: {} };
  const sealed = Object.entries(save.envelopes ?? {}).filter(([seat, action]) => play.session.legal(seat).includes(action));
  const first = play.beats.findIndex((it) => it.kind === 'curtain' && it.at === beat.at && !sealed.some(([seat]) => seat === it.seat));
  return first < 0 ? { step: play.beats.findIndex((it) => it.kind === 'curtain' && it.at === beat.at), envelopes: {} } : { step: first, envelopes: Object.fromEntries(sealed) };
}

/** Back within one round and never before an opened envelope. */
export function canGoBack({ play, step }: FlowContext): boolean {
  const [here, before] = [play?.beats[step], play?.beats[step - 1]];
  if (here === undefined || before === undefined) return false;
  if (here.kind === 'verdict') return before.kind === 'verdict';
  return (here.kind === 'choose' && before.kind === 'situation') || (here.kind === 'changes' && before.kind === 'reveal');
}
