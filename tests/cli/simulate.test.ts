import { describe, expect, test } from 'vitest';
import { wilson } from '../../src/analysis/intervals.ts';
import { loadGame } from '../support/scenarios.ts';
import { fiveSeats, inProcess } from './cli.ts';

const RANDOM = ['board', 'founder', 'partner', 'workforce', 'investors'].flatMap((seat) => ['--seat', `${seat}=random`]);

interface Simulated {
  readonly scenario: string;
  readonly rulesHash: string;
  readonly policyHash: string | null;
  readonly seed: string;
  readonly seats: Readonly<Record<string, string>>;
  readonly games: number;
  readonly endings: Readonly<Record<string, number>>;
  readonly playoutsPerSecond: number;
}

async function simulated(args: readonly string[]): Promise<{ readonly text: string; readonly json: Simulated }> {
  const { code, out, err } = await inProcess(['simulate', '--json', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^\{.*\}\n$/u);
  return { text: out.replace(/"playoutsPerSecond":\d+/u, ''), json: JSON.parse(out) as Simulated };
}

describe('simulate', () => {
  test('counts every ending, with the seed and the hashes', async () => {
    const { json } = await simulated(['--games', '200', '--seed', 'k', ...RANDOM]);
    const { scenario } = loadGame('openai-2023');
    expect(json).toMatchObject({ scenario: 'openai-2023', games: 200, seed: 'k', rulesHash: scenario.rulesHash, policyHash: expect.stringMatching(/^[0-9a-f]{16}$/u) as string });
    expect(Object.keys(json.endings)).toEqual(scenario.data.endings.map(({ id }) => id));
    expect(Object.values(json.endings).reduce((sum, n) => sum + n, 0)).toBe(200);
    expect(json.playoutsPerSecond).toBeGreaterThan(0);
  });

  test('fills the seats that only AI takes as the five seats are filled', async () => {
    const [random, mixed] = await Promise.all([simulated(['--games', '1', ...RANDOM]), simulated(['--games', '1', ...RANDOM.slice(2)])]);
    expect(new Set(Object.values(random.json.seats))).toEqual(new Set(['random']));
    expect(mixed.json.seats).toMatchObject({ board: 'incentive', founder: 'random', swingDirector: 'incentive', interimChief: 'incentive', ally: 'incentive' });
  });

  test('gives the same bytes on one worker and on many, and again', async () => {
    const args = ['--games', '24', '--seed', 'same', '--seat', 'founder=random', '--seat', 'partner=historical'];
    const runs = await Promise.all([[], [], ['--workers', '2']].map((more) => simulated([...args, ...more])));
    for (const { text } of runs) expect(text).toBe(runs[0]!.text);
    const process = await fiveSeats(['simulate', '--json', ...args, '--workers', '5']);
    expect(process).toMatchObject({ code: 0, err: '' });
    expect(process.out.replace(/"playoutsPerSecond":\d+/u, '')).toBe(runs[0]!.text);
  });

  test('gives other counts for another seed', async () => {
    const [a, b] = await Promise.all(['a', 'b'].map((seed) => simulated(['--games', '300', '--seed', seed, ...RANDOM])));
    expect(a!.json.endings).not.toEqual(b!.json.endings);
  });

  test('prints a table with intervals', async () => {
    const { code, out, err } = await inProcess(['simulate', '--scenario', 'harbour-lab', '--games', '50', '--seed', 't', ...RANDOM]);
    expect(code).toBe(0);
    expect(err).toMatch(/^\d+ games a second\n$/u);
    expect(out).toContain("harbour-lab, 50 games, seed 't'");
    for (const { id } of loadGame('harbour-lab').scenario.data.endings) expect(out).toMatch(new RegExp(`^${id} +\\d+ +[\\d.]+% +[\\d.]+% to +[\\d.]+%$`, 'mu'));
  });

  test('prints the same bytes for the same seed, which steers no terminal', async () => {
    const runs = await Promise.all([1, 2].map(() => inProcess(['simulate', '--scenario', 'harbour-lab', '--games', '20', '--seed', '\u001B[2Jx', ...RANDOM])));
    expect(runs[0]!.out).toBe(runs[1]!.out);
    expect(runs[0]!.out).toContain(String.raw`seed '\u001b[2Jx'`);
  });

  test('takes the score interval of a share', () => {
    const shares = [0, 5, 10].map((hits) => wilson(hits, 10).map((share) => Number(share.toFixed(4))));
    expect(shares).toEqual([[0, 0.2775], [0.2366, 0.7634], [0.7225, 1]]);
  });
});
