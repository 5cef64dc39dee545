/**
 * One look ahead from a seat's observation: what each of its actions leads to in the worlds it believes in,
 * the others replying by level-1 (Stahl and Wilson 1995): logit over their own value while everybody else holds.
 */
import { detLog, type Draw, type Game, PLACES, ROUND, softmaxInto, STAGE } from '../engine/index.ts';
import { type Beliefs, createBeliefs } from './beliefs.ts';
import type { Prospects } from './prospects.ts';

const MENU = 30;
const SUBSETS = 1 << PLACES;

/** Told what each action leads to in each believed world; for reasons and forecasts. */
export type Watch = (action: number, world: number, after: Int32Array, probabilities: Float64Array) => void;

export interface Mind {
  /** Writes the expected value of each legal menu position into `out`; `worlds` believed worlds are looked into. */
  weigh(masked: Int32Array, seat: number, legal: number, draw: Draw, worlds: number, out: Float64Array, watch?: Watch): void;
  /** Writes, for each place on the table, the gain in value if its package were signed now against nobody signing. */
  weighSigning(masked: Int32Array, seat: number, places: number, draw: Draw, worlds: number, out: Float64Array, watch?: Watch): void;
  readonly beliefs: Beliefs;
}

export function createMind(game: Game, prospects: Prospects): Mind {
  const { kernel, scenario } = game;
  const rules = scenario.compiled;
  const { layout, actors } = rules;
  const n = actors.length;
  const beliefs = createBeliefs(scenario);
  const holdAt = actors.map((actor) => actor.menu.findIndex((action) => action.data?.kind === 'hold'));
  const world = new Int32Array(layout.size);
  const after = new Int32Array(layout.size);
  const chosen = new Int32Array(n);
  const probabilities = new Float64Array(prospects.endings);
  const replies = levelOne();

  function look(from: Int32Array): void {
    after.set(from);
    kernel.step(after, chosen);
    prospects.foresee(after, probabilities);
  }

  // The others' replies, as everybody may expect them from outside; kept while the public state is the same.
  function levelOne() {
    const outside = new Int32Array(layout.size);
    const seen = new Int32Array(layout.size);
    const odds = Array.from({ length: n }, () => new Float64Array(MENU));
    const masks = new Int32Array(n);
    const values = new Float64Array(MENU);
    let movers = 0;
    const fill = (): void => {
      movers = kernel.toMove(outside);
      for (let a = 0; a < n; a++) masks[a] = (movers >> a) & 1 ? kernel.legal(outside, a) : 0;
      for (let a = 0; a < n; a++) {
        if (masks[a] === 0) continue;
        for (let b = 0; b < n; b++) chosen[b] = (movers >> b) & 1 ? holdAt[b]! : -1;
        for (let i = 0; i < MENU; i++) {
          if (!((masks[a]! >> i) & 1)) values[i] = -1e9;
          else {
            chosen[a] = i;
            look(outside);
            values[i] = prospects.value(a, after, probabilities);
          }
        }
        softmaxInto(values, MENU, prospects.lambdas[a]!, odds[a]!);
      }
    };
    return {
      odds,
      get movers() {
        return movers;
      },
      update: (masked: Int32Array): void => {
        beliefs.outside(masked, seen);
        let same = true;
        for (let i = 0; i < seen.length && same; i++) same = seen[i] === outside[i];
        if (same && movers !== 0) return;
        outside.set(seen);
        fill();
      },
    };
  }

  function sampleReply(actor: number, u: number): number {
    const odds = replies.odds[actor]!;
    let sum = 0;
    for (let i = 0; i < MENU; i++) {
      sum += odds[i]!;
      if (u < sum) return i;
    }
    return holdAt[actor]!;
  }

  function weigh(masked: Int32Array, seat: number, legal: number, draw: Draw, worlds: number, out: Float64Array, watch?: Watch): void {
    replies.update(masked);
    out.fill(0);
    const stage = masked[ROUND]! * 4 + masked[STAGE]!;
    for (let w = 0; w < worlds; w++) {
      beliefs.imagine(masked, seat, world, draw, stage, w);
      for (let a = 0; a < n; a++) chosen[a] = a === seat || !((replies.movers >> a) & 1) ? -1 : sampleReply(a, draw('reply', stage * 8 + w, a));
      for (let i = 0; i < MENU; i++) {
        if (!((legal >> i) & 1)) continue;
        chosen[seat] = i;
        look(world);
        out[i] = out[i]! + prospects.value(seat, after, probabilities) / worlds;
        watch?.(i, w, after, probabilities);
      }
    }
  }

  function weighSigning(masked: Int32Array, seat: number, places: number, draw: Draw, worlds: number, out: Float64Array, watch?: Watch): void {
    out.fill(0);
    const stage = masked[ROUND]! * 4 + masked[STAGE]!;
    for (let w = 0; w < worlds; w++) {
      beliefs.imagine(masked, seat, world, draw, stage, w);
      prospects.mix(world, probabilities);
      const without = prospects.value(seat, world, probabilities);
      watch?.(-1, w, world, probabilities);
      for (let place = 0; place < PLACES; place++) {
        if (!((places >> place) & 1)) continue;
        const signers = kernel.signers(world, place);
        for (let a = 0; a < n; a++) chosen[a] = (signers >> a) & 1 ? 1 << place : -1;
        look(world);
        out[place] = out[place]! + (prospects.value(seat, after, probabilities) - without) / worlds;
        watch?.(place, w, after, probabilities);
      }
    }
  }

  return { weigh, weighSigning, beliefs };
}

/** Standard Gumbel noise from a number in [0, 1): the largest of value x lambda + noise is a logit choice (Gumbel 1954). */
export function gumbel(u: number): number {
  return -detLog(-detLog((u * 4294967296 + 0.5) / 4294967296));
}

/** Which places a subset mask of signatures may hold. */
export function placesIn(subsets: number): number {
  let places = 0;
  for (let s = 0; s < SUBSETS; s++) if ((subsets >> s) & 1) places |= s;
  return places;
}

