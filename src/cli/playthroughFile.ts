/**
 * The text of a golden playthrough: a head that says what is played, `---`, and below it the game as it went.
 *
 *   scenario: openai-2023
 *   seed: 17
 *   seats: board=random, founder=historical     (one policy for all, or by seat; `incentive` if absent)
 *   types: {"workforce": "high"}                (optional)
 *   start: {"removed": true}                    (optional)
 *   script:                                     (optional, last; or `script: recorded` for the scenario's own record)
 *   thu/lead board remove-chief
 *   thu/answer chance early-warning none
 *   ---
 */
import { POLICY_NAMES, type PolicyName } from '../bots/index.ts';
import { type ActionId, type Fault, type Game, type Result, RulesError, type ScenarioData, shown, type StartOptions } from '../engine/index.ts';
import { type ScenarioFolder, scenarioFolders } from '../scenarios/index.ts';
import { type OpenScenario, openScenario } from '../session/play.ts';
import { fillSeats, type SeatPolicies } from '../session/simulate.ts';
import { nameMeant } from './say.ts';

/** A choice of a seat or a chance outcome fixed for one stage. */
export interface Fixed {
  readonly line: number;
  /** `round/stage`. */
  readonly at: string;
  /** The seat, or the chance event. */
  readonly who: string;
  readonly what: ActionId;
  readonly chance: boolean;
}

export interface Head {
  readonly open: OpenScenario;
  readonly folder: ScenarioFolder;
  readonly seed: string;
  readonly seats: SeatPolicies;
  readonly start: StartOptions;
  readonly script: readonly Fixed[] | 'recorded';
}

export interface PlaythroughText {
  /** The lines above `---`, as written. */
  readonly head: readonly string[];
  /** The lines below, or nothing where there is no `---`. */
  readonly body: readonly string[] | undefined;
}

export const RULE = '---';
const KEYS = ['scenario', 'seed', 'seats', 'types', 'start', 'script'] as const;
type Key = (typeof KEYS)[number];

interface Value {
  readonly line: number;
  readonly text: string;
}

export function splitText(text: string): PlaythroughText {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  while (lines.at(-1) === '') lines.pop();
  const at = lines.indexOf(RULE);
  return at < 0 ? { head: lines, body: undefined } : { head: lines.slice(0, at), body: lines.slice(at + 1) };
}

/** Reads a head; every fault of it at once. */
export async function readHead(lines: readonly string[], file: string): Promise<Result<Head>> {
  const faults: Fault[] = [];
  const fault: Blame = (line, found, expected, names) => {
    const nearest = names === undefined || found === undefined ? undefined : nameMeant(found, names);
    faults.push({ file, path: `line ${line}`, found: shown(found), expected, ...(nearest === undefined ? {} : { nearest }) });
  };
  const { values, script } = readLines(lines, fault);
  const last = Math.max(1, lines.length);
  const folder = folderOf(values.scenario, last, fault);
  if (folder === undefined) return { ok: false, faults: inOrder(faults) };
  const open = await openScenario(folder);
  const { data } = open.game.scenario;
  const seed = values.seed?.text;
  if (seed === undefined || seed === '' || seed.length > 200) fault(values.seed?.line ?? last, seed, 'seed: 1 to 200 characters');
  const seats = seatsOf(open.game, values.seats, fault);
  const start = { ...typesOf(data, values.types, fault), ...startOf(open.game, values.start, fault) };
  if (values.script !== undefined && !['', 'recorded'].includes(values.script.text)) fault(values.script.line, values.script.text, "nothing, or 'recorded'", ['recorded']);
  if (values.script?.text === 'recorded' && folder.record === undefined) fault(values.script.line, 'recorded', `a scenario with a record; '${folder.id}' has none`);
  const fixed = script.flatMap((value) => fixedOf(data, value, fault) ?? []);
  if (faults.length > 0 || seed === undefined) return { ok: false, faults: inOrder(faults) };
  return { ok: true, value: { open, folder, seed, seats, start, script: values.script?.text === 'recorded' ? 'recorded' : fixed } };
}

function inOrder(faults: readonly Fault[]): readonly Fault[] {
  return faults.toSorted((a, b) => lineOf(a) - lineOf(b));
}

function lineOf({ path }: Fault): number {
  return Number(path.slice('line '.length));
}

type Blame = (line: number, found: string | undefined, expected: string, names?: readonly string[]) => void;

function readLines(lines: readonly string[], fault: Blame): { readonly values: Partial<Record<Key, Value>>; readonly script: readonly Value[] } {
  const values: Partial<Record<Key, Value>> = {};
  const script: Value[] = [];
  lines.forEach((raw, i) => {
    const line = i + 1;
    const text = raw.trim();
    if (text === '' || text.startsWith('#')) return;
    if (values.script !== undefined) {
      script.push({ line, text });
      return;
    }
    const colon = text.indexOf(':');
    const name = colon < 0 ? text : text.slice(0, colon).trim();
    const key = KEYS.find((it) => it === name);
    if (colon < 0 || key === undefined) fault(line, name, `one of ${KEYS.map((it) => `${it}:`).join(' ')}`, KEYS);
    else if (values[key] !== undefined) fault(line, `${key}:`, `${key}: only once; it stands in line ${values[key].line}`);
    else values[key] = { line, text: text.slice(colon + 1).trim() };
  });
  return { values, script };
}

