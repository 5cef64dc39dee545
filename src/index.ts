/** What `import ... from 'five-seats'` gives: the engine, the policies, the scenarios and `play`. */
export * from './engine/index.ts';
export {
  BEST_RESPONSE, createPolicies, createPlayout, EXPLOIT_TRAINING, ISMCTS, POLICY_NAMES, trainExploit, writeExploits,
  type BestResponseOptions, type Comparison, type Effort, type Exploit, type ExploitsFile, type ExploitTraining, type Forecast, type IsmctsOptions, type Materials, type Policies, type Policy, type PolicyName, type Reason, type Turn,
} from './bots/index.ts';
export { createSession, HUMAN, resumeSession, type Session, type SessionOptions, type StageReport } from './session/session.ts';
export { PolicyError } from './session/asking.ts';
export type { Hint } from './session/hint.ts';
export type { Stint } from './session/stints.ts';
export { openScenario, play, type OpenScenario, type PlayOptions, type Played } from './session/play.ts';
export { scenarioFolder, scenarioFolders, scenarios, type ScenarioFolder } from './scenarios/index.ts';
