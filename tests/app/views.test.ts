import { describe, expect, test } from 'vitest';
import type { Forecast } from '../../src/bots/policy.ts';
import { boardroomModel } from '../../src/app/view/boardroom.ts';
import { changesOf } from '../../src/app/view/changes.ts';
import { type Against, atOnce, briefly, closedOf, expectationsOf, type Option, optionsOf, outlookOf, whyNot } from '../../src/app/view/choices.ts';
import { clockText, nightOf } from '../../src/app/view/clock.ts';
import { missing } from '../../src/app/view/conditions.ts';
import { claimCard, conceptCard, decisionCard, factCard } from '../../src/app/view/casebook.ts';
import { monogram, playableSeats, signAction, signedPlaces } from '../../src/app/view/names.ts';
import { meterLines, seatLines, situationLines } from '../../src/app/view/panel.ts';
import { reasonText, revealOf } from '../../src/app/view/reveal.ts';
import { tableCards } from '../../src/app/view/signing.ts';
import { decisionsOf, shiftLines, testWords } from '../../src/app/view/oneTest.ts';
import { band, pathOf, verdictOf } from '../../src/app/view/verdict.ts';
import { wireOf } from '../../src/app/view/wire.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { matterOf, overOf, tell, textsOf } from './support.ts';
import { scenarioIds } from '../support/scenarios.ts';

const LANGUAGES = ['en', 'zh-Hans'] as const;

describe.each(scenarioIds)('every view of %s', (id) => {
  test.each(LANGUAGES)('finds its words in %s, for every seat, in random games', async (language) => {
    const matter = await matterOf(id);
    const texts = await textsOf(language, id);
    const { game } = matter;
    const said: unknown[] = [];
    for (const [i, seat] of [...playableSeats(game), undefined].entries()) {
      for (const seed of [`a${i}`, `b${i}`]) {
        const { entries, states } = tell(matter, seed, seat);
        entries.forEach((entry, at) => {
          const told = entries.slice(0, at + 1);
          const view = entry.after;
          said.push(
            revealOf(texts, game, seat, entry),
            changesOf(texts, game, entry),
            tableCards(texts, game, entry.before, told),
            meterLines(texts, game, view, entry.before),
            seatLines(texts, game, view, seat),
            situationLines(texts, game, view),
            boardroomModel({ texts, game, seat, view, before: entry.before, told, record: matter.record, movers: entry.movers, sealed: false, opened: entry, scales: undefined }),
          );
          const state = states[at]!;
          if (seat === undefined || entry.report.stage === 'sign' || !entry.movers.includes(seat)) return;
          said.push(optionsOf(texts, game, game.legalActions(state, seat)), closedOf(texts, game, seat, entry.before, (action) => game.explain(state, seat, action)));
        });
        const over = overOf(matter, seed, seat === undefined ? [] : [seat]);
        said.push(wireOf(texts, game, seat, entries), verdictOf(texts, over));
        if (seat !== undefined) said.push(pathOf(texts, game, seat, entries, matter.record), decisionsOf(texts, game, seat, entries, over.past));
      }
    }
    expect([...new Set(JSON.stringify(said).match(/\[[a-z]+\.[\w.:+-]+\]/giu) ?? [])]).toEqual([]);
  });

  test.each(LANGUAGES)('of its casebook finds its words in %s', async (language) => {
    const casebook = await scenarioFolder(id)!.casebook?.();
    if (casebook === undefined) return;
    const texts = await textsOf(language, id, true);
    const cards = [
      casebook.facts.map((fact) => factCard(texts, casebook, fact)),
      casebook.claims.map((claim) => claimCard(texts, claim)),
      casebook.decisions.map((decision) => decisionCard(texts, decision)),
      casebook.concepts.map((concept) => conceptCard(texts, concept)),
    ];
    expect([...new Set(JSON.stringify(cards).match(/\[[a-z]+\.[\w.:+-]+\]/giu) ?? [])]).toEqual([]);
  });
});

