/** `tournament`: what each policy makes of each seat. */
import { POLICY_NAMES, type PolicyName } from '../bots/index.ts';
import { openScenarioFor } from '../session/play.ts';
import { DEFAULT_POLICY, meanGain, meanScore, type Standing } from '../session/tournament.ts';
import { rangesOf } from '../workers/kinds.ts';
import { type Args, type Command, seedOf, UsageError, whole } from './args.ts';
import type { Io } from './io.ts';
import { folderOf, policyNamed } from './open.ts';
import { printable } from './say.ts';
import { poolOf, workersOf, workersOption } from './workers.ts';

const MOST_GAMES = 1_000_000;
const LONGEST_SHARD = 50;
/** Those that search take minutes, and are entered by name. */
const ENTRANTS: readonly PolicyName[] = ['random', 'historical', 'incentive'];

export const tournamentCommand: Command = {
  name: 'tournament',
  about: `Sets policies into every seat against ${DEFAULT_POLICY} in the others, on the same seeds.
Shows the mean score of the seat and the paired difference to ${DEFAULT_POLICY} in it, with its 95% interval.
A seat is compared with itself alone: its score is 50 on average when all seats play ${DEFAULT_POLICY}.`,
  usage: '[--games N] [--seed S] [--scenario ID] [--policies A,B,...] [--workers N] [--json]',
  words: 0,
  options: {
    games: { type: 'string', value: 'N', about: `for each policy in each seat, 2 to ${MOST_GAMES}; 200 if absent` },
    seed: { type: 'string', value: 'S', about: 'any text; 1 if absent' },
    scenario: { type: 'string', value: 'ID', about: 'openai-2023 if absent' },
    policies: { type: 'string', value: 'A,B,...', about: `of ${POLICY_NAMES.join(', ')}; ${ENTRANTS.join(', ')} if absent` },
    workers: workersOption(1),
    json: { type: 'boolean', about: 'one JSON object' },
  },
  run: playTournament,
};

async function playTournament(args: Args, io: Io): Promise<number> {
  const games = whole(args, 'games', 2, MOST_GAMES, 200);
  const workers = workersOf(args, 1);
  const seed = seedOf(args, '1');
  const entrants = entrantsOf(args.text('policies'));
  const folder = folderOf(args);
  const open = await openScenarioFor(folder, entrants);
  const pool = poolOf(workers, async () => open);
  const { result } = await pool.run(
    { kind: 'tournament', scenario: folder.id, shared: { seed, policies: entrants }, shards: rangesOf(games, Math.min(LONGEST_SHARD, Math.ceil(games / (workers * 8)))) },
    { told: (soFar) => io.progress(`${soFar.result[0]?.games ?? 0} of ${games} games each`) },
  );
  io.progress('');
  const standings = result!; // nobody stops it
  const { rulesHash } = open.game.scenario;
  const rows = standings.map((it) => ({ policy: it.policy, seat: it.seat, mean: meanScore(it), difference: meanGain(it) }));
  io.out(
    args.has('json')
      ? `${JSON.stringify({ scenario: folder.id, rulesHash, policyHash: open.policies.policyHash ?? null, seed, games, against: DEFAULT_POLICY, rows })}\n`
      : `${folder.id}, ${games} games for each policy in each seat, seed '${printable(seed)}', against ${DEFAULT_POLICY}\n\n${tableOf(standings)}`,
  );
  return 0;
}

function entrantsOf(words: string | undefined): readonly PolicyName[] {
  const names = words?.split(',').map((word) => policyNamed(word.trim())) ?? ENTRANTS;
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) throw new UsageError(`Option '--policies': '${twice}' is named twice.`);
  return names;
}

function tableOf(standings: readonly Standing[]): string {
  const lines = [
    ['policy', 'seat', 'mean', 'difference', '95% interval'],
    ...standings.map((it) => {
      const { estimate, low, high } = meanGain(it);
      const same = it.policy === DEFAULT_POLICY;
      return [it.policy, it.seat, meanScore(it).toFixed(1), same ? '' : signed(estimate), same ? '' : `${signed(low)} to ${signed(high)}`];
    }),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) => `${line.map((cell, column) => (column === 2 || column === 3 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('  ').trimEnd()}\n`).join('');
}

function signed(points: number): string {
  return `${points > 0 ? '+' : ''}${points.toFixed(1)}`;
}
