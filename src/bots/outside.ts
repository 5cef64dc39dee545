/**
 * A stage as everybody may see it from outside, worked out once for all seats: what each action adds while the others
 * hold, what the offers on the table are worth to their signers, and from that how each seat is likely to reply.
 *
 * Most levers move a few slots a little, so they are weighed to first order: what they move, times what a unit of it is
 * worth. What reaches further is played through.
 */
import { type Game, isSeveral, softmaxInto } from '../engine/index.ts';
import type { Beliefs } from './beliefs.ts';
import { createFirstOrder } from './firstOrder.ts';
import { createGlance, type Glance } from './glance.ts';
import { awaitedBy, type Reach, reachOf } from './levers.ts';
import { createOffers } from './offers.ts';
import type { Prospects } from './prospects.ts';

const MENU = 30;

export interface OutsideView {
  /** Brings the view to the stage that `masked` shows; nothing is done while the public state is the same. */
  update(masked: Int32Array): void;
  /** What comes of the stage if everybody holds. */
  readonly held: Glance;
  /** Bit per actor that chooses in this stage. */
  readonly movers: number;
  holdOf(actor: number): number;
  /** The level-1 reply of `actor` at `u` of its distribution. */
  reply(actor: number, u: number): number;
  reach(actor: number, action: number): Reach;
  /** Whether one of these actions reaches far in this stage. */
  someFar(actor: number, legal: number): boolean;
  /** Whether `gains` covers the action: not what has to be looked at or played. */
  hasGain(actor: number, action: number): boolean;
  /** What holding itself moves, in points of value. */
  gainByHolding(actor: number, slopes: Float64Array): number;
  /** Writes what each legal action that it covers adds to holding, for `actor` with the private fact of `world`, by its own `slopes`. */
  gains(actor: number, legal: number, world: Int32Array, slopes: Float64Array, out: Float64Array): void;
  /** Turns slopes by where a state leads into slopes of value: less where a deal is likely, more where a lever moves the signers; meters added. */
  addSlopes(actor: number, world: Int32Array, slopes: Float64Array): void;
}

