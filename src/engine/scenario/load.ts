/** The only door for a scenario: unchecked files in, checked and compiled rules out, or every fault at once. */
import * as v from 'valibot';
import { hashText } from '../draw.ts';
import { type Fault, nearestName, type Result, shown } from '../errors.ts';
import { compile } from './compile.ts';
import type { Compiled } from './compiled.ts';
import { type ScenarioData, scenarioSchema } from './schema.ts';

/** Checked rules. Only `loadScenario` makes one. */
export interface Scenario {
  readonly id: string;
  readonly data: ScenarioData;
  readonly compiled: Compiled;
  /** Of the rules without texts: an edited sentence leaves it alone. */
  readonly rulesHash: string;
  /** What of the published numbers was changed, by assumption; absent where nothing was. The hash stays that of the published rules. */
  readonly assumptions?: Assumptions;
}

/** Assumption -> the value it has in place of the published one. Which there are is `analysis/assumptions.ts`'s to say. */
export type Assumptions = Readonly<Record<string, number>>;

/** Checks a scenario given as an object with one entry per file (`actors`, `state`, `rounds`, ...); `changed`: of which rules it is the changed form. */
export function loadScenario(source: unknown, changed?: Pick<Scenario, 'rulesHash' | 'assumptions'>): Result<Scenario> {
  const unfit = unfitFaults(source);
  if (unfit.length > 0) return { ok: false, faults: unfit };
  const parsed = v.safeParse(scenarioSchema, source);
  if (!parsed.success) return { ok: false, faults: parsed.issues.map(partFault) };
  const data = parsed.output;
  const faults: Fault[] = [];
  const compiled = compile(data, faults);
  for (const fault of completeness(data)) faults.push(fault);
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: { id: data.scenario.id, data, compiled, rulesHash: textHash(canonical(rulesOnly(data))), ...changed } };
}

const MAX_DEPTH = 60;
const MAX_NODES = 300_000;
const MAX_TEXT = 2000;
const LANGUAGE_KEYS = ['__proto__', 'constructor', 'prototype'];

/** What no rules hold and a parser may stumble over: depth, size, endless structures, keys of the language itself. */
function unfitFaults(source: unknown): Fault[] {
  const faults: Fault[] = [];
  let nodes = 0;
  const fault = (path: readonly string[], found: string, expected: string): void => {
    const [part = 'scenario', ...rest] = path;
    faults.push({ file: `${shown(part).slice(1, -1)}.json`, path: rest.slice(0, 8).map((key) => `/${key.slice(0, 60)}`).join(''), found, expected });
  };
  const visit = (value: unknown, path: readonly string[]): boolean => {
    nodes += 1;
    if (nodes > MAX_NODES) {
      fault([], `more than ${MAX_NODES} values`, 'fewer values');
      return false;
    }
    if (typeof value === 'string' && value.length > MAX_TEXT) fault(path, `a text of ${value.length} characters`, `at most ${MAX_TEXT}`);
    if (typeof value !== 'object' || value === null) return true;
    if (path.length > MAX_DEPTH) {
      fault(path, `more than ${MAX_DEPTH} levels`, 'rules nested less deep');
      return false;
    }
    return Object.keys(value).every((key) => {
      if (LANGUAGE_KEYS.includes(key)) fault([...path, key], `the key ${shown(key)}`, 'a key that is not reserved by the language');
      if (key.length > 200) fault(path, `a key of ${key.length} characters`, 'at most 200');
      return visit((value as Readonly<Record<string, unknown>>)[key], [...path, key]);
    });
  };
  visit(source, []);
  return faults;
}

/** What says where a number comes from, and how a score is scaled, is no rule. */
const NO_RULE = new Set(['basis', 'facts', 'decisions', 'par']);

function rulesOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rulesOnly);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (NO_RULE.has(key) ? [] : [[key, rulesOnly(inner)]])));
}

/** A stable 64-bit hash of a text as 16 hexadecimal digits. */
export function textHash(text: string): string {
  return hex(hashText(text, 11)) + hex(hashText(text, 12));
}

