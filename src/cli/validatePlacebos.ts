/** `validate --placebos`: trains the model under permuted interests and shuffled beliefs, and keeps how likely each finds the record. */
import { writeFileSync } from 'node:fs';
import type { Materials } from '../analysis/calibrate.ts';
import { betterThan, type PlaceboFile, type PlaceboRun, trainedLikelihood } from '../analysis/placebos.ts';
import type { Io } from './io.ts';

/** Trainings of the model as it is, so that its own spread is seen. */
const UNCHANGED = 3;

export interface PlaceboPlan {
  readonly n: number;
  readonly games: number;
  readonly seed: string;
  readonly out: string;
  /** What the file says of itself. */
  readonly head: Pick<PlaceboFile, 'scenario' | 'rulesHash' | 'policyHash' | 'date' | 'command'>;
}

export function runPlacebos({ rules, course, coding }: Materials, { n, games, seed, out, head }: PlaceboPlan, io: Io): PlaceboFile {
  const runOf = (name: string, placebo?: string): PlaceboRun => {
    const { inSample, heldOut, levers } = trainedLikelihood(rules, course, coding, games, name, placebo);
    io.err(`${name}: held out ${heldOut.toFixed(3)}\n`);
    return { seed: name, inSample: short(inSample), heldOut: short(heldOut), levers: short(levers) };
  };
  const unchanged = Array.from({ length: UNCHANGED }, (_, i) => runOf(`${seed}/unchanged/${i}`));
  const placebos = Array.from({ length: n }, (_, i) => runOf(`${seed}/${i}`, `${seed}/${i}`));
  const file: PlaceboFile = { format: 'placebos/1', ...head, games, unchanged, placebos };
  writeFileSync(out, `${JSON.stringify(file, null, 1)}\n`);
  io.out(`${n} placebos; the model finds the record likelier than ${Math.round(100 * betterThan(file))}% of them\n`);
  return file;
}

function short(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