describe('one test', () => {
  test.each([
    ['en', 'More often with the change: “{reviewed}”. Less often: “{held}”.', '40–60%', '−5 to +15'],
    ['zh-Hans', '改动之后更常见：“{reviewed}”。更少见：“{held}”。', '40–60%', '−5 至 +15'],
  ] as const)('says in %s what moves clearly, and leaves the rest open', async (language, words, range, difference) => {
    const texts = await textsOf(language, 'harbour-lab');
    const clear = { games: 100, played: { 'trustees-hold': 100 }, changed: { 'under-review': 100 }, both: {} };
    expect(testWords(texts, clear)).toBe(words.replace('{reviewed}', texts.t('ending.under-review')).replace('{held}', texts.t('ending.trustees-hold')));
    const open = { games: 100, played: { 'trustees-hold': 50, 'under-review': 50 }, changed: { 'trustees-hold': 55, 'under-review': 45 }, both: { 'trustees-hold': 40, 'under-review': 35 } };
    expect(testWords(texts, open)).toBe(texts.t('ui.test.none'));
    const line = shiftLines(texts, open).find((it) => it.difference.value === '+5')!;
    expect([line.played.range, line.difference.range, line.clear]).toEqual([range, difference, false]);
  });
});

describe('a menu', () => {
  test('is numbered in the order of its groups, and holding back comes last', async () => {
    const { game } = await matterOf('harbour-lab');
    const texts = await textsOf('en', 'harbour-lab');
    const options = optionsOf(texts, game, game.legalActions(game.initialState('a'), 'board'));
    expect(options.map(({ id, group, number }) => [number, group, id])).toEqual([
      [1, 'special', 'remove-director'],
      [2, 'special', 'suspend-director'],
      [3, 'special', 'keep-director'],
      [4, 'hold', 'wait-board'],
    ]);
  });

  test('shows at once what the advisers think best and holding back, in the order of the page, and folds the rest only where it is long', () => {
    const options = Array.from({ length: 9 }, (_, i): Option => ({ id: `o${i}`, group: i === 8 ? 'hold' : 'lever', name: '', about: '', needs: undefined, number: i + 1 }));
    const forecast = options.map(({ id }, i): Forecast => ({ action: id, value: (i * 7) % 9, compared: { against: 'same', size: 0, sure: 1, rank: undefined }, moves: [] }));
    expect(atOnce(options, () => forecast).map(({ id }) => id)).toEqual(['o1', 'o2', 'o5', 'o6', 'o8']);
    expect(atOnce(options, () => []).map(({ id }) => id)).toEqual(['o0', 'o1', 'o2', 'o3', 'o8']);
    expect(atOnce(options.slice(0, 6), () => forecast)).toHaveLength(6);
  });

  test('says what is missing, and leaves out what already holds', async () => {
    const texts = await textsOf('en', 'harbour-lab');
    const { game } = await matterOf('harbour-lab');
    const { view } = game.observe(game.initialState('a'), 'partner');
    expect(missing(texts, { boats: 'held' }, view)).toEqual(['The boats: Held in port']);
    expect(missing(texts, { boats: 'sailing', 'quiet-offer': true }, view)).toEqual(['A quiet offer of boats to the director']);
    expect(missing(texts, { any: [{ names: { atLeast: 12 } }, { round: ['noon'] }] }, view)).toEqual(['Names on the letter at least 12 or the hour: Noon']);
    expect(whyNot(texts, { legal: false, reason: 'used' }, view)).toBe('Done once already; it cannot be done again.');
  });

  test('tells expectations in words of direction, size and confidence', async () => {
    const texts = await textsOf('en', 'harbour-lab');
    const forecast: Forecast = { action: 'x', value: 3, compared: { against: 'better', size: 2, sure: 0.75, rank: undefined }, moves: [{ slot: 'morale', by: -12, sure: 0.95 }, { slot: 'talks', by: 5, sure: 0.75 }, { slot: 'safety', by: 0.2, sure: 1 }] };
    expect(expectationsOf(texts, forecast).map((it) => it.words)).toEqual(['Crew trust in the trustees: strongly down, nearly sure', 'Progress of talks: clearly up, likely']);
    expect(briefly(texts, { ...forecast, moves: forecast.moves.map((move) => ({ ...move, sure: move.sure - 0.1 })) }).map((it) => it.slot)).toEqual(['morale']);
    const compared = (more: Partial<Forecast['compared']>, than: Against = 'waiting') => outlookOf(texts, { ...forecast, compared: { ...forecast.compared, ...more } }, than);
    expect(compared({})).toBe('For your seat: clearly better than waiting, likely');
    expect(compared({ rank: 'best', sure: 1 })).toBe('Best of these: clearly better than waiting, nearly sure');
    expect(compared({ against: 'same', size: 0 })).toBe('For your seat: about the same as waiting');
    expect(compared({}, 'unsigned')).toBe('For your seat: clearly better than no deal now, likely');
    expect(compared({ against: 'same', size: 0 }, 'unsigned')).toBe('For your seat: about the same as no deal now');
    expect(expectationsOf(texts, undefined)).toEqual([]);
  });
});

