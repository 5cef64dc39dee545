/** The search for what turned a test of a condition, and for what had made that possible in its turn. */
import type { ActionData, ActorId, Cause, Condition, Game, GameEvent, View } from '../engine/index.ts';
import type { PastStage } from './past.ts';
import { holdsIn, type Reading, readings, stands } from './readings.ts';

type Effect = ActionData['then'][number];

/** Something that happened, as an id. */
export type Happening =
  | { readonly kind: 'action'; readonly actor: ActorId; readonly id: string }
  | { readonly kind: 'chance'; readonly id: string; readonly outcome: string }
  | { readonly kind: 'cascade' }
  | { readonly kind: 'stance'; readonly actor: ActorId; readonly to: string };

export interface Turn {
  readonly at: number;
  readonly round: string;
  readonly what: Happening;
  /** The meter or count for whose sake it is told, and what it did to it. */
  readonly moved: { readonly slot: string; readonly by: number } | undefined;
}

export interface Search {
  /** Looks for what turned the test, up to stage `upTo`; for a number that the ending rests on, also for what kept it so. */
  seek(reading: Reading, upTo: number, weight: number): void;
  /** Looks for what had made `what` possible in stage `at`. */
  because(what: Happening, at: number, weight: number): void;
  /** What an actor's stance rests on: the predicates of its machine that hold in `view`. */
  mood(actor: ActorId, upTo: number, view: View, weight: number): void;
  /** What last moved an actor's stance. */
  stanceOf(actor: ActorId, upTo: number, weight: number): void;
  /** The weightiest turns in the order of the game, `but` left out. */
  best(most: number, but: Pick<Turn, 'at' | 'what'> | undefined): readonly Turn[];
}

/** A step back weighs this much of the step before; what weighs less than the least is not looked into. */
const BACK = 0.6;
const LEAST = 0.3;
/** A move of a meter by this share of its range is as good a reason as a flag. */
const LARGE = 0.25;

export function createSearch(game: Game, past: readonly PastStage[]): Search {
  const clues = new Map<string, { readonly turn: Turn; readonly weight: number }>();
  const { data } = game.scenario;

  function add(at: number, what: Happening, weight: number, moved?: Turn['moved']): void {
    const key = keyOf(at, what);
    const known = clues.get(key);
    if (known !== undefined && known.weight >= weight) return;
    clues.set(key, { weight, turn: { at, round: past[at]!.before.round, what, moved: moved ?? known?.turn.moved } });
    because(what, at, weight);
  }

  function seek(reading: Reading, upTo: number, weight: number): void {
    if (weight < LEAST) return;
    const number = data.state.some((slot) => slot.id === reading.slot && (slot.kind === 'meter' || slot.kind === 'count'));
    const always = stands(game, past[0]!.before, reading.slot, reading.test) === reading.truth;
    if (number && (!always || weight === 1)) seekMove(reading, upTo, always ? BACK * weight : weight);
    else if (always) return;
    else if (reading.slot.startsWith('stance.')) seekStance(reading, upTo, weight);
    else seekFlag(reading, upTo, weight);
  }

  function seekFlag(reading: Reading, upTo: number, weight: number): void {
    const at = turnedAt(reading, upTo);
    const what = at < 0 ? undefined : sourceOf(changeIn(past[at]!, reading.slot)?.causes[0]);
    if (what !== undefined) add(at, what, weight);
  }

  function seekMove({ slot, test, truth }: Reading, upTo: number, weight: number): void {
    const start = past[0]!.before.values[slot];
    const end = past[upTo]?.after.values[slot];
    const { atLeast, atMost } = test as { readonly atLeast?: number; readonly atMost?: number };
    const way = atLeast !== undefined && atMost !== undefined ? Math.sign(Number(end) - Number(start)) : (atLeast === undefined) === truth ? -1 : 1;
    const moves = past.slice(0, upTo + 1).flatMap((stage, at) => {
      const change = changeIn(stage, slot);
      return change === undefined || (change.to - change.from) * way <= 0 ? [] : [{ at, change, by: Math.abs(change.to - change.from) }];
    });
    const largest = moves.toSorted((a, b) => b.by - a.by)[0];
    const cause = largest?.change.causes.find((it) => it.by * way > 0);
    const what = sourceOf(cause);
    if (largest === undefined || cause === undefined || what === undefined) return;
    const range = data.state.find((it) => it.id === slot)?.max ?? 100;
    add(largest.at, what, weight * (0.5 + 0.5 * Math.min(1, Math.abs(cause.by) / (LARGE * range))), { slot, by: cause.by });
  }

  function seekStance(reading: Reading, upTo: number, weight: number): void {
    const at = turnedAt(reading, upTo);
    if (at >= 0) shifted(reading.slot.slice('stance.'.length), at, weight);
  }

  /** A stance moves when something is sent to its machine, or as a round ends; then the stance itself is told. */
  function shifted(actor: ActorId, at: number, weight: number): void {
    const senders = happeningsIn(game, past[at]!).filter(({ then }) => then.some((effect) => effect.send?.[actor] !== undefined && (effect.when === undefined || holdsIn(game, past[at]!.before, effect.when))));
    for (const { what } of senders) add(at, what, 0.8 * weight);
    if (senders.length === 0) add(at, { kind: 'stance', actor, to: past[at]!.after.stances[actor] ?? '' }, 0.7 * weight);
    mood(actor, at, past[at]!.after, BACK * weight);
  }

  function stanceOf(actor: ActorId, upTo: number, weight: number): void {
    const at = past.findLastIndex((stage, k) => k <= upTo && stage.before.stances[actor] !== stage.after.stances[actor]);
    if (at >= 0) shifted(actor, at, weight);
  }

  function mood(actor: ActorId, upTo: number, view: View, weight: number): void {
    const predicates = data.actors.find((it) => it.id === actor)?.predicates ?? {};
    for (const condition of Object.values(predicates)) {
      if (holdsIn(game, view, condition)) for (const reading of readings(game, view, condition)) seek(reading, upTo, weight);
    }
  }

  function because(what: Happening, at: number, weight: number): void {
    const { before, after } = past[at]!;
    for (const condition of conditionsOf(game, what)) {
      const view = holdsIn(game, before, condition) ? before : after;
      if (holdsIn(game, view, condition)) for (const reading of readings(game, view, condition)) seek(reading, view === before ? at - 1 : at, BACK * weight);
    }
  }

  /** The last stage in which the test became what the reading says. */
  function turnedAt({ slot, test, truth }: Reading, upTo: number): number {
    return past.findLastIndex(({ before, after }, k) => k <= upTo && stands(game, before, slot, test) !== truth && stands(game, after, slot, test) === truth);
  }

  return {
    seek,
    because,
    mood,
    stanceOf,
    best: (most, but) => {
      const without = but === undefined ? '' : keyOf(but.at, but.what);
      const found = [...clues].filter(([key]) => key !== without).map(([, clue]) => clue).toSorted((a, b) => b.weight - a.weight || b.turn.at - a.turn.at);
      const once = found.filter(({ turn }, i) => found.findIndex((other) => nameOf(other.turn.what) === nameOf(turn.what)) === i);
      return once.slice(0, most).map(({ turn }) => turn).toSorted((a, b) => a.at - b.at);
    },
  };
}

