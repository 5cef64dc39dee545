/** The endings reached on this device. Not needed to play: what can't be read is ignored, what can't be kept lasts as long as the page. */
import * as v from 'valibot';

const KEY = 'five-seats/endings';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(60));
const instant = v.pipe(v.string(), v.isoTimestamp());
const scales = v.record(id, v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)));
const ending = v.strictObject({
  scenario: id,
  ending: id,
  /** Absent where five AIs were watched. */
  seat: v.optional(id),
  at: instant,
});
const schema = v.strictObject({
  format: v.literal('five-seats-endings/1'),
  reached: v.pipe(v.array(ending), v.maxLength(300), v.readonly()),
  /** Of each scenario the game of a player that came nearest to the hard goal. */
  best: v.pipe(v.array(v.strictObject({ ...ending.entries, scales })), v.maxLength(50), v.readonly()),
});

type Kept = Omit<v.InferOutput<typeof schema>, 'format'>;
export type Reached = Kept['reached'][number];
export type Best = Kept['best'][number];

/** Both must end above the line: hard, because what lifts one tends to cost the other. */
export const GOAL = { scales: ['oversight', 'company'], above: 60 } as const;

export interface Endings {
  of(scenario: string): { readonly reached: readonly Reached[]; readonly best: Best | undefined };
  /** Notes the end of a game; the first of a kind stays, but what was only watched gives way to what is played. */
  note(game: Best): void;
}

export function openEndings(storage: () => Pick<Storage, 'getItem' | 'setItem'>): Endings {
  let kept = read(storage);
  return {
    of: (scenario) => ({ reached: kept.reached.filter((it) => it.scenario === scenario), best: kept.best.find((it) => it.scenario === scenario) }),
    note: (game) => {
      const now = read(storage, kept); // another tab may have noted something
      const next = withGame(now, game);
      kept = next;
      if (next !== now) write(storage, next);
    },
  };
}

/** The lower one of the two scales decides how near a game came. */
export function nearness({ scales: at }: Pick<Best, 'scales'>): number {
  return Math.min(...GOAL.scales.map((scale) => at[scale] ?? 0));
}

function withGame(kept: Kept, game: Best): Kept {
  const { scales: _, ...entry } = game;
  const known = kept.reached.findIndex((it) => it.scenario === game.scenario && it.ending === game.ending);
  const playedNow = known >= 0 && kept.reached[known]!.seat === undefined && game.seat !== undefined;
  const best = kept.best.find((it) => it.scenario === game.scenario);
  const better = game.seat !== undefined && (best === undefined || nearness(game) > nearness(best));
  if (known >= 0 && !better && !playedNow) return kept;
  return {
    reached: known < 0 ? [...kept.reached, entry] : playedNow ? kept.reached.with(known, entry) : kept.reached,
    best: better ? [...kept.best.filter((it) => it.scenario !== game.scenario), game] : kept.best,
  };
}

function read(storage: () => Pick<Storage, 'getItem'>, otherwise: Kept = { reached: [], best: [] }): Kept {
  try {
    const text = storage().getItem(KEY);
    const parsed = v.safeParse(schema, JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.output : otherwise;
  } catch {
    return otherwise;
  }
}

function write(storage: () => Pick<Storage, 'setItem'>, kept: Kept): void {
  try {
    storage().setItem(KEY, JSON.stringify({ format: 'five-seats-endings/1', ...kept } satisfies v.InferOutput<typeof schema>));
  } catch {
    // Storage may be full or forbidden.
  }
}
