/** `calibrate`: fits the numbers marked as fitted, and writes them beside the scenario with the report of the fit. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { calibrate } from '../analysis/calibrate.ts';
import { changedGame } from '../analysis/lab.ts';
import { type Args, type Command, seedOf, UsageError, whole } from './args.ts';
import { materialsOf, pathBeside, policyHashOf } from './beside.ts';
import type { Io } from './io.ts';
import { folderOf } from './open.ts';
import { printable, quoted } from './say.ts';

const SEED = 'calibrate';
const STARTS = 4;
const MOST_STARTS = 100;
const GAMES = 400;
const MOST_GAMES = 100_000;
const FILE = 'fitted.json';

export const calibrateCommand: Command = {
  name: 'calibrate',
  about: `Fits the sharpness of each actor to the recorded choices and the cascade to the dated counts.
Writes the fitted numbers and the report of the fit beside the scenario; the rules stay as they are.
The same seed gives the same bytes.`,
  usage: '[--scenario ID] [--seed S] [--starts N] [--games N] [--out FILE] [--check]',
  words: 0,
  options: {
    scenario: { type: 'string', value: 'ID', about: 'openai-2023 if absent' },
    seed: { type: 'string', value: 'S', about: `any text; ${SEED} if absent` },
    starts: { type: 'string', value: 'N', about: `beginnings of the search for the cascade, 1 to ${MOST_STARTS}; ${STARTS} if absent` },
    games: { type: 'string', value: 'N', about: `games that tell what the fit would change, 1 to ${MOST_GAMES}; ${GAMES} if absent` },
    out: { type: 'string', value: 'FILE', about: `src/scenarios/ID/${FILE} if absent` },
    check: { type: 'boolean', about: 'writes nothing; exit code 1 where the file would change' },
  },
  run: fit,
};

async function fit(args: Args, io: Io): Promise<number> {
  const folder = folderOf(args);
  const seed = seedOf(args, SEED);
  const starts = whole(args, 'starts', 1, MOST_STARTS, STARTS);
  const games = whole(args, 'games', 1, MOST_GAMES, GAMES);
  const out = args.text('out') ?? pathBeside(folder, FILE);
  if (out === '') throw new UsageError(`Option '--out': found nothing, expected the name of a file.`);
  if (args.has('check') && !existsSync(out)) throw new UsageError(`There is no file ${quoted(out)} to check.`);
  const materials = await materialsOf(folder);
  const policyHash = policyHashOf(changedGame(folder.rules), materials.outlooks);
  const command = `five-seats calibrate --scenario ${folder.id} --seed ${seed} --starts ${starts} --games ${games}`;
  const fitted = calibrate(materials, { seed, starts, games, policyHash, command });
  const text = `${JSON.stringify(fitted, null, 1)}\n`;
  if (args.has('check')) {
    const same = readFileSync(out, 'utf8') === text;
    io.out(`${printable(out)}: ${same ? 'same' : 'DIFFERENT'}\n`);
    return same ? 0 : 1;
  }
  writeFileSync(out, text);
  const { lambdas, cascade } = fitted;
  io.out(`${printable(out)}\nlog-likelihood ${lambdas.logLikelihood.before} to ${lambdas.logLikelihood.after}\n`);
  if (cascade !== undefined) io.out(`count error ${cascade.rmse.before} to ${cascade.rmse.after}\n`);
  return 0;
}
