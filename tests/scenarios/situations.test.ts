import { beforeAll, describe, expect, it } from 'vitest';
import { wordsIn } from '../../src/app/view/reading.ts';
import { drawFrom, type GameState, type JointAction, type PinnedChance, recordedTypes, type StartOptions, type View } from '../../src/engine/index.ts';
import { type HistoricalRecord, scenarioFolder } from '../../src/scenarios/index.ts';
import { type OpenScenario, openScenario } from '../../src/session/play.ts';
import { holds, MANY_STAGES, randomPlayout, wilfulPlayout } from '../support/play.ts';
import { loadGame } from '../support/scenarios.ts';
import { CLAIMS, NAMED_MOVES } from '../support/situationClaims.ts';

const folder = scenarioFolder('openai-2023')!;
const game = loadGame('openai-2023');
const { rounds } = game.scenario.data;
const starts: readonly StartOptions[] = [{}, { start: { seatsFilled: true } }, { start: { inquiry: true } }, { start: { chiefWarned: true, seatsFilled: true } }];

/** Seats follow the script by round and stage, and hold where it is silent. */
type Script = Readonly<Record<string, JointAction>>;
const REMOVAL: Script = { 'thu/lead': { board: 'remove-chief' }, 'friNoon/lead': { board: 'announce-candour' } };

function scripted(script: Script, pinned: PinnedChance = {}): readonly GameState[] {
  return played('scripted', (state, view) => game.apply(state, { ...holds(game, state), ...script[`${view.round}/${view.stage}`] }, pinned).state);
}

function played(seed: string, step: (state: GameState, view: View, stage: number) => GameState, options: StartOptions = {}): readonly GameState[] {
  const states = [game.initialState(seed, options)];
  while (states.length < MANY_STAGES && game.outcome(states.at(-1)!) === null) states.push(step(states.at(-1)!, game.describe(states.at(-1)!), states.length - 1));
  return states;
}

function byIncentives({ policies }: OpenScenario, seed: string, options?: StartOptions): readonly GameState[] {
  const draws = Object.fromEntries(game.actors.map((seat) => [seat, drawFrom(`${seed}/${seat}`)]));
  const choose = (state: GameState, seat: string): string => policies.byName.incentive.choose({ observation: game.observe(state, seat), legal: game.legalActions(state, seat), draw: draws[seat]! });
  return played(seed, (state) => game.apply(state, Object.fromEntries(game.toMove(state).map((seat) => [seat, choose(state, seat)]))).state, options);
}

/** One round of one game as a player meets it: how it opens, and what each seat could choose in it. */
interface Hour {
  readonly opens: View;
  readonly open: Readonly<Record<string, readonly string[]>>;
}

function hoursOf(states: readonly GameState[]): readonly Hour[] {
  const hours: { opens: View; open: Record<string, string[]> }[] = [];
  for (const state of states) {
    const view = game.describe(state);
    if (view.stage === 'over') break;
    if (hours.at(-1)?.opens.round !== view.round) hours.push({ opens: view, open: {} });
    if (view.stage === 'sign') continue;
    for (const seat of game.toMove(state)) hours.at(-1)!.open[seat] = [...(hours.at(-1)!.open[seat] ?? []), ...game.legalActions(state, seat)];
  }
  return hours;
}

let games: (readonly GameState[])[] = [];
let record: readonly GameState[] = [];
let hours: readonly Hour[] = [];

