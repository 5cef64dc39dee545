/** The four contrasts: what the incentives and beliefs of openai-2023 must show, each as numbers along one varied cause. */
import { createFeatures } from '../../src/bots/outlook.ts';
import { readOutlooks } from '../../src/bots/outlookFile.ts';
import { type Incentive, incentivePolicy } from '../../src/bots/incentive.ts';
import { createProspects } from '../../src/bots/prospects.ts';
import { createGame, drawFrom, type Game, type GameState, loadScenario, recordedTypes, type ScenarioData } from '../../src/engine/index.ts';
import type { HistoricalRecord } from '../../src/scenarios/index.ts';

export interface Lab {
  readonly game: Game;
  readonly policy: Incentive;
}

type Changes = (data: ScenarioData) => void;

/** The scenario with some numbers changed, played by the same outlooks. */
export function labWith(rules: unknown, outlooks: unknown, change: Changes = () => undefined): Lab {
  const source = structuredClone(rules) as ScenarioData;
  change(source);
  const loaded = loadScenario(source);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const game = createGame(loaded.value);
  const features = createFeatures(loaded.value.compiled);
  const read = readOutlooks(game, features, outlooks);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return { game, policy: incentivePolicy(game, createProspects(game, features, read.value.outlooks, { mode: 'full', signing: true })) };
}

/** Odds of three levels whose mean is `x` (0..1): two fair steps. */
export function oddsAround(x: number): number[] {
  const middle = 2 * x * (1 - x);
  return [(1 - x) * (1 - x), middle, 1 - (1 - x) * (1 - x) - middle];
}

export function believe(data: ScenarioData, seats: readonly string[], about: string, x: number): void {
  for (const actor of data.actors) if (seats.includes(actor.id)) (actor.priors[about]!.odds as number[]).splice(0, 3, ...oddsAround(x));
}

/** The recorded course with some choices replaced, up to the stage before `round`/`stage`. */
export function recordedUntil(game: Game, record: HistoricalRecord, round: string, stage: string, instead: Readonly<Record<string, Readonly<Record<string, string>>>> = {}): GameState {
  let state = game.initialState('recorded', { types: recordedTypes(game.scenario.data) });
  let at = 0;
  for (;;) {
    const view = game.describe(state);
    if (view.round === round && view.stage === stage) return state;
    const next = record.stages[at]!;
    const kind = view.stage;
    const fits = next.round === view.round && game.toMove(state).every((seat) => next.choices[seat] !== undefined);
    if (fits) at += 1;
    const choices = Object.fromEntries(game.toMove(state).map((seat) => [seat, instead[`${view.round}/${kind}`]?.[seat] ?? (fits ? next.choices[seat]! : 'sign:')]));
    for (const seat of Object.keys(choices)) if (!game.legalActions(state, seat).includes(choices[seat]!)) choices[seat] = fallback(game, state, seat);
    state = game.apply(state, choices, fits ? quiet(game, next.chance) : quiet(game, {})).state;
  }
}

/** Mean probability over `n` draws that `seat` chooses one of `wanted` here. */
export function chanceOf(lab: Lab, state: GameState, seat: string, wanted: (action: string) => boolean, n = 24): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const odds = lab.policy.distribution!({ observation: lab.game.observe(state, seat), legal: lab.game.legalActions(state, seat), draw: drawFrom(`contrast/${i}/${seat}`) });
    for (const [action, p] of Object.entries(odds)) if (wanted(action)) sum += p / n;
  }
  return sum;
}

function fallback(game: Game, state: GameState, seat: string): string {
  const legal = game.legalActions(state, seat);
  return legal.find((id) => id.startsWith('wait-') || id === 'sign:') ?? legal[0]!;
}

/** Off the record nothing strikes but what always does. */
function quiet(game: Game, pinned: Readonly<Record<string, string>> = {}): Record<string, string> {
  const events = game.scenario.data.chance.filter((c) => c.odds.base < 1000 && c.id !== 'search-ends');
  return { ...Object.fromEntries(events.map((c) => [c.id, 'none'])), ...pinned };
}

