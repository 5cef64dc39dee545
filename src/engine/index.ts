/** The engine's public surface. Everything outside `src/engine` imports from here. */
export { ARCHETYPES } from './actors/index.ts';
export { bitCount, isSeveral, nthBit } from './bits.ts';
export { halfHour, ignite, push, wouldAct } from './cascade.ts';
export { signatureId } from './choicesById.ts';
export { holds, slotsRead, TRUE } from './conditions.ts';
export { detExp, detLog, normalCdf, softmaxInto } from './detmath.ts';
export { drawAt, drawFrom, hashText, seedWords, type Draw } from './draw.ts';
export { LOG_UNIT } from './effects.ts';
export { faultText, nearestName, RulesError, shown, unreachable, type Fault, type Result } from './errors.ts';
export { createGame, type Game } from './game.ts';
export { createKernel, type Kernel } from './kernel.ts';
export { DEALT, ENDING, HIDDEN, LEVELS, OVER, PLACES, ROUND, SEED, SITUATION, STAGE, TABLE, type Layout, type Slot } from './layout.ts';
export { ownFact, viewOf } from './observation.ts';
export { createSieve } from './sieve.ts';
export { PIN_NONE, type Pins } from './pins.ts';
export { eventsFor, publicEvents, type Recorder } from './record.ts';
export { SLOT_ONE, SLOT_TIME, type Compiled, type CompiledAction, type CompiledActor, type CompiledOutlook } from './scenario/compiled.ts';
export { type Assumptions, canonical, issueFault, loadScenario, textHash, type Scenario } from './scenario/load.ts';
export type {
  ActionData, ActorData, Basis, CascadeData, ChanceData, Condition, EndingData, InterestData, MeasureData, OutlookData, PackageData, RoundData, ScenarioData, SituationData, SlotData, StageKind, Terms, Test,
} from './scenario/schema.ts';
export { type ChartArrow, type ChartRegion, type ChartStance, stanceChart, stanceParts } from './stanceChart.ts';
export { factsOf, nextStance, STANCE_EVENTS, stanceKey, stanceTable, type Archetype, type StanceEvent, type StanceEventName, type StanceTable } from './stances.ts';
export { levelAt, recordedTypes } from './start.ts';
export { stateHash } from './stateHash.ts';
export { parseTranscript, replay, stageOf, startOf, transcriptSchema, writeTranscript, type Replayed, type Transcript, type TranscriptStage } from './transcript.ts';
export type {
  ActionId, ActorId, Applied, Cause, CauseKind, GameEvent, GameState, JointAction, Legality, Observation, PinnedChance, Returns, Standing, StartOptions, View,
} from './types.ts';