beforeAll(async () => {
  const open = await openScenario(folder);
  const { stages } = (await folder.record!()) as HistoricalRecord;
  record = played('record', (state, _, i) => game.apply(state, stages[i]!.choices, stages[i]!.chance).state, { types: recordedTypes(game.scenario.data) });
  games = [
    ...Array.from({ length: 200 }, (_, i) => randomPlayout(game, `situation-${i}`, starts[i % starts.length]).states),
    ...Array.from({ length: 100 }, (_, i) => wilfulPlayout(game, `situation-${i}`, starts[i % starts.length]).states),
    ...Array.from({ length: 60 }, (_, i) => byIncentives(open, `situation-${i}`, starts[i % 8])),
    record,
    scripted(REMOVAL, { 'board-gives-way': 'none' }),
    scripted({ ...REMOVAL, 'sunNoon/act': { interimChief: 'resign-post' } }, { 'search-ends': 'declines', 'board-gives-way': 'none' }),
    scripted({ ...REMOVAL, 'friEve/choose': { workforce: 'letter-demand' } }, { 'board-gives-way': 'none' }),
    scripted({ ...REMOVAL, 'friEve/choose': { partner: 'hire-founder' } }, { 'board-gives-way': 'none' }),
  ];
  hours = games.flatMap(hoursOf);
}, 60_000);

describe('the situations of the board crisis', () => {
  it('say nothing of a game that is not so in it', () => {
    const wrong = hours.filter(({ opens }) => CLAIMS[opens.situation]?.(opens) !== true).map(({ opens }) => placeOf(opens));
    expect(wrong).toEqual([]);
  });

  it('name no move to a seat that the seat does not have', () => {
    const lacking = hours.flatMap(({ opens, open }) =>
      Object.entries(NAMED_MOVES).flatMap(([line, moves]) => {
        const [situation, seat] = line.split('.') as [string, string];
        if (situation !== opens.situation) return [];
        return moves.filter((ids) => !ids.some((id) => open[seat]?.includes(id))).map((ids) => `${line}: ${ids.join(' or ')}`);
      }));
    expect([...new Set(lacking)]).toEqual([]);
  });

  it('are each met in some game', () => {
    const met = new Set(hours.map(({ opens }) => `${opens.round}/${opens.situation}`));
    expect(rounds.flatMap((round) => round.situations.map(({ id }) => `${round.id}/${id}`)).filter((id) => !met.has(id))).toEqual([]);
  });

  it('are along the record those of the record, none of them told as counterfactual', async () => {
    const [en, zh] = await Promise.all([folder.texts.en(), folder.texts['zh-Hans']()]);
    const met = hoursOf(record).map(({ opens }) => opens.situation);
    const off = (id: string): boolean => ['brief', 'more'].some((part) => en[`situation.${id}.${part}`]!.startsWith('Counterfactual') || zh[`situation.${id}.${part}`]!.startsWith('反事实'));
    expect(met.filter(off)).toEqual([]);
    expect(met).toEqual([
      'fourVotes', 'announcement', 'firstNight', 'firstDeadline', 'guestBadge', 'emptyOffice', 'beforeTheMarketOutsider', 'theLetter', 'ninetyFive', 'theTable', 'theDeal', 'settlement',
    ]);
  });

  it('are told in twenty words, with sixty more in the background, and one line for every seat that a person may take', async () => {
    const en = await folder.texts.en();
    const seats = game.scenario.data.actors.filter((actor) => actor.playable).map((actor) => actor.id);
    const ids = [...new Set(rounds.flatMap((round) => round.situations.map(({ id }) => id)))];
    expect(ids.filter((id) => wordsIn(en[`situation.${id}.brief`]!) > 20 || wordsIn(en[`situation.${id}.more`]!) > 60)).toEqual([]);
    expect(ids.flatMap((id) => seats.map((seat) => `situation.${id}.${seat}`)).filter((key) => en[key] === undefined)).toEqual([]);
  });

  it('give no date of the record where the calendar has moved on', async () => {
    const words = [await folder.texts.en(), await folder.texts['zh-Hans']()];
    const late = new Set(hours.filter(({ opens }) => opens.values['late'] === true && opens.values['announced'] === true).map(({ opens }) => opens.situation));
    const dated = [...late].filter((id) => words.some((text) => /November|11月\d/u.test(`${text[`situation.${id}`]} ${text[`situation.${id}.brief`]} ${text[`situation.${id}.more`]} ${text[`situation.${id}.know`]}`)));
    expect(dated).toEqual([]);
  });
});