export const GRID = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** C1: probability that board and swing director both choose removal, by the solidarity they believe in. */
export function removalBySolidarity(rules: unknown, outlooks: unknown, grid = GRID): number[] {
  return grid.map((x) => {
    const lab = labWith(rules, outlooks, (data) => believe(data, ['board', 'swingDirector'], 'workforce', x));
    const state = lab.game.initialState('c1', { types: recordedTypes(lab.game.scenario.data) });
    return chanceOf(lab, state, 'board', (a) => a.startsWith('remove-')) * chanceOf(lab, state, 'swingDirector', (a) => a === 'wait-swing');
  });
}

/** C2: probability that the founder signs a return under the old board on Saturday, by the outside options he believes in. */
export function earlyReturnByOptions(rules: unknown, outlooks: unknown, record: HistoricalRecord, grid = GRID): number[] {
  return grid.map((x) => {
    const lab = labWith(rules, outlooks, (data) => {
      believe(data, ['founder'], 'partner', x);
      believe(data, ['founder'], 'investors', x);
    });
    const state = recordedUntil(lab.game, record, 'sat', 'sign', { 'sat/act': { board: 'offer:return-board', founder: 'ask-neutral-mediator' } });
    return chanceOf(lab, state, 'founder', (a) => a.includes('0'));
  });
}

/** C3: probability of the letter with a threat on Monday: no offer, a place for the founder, places for all. */
export function letterByOffer(rules: unknown, outlooks: unknown, record: HistoricalRecord): number[] {
  const lab = labWith(rules, outlooks);
  const variants = [
    { 'sunNight/act': { partner: 'support-and-press' } },
    {},
    { 'sunEve/act': { partner: 'hire-founder' }, 'sunNight/act': { partner: 'jobs-for-all' } },
  ];
  return variants.map((instead) => chanceOf(lab, recordedUntil(lab.game, record, 'monDawn', 'lead', instead as never), 'workforce', (a) => a === 'letter-threat'));
}

/** C4: probability that the board signs `return-reform`, round by round along the record, and on Tuesday without the letter or the offer. */
export function concessionByLetter(rules: unknown, outlooks: unknown, record: HistoricalRecord): Readonly<Record<string, number>> {
  const lab = labWith(rules, outlooks);
  const offered = { founder: 'offer:return-reform', board: 'wait-board' };
  const at = (round: string, instead: Record<string, Record<string, string>>): number =>
    chanceOf(lab, recordedUntil(lab.game, record, round, 'sign', { ...instead, [`${round}/act`]: { ...offered, ...instead[`${round}/act`] } }), 'board', (a) => a.includes('1'));
  const silent = { 'monDawn/lead': { workforce: 'wait-workforce' } };
  const noOffer = { 'sunNight/act': { partner: 'support-and-press' }, 'monDawn/answer': { partner: 'support-and-press' } };
  return {
    sat: at('sat', {}),
    sunNoon: at('sunNoon', {}),
    sunEve: at('sunEve', {}),
    sunNight: at('sunNight', {}),
    monPm: at('monPm', {}),
    tueDay: at('tueDay', {}),
    tueNight: at('tueNight', {}),
    'tueDay, no letter': at('tueDay', silent),
    'tueDay, letter without a place to go': at('tueDay', noOffer),
  };
}

/** Where the series crosses one half, by linear interpolation; undefined if it never does. */
export function flipPoint(grid: readonly number[], series: readonly number[]): number | undefined {
  for (let i = 1; i < series.length; i++) {
    const a = series[i - 1]!;
    const b = series[i]!;
    if ((a - 0.5) * (b - 0.5) <= 0 && a !== b) return grid[i - 1]! + ((a - 0.5) / (a - b)) * (grid[i]! - grid[i - 1]!);
  }
  return undefined;
}
