/** Why an action, and what to expect of each: the same look ahead, told. */
import { type ActionId, type Game, PLACES, signatureId } from '../engine/index.ts';
import { type Mind, placesIn } from './mind.ts';
import type { Forecast, Reason, Turn } from './policy.ts';
import type { Prospects } from './prospects.ts';
import { averageOf, compare } from './comparison.ts';

interface Seen {
  readonly states: Float64Array[];
  readonly endings: Float64Array;
  /** What the seat holds it worth, by believed world. */
  readonly values: number[];
}

const NOTHING = 1e-9;
const SHOWN = 6;

/** Everything one look ahead shows, by action; `-1` is "nobody signs" in a signing stage. */
function lookInto(game: Game, prospects: Prospects, mind: Mind, turn: Turn, seat: number, legal: number, worlds: number): Map<number, Seen> {
  const size = game.scenario.compiled.layout.size;
  const endings = game.scenario.compiled.endings.length;
  const seen = new Map<number, Seen>();
  const watch = (action: number, world: number, after: Int32Array, probabilities: Float64Array): void => {
    const entry = seen.get(action) ?? { states: Array.from({ length: worlds }, () => new Float64Array(size)), endings: new Float64Array(endings), values: [] };
    entry.values[world] = prospects.value(seat, after, probabilities);
    entry.states[world]!.set(after);
    for (let e = 0; e < endings; e++) entry.endings[e] = entry.endings[e]! + probabilities[e]! / worlds;
    seen.set(action, entry);
  };
  const { masked } = turn.observation;
  if (turn.observation.view.stage === 'sign') mind.weighSigning(masked, seat, placesIn(legal), turn.draw, worlds, new Float64Array(PLACES), watch);
  else mind.show(masked, seat, legal, turn.draw, worlds, watch);
  return seen;
}

/** Points of value by which each ending and meter sets `action` apart from the seat's other options; the five largest. */
export function reasonsOf(game: Game, prospects: Prospects, mind: Mind, turn: Turn, seat: number, legal: number, action: ActionId, worlds: number): readonly Reason[] {
  const signing = turn.observation.view.stage === 'sign';
  const seen = lookInto(game, prospects, mind, turn, seat, legal, worlds);
  const at = signing ? signedPlace(action) : game.scenario.compiled.actors[seat]!.menu.findIndex((a) => a.id === action);
  const mine = seen.get(at);
  const others = [...seen].filter(([key]) => key !== at).map(([, entry]) => entry);
  if (mine === undefined || others.length === 0) return [];
  const level = turn.observation.masked[game.scenario.compiled.layout.type + seat]!;
  const mean = (of: (entry: Seen) => number): number => others.reduce((sum, entry) => sum + of(entry), 0) / others.length;
  const average = mine.endings.reduce((sum, p, e) => sum + p * prospects.utility(seat, level, e), 0);
  const byEnding = game.scenario.compiled.endings.map((ending, e): Reason => {
    const change = mine.endings[e]! - mean((entry) => entry.endings[e]!);
    return { kind: 'ending', id: ending.id, change: 100 * change, by: prospects.endingWeight(seat) * change * (prospects.utility(seat, level, e) - average) };
  });
  const byMeter = prospects.meters[seat]!.map(({ slot, name, weight }): Reason => {
    const change = meanOf(mine, slot) - mean((entry) => meanOf(entry, slot));
    return { kind: 'meter', id: name, change, by: weight * change };
  });
  return [...byEnding, ...byMeter].filter((r) => Math.abs(r.by) > 0.05).toSorted((a, b) => b.by - a.by).slice(0, 5);
}

/** Expected changes of each option against holding (against nobody signing, in a signing stage). */
export function forecastOf(game: Game, prospects: Prospects, mind: Mind, turn: Turn, seat: number, legal: number, worlds: number): readonly Forecast[] {
  const { compiled, data } = game.scenario;
  const signing = turn.observation.view.stage === 'sign';
  const seen = lookInto(game, prospects, mind, turn, seat, legal, worlds);
  const base = seen.get(signing ? -1 : compiled.actors[seat]!.menu.findIndex((a) => a.data?.kind === 'hold'));
  if (base === undefined) return [];
  const slots = data.state.filter((s) => s.kind === 'meter' || s.kind === 'count').map((s) => compiled.layout.byName.get(s.id)!);
  const lambda = data.interests.find((it) => it.actor === turn.observation.seat)?.lambda ?? 1;
  const options = [...seen].filter(([key]) => key >= 0);
  const compared = compare(options.map(([, entry]) => entry.values), base.values, lambda);
  return options.map(([key, entry], i): Forecast => ({
    action: signing ? signatureId(1 << key) : compiled.actors[seat]!.menu[key]!.id,
    value: averageOf(entry.values) - averageOf(base.values),
    compared: compared[i]!,
    moves: slots
      .map((slot) => moveOf(slot.name, slot.index, entry, base))
      .filter((move) => Math.abs(move.by) >= 0.5)
      .toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by))
      .slice(0, SHOWN),
  }));
}

function moveOf(name: string, slot: number, entry: Seen, base: Seen): Forecast['moves'][number] {
  const differences = entry.states.map((state, w) => state[slot]! - base.states[w]![slot]!);
  const by = differences.reduce((a, b) => a + b, 0) / differences.length;
  const agreeing = differences.filter((d) => d * by > NOTHING).length;
  return { slot: name, by, sure: agreeing / differences.length };
}

function meanOf(entry: Seen, slot: number): number {
  return entry.states.reduce((sum, state) => sum + state[slot]!, 0) / entry.states.length;
}

/** The first signed place of `sign:02`; -1 signs nothing. */
function signedPlace(action: ActionId): number {
  const digit = action.slice('sign:'.length, 'sign:'.length + 1);
  return digit === '' ? -1 : Number(digit);
}
