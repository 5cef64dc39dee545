/** Scenarios for tests: those of the registry by id, and a tiny one that a test changes to its needs. */
import { createGame, faultText, type Game, loadScenario, type ScenarioData } from '../../src/engine/index.ts';
import { scenarioFolder, scenarioFolders } from '../../src/scenarios/index.ts';

export const scenarioIds: readonly string[] = scenarioFolders.map((folder) => folder.id);

/** The game of rules that a test takes for good; throws with every fault where they are not. */
export function gameOf(rules: unknown): Game {
  const loaded = loadScenario(rules);
  if (!loaded.ok) throw new Error(loaded.faults.map(faultText).join('\n'));
  return createGame(loaded.value);
}

const games = new Map<string, Game>();

/** The game of a registered scenario, made once. */
export function loadGame(id: string): Game {
  const known = games.get(id);
  if (known !== undefined) return known;
  const game = gameOf(rulesOf(id));
  games.set(id, game);
  return game;
}

/** A copy of a registered scenario's rules, free to be spoilt. */
export function rulesOf(id: string): ScenarioData {
  const folder = scenarioFolder(id);
  if (folder === undefined) throw new Error(`No scenario '${id}'. Scenarios: ${scenarioIds.join(', ')}.`);
  return structuredClone(folder.rules) as ScenarioData;
}

export const byEye = { kind: 'judgement', why: 'test' } as const;

/** A part of the rules with room for deviations that the types forbid. */
export type Loose = { [key: string]: unknown };

/** An action of `keeper` or `guest` that does `then`. */
export function action(id: string, actor: string, then: readonly Loose[] = [], more: Loose = {}): ScenarioData['actions'][number] {
  return { id, actor, kind: 'lever', then, basis: byEye, ...more } as unknown as ScenarioData['actions'][number];
}

export function hold(id: string, actor: string): ScenarioData['actions'][number] {
  return action(id, actor, [], { kind: 'hold' });
}

const NEVER = { round: [] };

/** Two actors, one meter, one count, one flag; three rounds in which both choose; nothing happens by itself. */
export function tinyRules(more: Partial<Record<keyof ScenarioData, unknown>> = {}): ScenarioData {
  const rules: Record<keyof ScenarioData, unknown> = {
    scenario: { id: 'tiny', version: 1, resolution: ['keeper', 'guest'], mediators: [], parties: ['keeper', 'guest'] },
    actors: [
      { id: 'keeper', archetype: 'board', playable: true, predicates: { supportLost: NEVER, massExit: NEVER, termsInReach: NEVER }, priors: {} },
      { id: 'guest', archetype: 'ally', playable: true, predicates: { hasLeft: NEVER, returning: NEVER }, priors: {} },
    ],
    state: [
      { id: 'warmth', kind: 'meter', start: 50 },
      { id: 'coins', kind: 'count', start: 0, max: 20 },
      { id: 'lit', kind: 'flag', start: false },
    ],
    rounds: ['first', 'second', 'third'].map((id) => ({ id, halfHours: 0, situations: [{ id: `in-${id}`, stages: [{ kind: 'choose', actors: ['keeper', 'guest'] }] }] })),
    actions: [hold('wait-keeper', 'keeper'), hold('wait-guest', 'guest')],
    chance: [],
    packages: [],
    endings: [{ id: 'over', atEnd: {}, settles: false }],
    scales: [],
    interests: [],
    cascade: undefined,
    outlook: undefined,
    ...more,
  };
  return Object.fromEntries(Object.entries(rules).filter(([, part]) => part !== undefined)) as unknown as ScenarioData;
}
