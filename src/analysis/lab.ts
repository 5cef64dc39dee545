/** A scenario with some of its numbers changed, ready to be asked. */
import { createFeatures, createProspects, type Incentive, incentivePolicy, type Outlooks, readOutlooks } from '../bots/index.ts';
import { createGame, faultText, type Game, loadScenario, RulesError, type ScenarioData } from '../engine/index.ts';

export interface Lab {
  readonly game: Game;
  readonly policy: Incentive;
}

export type Changes = (data: ScenarioData) => void;

/** The game of changed rules. Throws RulesError where they do not load. */
export function changedGame(rules: unknown, change: Changes = () => undefined): Game {
  const source = structuredClone(rules) as ScenarioData;
  change(source);
  const loaded = loadScenario(source);
  if (!loaded.ok) throw new RulesError(loaded.faults.map(faultText).join('\n'));
  return createGame(loaded.value);
}

/** The changed scenario, played by outlooks as they stand in their file. */
export function labWith(rules: unknown, outlooks: unknown, change?: Changes): Lab {
  const game = changedGame(rules, change);
  const read = readOutlooks(game, createFeatures(game.scenario.compiled), outlooks);
  if (!read.ok) throw new RulesError(read.faults.map(faultText).join('\n'));
  return labOf(game, read.value.outlooks);
}

export function labOf(game: Game, outlooks: Outlooks): Lab {
  return { game, policy: incentivePolicy(game, createProspects(game, createFeatures(game.scenario.compiled), outlooks, { mode: 'full', signing: true })) };
}
