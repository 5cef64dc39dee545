/**
 * Finds a seed for every ending and writes the golden playthroughs; run by hand after a change of rules or outlooks:
 *
 *   node tests/support/findPlaythroughs.ts [ENDING]...
 *
 * A file whose game still reaches its ending keeps its head. For the others seeds are tried, from the start and from
 * the scenario's exploring starts: all seats by their incentives, all at random, then with some seats idle.
 * `managed-path` is another default game that ends managed, one in which nobody is removed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPlaythrough, PLAYTHROUGHS, playthroughNames, updatePlaythrough } from '../../src/cli/playthrough.ts';
import { RULE } from '../../src/cli/playthroughFile.ts';
import type { PolicyName } from '../../src/bots/index.ts';
import { drawFrom, faultText, type Game, type GameState, type StartOptions } from '../../src/engine/index.ts';
import { type ScenarioFolder, scenarioFolders } from '../../src/scenarios/index.ts';
import { type OpenScenario, openScenario } from '../../src/session/play.ts';

const MOST_SEEDS = 3000;
const MANAGED_PATH = 'managed-path';

interface Wanted {
  readonly file: string;
  readonly ending: string;
  /** A seed that another file shows. */
  readonly not?: string;
}

/** The file of an ending: plain for the scenario of the record, with the scenario's name for the others. */
export function fileOf(folder: ScenarioFolder, ending: string): string {
  return folder.record === undefined ? `${folder.id}-${ending}` : `ending-${ending}`;
}

function removedIn(game: Game, state: GameState): boolean {
  return game.describe(state).values['removed'] === true;
}

async function holds({ file, ending }: Wanted): Promise<boolean> {
  const path = join(PLAYTHROUGHS, `${file}.txt`);
  if (!existsSync(path)) return false;
  const outcome = await checkPlaythrough(path);
  if (!outcome.ok || outcome.value.played.ending !== ending) return false;
  const { game, end } = outcome.value.played;
  if (file === MANAGED_PATH && removedIn(game, end)) return false;
  updatePlaythrough(path, outcome.value.lines);
  return true;
}

async function write(file: string, head: readonly string[]): Promise<void> {
  const path = join(PLAYTHROUGHS, `${file}.txt`);
  writeFileSync(path, `${head.join('\n')}\n${RULE}\n`);
  const outcome = await checkPlaythrough(path);
  if (!outcome.ok) throw new Error(outcome.faults.map(faultText).join('\n'));
  updatePlaythrough(path, outcome.value.lines);
}

interface Way {
  readonly policy: PolicyName;
  /** Seats that wait and sign nothing in every stage. */
  readonly idle: readonly string[];
  readonly start: StartOptions['start'];
  readonly seeds: number;
}

/** All by their incentives, all at random, then one to three seats idle among incentives. */
function waysOf(game: Game): readonly Way[] {
  const playable = game.scenario.data.actors.filter((actor) => actor.playable).map((actor) => actor.id);
  const groups = Array.from({ length: 1 << playable.length }, (_, mask) => playable.filter((_seat, i) => (mask >> i) & 1));
  const idle = groups.filter((seats) => seats.length >= 1 && seats.length <= 3).toSorted((a, b) => a.length - b.length);
  return [
    { policy: 'incentive' as const, idle: [], seeds: MOST_SEEDS },
    { policy: 'random' as const, idle: [], seeds: MOST_SEEDS },
    ...idle.map((seats) => ({ policy: 'incentive' as const, idle: seats, seeds: MOST_SEEDS / 20 })),
  ].flatMap((way) => [undefined, ...(game.scenario.data.outlook?.explore ?? [])].map((start) => ({ ...way, start })));
}

interface Found {
  readonly outcome: string;
  readonly removed: boolean;
  /** What the idle seats did, as a head writes it. */
  readonly script: readonly string[];
}

