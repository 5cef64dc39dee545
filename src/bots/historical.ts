import * as v from 'valibot';
import { type Game, recordedTypes, RulesError, type View } from '../engine/index.ts';
import type { Policy, Turn } from './policy.ts';

const words = v.record(v.string(), v.string());
const recordSchema = v.object({ stages: v.array(v.object({ round: v.string(), choices: words, chance: v.optional(words) })) });
type Stages = v.InferOutput<typeof recordSchema>['stages'];

/** When the choices of a record are checked; its shape always is at once. */
export type RecordChecked = 'now' | 'when asked';

interface Station {
  readonly choices: Readonly<Record<string, string>>;
  /** Everything that is no meter and that all see: where the record stood when these choices were made. */
  readonly place: string;
}

/**
 * The recorded choice while the game stands where the record stood; off its path, what `fallback` would do.
 * The choices of the record are checked by playing it, which takes long enough to be put off until a seat first asks.
 */
export function historicalPolicy(game: Game, record: unknown, fallback: Policy, checked: RecordChecked = 'now'): Policy {
  const stages = record === undefined ? [] : parsed(record);
  let made: readonly Station[] | undefined;
  const stations = (): readonly Station[] => (made ??= stationsOf(game, stages));
  if (checked === 'now') stations();
  const recorded = ({ observation, legal }: Turn): string | undefined => {
    const action = stations().find((it) => it.place === placeOf(game, observation.view))?.choices[observation.seat];
    return action !== undefined && legal.includes(action) ? action : undefined;
  };
  return {
    name: 'historical',
    choose: (turn) => recorded(turn) ?? fallback.choose(turn),
    distribution: (turn) => {
      const action = recorded(turn);
      if (action === undefined) return fallback.distribution!(turn);
      return Object.fromEntries(turn.legal.map((id) => [id, id === action ? 1 : 0]));
    },
    reasons: (turn, action) => (recorded(turn) === action ? [] : (fallback.reasons?.(turn, action) ?? [])),
    forecast: (turn) => fallback.forecast?.(turn) ?? [],
  };
}

function parsed(record: unknown): Stages {
  const read = v.safeParse(recordSchema, record);
  if (!read.success) throw new RulesError(`The record does not parse: ${read.issues.map((issue) => issue.message).join('; ')}`);
  return read.output.stages;
}

/** Plays the record through the rules once. Throws RulesError where a choice is not legal. */
function stationsOf(game: Game, stages: Stages): Station[] {
  let state = game.initialState('record', { types: recordedTypes(game.scenario.data) });
  return stages.map(({ choices, chance }) => {
    const place = placeOf(game, game.observe(state, game.actors[0]!).view);
    state = game.apply(state, choices, chance).state;
    return { choices, place };
  });
}

/** Round, stage, situation, offers and every flag and status that everybody sees. */
function placeOf(game: Game, view: View): string {
  const open = game.scenario.data.state.filter((slot) => (slot.kind === 'flag' || slot.kind === 'status') && (slot.seenBy === undefined || view.values[slot.revealedBy ?? ''] === true));
  return [view.round, view.situation, view.stage, ...view.table.map((it) => `${it.place}${it.package}`), ...open.map((slot) => String(view.values[slot.id]))].join('/');
}
