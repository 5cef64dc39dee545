/** A transcript is the game: seed, seats and joint actions, with the hash of the state after every stage. */
import * as v from 'valibot';
import { type Fault, nearestName, type Result, RulesError, shown } from './errors.ts';
import type { Game } from './game.ts';
import { canonical, issueFault } from './scenario/load.ts';
import type { Applied, GameEvent, GameState, JointAction, PinnedChance, StartOptions } from './types.ts';

const short = v.pipe(v.string(), v.maxLength(200));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, '16 hexadecimal digits'));
const words = v.record(short, short);

const stage = v.strictObject({
  choices: words,
  /** Chance fixed beforehand; what is not named was drawn from the seed. */
  pinned: v.optional(words),
  hash,
});

export const transcriptSchema = v.strictObject({
  format: v.literal('five-seats/1'),
  scenario: short,
  rulesHash: hash,
  /** Of the trained outlooks where AI chose, for information only. */
  policyHash: v.optional(hash),
  seed: short,
  /** Actor -> `human` or the name of its policy. */
  seats: words,
  types: v.optional(words),
  start: v.optional(v.record(short, v.union([v.number(), v.boolean(), short]))),
  /** What was changed of the published numbers: assumption -> value. Its names and ranges are checked where the game is opened. */
  assumptions: v.optional(v.pipe(v.record(short, v.pipe(v.number(), v.finite())), v.readonly())),
  stages: v.pipe(v.array(stage), v.maxLength(200)),
});
export type Transcript = v.InferOutput<typeof transcriptSchema>;
export type TranscriptStage = Transcript['stages'][number];

/** A game under way together with the transcript that made it. */
export interface Replayed {
  readonly states: readonly GameState[];
  readonly events: readonly (readonly GameEvent[])[];
}

/** Reads a transcript; every fault of the text at once. The game itself is checked by `replay`. */
export function parseTranscript(text: string, file = 'transcript'): Result<Transcript> {
  if (typeof text !== 'string') return { ok: false, faults: [{ file, path: '', found: shown(text), expected: 'a text' }] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, faults: [{ file, path: '', found: shown(text.slice(0, 40)), expected: 'JSON' }] };
  }
  const parsed = v.safeParse(transcriptSchema, json);
  if (parsed.success) return { ok: true, value: parsed.output };
  return { ok: false, faults: parsed.issues.map((issue) => issueFault(issue, file, Object.keys(transcriptSchema.entries))) };
}

/** The text of a transcript: `parseTranscript` gives the same transcript back. */
export function writeTranscript(transcript: Transcript): string {
  return `${JSON.stringify(transcript, null, 2)}\n`;
}

export function startOf(transcript: Pick<Transcript, 'types' | 'start'>): StartOptions {
  return { ...(transcript.types === undefined ? {} : { types: transcript.types }), ...(transcript.start === undefined ? {} : { start: transcript.start }) };
}

/** One stage as it is written down. */
export function stageOf(game: Game, choices: JointAction, after: GameState, pinned?: PinnedChance): TranscriptStage {
  return { choices: { ...choices }, ...(pinned === undefined ? {} : { pinned: { ...pinned } }), hash: game.hash(after) };
}

/** Plays a transcript again by the ordinary rules; stops at the first stage that does not fit. */
export function replay(game: Game, transcript: Transcript, file = 'transcript'): Result<Replayed> {
  const faults = identityFaults(game, transcript, file);
  if (faults.length > 0) return { ok: false, faults };
  const states: GameState[] = [];
  const events: (readonly GameEvent[])[] = [];
  try {
    states.push(game.initialState(transcript.seed, startOf(transcript)));
  } catch (error) {
    return { ok: false, faults: [refusal(error, file, '/start', 'start conditions of this scenario')] };
  }
  for (const [i, { choices, pinned, hash: expected }] of transcript.stages.entries()) {
    let applied: Applied;
    try {
      applied = game.apply(states.at(-1)!, choices, pinned);
    } catch (error) {
      return { ok: false, faults: [refusal(error, file, `/stages/${i}/choices`, 'one legal action of every seat to move')] };
    }
    const found = game.hash(applied.state);
    if (found !== expected) return { ok: false, faults: [{ file, path: `/stages/${i}/hash`, found: expected, expected: `${found}, what these rules make of it` }] };
    states.push(applied.state);
    events.push(applied.events);
  }
  return { ok: true, value: { states, events } };
}

function identityFaults(game: Game, transcript: Transcript, file: string): Fault[] {
  const { scenario } = game;
  const faults: Fault[] = [];
  if (transcript.scenario !== scenario.id) faults.push({ file, path: '/scenario', found: shown(transcript.scenario), expected: scenario.id });
  if (transcript.rulesHash !== scenario.rulesHash) faults.push({ file, path: '/rulesHash', found: transcript.rulesHash, expected: `${scenario.rulesHash}, the rules loaded here` });
  const [found, expected] = [canonical(transcript.assumptions ?? {}), canonical(scenario.assumptions ?? {})];
  if (found !== expected) faults.push({ file, path: '/assumptions', found, expected: `${expected}, what the rules loaded here assume` });
  for (const seat of Object.keys(transcript.seats)) {
    if (game.actors.includes(seat)) continue;
    const nearest = nearestName(seat, game.actors);
    faults.push({ file, path: `/seats/${seat}`, found: shown(seat), expected: 'an actor of the scenario', ...(nearest === undefined ? {} : { nearest }) });
  }
  return faults;
}

function refusal(error: unknown, file: string, path: string, expected: string): Fault {
  if (!(error instanceof RulesError)) throw error;
  return { file, path, found: error.message, expected };
}