function playWay({ game, policies }: OpenScenario, way: Way, seed: string): Found {
  const draws = Object.fromEntries(game.actors.map((actor) => [actor, drawFrom(`${seed}/${actor}`)]));
  const holding = new Set(game.scenario.data.actions.flatMap((action) => (action.kind === 'hold' ? [action.id] : [])));
  const script: string[] = [];
  let state = game.initialState(seed, way.start === undefined ? {} : { start: way.start });
  for (;;) {
    const now = state;
    const outcome = game.outcome(now);
    if (outcome !== null) return { outcome, removed: removedIn(game, now), script };
    const { round, stage } = game.describe(now);
    const choice = (seat: string): string => {
      const legal = game.legalActions(now, seat);
      const wait = way.idle.includes(seat) ? legal.find((action) => holding.has(action) || action === 'sign:') : undefined;
      if (wait !== undefined) script.push(`${round}/${stage} ${seat} ${wait}`);
      return wait ?? policies.byName[way.policy].choose({ observation: game.observe(now, seat), legal, draw: draws[seat]! });
    };
    state = game.apply(now, Object.fromEntries(game.toMove(now).map((seat) => [seat, choice(seat)]))).state;
  }
}

async function search(folder: ScenarioFolder, open: OpenScenario, wanted: Wanted[]): Promise<void> {
  for (const way of waysOf(open.game)) {
    const plain = way.policy === 'incentive' && way.idle.length === 0 && way.start === undefined;
    for (let seed = 1; seed <= way.seeds && wanted.some((it) => plain || it.file !== MANAGED_PATH); seed++) {
      const { outcome, removed, script } = playWay(open, way, String(seed));
      const at = wanted.findIndex((it) => it.ending === outcome && it.not !== String(seed) && (it.file !== MANAGED_PATH || (plain && !removed)));
      if (at < 0) continue;
      const [{ file }] = wanted.splice(at, 1) as [Wanted];
      const start = way.start === undefined ? [] : [`start: ${JSON.stringify(way.start)}`];
      await write(file, [`scenario: ${folder.id}`, `seed: ${seed}`, `seats: ${way.policy}`, ...start, ...(script.length === 0 ? [] : ['script:', ...script])]);
      console.log([file, `seed ${seed}`, way.policy, ...start, ...(way.idle.length === 0 ? [] : [`idle: ${way.idle.join(' ')}`])].join(', '));
    }
  }
  for (const { file } of wanted) console.log(`${file}: NOT FOUND`);
}

function seedIn(file: string): string {
  const path = join(PLAYTHROUGHS, `${file}.txt`);
  return existsSync(path) ? (/^seed:\s*(\S+)/mu.exec(readFileSync(path, 'utf8'))?.[1] ?? '') : '';
}

if (import.meta.main) {
  const only = process.argv.slice(2);
  for (const folder of scenarioFolders) {
    const open = await openScenario(folder);
    const endings = open.game.scenario.data.endings.map((ending) => ending.id).filter((id) => only.length === 0 || only.includes(id));
    const wanted: Wanted[] = endings.map((ending) => ({ file: fileOf(folder, ending), ending }));
    if (folder.record !== undefined && endings.includes('managed')) wanted.push({ file: MANAGED_PATH, ending: 'managed', not: seedIn(fileOf(folder, 'managed')) });
    const missing: Wanted[] = [];
    for (const it of wanted) if (!(await holds(it))) missing.push(it);
    console.log(`${folder.id}: ${wanted.length - missing.length} files kept, ${missing.length} to find`);
    await search(folder, open, missing);
  }
  for (const name of playthroughNames().filter((it) => !/^(?:ending-|managed-path$|harbour-lab-)/u.test(it))) {
    const path = join(PLAYTHROUGHS, `${name}.txt`);
    const outcome = await checkPlaythrough(path);
    if (outcome.ok) updatePlaythrough(path, outcome.value.lines);
    console.log(`${name}: ${outcome.ok ? 'written anew' : outcome.faults.map(faultText).join('\n')}`);
  }
}