test('a signature names the places it signs, and a package standing twice is shown once', async () => {
  expect(signAction([2, 0])).toBe('sign:02');
  expect(signedPlaces('sign:02')).toEqual([0, 2]);
  expect(signedPlaces('sign:')).toEqual([]);
  const { game } = await matterOf('harbour-lab');
  const texts = await textsOf('en', 'harbour-lab');
  const table = [{ place: 0, package: 'parting', until: 'noon' }, { place: 1, package: 'parting', until: 'noon' }];
  const cards = tableCards(texts, game, { ...game.describe(game.initialState('a')), table }, [], ['sign:', 'sign:0', 'sign:1', 'sign:01']);
  expect(cards).toMatchObject([{ places: [0, 1], by: 'the trustees and the director', needs: 'the trustees and the director', mine: true }]);
});

test('a reason speaks of the model, and only a reason for an action is given', async () => {
  const texts = await textsOf('en', 'harbour-lab');
  expect(reasonText(texts, { kind: 'meter', id: 'talks', by: 2, change: 5 })).toBe('In the model, what weighs most: an expected rise of Progress of talks.');
  expect(reasonText(texts, { kind: 'meter', id: 'talks', by: -2, change: -5 })).toBeUndefined();
});

test('scores fall into five bands around par', () => {
  expect([10, 40, 50, 60, 90].map(band)).toEqual(['muchBelow', 'below', 'par', 'above', 'muchAbove']);
});

test('a package that failed tells each seat its own signature, and the mediator every one', async () => {
  const { game } = await matterOf('harbour-lab');
  const texts = await textsOf('en', 'harbour-lab');
  const before = { ...game.describe(game.initialState('a')), table: [{ place: 0, package: 'parting', until: 'noon' }] };
  const told = (seat: string, mine: string, signed?: readonly string[]) => {
    const event = { kind: 'notSigned' as const, package: 'parting', ...(signed === undefined ? {} : { signed }) };
    return revealOf(texts, game, seat, { before, after: before, movers: [], report: { round: 'noon', situation: '', stage: 'sign', mine, advised: false, events: [event], reasons: {}, failed: {} } }).signatures[0]?.words;
  };
  expect(told('board', 'sign:0')).toBe('No deal on “A decent parting”. You signed.');
  expect(told('founder', 'sign:')).toBe('No deal on “A decent parting”. You did not sign.');
  expect(told('partner', 'sign:')).toBe('No deal on “A decent parting”.');
  expect(told('partner', 'sign:', ['board'])).toBe('No deal on “A decent parting”. Told to the mediator alone: signed by the trustees.');
});

test('a private fact is told to its owner as their own, and of everybody else in the third person', async () => {
  const matter = await matterOf('openai-2023');
  const texts = await textsOf('en', 'openai-2023');
  const { facts } = verdictOf(texts, overOf(matter, 'a', ['workforce']));
  expect(facts.map(({ level }) => /\byou\b/iu.test(level))).toEqual([false, false, false, true, false]);
});

test('a clock tells the hour of its own place', async () => {
  const texts = await textsOf('en', 'harbour-lab');
  expect(clockText(texts, '2023-11-19T23:53:00-08:00')).toBe('Sun 19 Nov, 23:53');
  expect(nightOf('2023-11-17T12:00:00-08:00')).toBe(0);
  expect(nightOf('2023-11-19T23:53:00-08:00')).toBeGreaterThan(0.95);
});

test('a seal bears the first sign of a name, an article left aside', () => {
  expect(['The trustees', 'Altman', '董事会'].map(monogram)).toEqual(['T', 'A', '董']);
});
