/** The table as everybody may see it from outside: how likely each deal is, what moves its signers, what an offer would add. */
import { type Game, PLACES } from '../engine/index.ts';
import type { Prospects } from './prospects.ts';

export interface Offers {
  /** Reads the deals of `base`, the state foreseen last: what comes of the stage `now` where all choose as in `held`. */
  read(base: Int32Array, now: Int32Array, held: Int32Array): void;
  /** Bit per actor whose signature a package on the table needs. */
  readonly signers: number;
  /** Follows what moves the signers: `leads[actor][slot]` is what a unit of a slot is worth to each by where it leads. */
  follow(leads: readonly Float64Array[]): void;
  /**
   * What putting a package on the table adds for `actor` with the private fact of `world`; what lay at its place is not
   * signed. Where several may put the same one there, each counts on the others as well: the gain is shared among them
   * (the volunteer's dilemma; Diekmann 1985).
   */
  gainByOffer(actor: number, action: number, world: Int32Array): number;
  /** Turns slopes by where a state leads into slopes of value: less where a deal is likely, more where a lever moves the signers; meters added. */
  addSlopes(actor: number, world: Int32Array, slopes: Float64Array): void;
}

export function createOffers(game: Game, prospects: Prospects): Offers {
  const { kernel, scenario } = game;
  const { layout, actors, packages } = scenario.compiled;
  const { easing } = prospects;
  const slots = Int32Array.from(prospects.slots);
  const base = new Int32Array(layout.size);
  const scratch = new Int32Array(layout.size);
  const plain = new Float64Array(prospects.endings);
  const dealChance = new Float64Array(PLACES);
  const dealEnding = new Int32Array(PLACES);
  const dealSlopes = Array.from({ length: PLACES }, () => new Float64Array(layout.size));
  const offerChance = new Float64Array(packages.length);
  const offerEnding = new Int32Array(packages.length);
  const offerKnown = new Uint8Array(packages.length);
  /** How many may put each package on the table in this stage. */
  const volunteers = new Uint8Array(packages.length);
  /** The stage, and what all choose in it if they hold. */
  const before = new Int32Array(layout.size);
  const choices = new Int32Array(actors.length);
  /** What comes of the stage where something is put on an empty table: with nothing on it, nobody is asked to sign. */
  const tabled = new Int32Array(layout.size);
  let signers = 0;
  /** Whether `volunteers` and `tabled` are those of this stage. */
  let asked = false;

  function read(state: Int32Array, now: Int32Array, held: Int32Array): void {
    base.set(state);
    before.set(now);
    choices.set(held);
    asked = false;
    for (let e = 0; e < plain.length; e++) plain[e] = prospects.plain[e]!;
    for (let place = 0; place < PLACES; place++) {
      dealChance[place] = prospects.deals.chance[place]!;
      dealEnding[place] = prospects.deals.ending[place]!;
    }
    for (let pack = 0; pack < packages.length; pack++) offerKnown[pack] = 0;
    signers = 0;
    for (let place = 0; place < PLACES; place++) if (dealChance[place]! > 0) signers |= kernel.signers(base, place);
  }

  // What moves the signers' own values moves the chance of the deal, to first order.
  function follow(leads: readonly Float64Array[]): void {
    for (let place = 0; place < PLACES; place++) {
      if (dealChance[place]! <= 0) continue;
      const out = dealSlopes[place]!;
      for (let k = 0; k < slots.length; k++) out[slots[k]!] = 0;
      const { willing } = prospects.agreement(base, place, plain);
      for (let a = 0; a < actors.length; a++) {
        if (willing[a]! < 0) continue;
        const pull = -dealChance[place]! * prospects.signingLambda * (1 - willing[a]!);
        if (easing.slot >= 0) out[easing.slot] = out[easing.slot]! - pull * easing.weight;
        for (let k = 0; k < slots.length; k++) out[slots[k]!] = out[slots[k]!]! + pull * leads[a]![slots[k]!]!;
      }
    }
  }

  function gainByOffer(actor: number, action: number, world: Int32Array): number {
    const { offers: pack, place } = actors[actor]!.menu[action]!;
    if (offerKnown[pack] === 0) ask(actor, action, pack, place);
    let left = 1;
    for (let elsewhere = 0; elsewhere < PLACES; elsewhere++) if (elsewhere !== place) left -= dealChance[elsewhere]!;
    const fresh = offerEnding[pack]! < 0 ? 0 : (left * offerChance[pack]! * worthOf(actor, offerEnding[pack]!, world)) / Math.max(1, volunteers[pack]!); // who asks may know more of its own menu than is seen from outside
    return fresh - (dealEnding[place]! < 0 ? 0 : dealChance[place]! * worthOf(actor, dealEnding[place]!, world));
  }

  function ask(actor: number, action: number, pack: number, place: number): void {
    if (!asked) {
      asked = true;
      countVolunteers();
      if (kernel.stageOf(base)?.kind === 'sign') tabled.set(base);
      else {
        tabled.set(before);
        choices[actor] = action;
        kernel.step(tabled, choices);
      }
    }
    scratch.set(tabled);
    kernel.act(scratch, actor, action);
    const { chance, ending } = prospects.agreement(scratch, place, plain);
    offerKnown[pack] = 1;
    offerChance[pack] = kernel.stageOf(scratch)?.kind === 'sign' ? chance : 0; // a stage of answers is followed by none of signing
    offerEnding[pack] = ending;
  }

  function countVolunteers(): void {
    volunteers.fill(0);
    const movers = kernel.toMove(before);
    for (let a = 0; a < actors.length; a++) {
      if (!((movers >> a) & 1)) continue;
      const legal = kernel.legal(before, a);
      const { menu } = actors[a]!;
      for (let i = 0; i < menu.length; i++) if (menu[i]!.offers >= 0 && (legal >> i) & 1) volunteers[menu[i]!.offers]! += 1;
    }
  }

  /** What `ending` is worth to `actor` over no deal, in points of value. */
  function worthOf(actor: number, ending: number, world: Int32Array): number {
    const level = world[layout.type + actor]!;
    return prospects.worth(actor, level, ending) - prospects.meanWorth(actor, level, plain);
  }

  function addSlopes(actor: number, world: Int32Array, own: Float64Array): void {
    let left = 1;
    for (let place = 0; place < PLACES; place++) left -= dealChance[place]!;
    if (left < 1) for (let k = 0; k < slots.length; k++) own[slots[k]!] = own[slots[k]!]! * left;
    for (let place = 0; place < PLACES; place++) {
      if (dealEnding[place]! < 0) continue;
      const worth = worthOf(actor, dealEnding[place]!, world);
      for (let k = 0; k < slots.length; k++) own[slots[k]!] = own[slots[k]!]! + worth * dealSlopes[place]![slots[k]!]!;
    }
    const meters = prospects.meters[actor]!;
    for (let i = 0; i < meters.length; i++) own[meters[i]!.slot] = own[meters[i]!.slot]! + meters[i]!.weight;
  }

  return {
    read,
    get signers() {
      return signers;
    },
    follow,
    gainByOffer,
    addSlopes,
  };
}
