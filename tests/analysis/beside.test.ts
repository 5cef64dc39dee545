/** The files beside a scenario that the analysis alone reads: well formed, and about things that there are. */
import { describe, expect, test } from 'vitest';
import { codingSchema } from '../../src/analysis/coding.ts';
import { direction } from '../../src/analysis/directions.ts';
import { expectationsSchema } from '../../src/analysis/expectations.ts';
import { labWith } from '../../src/analysis/lab.ts';
import { explanationsSchema } from '../../src/analysis/report.ts';
import { readBeside } from '../../src/cli/beside.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';

const folder = scenarioFolder('openai-2023')!;
const [casebook, outlooks, record] = await Promise.all([folder.casebook!(), folder.outlooks!(), folder.record!()]);
const expectations = readBeside(folder, 'directions.json', expectationsSchema)!;
const coding = readBeside(folder, 'coding.json', codingSchema)!;
const lab = labWith(folder.rules, outlooks);

/** A decision record, one of its alternatives, or a fact. */
function isKnown(source: string): boolean {
  const [, decision, alternative] = /^([DE]\d+)([a-z]?)$/u.exec(source) ?? [];
  if (decision === undefined) return casebook.facts.some(({ id }) => id === source);
  return casebook.decisions.some(({ id, alternatives }) => id === decision && (alternative === '' || alternatives.includes(alternative!)));
}

describe('the directional expectations', () => {
  test('are at least twenty, each with its own id', () => {
    expect(expectations.length).toBeGreaterThanOrEqual(20);
    expect(new Set(expectations.map(({ id }) => id)).size).toBe(expectations.length);
  });

  test('name decision records and facts that there are', () => {
    expect(expectations.flatMap(({ sources }) => sources).filter((source) => !isKnown(source))).toEqual([]);
  });

  test.each(expectations.map((it) => [it.id, it] as const))('%s can be put to the model', (_, expectation) => {
    const { estimate, low, high } = direction(lab, record, expectation, 2);
    expect(low).toBeLessThanOrEqual(estimate);
    expect(high).toBeGreaterThanOrEqual(estimate);
  });
});

describe('the coding of the record', () => {
  const recorded = record.stages.flatMap(({ round, choices }) => Object.entries(choices).map(([seat, action]) => `${round} ${seat} ${action}`));

  test('is of choices that the record holds', () => {
    expect(coding.filter(({ at, seat, action }) => !recorded.includes(`${at.split('/')[0]} ${seat} ${action}`))).toEqual([]);
  });

  test('answers every decision record from the vote on', () => {
    const before = ['D1', 'D2']; // start conditions
    expect(casebook.decisions.map(({ id }) => id).filter((id) => !before.includes(id) && !coding.some(({ decision }) => decision === id))).toEqual([]);
  });

  test('names as close only what there is', () => {
    const actions = lab.game.scenario.data.actions.map(({ id }) => id);
    expect(coding.flatMap(({ close }) => close).filter((id) => !actions.includes(id))).toEqual([]);
  });
});

test('what is said to be wrong explains expectations that there are', () => {
  const named = readBeside(folder, 'wrong.json', explanationsSchema)!.flatMap(({ directions }) => directions);
  expect(named.filter((id) => !expectations.some((it) => it.id === id))).toEqual([]);
});
