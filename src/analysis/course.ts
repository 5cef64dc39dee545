/** The recorded course through the rules: its positions, and what came of them. */
import {
  type Game, type GameEvent, type GameState, type JointAction, type PinnedChance, recordedTypes, RulesError, SEED, seedWords, stageOf, type StartOptions, type TranscriptStage,
} from '../engine/index.ts';

/** Recorded choices and chance outcomes, stage by stage, and dated counts: what a scenario keeps beside its rules. */
export interface Course {
  readonly stages: readonly { readonly round: string; readonly choices: JointAction; readonly chance?: PinnedChance }[];
  readonly counts: readonly { readonly at: string; readonly recorded: number; readonly fact: string }[];
}

/** A stage of the record, before it was played. */
export interface Position {
  readonly state: GameState;
  readonly round: string;
  readonly stage: string;
  readonly choices: JointAction;
}

export interface Replayed {
  readonly positions: readonly Position[];
  readonly end: GameState;
  /** Stage by stage. */
  readonly events: readonly (readonly GameEvent[])[];
}

/** Plays the record through; what it does not name does not happen. Throws RulesError where the rules refuse a choice. */
export function replayCourse(game: Game, course: Course, seed = 'history'): Replayed {
  let state = game.initialState(seed, { types: recordedTypes(game.scenario.data) });
  const positions: Position[] = [];
  const events: (readonly GameEvent[])[] = [];
  for (const { choices, chance } of course.stages) {
    const { round, stage } = game.describe(state);
    positions.push({ state, round, stage, choices });
    const applied = game.apply(state, choices, quiet(game, chance));
    events.push(applied.events);
    state = applied.state;
  }
  return { positions, end: state, events };
}

/** The record's stages before round `until`, as a transcript holds them: all that chance brought is pinned, so that they are the same whatever the seed. */
export function recordedStages(game: Game, course: Course, until: string, seed: string): TranscriptStage[] {
  const { positions, events } = replayCourse(game, course);
  const before = positions.findIndex(({ round }) => round === until);
  if (before < 0) throw new RulesError(`The recorded course never comes to round '${until}'.`);
  let state = game.initialState(seed, { types: recordedTypes(game.scenario.data) });
  return positions.slice(0, before).map(({ choices }, at) => {
    const pinned = cameOf(events[at]!);
    ({ state } = game.apply(state, choices, pinned));
    return stageOf(game, choices, state, pinned);
  });
}

/** What chance brought in a stage, to be pinned. */
export function cameOf(events: readonly GameEvent[]): PinnedChance {
  return Object.fromEntries(events.flatMap((event) => (event.kind === 'chance' ? [[event.event, event.outcome]] : [])));
}

type Instead = Readonly<Record<string, JointAction>>;

/** The recorded course with some choices replaced (`round/stage` -> seat -> action), up to the stage before `until` (`round/stage`). */
export function recordedUntil(game: Game, course: Course, until: string, instead: Instead = {}, options: StartOptions = {}, seed = 'recorded'): GameState {
  const { types = {}, start = {} } = options;
  let state = game.initialState(seed, { start, types: { ...recordedTypes(game.scenario.data), ...types } });
  let at = 0;
  for (;;) {
    const view = game.describe(state);
    const here = `${view.round}/${view.stage}`;
    if (here === until) return state;
    if (view.stage === 'over') throw new Error(`The recorded course never comes to ${until}.`);
    const next = course.stages[at];
    const seats = game.toMove(state);
    const fits = next !== undefined && next.round === view.round && seats.every((seat) => next.choices[seat] !== undefined);
    if (fits) at += 1;
    const choices = seats.map((seat) => {
      const wanted = instead[here]?.[seat] ?? (fits ? next.choices[seat]! : 'sign:');
      return [seat, game.legalActions(state, seat).includes(wanted) ? wanted : holding(game, state, seat)] as const;
    });
    state = game.apply(state, Object.fromEntries(choices), quiet(game, fits ? next.chance : {})).state;
  }
}

/** The same position with another fate: chance to come is drawn from `seed`. */
export function reseeded(state: GameState, seed: string): GameState {
  const copy = state.slice() as GameState;
  copy.set(seedWords(seed), SEED);
  return copy;
}

function holding(game: Game, state: GameState, seat: string): string {
  const legal = game.legalActions(state, seat);
  return legal.find((id) => id.startsWith('wait-') || id === 'sign:') ?? legal[0]!;
}

/** On the way nothing strikes but what the record says and what always does. */
function quiet(game: Game, pinned: PinnedChance = {}): PinnedChance {
  const events = game.scenario.data.chance.filter((c) => c.odds.base < 1000 && c.id !== 'search-ends');
  return { ...Object.fromEntries(events.map((c) => [c.id, 'none'])), ...pinned };
}
