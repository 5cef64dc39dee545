import { describe, expect, test } from 'vitest';
import { timelineOf } from '../../src/app/view/timeline.ts';
import { besideRecord, wireOf } from '../../src/app/view/wire.ts';
import { shiftedTexts } from '../../src/i18n/texts.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { matterOf, tell, textsOf } from './support.ts';

const casebook = await scenarioFolder('openai-2023')!.casebook!();

describe('the wire', () => {
  test('marks what was not told to all, and tells another seat nothing of it', async () => {
    const [matter, texts] = [await matterOf('openai-2023'), await textsOf('en', 'openai-2023')];
    const lines = (seat: string | undefined) => wireOf(texts, matter.game, seat, tell(matter, 'a', seat).entries).flatMap((round) => round.lines);
    const [board, founder, watched] = [lines('board'), lines('founder'), lines(undefined)];
    const kept = board.filter(({ told }) => told === 'you' || told === 'own').map(({ words }) => words);
    expect(kept.length).toBeGreaterThan(0);
    const open = new Set(founder.map(({ words }) => words));
    const first = board.find(({ told }) => told === 'own')!.words;
    expect(open.has(first)).toBe(false);
    expect(watched.some(({ told }) => told === 'some')).toBe(true);
    expect(watched.some(({ told }) => told === 'you' || told === 'own')).toBe(false);
  });

  test('has beside it the dated facts of the hours that are over, and says which this game has seen', async () => {
    const [matter, texts] = [await matterOf('openai-2023'), await textsOf('en', 'openai-2023')];
    const { entries } = tell(matter, 'a', 'board');
    const last = entries.at(-1)!;
    const wire = wireOf(texts, matter.game, 'board', entries);
    const beside = besideRecord(texts, matter.game, casebook, wire, last.before);
    expect(beside.find(({ round }) => round === last.before.round)?.record).toEqual([]);
    const first = beside[0]!.record.map(({ fact }) => casebook.facts.find(({ id }) => id === fact)!.when);
    expect(first.length).toBeGreaterThan(0);
    expect(first.every((when) => when >= '2023-11-16T16:00' && when < '2023-11-17T12:00')).toBe(true);
    const all = beside.flatMap(({ record }) => record);
    expect(new Set(all.map(({ fact }) => fact)).size).toBe(all.length);
    const seen = new Set(wire.flatMap(({ lines }) => lines.flatMap(({ facts }) => facts)));
    expect(all.filter(({ here }) => here === true).every(({ fact }) => seen.has(fact))).toBe(true);
  });

  test('has no record beside it once the game has left the calendar, nor in a fictional case', async () => {
    const [matter, texts] = [await matterOf('openai-2023'), await textsOf('en', 'openai-2023')];
    const { entries } = tell(matter, 'a', 'board');
    const shifted = shiftedTexts(texts);
    expect(besideRecord(shifted, matter.game, casebook, wireOf(shifted, matter.game, 'board', entries), entries.at(-1)!.after).every(({ record }) => record.length === 0)).toBe(true);
    const harbour = await matterOf('harbour-lab');
    const fiction = await textsOf('zh-Hans', 'harbour-lab');
    const told = tell(harbour, 'a', 'board').entries;
    expect(besideRecord(fiction, harbour.game, undefined, wireOf(fiction, harbour.game, 'board', told), told.at(-1)!.after).every(({ record }) => record.length === 0)).toBe(true);
  });
});

describe('the timeline', () => {
  test('sets the rounds by their clocks, with deadlines and the hours of trading on weekdays', async () => {
    const [{ game, folder }, texts] = [await matterOf('openai-2023'), await textsOf('en', 'openai-2023')];
    const line = timelineOf(texts, game, folder.deadlines ?? [], game.describe(game.initialState('a')), []);
    const places = line.rounds.map(({ at }) => at);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(line.rounds.map(({ when }) => when)).toEqual(['now', ...line.rounds.slice(1).map(() => 'ahead')]);
    expect(line.market.map(({ name }) => name)).toEqual(['Thu 16', 'Fri 17', 'Mon 20', 'Tue 21', 'Wed 22']);
    expect(line.deadlines.map(({ id }) => id)).toEqual(['deadline-sat', 'deadline-sun']);
  });

  test('has all deadlines of the record, at the hours that the record gives', () => {
    const recorded = casebook.facts.filter(({ id }) => id.startsWith('deadline-')).map(({ id, when }) => ({ fact: id, at: when }));
    expect(scenarioFolder('openai-2023')!.deadlines).toEqual(recorded);
  });

  test('tells rounds that were played from those that were left out', async () => {
    const [matter, texts] = [await matterOf('openai-2023'), await textsOf('en', 'openai-2023')];
    const { entries } = tell(matter, 'a', 'board');
    const settled = { ...entries.at(-1)!.before, round: 'wed', roundIndex: matter.game.scenario.data.rounds.findIndex(({ id }) => id === 'wed') };
    const marks = timelineOf(texts, matter.game, matter.folder.deadlines ?? [], settled, entries.slice(0, 2)).rounds;
    expect(marks.map(({ id, when }) => [id, when]).slice(0, 2)).toEqual([['thu', 'past'], ['friNoon', 'skipped']]);
    expect(marks.at(-1)).toMatchObject({ id: 'wed', when: 'now' });
  });

  test.each(['harbour-lab', 'openai-2023'])('goes without dates where the hours of %s have none', async (id) => {
    const [{ game, folder }, texts] = [await matterOf(id), await textsOf('zh-Hans', id)];
    const rounds = game.scenario.data.rounds;
    const at = rounds.findIndex(({ clock }) => clock === undefined);
    const line = timelineOf(texts, game, folder.deadlines ?? [], { ...game.describe(game.initialState('a')), round: rounds[at]!.id, roundIndex: at }, []);
    expect([line.days, line.market, line.deadlines]).toEqual([[], [], []]);
    expect(line.rounds.filter(({ when }) => when === 'now').map((mark) => mark.id)).toEqual([rounds[at]!.id]);
  });
});
