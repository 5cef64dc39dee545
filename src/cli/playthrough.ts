/** `playthrough`: golden games, played again and compared line by line. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type CountAt, datedCounts } from '../analysis/counts.ts';
import type { Fault } from '../engine/index.ts';
import { type HistoricalRecord, scenarioFolders } from '../scenarios/index.ts';
import { type Args, type Command, UsageError } from './args.ts';
import type { Io } from './io.ts';
import { type Head, readHead, RULE, splitText } from './playthroughFile.ts';
import { type PlayedGame, playHead } from './playthroughGame.ts';
import { type Difference, firstDifference, gameLines } from './playthroughText.ts';
import { clipped, clippedAround, didYouMean, faultLines, quoted } from './say.ts';

export const PLAYTHROUGHS = join(import.meta.dirname, '../../tests/playthroughs');
const HISTORY = 'history';
const LONGEST_FILE = 10_000_000;
const LONGEST_DIFFERENCE = 300;

export const playthroughCommand: Command = {
  name: 'playthrough',
  about: `Plays golden games again and names the first line that differs.
NAME is a file of tests/playthroughs without its .txt; '${HISTORY}' plays the recorded course by the ordinary rules.
Exit code 0: the same. 1: different, or the rules refuse a choice. 2: a file cannot be read.`,
  usage: 'NAME|FILE|--all [--update] [--json]',
  words: 1,
  options: {
    all: { type: 'boolean', about: 'every file of tests/playthroughs' },
    update: { type: 'boolean', about: `writes anew what stands below ${RULE}; all files, or the one named` },
    json: { type: 'boolean', about: 'one JSON object' },
  },
  run: playthrough,
};

export interface Checked {
  readonly name: string;
  readonly file: string;
  readonly head: Head;
  readonly played: PlayedGame;
  readonly lines: readonly string[];
  /** The line counts from the top of the file. */
  readonly difference: Difference | undefined;
}

/** One playthrough: played, or why not. `broken`: the file itself cannot be read; otherwise the rules refuse it. */
export type Outcome = { readonly ok: true; readonly value: Checked } | { readonly ok: false; readonly broken: boolean; readonly faults: readonly Fault[] };

export function playthroughNames(folder = PLAYTHROUGHS): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((file) => file.endsWith('.txt')).map((file) => basename(file, '.txt')).toSorted();
}

export async function checkPlaythrough(path: string): Promise<Outcome> {
  const name = basename(path, '.txt');
  const file = relative(process.cwd(), path).startsWith('..') ? path : relative(process.cwd(), path);
  const there = existsSync(path) || name !== HISTORY;
  const { head: headLines, body } = splitText(there ? readText(path) : historyHead());
  const head = await readHead(headLines, file);
  if (!head.ok) return { ok: false, broken: true, faults: head.faults };
  const played = await playHead(head.value, file);
  if (!played.ok) return { ok: false, broken: false, faults: played.faults };
  const lines = gameLines(played.value);
  const difference = there ? firstDifference(body ?? [], lines) : undefined;
  const above = headLines.length + 1;
  return { ok: true, value: { name, file, head: head.value, played: played.value, lines, difference: difference === undefined ? undefined : { ...difference, line: difference.line + above } } };
}

function readText(path: string): string {
  const there = statSync(path);
  if (there.isDirectory()) throw new UsageError(`${quoted(path)} is a folder, expected a playthrough.`);
  if (there.size > LONGEST_FILE) throw new UsageError(`${quoted(path)} has ${there.size} bytes, expected a playthrough of at most ${LONGEST_FILE}.`);
  return readFileSync(path, 'utf8');
}

/** Writes what the game gives now below the head. */
export function updatePlaythrough(path: string, lines: readonly string[], head: readonly string[] = splitText(readText(path)).head): void {
  writeFileSync(path, `${[...head, RULE, ...lines].join('\n')}\n`);
}

function historyHead(): string {
  return `scenario: ${scenarioFolders.find((folder) => folder.record !== undefined)?.id ?? ''}\nseed: ${HISTORY}\nscript: recorded`;
}