function folderOf(value: Value | undefined, last: number, fault: Blame): ScenarioFolder | undefined {
  const ids = scenarioFolders.map((folder) => folder.id);
  const folder = scenarioFolders.find((it) => it.id === value?.text);
  if (folder === undefined) fault(value?.line ?? last, value?.text, `scenario: one of ${ids.join(', ')}`, ids);
  return folder;
}

function seatsOf(game: Game, value: Value | undefined, fault: Blame): SeatPolicies {
  const text = value?.text ?? 'incentive';
  const line = value?.line ?? 0;
  const policyOf = (name: string): PolicyName => {
    const policy = POLICY_NAMES.find((it) => it === name);
    if (policy === undefined) fault(line, name, `a policy: ${POLICY_NAMES.join(', ')}`, POLICY_NAMES);
    return policy ?? 'incentive';
  };
  if (!text.includes('=')) {
    const policy = policyOf(text);
    return Object.fromEntries(game.actors.map((actor) => [actor, policy]));
  }
  const seats: Record<string, PolicyName> = {};
  for (const part of text.split(/[\s,]+/u).filter((it) => it !== '')) {
    const [seat = '', policy = '', ...more] = part.split('=');
    if (more.length > 0) fault(line, part, 'SEAT=POLICY');
    else if (!game.actors.includes(seat)) fault(line, seat, `a seat: ${game.actors.join(', ')}`, game.actors);
    else if (seats[seat] !== undefined) fault(line, part, `seat '${seat}' only once`);
    else seats[seat] = policyOf(policy);
  }
  return fillSeats(game, seats);
}

function objectOf(value: Value, fault: Blame): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(value.text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Readonly<Record<string, unknown>>;
  } catch {
    // told below, as is JSON of another kind
  }
  fault(value.line, value.text, 'a JSON object');
  return {};
}

function typesOf(data: ScenarioData, value: Value | undefined, fault: Blame): StartOptions {
  if (value === undefined) return {};
  const types: Record<string, string> = {};
  const typed = data.actors.filter((actor) => actor.type !== undefined);
  for (const [actor, level] of Object.entries(objectOf(value, fault))) {
    const levels = typed.find((it) => it.id === actor)?.type?.levels;
    if (levels === undefined) fault(value.line, actor, `an actor with a private fact: ${typed.map((it) => it.id).join(', ')}`, typed.map((it) => it.id));
    else if (typeof level !== 'string') fault(value.line, `${actor}: ${shown(level)}`, `a level of '${actor}': ${levels.join(', ')}`);
    else if (!levels.includes(level)) fault(value.line, level, `a level of '${actor}': ${levels.join(', ')}`, levels);
    else types[actor] = level;
  }
  return { types };
}

function startOf(game: Game, value: Value | undefined, fault: Blame): StartOptions {
  if (value === undefined) return {};
  const start: Record<string, number | boolean | string> = {};
  const names = game.scenario.data.state.map((slot) => slot.id);
  for (const [slot, entry] of Object.entries(objectOf(value, fault))) {
    if (!names.includes(slot)) fault(value.line, slot, 'a meter, count, flag or status', names);
    else if (isPlain(entry) && canStart(game, slot, entry)) start[slot] = entry;
    else fault(value.line, `${slot}: ${shown(entry)}`, `a value that '${slot}' can have`);
  }
  return { start };
}

/** The rules are asked about plain values only: a list may be nested without end. */
function isPlain(entry: unknown): entry is number | boolean | string {
  return ['number', 'boolean', 'string'].includes(typeof entry);
}

function canStart(game: Game, slot: string, entry: number | boolean | string): boolean {
  try {
    game.initialState('start', { start: { [slot]: entry } });
    return true;
  } catch (error) {
    if (error instanceof RulesError) return false;
    throw error;
  }
}

function fixedOf(data: ScenarioData, { line, text }: Value, fault: Blame): Fixed | undefined {
  const words = text.split(/\s+/u);
  const [at = '', who = '', what = '', outcome] = words;
  const chance = who === 'chance';
  if (words.length !== (chance ? 4 : 3)) {
    fault(line, text, "'round/stage seat action' or 'round/stage chance event outcome'");
    return undefined;
  }
  const places = data.rounds.flatMap((round) => round.situations.flatMap((situation) => situation.stages.map((stage) => `${round.id}/${stage.kind}`)));
  const known = [...new Set(places)];
  if (!known.includes(at)) {
    const [round = ''] = at.split('/');
    const near = known.filter((place) => place.startsWith(`${round}/`));
    fault(line, at, `a stage: ${(near.length > 0 ? near : data.rounds.map((it) => `${it.id}/...`)).join(', ')}`, known);
  }
  if (chance) {
    const events = data.chance.map((it) => it.id);
    const outcomes = data.chance.find((it) => it.id === what)?.outcomes.map((it) => it.id);
    if (outcomes === undefined) fault(line, what, 'a chance event', events);
    else if (outcome !== 'none' && !outcomes.includes(outcome!)) fault(line, outcome!, `an outcome of '${what}': none, ${outcomes.join(', ')}`, ['none', ...outcomes]);
    return { line, at, who: what, what: outcome!, chance };
  }
  const actors = data.actors.map((actor) => actor.id);
  const actions = [...data.actions.filter((action) => action.actor === who).map((action) => action.id), ...data.packages.map((pack) => `offer:${pack.id}`)];
  if (!actors.includes(who)) fault(line, who, `a seat: ${actors.join(', ')}`, actors);
  else if (!actions.includes(what) && !/^sign:\d*$/u.test(what)) fault(line, what, `an action of '${who}'`, actions);
  return { line, at, who, what, chance };
}
