/**
 * The one schema of a scenario's rules. Unchecked JSON goes in at `loadScenario`; nothing else reads it.
 * Every entry that carries numbers says on what they rest (`basis`).
 */
import * as v from 'valibot';
import { basis, id, share, whole } from './basicSchema.ts';
import { condition } from './conditionSchema.ts';
import { cascade, interest, measure, outlook, type terms } from './worthSchema.ts';

export type { Condition, Test } from './conditionSchema.ts';

/** What happens: a closed vocabulary. The parts of one effect run in the order listed here, if its `when` holds. */
export const effect = v.strictObject({
  when: v.optional(condition),
  /** Slot -> whole number; meters bend near 0 and 100, counts are clipped. */
  add: v.optional(v.record(v.string(), whole(-1000, 1000))),
  /** Multiplies every number of `add` by a slot's value over `of`. */
  per: v.optional(v.strictObject({ slot: v.string(), of: whole(1, 1000) })),
  /** Flag -> boolean, status -> value, meter or count -> number. */
  set: v.optional(v.record(v.string(), v.union([v.boolean(), v.string(), whole(0, 32000)]))),
  /** Actor -> stance event. */
  send: v.optional(v.record(v.string(), v.union([v.string(), v.array(v.string())]))),
  /** Actor whose private type is judged anew -> likelihood of what was seen under each of its three levels. */
  learn: v.optional(v.record(v.string(), v.pipe(v.array(v.pipe(v.number(), v.minValue(0.01), v.maxValue(10))), v.length(3)))),
  /** Opens the collective action: those whose threshold is nil act at once. */
  ignite: v.optional(v.literal(true)),
  /** Takes every package off the table. */
  clearTable: v.optional(v.literal(true)),
  /** The ending is decided. */
  end: v.optional(id),
  basis: v.optional(basis),
});
export type Effect = v.InferOutput<typeof effect>;
const effects = v.array(effect);

/** The actor does not know its own fact either, only a noisy sign of it: per true level, the odds of the level that it is shown. */
const signal = v.strictObject({ odds: v.pipe(v.array(v.pipe(v.array(v.pipe(v.number(), v.minValue(0.01), v.maxValue(1))), v.length(3))), v.length(3)), basis });

const actor = v.strictObject({
  id,
  archetype: v.string(),
  playable: v.boolean(),
  present: v.optional(condition),
  /** Name of a predicate of the archetype's machine -> when it is true here. */
  predicates: v.record(v.string(), condition),
  /** Private fact: three levels, nature's odds, and the level of the record. */
  type: v.optional(v.strictObject({ levels: v.pipe(v.array(id), v.length(3)), odds: v.pipe(v.array(share), v.length(3)), recorded: id, signal: v.optional(signal), basis })),
  /** What this actor holds likely of another's private fact before anything happens. */
  priors: v.record(v.string(), v.strictObject({ odds: v.pipe(v.array(share), v.length(3)), basis })),
});

const slot = v.strictObject({
  id,
  kind: v.picklist(['meter', 'count', 'flag', 'status']),
  start: v.optional(v.union([whole(0, 32000), v.boolean(), v.string()])),
  max: v.optional(whole(1, 32000)),
  values: v.optional(v.array(id)),
  /** Who sees it; everybody if absent. */
  seenBy: v.optional(v.array(id)),
  /** A flag that, once true, lets everybody see it. */
  revealedBy: v.optional(id),
  /** Offered to the player before the game as a start condition. */
  prologue: v.optional(v.boolean()),
  basis: v.optional(basis),
});

const stage = v.strictObject({
  kind: v.picklist(['choose', 'lead', 'answer', 'act', 'sign']),
  actors: v.pipe(v.array(id), v.minLength(1)),
  /** Where secret choices are open: who alone is told that somebody held, so that silence gives nothing away. */
  holdsSeenBy: v.optional(v.array(id)),
});

const situation = v.strictObject({ id, when: v.optional(condition), stages: v.pipe(v.array(stage), v.minLength(1), v.maxLength(2)), facts: v.optional(v.array(id)), decisions: v.optional(v.array(v.string())) });

const round = v.strictObject({
  id,
  /** ISO 8601 time of the record, if there is one. */
  clock: v.optional(v.string()),
  /** Half-hours that pass in this round, for the collective action. */
  halfHours: whole(0, 96),
  /** Clock time of the first half-hour step. */
  stepsFrom: v.optional(v.string()),
  situations: v.pipe(v.array(situation), v.minLength(1)),
  /** Where to go when the round is over: the first that holds, else the next round. Only forward. */
  next: v.optional(v.array(v.strictObject({ when: v.optional(condition), to: v.string() }))),
});