async function playthrough(args: Args, io: Io): Promise<number> {
  const named = args.words[0];
  if (named !== undefined && args.has('all')) throw new UsageError(`Either a name or --all; found both.`);
  if (named === undefined && !args.has('all') && !args.has('update')) throw new UsageError(`A name is missing. Playthroughs: ${playthroughNames().join(', ')}.`);
  const paths = named === undefined ? playthroughNames().map(pathOf) : [pathNamed(named)];
  if (paths.length === 0) throw new UsageError(`There are no playthroughs in ${PLAYTHROUGHS}.`);
  const outcomes: Outcome[] = [];
  for (const path of paths) outcomes.push(await checkPlaythrough(path));
  const faults = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.faults));
  if (outcomes.some((outcome) => !outcome.ok && outcome.broken)) {
    io.err(faultLines(faults));
    return 2;
  }
  const checked = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  if (args.has('update')) for (const it of checked) update(it);
  const reports = await Promise.all(checked.map((it) => reportOf(it, args.has('update'))));
  if (args.has('json')) io.out(`${JSON.stringify(named === undefined ? { playthroughs: reports } : (reports[0] ?? { name: named, faults }))}\n`);
  else for (const report of reports) io.out(reportText(report));
  if (faults.length > 0) io.err(faultLines(faults));
  for (const { file, difference } of reports) if (difference !== undefined) io.err(`${differenceText(file, difference)}\n`);
  return faults.length > 0 || reports.some((report) => !report.same) ? 1 : 0;
}

function pathOf(name: string): string {
  return join(PLAYTHROUGHS, `${name}.txt`);
}

function pathNamed(name: string): string {
  if (/[/\\]|\.txt$/u.test(name)) {
    if (!existsSync(name)) throw new UsageError(`There is no file ${quoted(name)}.`);
    return name;
  }
  const names = [...new Set([HISTORY, ...playthroughNames()])];
  if (!names.includes(name)) throw new UsageError(`Unknown playthrough ${quoted(name)}. Playthroughs: ${names.join(', ')}.${didYouMean(name, names)}`);
  return pathOf(name);
}

function update({ file, lines, difference }: Checked): void {
  if (!existsSync(file)) writeFileSync(file, `${historyHead()}\n${RULE}\n${lines.join('\n')}\n`);
  else if (difference !== undefined) updatePlaythrough(file, lines);
}

interface Report {
  readonly name: string;
  readonly file: string;
  readonly scenario: string;
  readonly rulesHash: string;
  readonly same: boolean;
  readonly updated: boolean;
  readonly stages: number;
  readonly lines: number;
  readonly ending: string;
  readonly hash: string;
  readonly signatures?: readonly CountAt[];
  readonly difference?: Difference;
}

async function reportOf({ name, file, head, played, lines, difference }: Checked, updated: boolean): Promise<Report> {
  const { game, stages, end, ending } = played;
  return {
    name,
    file,
    scenario: game.scenario.id,
    rulesHash: game.scenario.rulesHash,
    same: difference === undefined || updated,
    updated: updated && difference !== undefined,
    stages: stages.length,
    lines: lines.length,
    ending,
    ...(head.script === 'recorded' ? { signatures: countsOf(await head.folder.record!(), played) } : {}),
    hash: game.hash(end),
    ...(difference === undefined || updated ? {} : { difference }),
  };
}

/** Whole people signed. */
export function countsOf(record: HistoricalRecord, { game, stages }: PlayedGame): readonly CountAt[] {
  const counts = datedCounts(record.counts, game.scenario.data.rounds, stages.flatMap(({ events }) => events));
  return counts.map((count) => ({ ...count, simulated: Math.round(count.simulated) }));
}

function reportText({ name, same, updated, stages, lines, ending, hash, signatures }: Report): string {
  const state = updated ? 'written anew' : same ? 'same' : 'DIFFERENT';
  const counts = (signatures ?? []).map(({ at, recorded, simulated }) => `  ${at}  recorded ${recorded}, simulated ${simulated}\n`);
  return `${clipped(name)}: ${state}; ${stages} stages, ${lines} lines, ${ending}, ${hash}\n${counts.join('')}`;
}

export function differenceText(file: string, { line, found, expected, stage }: Difference): string {
  const at = sameLetters(found ?? '', expected ?? '');
  const told = (text: string | undefined): string => (text === undefined ? 'nothing' : clippedAround(text, at, LONGEST_DIFFERENCE));
  return `${clipped(file)} line ${line}${stage === '' ? '' : ` (stage ${stage})`}:\n  written: ${told(found)}\n  now:     ${told(expected)}`;
}

/** How many letters at the beginning are the same. */
function sameLetters(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
