/** Where a game begins: the seed, the start conditions and the private facts. */
import { detLog } from './detmath.ts';
import { drawAt, hashText, seedWords } from './draw.ts';
import { LOG_UNIT } from './effects.ts';
import { didYouMean, RulesError, shown } from './errors.ts';
import type { Kernel } from './kernel.ts';
import { type Layout, LEVELS, SEED } from './layout.ts';
import type { Scenario } from './scenario/load.ts';
import type { ScenarioData } from './scenario/schema.ts';
import type { ActorId, GameState, StartOptions } from './types.ts';

/** Throws RulesError where an option does not fit the scenario. */
export type Start = (seed: string, options?: StartOptions) => GameState;

export function createStart(scenario: Scenario, kernel: Kernel): Start {
  const { layout } = scenario.compiled;
  const blank = new Int32Array(layout.size) as GameState;
  for (const slot of scenario.data.state) if (slot.start !== undefined) setStart(scenario, blank, slot.id, slot.start);
  const facts = scenario.data.actors.flatMap(({ id, type }, a) => (type === undefined ? [] : [{ id, a, type, label: hashText(`type/${id}`) }]));

  return (seed, { start = {}, types = {} } = {}) => {
    const state = blank.slice() as GameState;
    state.set(seedWords(seed), SEED);
    for (const name of Object.keys(start)) setStart(scenario, state, name, start[name]!);
    for (const name of Object.keys(types)) {
      const known = facts.map(({ id }) => id);
      if (!known.includes(name)) throw new RulesError(`'${name}' has no private fact. Actors with one: ${known.join(', ')}.${didYouMean(name, known)}`);
    }
    for (const { id, a, type, label } of facts) {
      const given = types[id];
      const level = given === undefined ? levelAt(type.odds, drawAt(state, SEED, label, 0, 0)) : type.levels.indexOf(given);
      if (level < 0) throw new RulesError(`Unknown level '${given}' of '${id}'. Levels: ${type.levels.join(', ')}.`);
      state[layout.type + a] = level;
      if (type.signal !== undefined) showSignal(layout, state, a, id, type.signal.odds, level);
    }
    kernel.begin(state);
    return state;
  };
}

// What the sign tells under each level is where the actor's own reading begins.
function showSignal({ signal, reading }: Layout, state: GameState, a: number, id: ActorId, odds: readonly (readonly number[])[], level: number): void {
  const shownLevel = levelAt(odds[level]!, drawAt(state, SEED, hashText(`signal/${id}`), 0, 0));
  state[signal[a]!] = shownLevel;
  for (let l = 0; l < LEVELS; l++) state[reading[a]! + l] = Math.round(LOG_UNIT * detLog(odds[l]![shownLevel]!));
}

/** Every private fact as the record has it, for `StartOptions.types`. */
export function recordedTypes(data: ScenarioData): Readonly<Record<ActorId, string>> {
  return Object.fromEntries(data.actors.flatMap((actor) => (actor.type === undefined ? [] : [[actor.id, actor.type.recorded]])));
}

function setStart({ compiled, data }: Scenario, state: GameState, name: string, value: number | boolean | string): void {
  const slot = compiled.layout.byName.get(name);
  const at = slot === undefined || !['meter', 'count', 'flag', 'status'].includes(slot.kind) ? undefined : slot;
  const number = typeof value === 'string' ? (at?.values.indexOf(value) ?? -1) : Number(value);
  const fits = at?.kind === 'flag' ? typeof value === 'boolean' : at?.kind === 'status' ? typeof value === 'string' : typeof value === 'number';
  if (at === undefined || !fits || number < 0 || number > at.max || !Number.isInteger(number)) {
    throw new RulesError(`Start condition '${name}': ${shown(value)} is not possible.${at === undefined ? didYouMean(name, data.state.map((s) => s.id)) : ''}`);
  }
  state[at.index] = number;
}

/** The level of a private fact at `u` (0..1) of its odds. */
export function levelAt(odds: ArrayLike<number>, u: number): number {
  if (u < odds[0]!) return 0;
  return u < odds[0]! + odds[1]! ? 1 : 2;
}
