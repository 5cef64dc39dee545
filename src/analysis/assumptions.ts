/**
 * The assumptions that a player may change: what each seat believes of the others' private facts, what it weighs, how
 * sharply it chooses, and the four fitted numbers of the cascade. Each has an id, the published value and a range.
 */
import * as v from 'valibot';
import { type Assumptions, type Basis, type Fault, issueFault, loadScenario, nearestName, type Result, type Scenario, type ScenarioData } from '../engine/index.ts';
import { believe, meanLevel } from './believing.ts';
import { FREE, type FreeName } from './cascadeFit.ts';

export interface Assumption {
  /** `SEAT.belief.ABOUT`, `SEAT.weight.METER`, `SEAT.sharpness` or `cascade.NAME`. */
  readonly id: string;
  readonly kind: 'belief' | 'endings' | 'meter' | 'sharpness' | 'cascade';
  /** Whose it is; absent for the cascade. */
  readonly seat: string | undefined;
  /** The seat believed of, the meter weighed, or the number of the cascade; empty where there is but one. */
  readonly about: string;
  /** As published, on the slider's grid. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly basis: Basis;
}

/** Where the rules give no range: half as much to half as much again. */
const JUDGED = 0.5;
/** The cascade's: so many spreads about the centre of the prior it was fitted under. */
const SPREADS = 2;

/** Of the seats that a player may take, then of those that nobody but a policy plays, each in their order; then of the cascade. */
export function assumptionsOf(data: ScenarioData): readonly Assumption[] {
  const seats = data.actors.toSorted((a, b) => Number(b.playable) - Number(a.playable));
  return [...seats.flatMap((seat) => [...beliefsOf(seat), ...weightsOf(data, seat.id)]), ...cascadeOf(data)];
}

function beliefsOf({ id, priors }: ScenarioData['actors'][number]): readonly Assumption[] {
  return Object.entries(priors).map(([about, { odds, basis }]) => ({
    id: `${id}.belief.${about}`, kind: 'belief', seat: id, about, value: onGrid(meanLevel(odds), 0.025), least: 0, most: 1, step: 0.025, basis,
  }));
}

function weightsOf(data: ScenarioData, seat: string): readonly Assumption[] {
  const interest = data.interests.find(({ actor }) => actor === seat);
  if (interest === undefined) return [];
  const { basis, endingWeight, meters, lambda } = interest;
  const judged = (id: string, kind: Assumption['kind'], about: string, value: number, step: number): Assumption => {
    const size = Math.abs(value);
    const [little, much] = [onGrid(size * (1 - JUDGED), step), onGrid(size * (1 + JUDGED), step)];
    const [least, most] = value < 0 ? [-much, -little] : [little, much];
    return { id: `${seat}.${id}`, kind, seat, about, value, least, most: kind === 'endings' ? Math.min(100, most) : most, step, basis };
  };
  return [
    judged('weight.endings', 'endings', '', endingWeight, 1),
    ...Object.entries(meters).map(([meter, weight]) => judged(`weight.${meter}`, 'meter', meter, weight, 1)),
    judged('sharpness', 'sharpness', '', lambda, 0.05),
  ];
}

function cascadeOf({ cascade }: ScenarioData): readonly Assumption[] {
  if (cascade === undefined) return [];
  return (Object.keys(FREE) as FreeName[]).map((name) => {
    const { centre, spread, grain, least, most } = FREE[name];
    return {
      id: `cascade.${name}`, kind: 'cascade', seat: undefined, about: name, value: cascade[name], step: grain, basis: cascade.basis,
      least: Math.max(least, centre - SPREADS * spread), most: Math.min(most, centre + SPREADS * spread),
    };
  });
}

function onGrid(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(4));
}

function isOnGrid(value: number, step: number): boolean {
  return Math.abs(value / step - Math.round(value / step)) < 1e-6;
}

/** Checks changed assumptions; every fault at once. What equals the published value is no change, and is left out. */
export function parseAssumptions(data: ScenarioData, source: unknown, file: string, at = '/assumptions'): Result<Assumptions> {
  const offered = assumptionsOf(data);
  const ids = offered.map(({ id }) => id);
  const parsed = v.safeParse(v.strictObject(Object.fromEntries(offered.map((it) => [it.id, v.optional(valueOf(it))]))), source);
  if (!parsed.success) return { ok: false, faults: parsed.issues.map((issue) => faultAt(issueFault(issue, file, ids), at, ids)) };
  return { ok: true, value: Object.fromEntries(offered.flatMap(({ id, value }): readonly [string, number][] => {
    const given = parsed.output[id];
    return given === undefined || given === value ? [] : [[id, given]];
  })) };
}

function valueOf({ least, most, step }: Assumption) {
  return v.pipe(v.number(), v.check((value) => value >= least && value <= most && isOnGrid(value, step), `${least} to ${most} in steps of ${step}`));
}

function faultAt(fault: Fault, at: string, ids: readonly string[]): Fault {
  const name = fault.path.slice(1);
  const nearest = ids.includes(name) ? undefined : nearestName(name, ids);
  return { ...fault, path: `${at}${fault.path}`, ...(nearest === undefined ? {} : { nearest }) };
}

/** The rules with assumptions changed, or the faults of either. They are known by the hash of the published rules. */
export function loadUnder(rules: unknown, assumptions: unknown, file = 'assumptions', at = ''): Result<Scenario> {
  const published = loadScenario(rules);
  if (!published.ok) return published;
  const checked = parseAssumptions(published.value.data, assumptions, file, at);
  if (!checked.ok) return checked;
  if (Object.keys(checked.value).length === 0) return published;
  const changed = structuredClone(rules) as Changeable;
  for (const it of assumptionsOf(published.value.data)) {
    const value = checked.value[it.id];
    if (value !== undefined) change(changed, it, value);
  }
  for (const interest of changed.interests) toHundred(interest);
  return loadScenario(changed, { rulesHash: published.value.rulesHash, assumptions: checked.value });
}

interface Weighed {
  readonly actor: string;
  endingWeight: number;
  meters: Record<string, number>;
  lambda: number;
}

/** A copy of the rules, to be written to. */
type Changeable = Omit<ScenarioData, 'interests' | 'cascade'> & { readonly interests: Weighed[]; readonly cascade: Record<FreeName, number> };

function change(data: Changeable, { kind, seat, about }: Assumption, value: number): void {
  if (kind === 'cascade') data.cascade[about as FreeName] = value;
  else if (kind === 'belief') believe(data as unknown as ScenarioData, [seat!], about, value);
  else {
    const interest = data.interests.find(({ actor }) => actor === seat)!;
    if (kind === 'endings') interest.endingWeight = value;
    else if (kind === 'meter') interest.meters[about] = value;
    else interest.lambda = value;
  }
}

/** Weights are relative: scaled to whole numbers that sum to 100, what is left over to the largest remainders. */
function toHundred(interest: Weighed): void {
  const names = Object.keys(interest.meters);
  const raw = [interest.endingWeight, ...names.map((name) => Math.abs(interest.meters[name]!))];
  const total = raw.reduce((a, b) => a + b, 0);
  const exact = raw.map((weight) => (100 * weight) / total);
  const whole = exact.map(Math.floor);
  const order = exact.map((_, i) => i).toSorted((a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!) || a - b);
  for (const i of order.slice(0, 100 - whole.reduce((a, b) => a + b, 0))) whole[i]! += 1;
  interest.endingWeight = whole[0]!;
  names.forEach((name, i) => (interest.meters[name] = Math.sign(interest.meters[name]!) * whole[i + 1]!));
}
