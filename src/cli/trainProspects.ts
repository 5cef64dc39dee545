/** `train-prospects`: writes the outlooks of the `incentive` policy anew from the model's own games. */
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFeatures, trainOutlooks, TRAINING, writeOutlooks } from '../bots/index.ts';
import { createGame, faultText, loadScenario, RulesError } from '../engine/index.ts';
import { type Args, type Command, seedOf, UsageError, whole } from './args.ts';
import type { Io } from './io.ts';
import { folderOf } from './open.ts';
import { printable, quoted } from './say.ts';

const MOST_GAMES = 100_000;
const SEED = 'prospects';

export const trainCommand: Command = {
  name: 'train-prospects',
  about: `Trains the outlooks of the incentive policy on the model's own games and writes them to a file.
The same seed and the same number of games give the same bytes.`,
  usage: '[--scenario ID] [--seed S] [--games N] [--out FILE]',
  words: 0,
  options: {
    scenario: { type: 'string', value: 'ID', about: 'openai-2023 if absent' },
    seed: { type: 'string', value: 'S', about: `any text; ${SEED} if absent` },
    games: { type: 'string', value: 'N', about: `games a pass, 1 to ${MOST_GAMES}; ${TRAINING.games} if absent` },
    out: { type: 'string', value: 'FILE', about: 'src/scenarios/ID/outlooks.json if absent' },
  },
  run: async (args, io) => train(args, io),
};

function train(args: Args, io: Io): number {
  const folder = folderOf(args);
  const seed = seedOf(args, SEED);
  const games = whole(args, 'games', 1, MOST_GAMES, TRAINING.games);
  const out = args.text('out') ?? join(import.meta.dirname, `../scenarios/${folder.id}/outlooks.json`);
  refuseUnwritable(out);
  const loaded = loadScenario(folder.rules);
  if (!loaded.ok) throw new RulesError(loaded.faults.map(faultText).join('\n'));
  if (loaded.value.data.outlook === undefined) throw new UsageError(`Scenario '${folder.id}' describes no outlook to train.`);
  const game = createGame(loaded.value);
  const draft = `${out}.part-${process.pid}`;
  writeFileSync(draft, '', { flag: 'wx' }); // refuses a place that cannot be written before the long work, and never takes a file of somebody else's
  try {
    const outlooks = trainOutlooks(game, { ...TRAINING, seed, games, told: (line) => io.err(`${line}\n`) });
    const file = writeOutlooks(game, createFeatures(loaded.value.compiled), outlooks, `five-seats train-prospects --scenario ${folder.id} --seed ${seed} --games ${games}`);
    writeFileSync(draft, `${JSON.stringify(file, null, 1)}\n`);
    renameSync(draft, out);
    io.out(`${printable(out)}\npolicyHash ${file.policyHash}\n`);
    return 0;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Only a file can be replaced by the finished draft. */
function refuseUnwritable(out: string): void {
  if (out === '') throw new UsageError(`Option '--out': found nothing, expected the name of a file.`);
  const there = statSync(out, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile()) throw new UsageError(`Option '--out': ${quoted(out)} is ${there.isDirectory() ? 'a folder' : 'no ordinary file'}, expected the name of a file.`);
}