/** What happened in a stage that carries effects: choices in the order in which they took effect, then chance. */
export function happeningsIn(game: Game, stage: PastStage): readonly { readonly what: Happening; readonly then: readonly Effect[] }[] {
  const { actions, chance } = game.scenario.data;
  return stage.events.flatMap((event): { readonly what: Happening; readonly then: readonly Effect[] }[] => {
    if (event.kind === 'chose') return [{ what: { kind: 'action', actor: event.actor, id: event.action }, then: actions.find((it) => it.id === event.action)?.then ?? [] }];
    if (event.kind !== 'chance' || event.outcome === 'none') return [];
    return [{ what: { kind: 'chance', id: event.event, outcome: event.outcome }, then: chance.find((it) => it.id === event.event)?.outcomes.find((it) => it.id === event.outcome)?.then ?? [] }];
  });
}

/** What tipped the last of `found` in a stage. */
export function turningSource(game: Game, stage: PastStage, found: readonly Reading[]): Happening | undefined {
  const turned = found.filter(({ slot, test, truth }) => stands(game, stage.before, slot, test) !== truth);
  return turned.flatMap(({ slot }) => sourceOf(changeIn(stage, slot)?.causes[0]) ?? [])[0];
}

function changeIn(stage: PastStage, slot: string): Extract<GameEvent, { kind: 'changed' }> | undefined {
  return stage.events.flatMap((event) => (event.kind === 'changed' && event.slot === slot ? [event] : []))[0];
}

function sourceOf(cause: Cause | undefined): Happening | undefined {
  if (cause?.kind === 'action') return { kind: 'action', actor: cause.actor ?? '', id: cause.id };
  if (cause?.kind === 'chance') return { kind: 'chance', id: cause.id, outcome: cause.outcome ?? '' };
  return cause?.kind === 'cascade' ? { kind: 'cascade' } : undefined;
}

/** The conditions under which something can happen, or becomes likelier. */
function conditionsOf(game: Game, what: Happening): readonly Condition[] {
  const { actions, chance, cascade } = game.scenario.data;
  if (what.kind === 'stance') return [];
  if (what.kind === 'cascade') return given(cascade?.active);
  if (what.kind === 'action') return given(actions.find((it) => it.id === what.id)?.when);
  const event = chance.find((it) => it.id === what.id);
  return given(event?.when, ...(event?.odds.plus ?? []).map((plus) => (plus.by > 0 ? plus.when : undefined)));
}

function given(...conditions: readonly (Condition | undefined)[]): readonly Condition[] {
  return conditions.filter((it) => it !== undefined);
}

function keyOf(at: number, what: Happening): string {
  return `${at}/${nameOf(what)}`;
}

function nameOf(what: Happening): string {
  return `${what.kind}/${'actor' in what ? what.actor : ''}/${'id' in what ? what.id : ''}`;
}
