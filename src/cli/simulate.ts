/** `simulate`: many games between policies, counted by ending. */
import { wilson } from '../analysis/intervals.ts';
import { addTallies, fillSeats, type SeatPolicies, simulate, type Tally } from '../session/simulate.ts';
import type { OpenScenario } from '../session/play.ts';
import { runTasks } from '../workers/node.ts';
import { type Args, type Command, seedOf, whole } from './args.ts';
import type { Io } from './io.ts';
import { folderOf, openFolder, seatsOf, seatWords } from './open.ts';
import { printable } from './say.ts';
import type { Chunk, SimulateData } from './simulateWorker.ts';

const MOST_GAMES = 10_000_000;
const MOST_WORKERS = 64;
const LONGEST_CHUNK = 1000;

export const simulateCommand: Command = {
  name: 'simulate',
  about: `Plays many games between policies and counts their endings.
Seats are the scenario's actors; policies are random, historical and incentive. Seats left out play
incentive; where all five seats play random, the seats that only AI takes do too.
The same seed gives the same counts on one worker or many; the speed goes to the standard error.`,
  usage: '[--games N] [--seed S] [--scenario ID] [--seat SEAT=POLICY]... [--workers N] [--json]',
  words: 0,
  options: {
    games: { type: 'string', value: 'N', about: `1 to ${MOST_GAMES}; 1000 if absent` },
    seed: { type: 'string', value: 'S', about: 'any text; 1 if absent' },
    scenario: { type: 'string', value: 'ID', about: 'openai-2023 if absent' },
    seat: { type: 'string', value: 'SEAT=POLICY', many: true, about: 'who decides for a seat' },
    workers: { type: 'string', value: 'N', about: `1 to ${MOST_WORKERS} threads; 1 if absent` },
    json: { type: 'boolean', about: 'one JSON object' },
  },
  run: simulateGames,
};

async function simulateGames(args: Args, io: Io): Promise<number> {
  const games = whole(args, 'games', 1, MOST_GAMES, 1000);
  const workers = whole(args, 'workers', 1, MOST_WORKERS, 1);
  const seed = seedOf(args, '1');
  const folder = folderOf(args);
  const given = seatWords(args.all('seat'));
  const open = await openFolder(folder, given.map(([, policy]) => policy));
  const seats = fillSeats(open.game, seatsOf(open.game, given));
  const data: SimulateData = { scenario: folder.id, seats, seed };
  const begun = performance.now();
  const tally = await playChunks(open, data, chunksOf(games, workers), workers, (done) => io.progress(`${done} of ${games} games`));
  const playoutsPerSecond = Math.round((games / (performance.now() - begun)) * 1000);
  io.progress('');
  const { rulesHash } = open.game.scenario;
  const { policyHash } = open.policies;
  io.out(
    args.has('json')
      ? `${JSON.stringify({ scenario: folder.id, rulesHash, policyHash: policyHash ?? null, seed, seats, games: tally.games, endings: tally.endings, playoutsPerSecond })}\n`
      : tableOf(folder.id, seed, seats, tally),
  );
  // Not among the results: those are the same bytes for the same seed.
  if (!args.has('json')) io.err(`${playoutsPerSecond} games a second\n`);
  return 0;
}

function chunksOf(games: number, workers: number): readonly Chunk[] {
  const size = Math.max(1, Math.min(LONGEST_CHUNK, Math.ceil(games / (workers * 8))));
  return Array.from({ length: Math.ceil(games / size) }, (_, i) => ({ from: i * size, to: Math.min(games, (i + 1) * size) }));
}

async function playChunks({ game, policies }: OpenScenario, data: SimulateData, chunks: readonly Chunk[], workers: number, told: (games: number) => void): Promise<Tally> {
  const size = chunks[0]!.to;
  if (workers > 1) {
    const pool = { entry: new URL('./simulateWorker.ts', import.meta.url), workers, data };
    return addTallies(await runTasks<Chunk, Tally>(pool, chunks, (done) => told(Math.min(done * size, chunks.at(-1)!.to))));
  }
  return addTallies(
    chunks.map(({ from, to }) => {
      const tally = simulate(game, policies, data.seats, data.seed, from, to);
      told(to);
      return tally;
    }),
  );
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