const action = v.strictObject({
  id,
  actor: id,
  kind: v.picklist(['lever', 'special', 'pledge', 'settle', 'hold']),
  when: v.optional(condition),
  stages: v.optional(v.array(v.picklist(['choose', 'lead', 'answer', 'act']))),
  once: v.optional(v.boolean()),
  /** Who learns of it; everybody if absent. */
  seenBy: v.optional(v.array(id)),
  then: effects,
  facts: v.optional(v.array(id)),
  /** Records this action answers to, e.g. `D3` for the choice made, `D3a` for an alternative. */
  decisions: v.optional(v.array(v.string())),
  basis,
});

const chance = v.strictObject({
  id,
  when: v.optional(condition),
  after: v.picklist(['stage', 'round']),
  /** Per mille of happening at all, before `plus`. */
  odds: v.strictObject({ base: whole(0, 1000), plus: v.optional(v.array(v.strictObject({ when: v.optional(condition), by: whole(-1000, 1000), per: v.optional(v.strictObject({ slot: v.string(), of: whole(1, 1000) })) }))) }),
  outcomes: v.pipe(v.array(v.strictObject({ id, share, then: effects })), v.minLength(1)),
  once: v.optional(v.boolean()),
  /** Who learns that it happened; everybody if absent. */
  seenBy: v.optional(v.array(id)),
  facts: v.optional(v.array(id)),
  basis,
});

const pack = v.strictObject({
  id,
  /** Who may put it on the table, and when. */
  proposers: v.record(v.string(), condition),
  /** Whose signatures make it a deal; a party that is absent or whose condition fails is not asked. */
  needs: v.record(v.string(), condition),
  /** What it settles, as ids for the texts. */
  settles: v.record(v.string(), id),
  then: effects,
  facts: v.optional(v.array(id)),
  decisions: v.optional(v.array(v.string())),
  basis,
});

const ending = v.strictObject({
  id,
  /** Reached when this holds after a stage; tried in the written order. Without it, only an effect leads here. */
  when: v.optional(condition),
  /** Reached when this holds once time has run out; tried in the written order, and the last always holds. */
  atEnd: v.optional(condition),
  /** Whether a settlement follows when it is reached before time runs out. */
  settles: v.boolean(),
});

export const scenarioSchema = v.strictObject({
  scenario: v.strictObject({ id, version: whole(1, 1000), resolution: v.array(id), mediators: v.array(id), parties: v.array(id), shortForm: v.optional(v.array(id)), settlement: v.optional(id) }),
  actors: v.pipe(v.array(actor), v.minLength(2), v.maxLength(8)),
  state: v.pipe(v.array(slot), v.maxLength(300)),
  rounds: v.pipe(v.array(round), v.minLength(1), v.maxLength(40)),
  actions: v.pipe(v.array(action), v.maxLength(400)),
  chance: v.pipe(v.array(chance), v.maxLength(31)),
  packages: v.pipe(v.array(pack), v.maxLength(40)),
  endings: v.pipe(v.array(ending), v.minLength(1), v.maxLength(40)),
  scales: v.pipe(v.array(measure), v.maxLength(12)),
  interests: v.pipe(v.array(interest), v.maxLength(8)),
  cascade: v.optional(cascade),
  outlook: v.optional(outlook),
});

/** A scenario's rules as they stand in the files: the shape holds, the names are not checked yet. */
export type ScenarioData = v.InferOutput<typeof scenarioSchema>;
export type ActorData = ScenarioData['actors'][number];
export type SlotData = ScenarioData['state'][number];
export type RoundData = ScenarioData['rounds'][number];
export type SituationData = RoundData['situations'][number];
export type ActionData = ScenarioData['actions'][number];
export type ChanceData = ScenarioData['chance'][number];
export type PackageData = ScenarioData['packages'][number];
export type EndingData = ScenarioData['endings'][number];
export type InterestData = ScenarioData['interests'][number];
export type MeasureData = ScenarioData['scales'][number];
export type CascadeData = NonNullable<ScenarioData['cascade']>;
export type OutlookData = NonNullable<ScenarioData['outlook']>;
export type Terms = v.InferOutput<typeof terms>;
export type Basis = v.InferOutput<typeof basis>;
export type StageKind = SituationData['stages'][number]['kind'];
