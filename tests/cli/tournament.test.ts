import { describe, expect, test } from 'vitest';
import { inProcess, isSlip } from './cli.ts';

interface Row {
  readonly policy: string;
  readonly seat: string;
  readonly mean: number;
  readonly difference: { readonly estimate: number; readonly low: number; readonly high: number };
}

async function rowsOf(...args: readonly string[]): Promise<{ readonly out: string; readonly rows: readonly Row[] }> {
  const { code, out, err } = await inProcess(['tournament', '--scenario', 'harbour-lab', '--json', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return { out, rows: (JSON.parse(out) as { readonly rows: readonly Row[] }).rows };
}

describe('tournament', () => {
  test('gives mean, paired difference and interval for every policy in every seat', async () => {
    const { out, rows } = await rowsOf('--games', '30', '--policies', 'random,incentive');
    expect(JSON.parse(out)).toMatchObject({ scenario: 'harbour-lab', seed: '1', games: 30, against: 'incentive' });
    expect(rows).toHaveLength(10);
    for (const { policy, difference: { estimate, low, high } } of rows) {
      expect(low).toBeLessThanOrEqual(estimate);
      expect(high).toBeGreaterThanOrEqual(estimate);
      if (policy === 'incentive') expect({ estimate, low, high }).toEqual({ estimate: 0, low: 0, high: 0 });
    }
    const mean = (policy: string): number => rows.filter((row) => row.policy === policy).reduce((sum, row) => sum + row.mean, 0);
    for (const { seat, mean: score, difference } of rows) expect(score - difference.estimate).toBeCloseTo(rows.find((row) => row.policy === 'incentive' && row.seat === seat)!.mean, 9);
    expect(mean('random')).not.toBe(mean('incentive'));
  });

  test('gives the same bytes on one worker and on two', async () => {
    const [one, two] = await Promise.all([rowsOf('--games', '17'), rowsOf('--games', '17', '--workers', '2')]);
    expect(two.out).toBe(one.out);
  });

  test('prints a table', async () => {
    const { code, out } = await inProcess(['tournament', '--scenario', 'harbour-lab', '--games', '10', '--policies', 'random']);
    expect(code).toBe(0);
    expect(out).toMatch(/^harbour-lab, 10 games for each policy in each seat, seed '1', against incentive\n\npolicy +seat +mean +difference +95% interval\n/u);
    expect(out).toMatch(/\nrandom +founder +\d+\.\d +[+-]?\d+\.\d +[+-]?\d+\.\d to [+-]?\d+\.\d\n/u);
  });

  test.each([
    [['--policies', 'rondom'], "Did you mean 'random'?"],
    [['--policies', 'random,random'], "'random' is named twice"],
    [['--policies', ''], 'Unknown policy ""'],
    [['--games', '1'], 'expected a whole number from 2'],
    [['--workers', '0'], 'expected a whole number from 1 to 64'],
  ])('refuses %j', async (args, message) => {
    expect(isSlip(await inProcess(['tournament', ...args]), message)).toBe(true);
  });
});
