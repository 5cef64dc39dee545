import { describe, expect, test } from 'vitest';
import { lanesOf } from '../../src/app/view/lanes.ts';
import { chartOf } from '../../src/app/view/stances.ts';
import { ARCHETYPES, STANCE_EVENTS, stanceChart } from '../../src/engine/index.ts';
import en from '../../src/i18n/ui.en.json' with { type: 'json' };
import { knownIn } from '../../src/session/readings.ts';
import { scenarioIds } from '../support/scenarios.ts';
import { matterOf, tell, textsOf } from './support.ts';

const words: Readonly<Record<string, string>> = en;

describe('the words of the charts', () => {
  test('name every event, every predicate and every region of the machines', () => {
    const wanted = [...STANCE_EVENTS.map((event) => `ui.event.${event}`), ...Object.values(ARCHETYPES).flatMap((archetype) => [
      ...archetype.predicates.map((name) => `ui.predicate.${name}`),
      ...(stanceChart(archetype).length > 1 ? stanceChart(archetype).map(({ id }) => `ui.region.${id}`) : []),
    ])];
    expect(wanted.filter((id) => words[id] === undefined)).toEqual([]);
  });

  test.each(scenarioIds.flatMap((id) => (['en', 'zh-Hans'] as const).map((language) => [id, language] as const)))('are all there for %s in %s', async (id, language) => {
    const [{ game }, texts] = [await matterOf(id), await textsOf(language, id)];
    expect(JSON.stringify(game.actors.map((actor) => chartOf(texts, game, actor)))).not.toMatch(/\[[a-z]+\.[\w.+:-]+\]/iu);
  });
});

describe('a chart', () => {
  test('shows every arrow of the machine once: those of a stance, and those that lead alike from everywhere', async () => {
    const [{ game }, texts] = [await matterOf('openai-2023'), await textsOf('en', 'openai-2023')];
    for (const actor of game.actors) {
      const { archetype } = game.scenario.compiled.actors[game.actors.indexOf(actor)]!.stances;
      for (const [i, region] of chartOf(texts, game, actor).regions.entries()) {
        const drawn = region.ways.reduce((sum, { moves }) => sum + moves.length, 0) + region.anywhere.length * (region.rows.length - 1);
        expect(drawn, `${actor} ${region.id}`).toBe(stanceChart(archetype)[i]!.arrows.length);
      }
    }
  });

  test('lights where an actor stands, marks where it has been, and nothing outside a game', async () => {
    const [matter, texts] = [await matterOf('openai-2023'), await textsOf('en', 'openai-2023')];
    const { entries } = tell(matter, 'a', 'founder');
    const view = entries[4]!.after;
    const rows = chartOf(texts, matter.game, 'board', { view, told: entries.slice(0, 5) }).regions[0]!.rows;
    expect(rows.filter(({ now }) => now).map(({ key }) => key)).toEqual([view.stances['board']]);
    const before = new Set(entries.slice(0, 5).map((entry) => entry.before.stances['board']));
    expect(rows.filter(({ been, now }) => been || now).map(({ key }) => key).toSorted()).toEqual([...new Set([...before, view.stances['board']])].toSorted());
    expect(chartOf(texts, matter.game, 'board').regions[0]!.rows.some(({ now, been }) => now || been)).toBe(false);
  });

  test('reads conditions by what the seat sees, and says so where that is hidden', async () => {
    const [{ game }, texts] = [await matterOf('openai-2023'), await textsOf('en', 'openai-2023')];
    const { view } = game.observe(game.initialState('a'), 'founder');
    const asked = (trust: number | undefined) => {
      const { trust: _, ...rest } = view.values;
      const seen = { ...view, values: trust === undefined ? rest : { ...rest, trust } };
      return chartOf(texts, game, 'board', { view: seen, told: [] }).regions[0]!.ways.flatMap(({ moves }) => moves).find(({ event }) => event === 'pressed')!;
    };
    expect([asked(20), asked(80), asked(undefined)].map(({ open, asks }) => [open, asks[0]!.holds])).toEqual([['yes', 'yes'], ['no', 'no'], ['hidden', 'hidden']]);
    expect(asked(20).asks[0]!.means).toContain('now 20');
  });

  test('is not changed by what its seat does not see', async () => {
    const [{ game }, texts] = [await matterOf('openai-2023'), await textsOf('en', 'openai-2023')];
    const chartsFor = (types: Readonly<Record<string, string>>) => {
      const { view } = game.observe(game.initialState('a', { types }), 'founder');
      return game.actors.map((actor) => chartOf(texts, game, actor, { view, told: [] }));
    };
    const same = { founder: 'one' };
    expect(chartsFor({ ...same, board: 'blocked', workforce: 'low', partner: 'team', investors: 'no' })).toEqual(chartsFor({ ...same, board: 'documentable', workforce: 'high', partner: 'everyone', investors: 'yes' }));
  });
});

test('a condition is open where the view settles only parts of it', async () => {
  const { game } = await matterOf('openai-2023');
  const { view } = game.observe(game.initialState('a'), 'founder');
  const { trust: _, ...values } = view.values;
  const unseen = { ...view, values: { ...values, customers: 80 } };
  expect(knownIn(game, unseen, { trust: { atMost: 34 }, customers: { atMost: 62 } })).toBe(false);
  expect(knownIn(game, unseen, { any: [{ trust: { atMost: 34 } }, { customers: { atLeast: 62 } }] })).toBe(true);
  expect(knownIn(game, unseen, { any: [{ trust: { atMost: 34 } }, { customers: { atMost: 62 } }] })).toBeUndefined();
  expect(knownIn(game, unseen, { not: { trust: { atMost: 34 } } })).toBeUndefined();
});

test('arrows to one stance share a lane, short lanes lie next to the rows, and each enters where it leads', () => {
  const { count, rows } = lanesOf(4, [{ from: 0, to: 3 }, { from: 1, to: 3 }, { from: 0, to: 1 }], 30, 70);
  expect(count).toBe(2);
  expect(rows[0]).toEqual([{ lane: 0, top: 30, bottom: 100, out: 30, into: undefined }, { lane: 1, top: 30, bottom: 100, out: 30, into: undefined }]);
  expect(rows[1]).toEqual([{ lane: 0, top: 0, bottom: 70, out: undefined, into: 70 }, { lane: 1, top: 0, bottom: 100, out: 30, into: undefined }]);
  expect(rows[3]).toEqual([{ lane: 1, top: 0, bottom: 70, out: undefined, into: 70 }]);
});
