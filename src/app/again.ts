/**
 * Again from one of the player's own decisions: the transcript cut before it. With hindsight all else stays. Drawn anew,
 * the seed is another, so that chance to come differs, and the private facts are drawn from what the seat believed then;
 * the stages before keep their choices and have their chance pinned.
 */
import { createBeliefs } from '../bots/beliefs.ts';
import { cameOf } from '../analysis/course.ts';
import { type ActorId, drawFrom, eventsFor, type Game, type GameEvent, type GameState, levelAt, LEVELS, recordedTypes, replay, RulesError, stageOf, startOf, type StartOptions, type Transcript } from '../engine/index.ts';
import { stintsBefore } from '../session/stints.ts';
import type { Play } from './play.ts';
import type { Save } from './saveFormat.ts';

export type How = 'anew' | 'hindsight';

/** Draws that are tried before it is said that none fits. */
const TRIES = 400;

/** The game from before decision `at` on, as it would be taken up; undefined if no draw fits what the seat has seen. */
export function againFrom(play: Play, at: number, how: How, hindsight: boolean, newSeed: () => string): Save | undefined {
  const { session, seat, mode, matter: { game } } = play;
  const whole = session.transcript();
  const before = { ...whole, stages: whole.stages.slice(0, at) };
  const transcript = how === 'hindsight' ? before : drawnAnew(game, before, seat!, newSeed);
  if (transcript === undefined) return undefined;
  const stints = stintsBefore(session.stints(), at);
  return {
    mode,
    scenario: whole.scenario,
    step: play.beats.findIndex((beat) => beat.kind === 'choose' && beat.at === at),
    begun: true,
    ...(stints.length === 0 ? {} : { stints }),
    ...(how === 'hindsight' || hindsight ? { hindsight: true as const } : {}),
    transcript,
  };
}

/** The same stages under another fate. */
export function drawnAnew(game: Game, transcript: Transcript, seat: ActorId, newSeed: () => string): Transcript | undefined {
  const replayed = replay(game, transcript);
  if (!replayed.ok) throw new Error('The transcript of this very game does not replay.');
  const was = replayed.value;
  const facts = factsFor(game, transcript, seat, was.states.at(-1)!);
  for (let n = 0; n < TRIES; n++) {
    const seed = newSeed();
    const options: StartOptions = { ...startOf(transcript), types: facts(seed) };
    const stages = sameCourse(game, transcript, seat, was, seed, options);
    if (stages !== undefined) return { ...transcript, seed, types: { ...options.types }, stages };
  }
  return undefined;
}

/** Private facts that somebody chose beforehand, which only the record's can be; all others were drawn. */
export function chosenFacts({ scenario }: Game, { types }: Pick<Transcript, 'types'>): Transcript['types'] {
  const recorded = Object.entries(recordedTypes(scenario.data));
  return types !== undefined && recorded.every(([actor, level]) => types[actor] === level) ? types : undefined;
}

/** By seed: what was chosen beforehand stays, what the seat knew too, and the rest is drawn from what it believed. */
function factsFor(game: Game, transcript: Transcript, seat: ActorId, state: GameState): (seed: string) => Readonly<Record<ActorId, string>> {
  const chosen = chosenFacts(game, transcript);
  if (chosen !== undefined) return () => chosen;
  const beliefs = createBeliefs(game.scenario);
  const { masked } = game.observe(state, seat);
  const own = game.actors.indexOf(seat);
  const odds = game.scenario.data.actors.flatMap(({ id, type }, a) => {
    if (type === undefined) return [];
    const believed = new Float64Array(LEVELS);
    beliefs.odds(masked, own, a, believed);
    return [{ id, levels: type.levels, believed }];
  });
  return (seed) => {
    const draw = drawFrom(`${seed}/again`);
    return Object.fromEntries(odds.map(({ id, levels, believed }) => [id, levels[levelAt(believed, draw(id))]!]));
  };
}

interface Was {
  readonly states: readonly GameState[];
  readonly events: readonly (readonly GameEvent[])[];
}

/** The stages under another seed and other facts, if they come out as they were: all but what is private, and all that the seat was shown. */
function sameCourse(game: Game, { stages }: Transcript, seat: ActorId, was: Was, seed: string, options: StartOptions): Transcript['stages'] | undefined {
  let state = game.initialState(seed, options);
  if (!same(game, seat, state, was.states[0]!)) return undefined;
  const again: Transcript['stages'] = [];
  for (const [k, { choices }] of stages.entries()) {
    const pinned = cameOf(was.events[k]!);
    const applied = attempt(() => game.apply(state, choices, pinned));
    if (applied === undefined || !same(game, seat, applied.state, was.states[k + 1]!)) return undefined;
    if (JSON.stringify(eventsFor(applied.events, seat)) !== JSON.stringify(eventsFor(was.events[k]!, seat))) return undefined;
    state = applied.state;
    again.push(stageOf(game, choices, state, pinned));
  }
  return again;
}

function same(game: Game, seat: ActorId, a: GameState, b: GameState): boolean {
  return game.informationState(a, seat) === game.informationState(b, seat) && openly(game, a) === openly(game, b);
}

/** Everything but the private facts and their signs. */
function openly(game: Game, state: GameState): string {
  const { types: _, signals: __, ...view } = game.describe(state);
  return JSON.stringify(view);
}

/** Undefined where the rules refuse: an action may hang on a private fact. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof RulesError) return undefined;
    throw error;
  }
}
