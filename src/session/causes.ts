/**
 * Why a game ended as it did: what decided it, and the few earlier things that made that possible.
 * Worked out from the rules and from what happened. The condition that decided is read, then what turned each of its
 * tests, then the conditions under which that was possible, and so on, each step back weighing less.
 * Ids and numbers only: words are added where it is shown.
 */
import type { ActorId, Game, Test } from '../engine/index.ts';
import type { PastStage } from './past.ts';
import { holdsIn, type Reading, readings } from './readings.ts';
import { createSearch, type Happening, happeningsIn, type Turn, turningSource } from './turns.ts';

export type { Happening, Turn } from './turns.ts';

/** A slot as it stood, and the test that it met. */
export interface Stood {
  readonly slot: string;
  readonly value: number | boolean | string;
  readonly test: Test;
}

export type Decision = { readonly round: string } & (
  /** `by`: all who had put the package on the table, where it still stood. */
  | { readonly kind: 'deal'; readonly package: string; readonly by: readonly ActorId[]; readonly signed: readonly ActorId[] }
  /** Something whose own effect is the ending. */
  | { readonly kind: 'act'; readonly what: Happening }
  /** The ending's condition came true; `what` is what tipped it. */
  | { readonly kind: 'state'; readonly what: Happening | undefined; readonly stood: readonly Stood[] }
  /** Time ran out; nothing `stood` where the ending is what remains when no other is reached. */
  | { readonly kind: 'time'; readonly stood: readonly Stood[] }
);

export interface Causes {
  readonly decision: Decision;
  /** In the order of the game. */
  readonly turns: readonly Turn[];
}

const TURNS = 3;
const STOOD = 3;

/** `past` is a game that is over; at most `most` turns. */
export function causesOf(game: Game, past: readonly PastStage[], most = TURNS): Causes {
  const at = past.findIndex((stage) => stage.after.ending !== undefined);
  const stage = past[at]!;
  const decision = decisionOf(game, past, at);
  const search = createSearch(game, past);
  if (decision.kind === 'deal') seekDeal(game, past, at, decision, search);
  else if (decision.kind === 'act') search.because(decision.what, at, 1);
  else {
    for (const reading of decidingReadings(game, stage, decision)) search.seek(reading, at, 1);
    if (decision.kind === 'state' && decision.what !== undefined) search.because(decision.what, at, 0.9);
  }
  return { decision, turns: search.best(most, 'what' in decision && decision.what !== undefined ? { at, what: decision.what } : undefined) };
}

function decisionOf(game: Game, past: readonly PastStage[], at: number): Decision {
  const stage = past[at]!;
  const { round } = stage.before;
  const { ending } = stage.after;
  const deal = stage.events.find((event) => event.kind === 'deal');
  if (deal?.kind === 'deal') return { kind: 'deal', round, package: deal.package, by: proposersOf(game, past, at, deal.package), signed: deal.signed };
  const act = happeningsIn(game, stage).find(({ then }) => then.some((effect) => effect.end === ending));
  if (act !== undefined) return { kind: 'act', round, what: act.what };
  const data = game.scenario.data.endings.find((it) => it.id === ending);
  if (data?.when !== undefined && holdsIn(game, stage.after, data.when)) {
    const found = readings(game, stage.after, data.when);
    return { kind: 'state', round, what: turningSource(game, stage, found), stood: stoodIn(stage, found) };
  }
  return { kind: 'time', round, stood: stoodIn(stage, readings(game, stage.after, data?.atEnd)) };
}

/** The tests that decided. Where the ending is what remains, those by which every other one was missed. */
function decidingReadings(game: Game, { after }: PastStage, { kind }: Decision): readonly Reading[] {
  const { endings } = game.scenario.data;
  const reached = endings.find((it) => it.id === after.ending);
  const own = readings(game, after, kind === 'state' ? reached?.when : reached?.atEnd);
  return own.length > 0 ? own : endings.flatMap((it) => (it === reached ? [] : readings(game, after, it.atEnd)));
}

/** Behind a deal: what let it be proposed, what moved those who signed, and how they came to stand where they stood. */
function seekDeal(game: Game, past: readonly PastStage[], at: number, deal: Extract<Decision, { kind: 'deal' }>, search: ReturnType<typeof createSearch>): void {
  const tabled = tabledBy(past, at, deal.package);
  const pack = game.scenario.data.packages.find((it) => it.id === deal.package);
  if (tabled !== undefined) for (const reading of readings(game, past[tabled.at]!.before, pack?.proposers[tabled.actor])) search.seek(reading, tabled.at - 1, 1);
  for (const actor of deal.signed) {
    search.mood(actor, at - 1, past[at]!.before, 0.8);
    search.stanceOf(actor, at - 1, 0.5);
  }
}

function tabledBy(past: readonly PastStage[], at: number, pack: string): { readonly at: number; readonly actor: ActorId } | undefined {
  for (let k = at; k >= 0; k--) {
    const event = past[k]!.events.findLast((it) => it.kind === 'tabled' && it.package === pack);
    if (event?.kind === 'tabled') return { at: k, actor: event.actor };
  }
  return undefined;
}

/** A party owns its place on the table; the last place is the mediators', and the latest of them stands in it. */
function proposersOf(game: Game, past: readonly PastStage[], at: number, pack: string): readonly ActorId[] {
  const { parties, mediators } = game.scenario.data.scenario;
  const tabled = past.slice(0, at + 1).flatMap(({ events }) => events.flatMap((event) => (event.kind === 'tabled' && event.package === pack ? [event.actor] : [])));
  const places = past[at]!.before.table.filter((standing) => standing.package === pack).map(({ place }) => parties[place] ?? tabled.findLast((actor) => mediators.includes(actor)));
  return places.filter((actor) => actor !== undefined);
}

/** What is worth telling of the tests that held: what had come about first, then numbers; what never came about only where there is nothing else. */
function stoodIn({ after }: PastStage, found: readonly Reading[]): readonly Stood[] {
  const stood = found.flatMap(({ slot, test }, i) => {
    const value = after.values[slot];
    return value === undefined || found.findIndex((other) => other.slot === slot) < i ? [] : [{ slot, value, test }];
  });
  const come = stood.filter(({ value }) => value !== false);
  const told = come.length > 0 ? come : stood;
  return told.toSorted((a, b) => Number(typeof a.value === 'number') - Number(typeof b.value === 'number')).slice(0, STOOD);
}
