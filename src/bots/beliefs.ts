/** What a seat takes for true: its own prior times the public likelihood of what everybody saw. */
import { type Compiled, detExp, hashText, HIDDEN, levelAt, LEVELS, LOG_UNIT, SEED, type Draw, type Scenario } from '../engine/index.ts';

const TYPE = hashText('type');
const WEATHER = hashText('weather');

export interface Beliefs {
  /** Writes the odds of `about`'s three levels, as `seat` believes them, into `out`; an actor may be unsure of its own. */
  odds(masked: Int32Array, seat: number, about: number, out: Float64Array): void;
  /** Writes what the seat sees into `world`, and in place of everything hidden what it may believe: types drawn, secrets unset. The seed is left as it is in `masked`. */
  believe(masked: Int32Array, seat: number, world: Int32Array, draw: Draw, stage: number, sample: number): void;
  /** The same with a seed of its own: another weather in every world. */
  imagine(masked: Int32Array, seat: number, world: Int32Array, draw: Draw, stage: number, sample: number): void;
  /** Writes what is hidden from some, as it stands in an imagined `world`, into `state`. */
  carry(world: Int32Array, state: Int32Array): void;
  /** The same for the outside view: every private fact at the median of nature's odds, updated. */
  outside(masked: Int32Array, world: Int32Array): void;
  /** Whether two observations of the same game give the same outside view. */
  alike(masked: Int32Array, other: Int32Array): boolean;
}

export function createBeliefs(scenario: Scenario): Beliefs {
  const rules: Compiled = scenario.compiled;
  const { layout } = rules;
  const actors = scenario.data.actors;
  const nature = actors.map((actor) => actor.type?.odds);
  const priors = actors.map((actor) => actors.map((other, o) => actor.priors[other.id]?.odds ?? nature[o]));
  const secrets = layout.slots.filter((slot) => slot.kind !== 'type' && slot.seenBy !== (1 << actors.length) - 1);
  const hideable = Int32Array.from(secrets, ({ index }) => index);
  const openers = Int32Array.from(secrets, ({ revealedBy }) => revealedBy);
  const publicMenus = Int32Array.from(rules.actors, ({ publicMenu }) => publicMenu);
  const publicStruck = rules.chance.reduce((mask, event, e) => (event.toldTo === -1 ? mask | (1 << e) : mask), 0);
  const { type, used, struck } = layout;
  const n = actors.length;
  /** Slots that are the same in every observation. */
  const open = Int32Array.from({ length: layout.size }, (_, slot) => slot).filter(
    (slot) => !hideable.includes(slot) && slot !== struck && !(slot >= SEED && slot < SEED + 4) && !(slot >= type && slot < type + n) && !(slot >= used && slot < used + n),
  );
  const scratch = new Float64Array(LEVELS);

  function odds(masked: Int32Array, seat: number, about: number, out: Float64Array): void {
    const known = masked[layout.type + about]!;
    const prior = priors[seat]![about];
    if (known !== HIDDEN || prior === undefined) {
      out.fill(0);
      out[known === HIDDEN ? 0 : known] = 1;
      return;
    }
    // Its own acts tell others something of it, and itself nothing: it reads the sign it was shown and what happens.
    posterior(prior, masked, seat === about ? layout.reading[about]! : layout.likelihood + about * LEVELS, out);
  }

  function fillSecrets(world: Int32Array): void {
    for (let i = 0; i < hideable.length; i++) if (world[hideable[i]!] === HIDDEN) world[hideable[i]!] = 0;
  }

  function believe(masked: Int32Array, seat: number, world: Int32Array, draw: Draw, stage: number, sample: number): void {
    world.set(masked);
    fillSecrets(world);
    for (let a = 0; a < n; a++) {
      if (world[type + a] !== HIDDEN) continue;
      odds(masked, seat, a, scratch);
      world[type + a] = levelAt(scratch, draw(TYPE, stage * 8 + sample, a));
    }
  }

  return {
    odds,
    believe,
    imagine: (masked, seat, world, draw, stage, sample) => {
      believe(masked, seat, world, draw, stage, sample);
      for (let i = 0; i < 4; i++) world[SEED + i] = Math.trunc(draw(WEATHER, stage * 8 + sample, i) * 4294967296) | 0;
    },
    carry: (world, state) => {
      for (let a = 0; a < n; a++) state[type + a] = world[type + a]!;
      for (let i = 0; i < hideable.length; i++) state[hideable[i]!] = world[hideable[i]!]!;
    },
    outside: (masked, world) => {
      world.set(masked);
      for (let i = 0; i < hideable.length; i++) if (!isOpen(masked, i)) world[hideable[i]!] = 0;
      world[struck] = world[struck]! & publicStruck;
      for (let a = 0; a < n; a++) world[used + a] = world[used + a]! & publicMenus[a]!;
      for (let a = 0; a < n; a++) {
        const prior = nature[a];
        if (prior === undefined) world[type + a] = 0;
        else {
          posterior(prior, masked, layout.likelihood + a * LEVELS, scratch);
          world[type + a] = levelAt(scratch, 0.5);
        }
      }
      for (let i = 0; i < 4; i++) world[SEED + i] = 0x51ed270b + i;
    },
    alike: (masked, other) => {
      for (let i = 0; i < open.length; i++) if (masked[open[i]!] !== other[open[i]!]) return false;
      for (let i = 0; i < hideable.length; i++) {
        const known = isOpen(masked, i);
        if (known !== isOpen(other, i) || (known && masked[hideable[i]!] !== other[hideable[i]!])) return false;
      }
      for (let a = 0; a < n; a++) if (((masked[used + a]! ^ other[used + a]!) & publicMenus[a]!) !== 0) return false;
      return ((masked[struck]! ^ other[struck]!) & publicStruck) === 0;
    },
  };

  /** Whether everybody knows the secret by now. */
  function isOpen(masked: Int32Array, secret: number): boolean {
    const opener = openers[secret]!;
    return opener >= 0 && masked[opener] === 1;
  }
}

/** Prior times the likelihood whose logarithms stand from slot `likelihood` on. */
function posterior(prior: readonly number[], state: Int32Array, likelihood: number, out: Float64Array): void {
  let total = 0;
  for (let level = 0; level < LEVELS; level++) {
    out[level] = prior[level]! * likelihoodOf(state[likelihood + level]!);
    total += out[level]!;
  }
  const share = 1 / total;
  for (let level = 0; level < LEVELS; level++) out[level] = out[level]! * share;
}

const TABLED = 1200;
const LIKELIHOODS = Float64Array.from({ length: 2 * TABLED + 1 }, (_, i) => detExp((i - TABLED) / LOG_UNIT));

/** e to the power of what a likelihood slot holds. */
function likelihoodOf(log: number): number {
  return log >= -TABLED && log <= TABLED ? LIKELIHOODS[log + TABLED]! : detExp(log / LOG_UNIT);
}
