/**
 * One look ahead from a seat's observation: what each of its actions leads to in the worlds it believes in,
 * the others replying by level-1 (Stahl and Wilson 1995): logit over their own value while everybody else holds.
 */
import { type Draw, type Game, hashText, PLACES, ROUND, STAGE } from '../engine/index.ts';
import { type Beliefs, createBeliefs } from './beliefs.ts';
import { createGlance } from './glance.ts';
import { createOutsideView } from './outside.ts';
import type { Prospects } from './prospects.ts';

const MENU = 30;
const SUBSETS = 1 << PLACES;
const REPLY = hashText('reply');

/** Told what each action leads to in each believed world; for reasons and forecasts. */
export type Watch = (action: number, world: number, after: Int32Array, probabilities: Float64Array) => void;

export interface Mind {
  /** Writes the expected value of each legal menu position into `out`; `worlds` believed worlds are looked into. */
  weigh(masked: Int32Array, seat: number, legal: number, draw: Draw, worlds: number, out: Float64Array): void;
  /** Plays every legal menu position in the same worlds and tells what comes of it. */
  show(masked: Int32Array, seat: number, legal: number, draw: Draw, worlds: number, watch: Watch): void;
  /** Writes, for each place on the table, the gain in value if its package were signed now against nobody signing. */
  weighSigning(masked: Int32Array, seat: number, places: number, draw: Draw, worlds: number, out: Float64Array, watch?: Watch): void;
  readonly beliefs: Beliefs;
}

export function createMind(game: Game, prospects: Prospects): Mind {
  const { kernel, scenario } = game;
  const { layout, actors } = scenario.compiled;
  const n = actors.length;
  const beliefs = createBeliefs(scenario);
  const outside = createOutsideView(game, prospects, beliefs);
  const world = new Int32Array(layout.size);
  const held = createGlance(game, prospects);
  const other = createGlance(game, prospects);
  const after = new Int32Array(layout.size);
  const chosen = new Int32Array(n);
  const probabilities = new Float64Array(prospects.endings);
  /** Only `slots` of it are ever written. */
  const slopes = new Float64Array(layout.size);
  const slots = Int32Array.from(prospects.slots);
  const gains = new Float64Array(MENU);
  /** What holding itself moves, in points of value. */
  let moved = 0;

  /** Writes world `w` of those that `seat` believes in into `world`; its weather is none's yet. */
  function believe(masked: Int32Array, seat: number, draw: Draw, w: number): void {
    beliefs.believe(masked, seat, world, draw, masked[ROUND]! * 4 + masked[STAGE]!, w);
  }

  /** The same with a weather of its own, and with the others' replies in `chosen`. */
  function imagine(masked: Int32Array, seat: number, draw: Draw, w: number): void {
    const stage = masked[ROUND]! * 4 + masked[STAGE]!;
    beliefs.imagine(masked, seat, world, draw, stage, w);
    for (let a = 0; a < n; a++) chosen[a] = a === seat || !((outside.movers >> a) & 1) ? -1 : outside.reply(a, draw(REPLY, stage * 8 + w, a));
  }

  function weigh(masked: Int32Array, seat: number, legal: number, draw: Draw, worlds: number, out: Float64Array): void {
    outside.update(masked);
    for (let i = 0; i < MENU; i++) out[i] = 0;
    const far = outside.someFar(seat, legal);
    for (let w = 0; w < worlds; w++) {
      if (far) {
        imagine(masked, seat, draw, w);
        chosen[seat] = outside.holdOf(seat);
        held.play(world, chosen);
      } else {
        // What the others do matters to first order alone, and then alike for all options: they hold.
        believe(masked, seat, draw, w);
        after.set(outside.held.after);
        beliefs.carry(world, after);
        held.look(after, outside.held);
      }
      const holding = held.worth(seat);
      for (let k = 0; k < slots.length; k++) slopes[slots[k]!] = 0;
      prospects.addSlopes(seat, held.after, held.reading, slopes);
      outside.addSlopes(seat, world, slopes);
      outside.gains(seat, legal, world, slopes, gains);
      moved = outside.gainByHolding(seat, slopes);
      for (let i = 0; i < actors[seat]!.menu.length; i++) {
        if ((legal >> i) & 1) out[i] = out[i]! + (holding + (outside.hasGain(seat, i) ? gains[i]! : gainOf(seat, i, holding))) / worlds;
      }
    }
  }

  // In the world imagined last, where `held` is what comes of holding.
  function gainOf(seat: number, action: number, holding: number): number {
    if (outside.reach(seat, action) === 'turning') {
      other.act(held, seat, action);
      return other.worth(seat) - holding - moved;
    }
    chosen[seat] = action;
    other.play(world, chosen);
    return other.worth(seat) - holding;
  }

  function show(masked: Int32Array, seat: number, legal: number, draw: Draw, worlds: number, watch: Watch): void {
    outside.update(masked);
    for (let w = 0; w < worlds; w++) {
      imagine(masked, seat, draw, w);
      for (let i = 0; i < actors[seat]!.menu.length; i++) {
        if (!((legal >> i) & 1)) continue;
        chosen[seat] = i;
        other.play(world, chosen);
        watch(i, w, other.after, other.probabilities);
      }
    }
  }

  function weighSigning(masked: Int32Array, seat: number, places: number, draw: Draw, worlds: number, out: Float64Array, watch?: Watch): void {
    for (let place = 0; place < PLACES; place++) out[place] = 0;
    for (let w = 0; w < worlds; w++) {
      believe(masked, seat, draw, w);
      prospects.mix(world, probabilities);
      const without = prospects.value(seat, world, probabilities);
      watch?.(-1, w, world, probabilities);
      for (let place = 0; place < PLACES; place++) {
        if (!((places >> place) & 1)) continue;
        after.set(world);
        kernel.settle(after, place);
        prospects.mix(after, probabilities);
        out[place] = out[place]! + (prospects.value(seat, after, probabilities) - without) / worlds;
        watch?.(place, w, after, probabilities);
      }
    }
  }

  return { weigh, show, weighSigning, beliefs };
}

/** Which places a subset mask of signatures may hold. */
export function placesIn(subsets: number): number {
  let places = 0;
  for (let s = 0; s < SUBSETS; s++) if ((subsets >> s) & 1) places |= s;
  return places;
}
