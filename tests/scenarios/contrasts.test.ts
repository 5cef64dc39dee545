import { describe, expect, it } from 'vitest';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { concessionByLetter, earlyReturnByOptions, flipPoint, letterByOffer, removalBySolidarity } from '../support/contrasts.ts';

const folder = scenarioFolder('openai-2023')!;
const [outlooks, record] = await Promise.all([folder.outlooks!(), folder.record!()]);
const grid = [0, 0.25, 0.5, 0.75, 1];

describe('the four contrasts under the incentive policy', () => {
  it('the board removes if it believes solidarity low, and not if high', () => {
    const series = removalBySolidarity(folder.rules, outlooks, grid);
    expect(falls(series)).toBe(true);
    expect(series[0]).toBeGreaterThan(0.5);
    expect(series.at(-1)).toBeLessThan(0.4);
    expect(flipPoint(grid, series)).toBeGreaterThan(0);
  });

  it('the founder refuses an early return while his outside options are expected to grow', () => {
    const series = earlyReturnByOptions(folder.rules, outlooks, record, grid);
    expect(falls(series)).toBe(true);
    expect(series[0]! - series.at(-1)!).toBeGreaterThan(0.25);
    expect(series.at(-1)).toBeLessThan(0.35);
  });

  it('the letter comes with a safe option and hardly without', () => {
    const [none, place, all] = letterByOffer(folder.rules, outlooks, record);
    expect(none).toBeLessThan(0.25);
    expect(place).toBeGreaterThan(2 * none!);
    expect(all).toBeGreaterThan(1.5 * none!);
  });

  it('the board concedes only once the letter stands and exit is believed', () => {
    const odds = concessionByLetter(folder.rules, outlooks, record);
    expect(odds['sat']).toBeLessThan(0.1);
    expect(odds['sunNight']).toBeLessThan(0.2);
    expect(odds['monPm']).toBeGreaterThan(0.4);
    expect(odds['tueNight']).toBeGreaterThan(0.85);
    expect(odds['tueDay']! - odds['tueDay, no letter']!).toBeGreaterThan(0.4);
  });
});

function falls(series: readonly number[]): boolean {
  return series.every((value, i) => i === 0 || value <= series[i - 1]! + 0.02);
}
