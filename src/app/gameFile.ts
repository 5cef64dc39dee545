/** A game that travels, as a file or in a link: the transcript with what it does not say itself. One parser for both. */
import * as v from 'valibot';
import { type Fault, issueFault, nearestName, parseTranscript, type Result, shown, type Transcript, transcriptSchema } from '../engine/index.ts';
import type { Stint } from '../session/stints.ts';
import { MODES, type Mode } from './matter.ts';

const short = v.pipe(v.string(), v.maxLength(200));
const stage = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));

/** Parts that a stored save has in common with it. */
export const modeSchema = v.picklist(MODES as readonly [Mode, ...Mode[]]);
export const stintsSchema = v.pipe(
  v.array(v.strictObject({ actor: short, policy: short, from: stage, to: v.optional(stage), failed: v.optional(v.pipe(v.string(), v.maxLength(1000))) })),
  v.maxLength(2000),
  v.readonly(),
);

const FORMAT = 'five-seats-game/1';
const BARE = 'five-seats/1';
const schema = v.strictObject({
  format: v.literal(FORMAT),
  mode: modeSchema,
  /** Where somebody else played than the transcript names. */
  stints: v.optional(stintsSchema),
  /** A decision was taken again by somebody who knew what would come. */
  hindsight: v.optional(v.literal(true)),
  transcript: transcriptSchema,
});

export interface GameFile {
  /** Absent in a bare transcript, as the terminal writes it. */
  readonly mode?: Mode | undefined;
  readonly stints?: readonly Stint[] | undefined;
  readonly hindsight?: true | undefined;
  readonly transcript: Transcript;
}

/** Nobody's game is larger; more is not looked at. */
export const MOST_CHARACTERS = 2_000_000;

/** Reads a game; every fault of the text at once. Whether it is a game of these rules is `imports.ts`'s to say. */
export function parseGame(text: string, file: string): Result<GameFile> {
  if (text.length > MOST_CHARACTERS) return fault({ file, path: '', found: `${text.length} characters`, expected: `at most ${MOST_CHARACTERS}` });
  const json = jsonOf(text);
  if (json === undefined) return fault({ file, path: '', found: shown(text.slice(0, 40)), expected: 'JSON' });
  const format = formatOf(json);
  if (format === BARE) {
    const bare = parseTranscript(text, file);
    return bare.ok ? { ok: true, value: { transcript: bare.value } } : bare;
  }
  if (format !== FORMAT) {
    const nearest = typeof format === 'string' ? nearestName(format, [FORMAT, BARE]) : undefined;
    return fault({ file, path: '/format', found: shown(format), expected: `${FORMAT} or ${BARE}`, ...(nearest === undefined ? {} : { nearest }) });
  }
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) return { ok: false, faults: parsed.issues.map((issue) => faultOf(issue, file)) };
  const { format: _, ...game } = parsed.output;
  return { ok: true, value: game };
}

/** The text of a game: `parseGame` gives the same game back. */
export function writeGame(game: GameFile & { readonly mode: Mode }): string {
  const { mode, stints = [], hindsight, transcript } = game;
  const envelope = { format: FORMAT, mode, ...(stints.length === 0 ? {} : { stints }), ...(hindsight === undefined ? {} : { hindsight }), transcript };
  return `${JSON.stringify(envelope, null, 2)}\n`;
}

function faultOf(issue: v.BaseIssue<unknown>, file: string): Fault {
  const told = issueFault(issue, file, Object.keys(schema.entries));
  const nearest = told.path === '/mode' && typeof issue.input === 'string' ? nearestName(issue.input, MODES) : undefined;
  return nearest === undefined ? told : { ...told, nearest };
}

/** Undefined where `text` is not JSON; JSON itself knows no such value. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function formatOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null ? (json as { readonly format?: unknown }).format : undefined;
}

function fault(...faults: readonly Fault[]): { readonly ok: false; readonly faults: readonly Fault[] } {
  return { ok: false, faults };
}
