/** `simulate`: many games between policies, counted by ending. */
import { wilson } from '../analysis/intervals.ts';
import { openScenarioFor } from '../session/play.ts';
import { fillSeats, type SeatPolicies, type Tally } from '../session/simulate.ts';
import { rangesOf } from '../workers/kinds.ts';
import { type Args, type Command, seedOf, whole } from './args.ts';
import type { Io } from './io.ts';
import { folderOf, seatsOf, seatWords } from './open.ts';
import { printable } from './say.ts';
import { poolOf, workersOf, workersOption } from './workers.ts';

const MOST_GAMES = 10_000_000;
const LONGEST_SHARD = 1000;

export const simulateCommand: Command = {
  name: 'simulate',
  about: `Plays many games between policies and counts their endings.
Seats are the scenario's actors; policies are random, historical, incentive, best-response and ismcts
(exploiter is trained from code). Seats left out play incentive; where all five seats play random, the
seats that only AI takes do too.
The same seed gives the same counts on one worker or many; the speed goes to the standard error.`,
  usage: '[--games N] [--seed S] [--scenario ID] [--seat SEAT=POLICY]... [--workers N] [--json]',
  words: 0,
  options: {
    games: { type: 'string', value: 'N', about: `1 to ${MOST_GAMES}; 1000 if absent` },
    seed: { type: 'string', value: 'S', about: 'any text; 1 if absent' },
    scenario: { type: 'string', value: 'ID', about: 'openai-2023 if absent' },
    seat: { type: 'string', value: 'SEAT=POLICY', many: true, about: 'who decides for a seat' },
    workers: workersOption(1),
    json: { type: 'boolean', about: 'one JSON object' },
  },
  run: simulateGames,
};

async function simulateGames(args: Args, io: Io): Promise<number> {
  const games = whole(args, 'games', 1, MOST_GAMES, 1000);
  const workers = workersOf(args, 1);
  const seed = seedOf(args, '1');
  const folder = folderOf(args);
  const given = seatWords(args.all('seat'));
  const open = await openScenarioFor(folder, given.map(([, policy]) => policy));
  const { game, policies } = open;
  const seats = fillSeats(game, seatsOf(game, given));
  const pool = poolOf(workers, async () => open);
  const shards = rangesOf(games, Math.min(LONGEST_SHARD, Math.ceil(games / (workers * 8))));
  const begun = performance.now();
  const { result } = await pool.run(
    { kind: 'playouts', scenario: folder.id, shared: { seed, seats }, shards },
    { told: (soFar) => io.progress(`${soFar.result.games} of ${games} games`) },
  );
  const tally = result!; // nobody stops it
  const playoutsPerSecond = Math.round((games / (performance.now() - begun)) * 1000);
  io.progress('');
  const { rulesHash } = game.scenario;
  const { policyHash } = policies;
  io.out(
    args.has('json')
      ? `${JSON.stringify({ scenario: folder.id, rulesHash, policyHash: policyHash ?? null, seed, seats, games: tally.games, endings: tally.endings, playoutsPerSecond })}\n`
      : tableOf(folder.id, seed, seats, tally),
  );
  // Not among the results: those are the same bytes for the same seed.
  if (!args.has('json')) io.err(`${playoutsPerSecond} games a second\n`);
  return 0;
}

function tableOf(scenario: string, seed: string, seats: SeatPolicies, { games, endings }: Tally): string {
  const rows = Object.entries(endings).toSorted((a, b) => b[1] - a[1]);
  const width = Math.max(...rows.map(([ending]) => ending.length));
  const lines = rows.map(([ending, n]) => {
    const [low, high] = wilson(n, games);
    return `${ending.padEnd(width)}  ${String(n).padStart(9)}  ${percent(n / games)}  ${percent(low)} to ${percent(high)}`;
  });
  const who = Object.entries(seats).map(([seat, policy]) => `${seat}=${policy}`);
  return `${scenario}, ${games} games, seed '${printable(seed)}'\n${who.join(' ')}\n\n${'ending'.padEnd(width)}  ${'games'.padStart(9)}  ${'share'.padStart(6)}  95% interval\n${lines.join('\n')}\n`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`.padStart(6);
}