function hex(n: number): string {
  return (n >>> 0).toString(16).padStart(8, '0');
}

/** JSON with the keys of every object sorted, so that equal rules give equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** A schema's issue as a fault; `known` are the top-level names, for near misses. */
export function issueFault(issue: v.BaseIssue<unknown>, file: string, known: readonly string[]): Fault {
  const keys = (issue.path ?? []).map((item) => String(item.key));
  const name = keys.at(-1) ?? '';
  const unknownKey = issue.expected === 'never';
  const nearest = unknownKey && keys.length === 1 ? nearestName(name, known) : undefined;
  return {
    file,
    path: keys.map((key) => `/${key}`).join(''),
    found: unknownKey ? `the unknown key ${shown(name)}` : clipped(issue.received),
    expected: unknownKey ? 'no such key' : issue.type === 'regex' ? issue.message : (issue.expected ?? issue.message),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

function clipped(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** Each part of a scenario is a file of its own. */
function partFault(issue: v.BaseIssue<unknown>): Fault {
  const [part, ...rest] = (issue.path ?? []).map((item) => String(item.key));
  const fault = issueFault(issue, `${part ?? 'scenario'}.json`, Object.keys(scenarioSchema.entries));
  return { ...fault, path: rest.map((key) => `/${key}`).join('') };
}

/** What the shape alone can't say: numbers that must add up, lists that must end openly. */
function completeness(data: ScenarioData): Fault[] {
  const faults: Fault[] = [];
  const fault = (file: string, path: string, found: string, expected: string): void => void faults.push({ file, path, found, expected });
  data.actors.forEach((actor, i) => {
    if (actor.type !== undefined && Math.abs(sum(actor.type.odds) - 1) > 1e-9) fault('actors.json', `/${i}/type/odds`, `a sum of ${sum(actor.type.odds)}`, '1');
    actor.type?.signal?.odds.forEach((row, level) => {
      if (Math.abs(sum(row) - 1) > 1e-9) fault('actors.json', `/${i}/type/signal/odds/${level}`, `a sum of ${sum(row)}`, '1');
    });
    if (actor.type !== undefined && !actor.type.levels.includes(actor.type.recorded)) fault('actors.json', `/${i}/type/recorded`, actor.type.recorded, `one of ${actor.type.levels.join(', ')}`);
    for (const [about, prior] of Object.entries(actor.priors)) {
      if (Math.abs(sum(prior.odds) - 1) > 1e-9) fault('actors.json', `/${i}/priors/${about}/odds`, `a sum of ${sum(prior.odds)}`, '1');
      if (data.actors.find((a) => a.id === about)?.type === undefined) fault('actors.json', `/${i}/priors/${about}`, about, 'an actor with a private fact');
    }
  });
  data.rounds.forEach((round, r) => {
    if (round.situations.at(-1)?.when !== undefined) fault('rounds.json', `/${r}/situations`, 'a last situation with a condition', 'one that always holds, last');
  });
  data.chance.forEach((event, i) => {
    const total = sum(event.outcomes.map((o) => o.share));
    if (Math.abs(total - 1) > 1e-9) fault('chance.json', `/${i}/outcomes`, `shares that sum to ${total}`, '1');
  });
  const last = data.endings.findLast((e) => e.atEnd !== undefined)?.atEnd;
  if (last === undefined || Object.keys(last).length > 0) fault('endings.json', '', 'no ending that always holds at the end', 'a last "atEnd": {}');
  data.interests.forEach((interest, i) => {
    const weights = interest.endingWeight + sum(Object.values(interest.meters).map(Math.abs));
    if (weights !== 100) fault('interests.json', `/${i}`, `weights that sum to ${weights}`, '100');
    for (const ending of data.endings) if (interest.endings[ending.id] === undefined) fault('interests.json', `/${i}/endings`, `nothing for '${ending.id}'`, '0 to 100');
  });
  return faults;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