export function createOutsideView(game: Game, prospects: Prospects, beliefs: Beliefs): OutsideView {
  const { kernel, scenario } = game;
  const { layout, actors } = scenario.compiled;
  const n = actors.length;
  const reach = reachOf(game);
  const awaits = awaitedBy(game);
  /** Per actor: bit per menu position whose effect hangs on what another chooses. */
  const hanging = awaits.map((menu) => menu.reduce((mask, others, i) => (others === 0 ? mask : mask | (1 << i)), 0));
  const far = reach.map((menu) => menu.reduce((mask, kind, i) => (kind === 'far' ? mask | (1 << i) : mask), 0));
  const offers = createOffers(game, prospects);
  const firstOrder = createFirstOrder(game, prospects, reach);
  const holds = actors.map((actor) => actor.menu.findIndex((action) => action.data?.kind === 'hold'));
  const now = new Int32Array(layout.size);
  /** The observation that showed it. */
  const seen = new Int32Array(layout.size);
  const chosen = new Int32Array(n);
  const legal = new Int32Array(n);
  /** What comes of this stage if everybody holds. */
  const held = createGlance(game, prospects);
  const base = held.after;
  const other = createGlance(game, prospects);
  const values = new Float64Array(MENU);
  /** Per actor: how likely it is to take each of its legal actions, one after another. */
  const odds = Array.from({ length: n }, () => new Float64Array(MENU));
  /** Per actor: what a unit of each slot is worth by where it leads, deals aside. */
  const leads = Array.from({ length: n }, () => new Float64Array(layout.size));
  const slopes = new Float64Array(layout.size);
  /** All that is ever written of slopes. */
  const slots = Int32Array.from(prospects.slots);
  let movers = 0;
  /** Bit per actor on whose choice something hangs that another may choose in this stage. */
  let awaited = 0;
  /** Bit per actor whose replies in this stage are worked out. */
  let expected = 0;

  function fill(): void {
    movers = kernel.toMove(now);
    expected = 0;
    awaited = awaitedNow();
    for (let a = 0; a < n; a++) chosen[a] = (movers >> a) & 1 ? holds[a]! : -1;
    held.play(now, chosen);
    firstOrder.read(now, chosen, base);
    offers.read(base, now, chosen);
    for (let a = 0; a < n; a++) if ((offers.signers >> a) & 1) leadOf(a);
    offers.follow(leads);
  }

  function leadOf(actor: number): void {
    const own = leads[actor]!;
    for (let k = 0; k < slots.length; k++) own[slots[k]!] = 0;
    prospects.addSlopes(actor, base, held.reading, own);
  }

  function awaitedNow(): number {
    let mask = 0;
    for (let a = 0; a < n; a++) {
      if (hanging[a] === 0 || !((movers >> a) & 1)) continue;
      for (let left = kernel.legal(now, a) & hanging[a]!; left !== 0; left &= left - 1) mask |= awaits[a]![31 - Math.clz32(left & -left)]!;
    }
    return mask;
  }

  function reachNow(actor: number, action: number): Reach {
    return (awaited >> actor) & 1 ? 'far' : reach[actor]![action]!;
  }

  // Only where somebody's choice hangs on what this one does.
  function expect(actor: number): void {
    expected |= 1 << actor;
    legal[actor] = (movers >> actor) & 1 ? kernel.legal(now, actor) : 0;
    if (!isSeveral(legal[actor]!)) return;
    if (!((offers.signers >> actor) & 1)) leadOf(actor); // a signer's is known already
    const own = leads[actor]!;
    for (let k = 0; k < slots.length; k++) slopes[slots[k]!] = own[slots[k]!]!;
    offers.addSlopes(actor, now, slopes);
    const holding = held.worth(actor);
    gains(actor, legal[actor]!, now, slopes, values);
    let count = 0;
    for (let left = legal[actor]!; left !== 0; left &= left - 1) {
      const i = 31 - Math.clz32(left & -left);
      values[count++] = hasGain(actor, i) ? holding + values[i]! : valueOf(actor, i); // never behind what is still to be read
    }
    softmaxInto(values, count, prospects.lambdas[actor]!, odds[actor]!);
  }

  function valueOf(actor: number, action: number): number {
    if (reachNow(actor, action) === 'turning') {
      other.act(held, actor, action);
      return other.worth(actor) - gainByHolding(actor, slopes);
    }
    chosen[actor] = action;
    other.play(now, chosen);
    chosen[actor] = holds[actor]!;
    return other.worth(actor);
  }

  function hasGain(actor: number, action: number): boolean {
    const kind = reachNow(actor, action);
    return kind !== 'turning' && kind !== 'far';
  }

  function gainByHolding(actor: number, own: Float64Array): number {
    return firstOrder.gain(actor, holds[actor]!, own);
  }

  function gains(actor: number, open: number, world: Int32Array, own: Float64Array, out: Float64Array): void {
    const holding = gainByHolding(actor, own);
    for (let i = 0; i < actors[actor]!.menu.length; i++) {
      if (!((open >> i) & 1)) continue;
      const kind = reachNow(actor, i);
      if (kind === 'offer') out[i] = offers.gainByOffer(actor, i, world) - holding;
      else if (kind === 'stirring') out[i] = firstOrder.gain(actor, i, own);
      else if (kind === 'near') out[i] = firstOrder.gain(actor, i, own) - holding;
    }
  }

  return {
    held,
    get movers() {
      return movers;
    },
    update: (masked) => {
      if (movers !== 0 && beliefs.alike(masked, seen)) return;
      seen.set(masked);
      beliefs.outside(masked, now);
      fill();
    },
    holdOf: (actor) => holds[actor]!,
    reply: (actor, u) => {
      if (!((expected >> actor) & 1)) expect(actor);
      if (!isSeveral(legal[actor]!)) return holds[actor]!;
      const own = odds[actor]!;
      let sum = 0;
      for (let left = legal[actor]!, k = 0; left !== 0; left &= left - 1, k++) {
        sum += own[k]!;
        if (u < sum) return 31 - Math.clz32(left & -left);
      }
      return holds[actor]!;
    },
    reach: reachNow,
    someFar: (actor, open) => ((awaited >> actor) & 1) !== 0 || (open & far[actor]!) !== 0,
    hasGain,
    gainByHolding,
    gains,
    addSlopes: offers.addSlopes,
  };
}
