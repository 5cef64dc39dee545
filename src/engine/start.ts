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
export function initialState(scenario: Scenario, kernel: Kernel, seed: string, options: StartOptions = {}): GameState {
  const { layout } = scenario.compiled;
  const state = new Int32Array(layout.size) as GameState;
  state.set(seedWords(seed), SEED);
  for (const slot of scenario.data.state) if (slot.start !== undefined) setStart(scenario, state, slot.id, slot.start);
  for (const [name, value] of Object.entries(options.start ?? {})) setStart(scenario, state, name, value);
  const typed = scenario.data.actors.flatMap((actor) => (actor.type === undefined ? [] : [actor.id]));
  for (const name of Object.keys(options.types ?? {})) {
    if (!typed.includes(name)) throw new RulesError(`'${name}' has no private fact. Actors with one: ${typed.join(', ')}.${didYouMean(name, typed)}`);
  }
  scenario.data.actors.forEach((actor, a) => {
    if (actor.type === undefined) return;
    const given = options.types?.[actor.id];
    const level = given === undefined ? levelAt(actor.type.odds, drawAt(state, SEED, hashText(`type/${actor.id}`), 0, 0)) : actor.type.levels.indexOf(given);
    if (level < 0) throw new RulesError(`Unknown level '${given}' of '${actor.id}'. Levels: ${actor.type.levels.join(', ')}.`);
    state[layout.type + a] = level;
    if (actor.type.signal !== undefined) showSignal(layout, state, a, actor.id, actor.type.signal.odds, level);
  });
  kernel.begin(state);
  return state;
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
