/** The four contrasts: what the incentives and beliefs of openai-2023 must show, each as numbers along one varied cause. */
import { drawFrom, type GameState, recordedTypes } from '../engine/index.ts';
import { believe } from './believing.ts';
import { type Course, recordedUntil } from './course.ts';
import { type Lab, labWith } from './lab.ts';

const GRID: readonly number[] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** Odds of the choice in question at each point or variant. */
export type Series = readonly { readonly at: string | number; readonly odds: number }[];

/** One contrast as it came out. */
export interface Contrast {
  readonly id: string;
  readonly says: string;
  readonly holds: boolean;
  /** Where it turns: a point of the varied cause, or the first variant past one half; null where it does not. */
  readonly flip: number | string | null;
  readonly series: Series;
}

const OFFERS = ['no offer', 'a place for the founder', 'places for all'] as const;
const ALONG = ['sat', 'sunNoon', 'sunEve', 'sunNight', 'monPm', 'tueDay', 'tueNight'] as const;

/** All four, each with what it must show to hold. */
export function contrasts(rules: unknown, outlooks: unknown, course: Course, grid = GRID): readonly Contrast[] {
  const removal = removalBySolidarity(rules, outlooks, grid);
  const early = earlyReturnByOptions(rules, outlooks, course, grid);
  const letter = letterByOffer(rules, outlooks, course);
  const concession = concessionByLetter(rules, outlooks, course);
  const [none, place, all] = letter as [number, number, number];
  const signs = (variant: string): number => concession[variant]!;
  return [
    {
      id: 'removal-by-solidarity',
      says: 'the board removes if it believes solidarity low, not if high',
      holds: falls(removal) && removal[0]! > 0.5 && removal.at(-1)! < 0.4,
      flip: flipPoint(grid, removal) ?? null,
      series: along(grid, removal),
    },
    {
      id: 'early-return-by-options',
      says: 'the founder refuses an early return while outside options are expected to grow',
      holds: falls(early) && early[0]! - early.at(-1)! > 0.25 && early.at(-1)! < 0.35,
      flip: flipPoint(grid, early) ?? null,
      series: along(grid, early),
    },
    {
      id: 'letter-by-offer',
      says: 'the letter comes with a safe option and hardly without',
      holds: none < 0.25 && place > 2 * none && all > 1.5 * none,
      flip: OFFERS.find((_, i) => letter[i]! > 0.5) ?? null,
      series: along(OFFERS, letter),
    },
    {
      id: 'concession-by-letter',
      says: 'the board concedes only once the letter stands and exit is believed',
      holds: signs('sat') < 0.1 && signs('sunNight') < 0.2 && signs('monPm') > 0.4 && signs('tueNight') > 0.85 && signs('tueDay') - signs('tueDay, no letter') > 0.4,
      flip: ALONG.find((round) => signs(round) > 0.5) ?? null,
      series: Object.entries(concession).map(([at, odds]) => ({ at, odds })),
    },
  ];
}

function along(names: readonly (string | number)[], series: readonly number[]): Series {
  return names.map((name, i) => ({ at: name, odds: series[i]! }));
}

function falls(series: readonly number[]): boolean {
  return series.every((value, i) => i === 0 || value <= series[i - 1]! + 0.02);
}

/** Mean probability over `n` draws that `seat` chooses one of `wanted` here. */
function chanceOf(lab: Lab, state: GameState, seat: string, wanted: (action: string) => boolean, n = 24): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const odds = lab.policy.distribution!({ observation: lab.game.observe(state, seat), legal: lab.game.legalActions(state, seat), draw: drawFrom(`contrast/${i}/${seat}`) });
    for (const [action, p] of Object.entries(odds)) if (wanted(action)) sum += p / n;
  }
  return sum;
}

/** C1: probability that board and swing director both choose removal, by the solidarity they believe in. */
function removalBySolidarity(rules: unknown, outlooks: unknown, grid = GRID): number[] {
  return grid.map((x) => {
    const lab = labWith(rules, outlooks, (data) => believe(data, ['board', 'swingDirector'], 'workforce', x));
    const state = lab.game.initialState('c1', { types: recordedTypes(lab.game.scenario.data) });
    return chanceOf(lab, state, 'board', (a) => a.startsWith('remove-')) * chanceOf(lab, state, 'swingDirector', (a) => a === 'wait-swing');
  });
}

/** C2: probability that the founder signs a return under the old board on Saturday, by the outside options he believes in. */
function earlyReturnByOptions(rules: unknown, outlooks: unknown, course: Course, grid = GRID): number[] {
  return grid.map((x) => {
    const lab = labWith(rules, outlooks, (data) => {
      believe(data, ['founder'], 'partner', x);
      believe(data, ['founder'], 'investors', x);
    });
    const state = recordedUntil(lab.game, course, 'sat/sign', { 'sat/act': { board: 'offer:return-board', founder: 'ask-neutral-mediator' } });
    return chanceOf(lab, state, 'founder', (a) => a.includes('0'));
  });
}

/** C3: probability of the letter with a threat on Monday: no offer, a place for the founder, places for all. */
function letterByOffer(rules: unknown, outlooks: unknown, course: Course): number[] {
  const lab = labWith(rules, outlooks);
  const variants: readonly Record<string, Record<string, string>>[] = [
    { 'sunNight/act': { partner: 'support-and-press' } },
    {},
    { 'sunEve/act': { partner: 'hire-founder' }, 'sunNight/act': { partner: 'jobs-for-all' } },
  ];
  return variants.map((instead) => chanceOf(lab, recordedUntil(lab.game, course, 'monDawn/lead', instead), 'workforce', (a) => a === 'letter-threat'));
}

/** C4: probability that the board signs `return-reform`, round by round along the record, and on Tuesday without the letter or the offer. */
function concessionByLetter(rules: unknown, outlooks: unknown, course: Course): Readonly<Record<string, number>> {
  const lab = labWith(rules, outlooks);
  const offered = { founder: 'offer:return-reform', board: 'wait-board' };
  const at = (round: string, instead: Record<string, Record<string, string>>): number =>
    chanceOf(lab, recordedUntil(lab.game, course, `${round}/sign`, { ...instead, [`${round}/act`]: { ...offered, ...instead[`${round}/act`] } }), 'board', (a) => a.includes('1'));
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
