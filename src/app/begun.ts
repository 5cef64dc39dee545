/** Games begun at a round of the record: the rounds before are as they were, and the transcript holds them. */
import { recordedStages } from '../analysis/course.ts';
import { type ActorId, type JointAction, recordedTypes, type Transcript } from '../engine/index.ts';
import { HUMAN } from '../session/seats.ts';
import type { Stint } from '../session/stints.ts';
import type { Matter } from './matter.ts';

/** The policy that plays the stages of the record. */
const HISTORICAL = 'historical';

/** The rounds of the record that a player may begin at, but for the first, which is the beginning. */
export function roundsToBegin({ record }: Matter): readonly string[] {
  return [...new Set(record?.stages.map(({ round }) => round))].slice(1);
}

export interface Beginning {
  readonly seat: ActorId;
  readonly others: Readonly<Record<ActorId, string>>;
  readonly seed: string;
  readonly from: string;
}

/** The record up to round `from`; chance to come is drawn from `seed`, the private facts are the record's. */
export function begunAt({ game, record, policyHash, adviser }: Matter, { seat, others, seed, from }: Beginning): { readonly transcript: Transcript; readonly stints: readonly Stint[] } {
  if (record === undefined) throw new Error(`'${game.scenario.id}' has no record to begin in.`);
  const stages = recordedStages(game, record, from, seed);
  const transcript: Transcript = {
    format: 'five-seats/1',
    scenario: game.scenario.id,
    rulesHash: game.scenario.rulesHash,
    ...(policyHash === undefined ? {} : { policyHash }),
    seed,
    seats: Object.fromEntries(game.actors.map((actor) => [actor, actor === seat ? HUMAN : (others[actor] ?? adviser)])),
    types: { ...recordedTypes(game.scenario.data) },
    ...(game.scenario.assumptions === undefined ? {} : { assumptions: game.scenario.assumptions }),
    stages,
  };
  return { transcript, stints: game.actors.map((actor) => ({ actor, policy: HISTORICAL, from: 0, to: stages.length })) };
}

/** How many stages were history when the person at `seat` began: a file may say so of what is not in the record. */
export function begunStages({ record }: Matter, { stages }: Transcript, stints: readonly Stint[], seat: ActorId | undefined): number {
  const stint = stints.find((it) => it.actor === seat && it.policy === HISTORICAL && it.from === 0 && it.failed === undefined);
  const before = stages.slice(0, stint?.to ?? 0);
  return before.every(({ choices }, at) => sameChoices(choices, record?.stages[at]?.choices ?? {})) ? before.length : 0;
}

function sameChoices(a: JointAction, b: JointAction): boolean {
  return Object.keys({ ...a, ...b }).every((actor) => a[actor] === b[actor]);
}
