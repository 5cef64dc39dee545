/** Which step makes which sound, and when. Nothing is told by sound alone. */
import type { BoardroomModel } from '../../scenes/model.ts';
import { envelopeSpan, spans } from '../../scenes/timing.ts';
import type { Beat } from '../beats.ts';
import type { Sound } from './synthesis.ts';

export interface Cue {
  readonly sound: Sound;
  /** Milliseconds from now. */
  readonly at: number;
}

export interface Step {
  /** The flow's state, e.g. `play.sealed`. */
  readonly screen: string;
  readonly beat: Beat;
  /** What the stage shows; a reveal goes from the first to the second. */
  readonly models: readonly [BoardroomModel] | readonly [BoardroomModel, BoardroomModel];
  /** Without motion a reveal is told at once: one of each sound. */
  readonly moving: boolean;
}

/** At most so many ticks in a reveal, and no two closer than this. */
const MOST_TICKS = 10;
const TICK_GAP = 70;

export function cuesOf({ screen, beat, models, moving }: Step): readonly Cue[] {
  const [from, to] = models;
  if (screen === 'play.sealed') return [{ sound: 'seal', at: 0 }];
  if (screen === 'play.situation') return [{ sound: 'round', at: 0 }];
  if (screen === 'play.verdict' && beat.kind === 'verdict') return beat.part === 'ending' ? [{ sound: 'verdict', at: 0 }] : [];
  if (screen !== 'play.reveal' || to === undefined) return [];
  return [...openings(from, to, moving), ...settling(from, to, moving), ...ticks(from, to, moving)];
}

function openings(from: BoardroomModel, to: BoardroomModel, moving: boolean): readonly Cue[] {
  const before = new Map(from.seats.map((seat) => [seat.id, seat.envelope]));
  const { length } = to.seats.filter((seat) => seat.envelope === 'opened' && before.get(seat.id) !== 'opened');
  return Array.from({ length: moving ? length : Math.min(1, length) }, (_, n) => ({ sound: 'open', at: envelopeSpan(n, length).start }));
}

/** One sound for all meters: the largest move decides. */
function settling(from: BoardroomModel, to: BoardroomModel, moving: boolean): readonly Cue[] {
  const before = new Map(from.meters.map((meter) => [meter.id, meter.value]));
  const moves = to.meters.map((meter) => meter.value - (before.get(meter.id) ?? meter.value));
  const largest = moves.reduce((most, move) => (Math.abs(move) > Math.abs(most) ? move : most), 0);
  return largest === 0 ? [] : [{ sound: largest > 0 ? 'up' : 'down', at: moving ? spans.gauges.end - 150 : 200 }];
}

/** Names come by the hundred: some ticks stand for all. */
function ticks(from: BoardroomModel, to: BoardroomModel, moving: boolean): readonly Cue[] {
  const more = (to.lights?.lit ?? 0) - (from.lights?.lit ?? 0);
  const count = Math.min(more, moving ? MOST_TICKS : 1);
  const { start, end } = spans.lights;
  const gap = Math.max(TICK_GAP, (end - start) / Math.max(1, count));
  return Array.from({ length: Math.max(0, count) }, (_, n) => ({ sound: 'tick', at: Math.round(start + n * gap) }));
}