function placeOf({ round, situation, values, stances, ending }: View): string {
  return `${round}/${situation} chief ${String(values['chief'])}, the seat ${stances['interimChief']}, ending ${String(ending)}`;
}

const NEWCOMER = ['outsider', 'mediating', 'leaving'];
const INSIDER = ['caretaker', 'brokering'];

/** Every position between the announcement and an ending. */
function standing(): readonly (readonly [GameState, View])[] {
  return games.flat().map((state) => [state, game.describe(state)] as const).filter(([, view]) => view.values['announced'] === true && view.ending === undefined);
}

describe('the interim chief', () => {
  it('is from inside, newly named or nobody, as the office is held', () => {
    const wrong = standing().filter(([, { values, stances }]) => {
      const fits = values['postVacant'] === true ? ['vacant'] : values['chief'] === 'interim' ? INSIDER : NEWCOMER;
      return !fits.includes(stances['interimChief']!) && stances['interimChief'] !== 'settled';
    });
    expect(wrong.map(([, view]) => placeOf(view))).toEqual([]);
  });

  it('does nothing, offers nothing and mediates nothing once the office is given back', () => {
    const vacant = standing().filter(([state, view]) => view.values['postVacant'] === true && view.stage !== 'sign' && game.toMove(state).includes('interimChief'));
    expect(vacant.length).toBeGreaterThan(10);
    expect([...new Set(vacant.flatMap(([state]) => game.legalActions(state, 'interimChief')))]).toEqual(['wait-interim']);
  });

  it('has the moves of an insider only while an insider holds the office', () => {
    const ofInsiders = ['call-partner', 'back-return', 'stay-neutral-broker', 'rehire-first', 'resign-post'];
    const wrong = standing().filter(([state, { values, stage }]) => stage !== 'sign' && values['chief'] !== 'interim' && game.legalActions(state, 'interimChief').some((id) => ofInsiders.includes(id)));
    expect(wrong.map(([, view]) => placeOf(view))).toEqual([]);
  });

  it('gives way to a neutral named in the same hour, whoever gives the office back', () => {
    const both = scripted({ ...REMOVAL, 'sat/act': { board: 'appoint-neutral-chair', interimChief: 'resign-post' } }, { 'board-gives-way': 'none' });
    const after = both.map((state) => game.describe(state)).find((view) => view.round === 'sunNoon')!;
    expect(after.values).toMatchObject({ chief: 'neutral', postVacant: false, search: false });
    expect(NEWCOMER).toContain(after.stances['interimChief']);
  });

  it('has no seat at the table in the weeks when nobody has named one', () => {
    const weeks = hours.filter(({ opens }) => opens.round.startsWith('week'));
    expect(weeks.filter(({ open }) => open['interimChief'] !== undefined)).toEqual([]);
  });
});

describe('what stands after a settlement', () => {
  it('tells of no campaign, no search and no empty office once he leads again', () => {
    const back = games.map((states) => game.describe(states.at(-1)!)).filter((view) => ['return-reform', 'return-board-stays', 'return-on-his-terms'].includes(view.ending!) && view.values['announced'] === true);
    expect(back.length).toBeGreaterThan(20);
    const stale = back.filter(({ values }) => values['chief'] !== 'founder' || values['fighting'] === true || values['search'] === true || values['postVacant'] === true);
    expect(stale.map(placeOf)).toEqual([]);
  });

  it('leaves the founder something to ask for, whoever leads', () => {
    const settling = hours.filter(({ opens }) => opens.situation === 'settlement');
    expect(settling.filter(({ open }) => !open['founder']!.some((id) => id.startsWith('settle-'))).map(({ opens }) => placeOf(opens))).toEqual([]);
    const parted = settling.filter(({ opens }) => opens.values['chief'] !== 'founder' && opens.values['suspended'] !== true);
    expect(parted.filter(({ open }) => open['founder']!.includes('settle-founder-seat')).map(({ opens }) => placeOf(opens))).toEqual([]);
  });
});
