import { expect, test, vi } from 'vitest';
import { inProcess, isSlip } from './cli.ts';

vi.mock('../../src/bots/historical.ts', () => ({ historicalPolicy: () => ({ name: 'historical', choose: () => 'fly-away' }) }));

const MESSAGE = /Policy 'historical' at seat 'board' in round 'evening' chose "fly-away", which is not legal\. Legal: keep-director, [\w-]+, /u;

test.each([
  [['simulate', '--games', '3', '--seat', 'board=historical']],
  [['tournament', '--games', '3', '--policies', 'historical']],
])('a policy that chooses what it may not is named, with seat, round and legal actions: %j', async ([command, ...args]) => {
  const ran = await inProcess([command!, '--scenario', 'harbour-lab', ...args]);
  expect(isSlip(ran, `five-seats ${command}: Policy 'historical'`)).toBe(true);
  expect(ran.err).toMatch(MESSAGE);
});

test('so is one that a person hands the seat to', async () => {
  const { code, err } = await inProcess(['play', '--scenario', 'harbour-lab', '--seat', 'board', '--seed', '1', '--lang', 'en'], ['hand historical']);
  expect(code).toBe(2);
  expect(err).toMatch(MESSAGE);
});
