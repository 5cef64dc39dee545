/** `validate`: how far the model can be believed, as a report or as JSON; and the placebos it is set against. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Course } from '../analysis/course.ts';
import type { Direction } from '../analysis/directions.ts';
import { type Expectation, expectationsSchema } from '../analysis/expectations.ts';
import { changedGame } from '../analysis/lab.ts';
import { placebosSchema } from '../analysis/placebos.ts';
import { explanationsSchema, reportOf, type Report, summaryOf } from '../analysis/report.ts';
import { validate } from '../analysis/validate.ts';
import { type Args, type Command, seedOf, UsageError, whole } from './args.ts';
import { materialsOf, pathBeside, policyHashOf, readBeside } from './beside.ts';
import type { Io } from './io.ts';
import { folderOf } from './open.ts';
import { printable, quoted } from './say.ts';
import { runPlacebos } from './validatePlacebos.ts';
import { poolOf, workersOf, workersOption } from './workers.ts';

const SEED = 'validate';
const GAMES = 1500;
const MOST_GAMES = 100_000;
const PLACEBOS = 24;
const MOST_PLACEBOS = 1000;
const WORKERS = 2;
const TRAINING_GAMES = 1000;
const PLACEBO_FILE = 'placebos.json';
const REPORT = join(import.meta.dirname, '../../docs/validation.md');

export const validateCommand: Command = {
  name: 'validate',
  about: `Sets the model against the record, against placebos and against what its sources lead to expect.
With --placebos it trains and keeps the placebos instead, which takes minutes.`,
  usage: '[--scenario ID] [--seed S] [--games N] [--workers N] [--json | --write] [--date D]\n       five-seats validate --placebos [--n N] [--games N] [--seed S] [--scenario ID] [--date D] [--out FILE]',
  words: 0,
  options: {
    scenario: { type: 'string', value: 'ID', about: 'openai-2023 if absent' },
    seed: { type: 'string', value: 'S', about: `any text; ${SEED} if absent` },
    games: { type: 'string', value: 'N', about: `games from the start, 1 to ${MOST_GAMES}; ${GAMES} if absent. With --placebos: games a training pass; ${TRAINING_GAMES} if absent` },
    workers: workersOption(WORKERS),
    json: { type: 'boolean', about: 'one JSON object' },
    write: { type: 'boolean', about: 'writes the report to docs/validation.md, or to --out' },
    out: { type: 'string', value: 'FILE', about: `where --write or --placebos writes; src/scenarios/ID/${PLACEBO_FILE} for placebos` },
    placebos: { type: 'boolean', about: 'trains placebos and keeps them' },
    n: { type: 'string', value: 'N', about: `how many placebos, 1 to ${MOST_PLACEBOS}; ${PLACEBOS} if absent` },
    date: { type: 'string', value: 'D', about: 'YYYY-MM-DD; that of the last commit if absent' },
  },
  run: runValidate,
};

async function runValidate(args: Args, io: Io): Promise<number> {
  const folder = folderOf(args);
  const seed = seedOf(args, SEED);
  const placebos = args.has('placebos');
  if (placebos && (args.has('json') || args.has('write'))) throw new UsageError("Either '--placebos' or a report; found both.");
  if (!placebos && args.has('n')) throw new UsageError("Option '--n' goes with '--placebos'.");
  if (args.has('json') && args.has('write')) throw new UsageError("Either '--json' or '--write'; found both.");
  if (args.has('out') && !placebos && !args.has('write')) throw new UsageError("Option '--out' goes with '--write' or '--placebos'.");
  const out = args.text('out');
  if (out === '') throw new UsageError(`Option '--out': found nothing, expected the name of a file.`);
  const games = whole(args, 'games', 1, MOST_GAMES, placebos ? TRAINING_GAMES : GAMES);
  const workers = workersOf(args, WORKERS);
  const n = whole(args, 'n', 1, MOST_PLACEBOS, PLACEBOS);
  const date = placebos || args.has('write') || args.has('date') ? dateOf(args) : '';
  const materials = await materialsOf(folder);
  const game = changedGame(folder.rules);
  const { rulesHash } = game.scenario;
  const policyHash = policyHashOf(game, materials.outlooks);
  if (placebos) {
    const command = `five-seats validate --placebos --scenario ${folder.id} --n ${n} --games ${games} --seed ${seed}`;
    runPlacebos(materials, { n, games, seed, out: out ?? pathBeside(folder, PLACEBO_FILE), head: { scenario: folder.id, rulesHash, policyHash, date, command } }, io);
    return 0;
  }
  const expectations = readBeside(folder, 'directions.json', expectationsSchema) ?? [];
  const directions = await putAll(expectations, { scenario: folder.id, course: materials.course, games, workers }, io);
  const validation = validate(materials, { seed, games, directions, told: (part) => io.progress(part) });
  io.progress('');
  const report: Report = {
    validation,
    expectations,
    coding: materials.coding,
    explanations: readBeside(folder, 'wrong.json', explanationsSchema) ?? [],
    placebos: readBeside(folder, PLACEBO_FILE, placebosSchema),
    head: { scenario: folder.id, rulesHash, policyHash, date, games, seed, command: `five-seats validate --scenario ${folder.id} --games ${games} --seed ${seed}` },
  };
  if (args.has('json')) io.out(`${JSON.stringify(summaryOf(report))}\n`);
  else if (args.has('write')) {
    writeFileSync(out ?? REPORT, reportOf(report));
    io.out(`${printable(out ?? REPORT)}\n`);
  } else io.out(reportOf(report));
  return 0;
}

interface Asked {
  readonly scenario: string;
  readonly course: Course;
  readonly games: number;
  readonly workers: number;
}

/** One expectation after the other, on one core or several: the same answers in the same order. */
async function putAll(expectations: readonly Expectation[], { scenario, course, games, workers }: Asked, io: Io): Promise<readonly Direction[]> {
  if (expectations.length === 0) return [];
  const { result } = await poolOf(workers).run(
    { kind: 'expectations', scenario, shared: { course, games }, shards: expectations },
    { told: (soFar) => io.progress(`${soFar.result.length} of ${expectations.length} expectations`) },
  );
  return result!; // nobody stops it
}

/** Of the option, or of the last commit: the report itself looks at no clock. */
function dateOf(args: Args): string {
  const given = args.text('date');
  if (given !== undefined) {
    if (!/^\d{4}-\d\d-\d\d$/u.test(given) || Number.isNaN(Date.parse(given))) throw new UsageError(`Option '--date': found ${quoted(given)}, expected YYYY-MM-DD.`);
    return given;
  }
  try {
    return execFileSync('git', ['log', '-1', '--format=%cs'], { cwd: import.meta.dirname, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    throw new UsageError("There is no commit to take the date from: give '--date=YYYY-MM-DD'.");
  }
}
