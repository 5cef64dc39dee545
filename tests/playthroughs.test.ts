import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPlaythrough, countsOf, differenceText, type Outcome, PLAYTHROUGHS, playthroughNames } from '../src/cli/playthrough.ts';
import { faultText } from '../src/engine/index.ts';
import { scenarioFolder, scenarioFolders } from '../src/scenarios/index.ts';
import { openScenario } from '../src/session/play.ts';
import { fiveSeats, root } from './cli/cli.ts';

const names = playthroughNames();
const outcomes = new Map<string, Outcome>();
for (const name of names) outcomes.set(name, await checkPlaythrough(join(PLAYTHROUGHS, `${name}.txt`)));

function wrong(outcome: Outcome): string {
  if (!outcome.ok) return outcome.faults.map(faultText).join('\n');
  const { file, difference } = outcome.value;
  return difference === undefined ? '' : differenceText(file, difference);
}

function played(name: string) {
  const outcome = outcomes.get(name);
  if (!outcome?.ok) throw new Error(outcome === undefined ? `There is no playthrough '${name}'.` : wrong(outcome));
  return outcome.value;
}

describe('the golden playthroughs', () => {
  test.each(names)('%s goes as written', (name) => {
    expect(wrong(outcomes.get(name)!)).toBe('');
  });

  test.each(scenarioFolders.map(({ id }) => id))('show every ending of %s', async (id) => {
    const { game } = await openScenario(scenarioFolder(id)!);
    const shown = new Set([...outcomes.values()].flatMap((it) => (it.ok && it.value.played.game.scenario.id === id ? [it.value.played.ending] : [])));
    expect(shown.size, `no playthrough plays '${id}'`).toBeGreaterThan(0);
    expect(game.scenario.data.endings.map((ending) => ending.id).filter((ending) => !shown.has(ending)), 'endings without a playthrough').toEqual([]);
  });

  test('are named after the ending they reach', () => {
    const claims = names.flatMap((name) => {
      const ending = /^(?:ending|harbour-lab)-(.+)$/u.exec(name)?.[1];
      return ending === undefined ? [] : [[name, ending]];
    });
    expect(claims.map(([name]) => [name, played(name!).played.ending])).toEqual(claims);
  });

  test('have a path on which nobody is removed and the quarrel is settled', () => {
    const { game, end, ending } = played('managed-path').played;
    expect(ending).toBe('managed');
    expect(game.describe(end).values['removed']).toBe(false);
  });
});

describe('the record', () => {
  test('the history reaches return-reform on Tuesday night with every dated count within 40 signatures', async () => {
    const { head, played: game } = played('history');
    expect(game.ending).toBe('return-reform');
    const deals = game.stages.filter(({ events }) => events.some(({ kind }) => kind === 'deal'));
    expect(deals.map(({ before }) => before.round)).toEqual(['tueNight']);
    const counts = countsOf(await head.folder.record!(), game);
    expect(counts).toHaveLength(6);
    expect(counts.filter(({ recorded, simulated }) => Math.abs(recorded - simulated) > 40)).toEqual([]);
  });

  test('is told by `playthrough history --json`', async () => {
    const { code, out, err } = await fiveSeats(['playthrough', 'history', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { game, end } = played('history').played;
    expect(JSON.parse(out)).toMatchObject({ ending: 'return-reform', hash: game.hash(end), signatures: Array.from({ length: 6 }, () => ({ recorded: expect.any(Number) as number })) });
  });

  test('deleting the historical record changes no rule', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'five-seats-'));
    try {
      cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
      cpSync(join(root, 'package.json'), join(copy, 'package.json'));
      symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
      rmSync(join(copy, 'src/scenarios/openai-2023/historical.json'));
      const args = ['simulate', '--json', '--games', '20', '--seed', 'unrecorded', '--seat', 'board=random'];
      const [without, withIt] = await Promise.all([fiveSeats(args, { cwd: copy }), fiveSeats(args)]);
      const facts = ({ out }: typeof without) => ({ ...(JSON.parse(out) as Readonly<Record<string, unknown>>), playoutsPerSecond: 0 });
      expect(without.err).toBe('');
      expect(facts(without)).toEqual(facts(withIt));
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});
