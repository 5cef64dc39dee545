/** Where the things of the title picture stand, and how an envelope goes round. Worked out from size and time alone. */
import type { SeatColour } from './model.ts';
import type { Ellipse } from './layoutTypes.ts';

export const titleSeats: readonly SeatColour[] = ['board', 'founder', 'partner', 'workforce', 'investors'];

/** Milliseconds from one passing to the next, and of the passing itself. Between them nothing moves. */
export const beatLength = 6500;
export const passLength = 2400;

export interface TitleLayout {
  readonly width: number;
  readonly height: number;
  /** Where sky and houses end and the room begins. */
  readonly sill: number;
  readonly table: Ellipse;
  readonly radius: number;
  readonly seats: readonly Point[];
  /** Where each seat's own envelope lies, and where the one lies that goes round. */
  readonly own: readonly Placed[];
  readonly guest: readonly Placed[];
  readonly envelope: { readonly width: number; readonly height: number };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Placed extends Point {
  /** Radians. */
  readonly turn: number;
}

export function layoutTitle(width: number, height: number): TitleLayout {
  const isFlat = width > height * 1.3;
  const sill = Math.round(height * (isFlat ? 0.4 : 0.36));
  const radius = Math.max(13, Math.min(width * 0.075, height * (isFlat ? 0.115 : 0.07)));
  const table = isFlat
    ? { x: width / 2, y: height * 0.64, rx: Math.min(width * 0.31, height * 0.72), ry: height * 0.23 }
    : { x: width / 2, y: height * 0.645, rx: Math.min(width * 0.36, height * 0.4), ry: Math.min(width * 0.25, height * 0.22) };
  const on = (share: number, seat: number, deep = share): Placed => {
    const angle = angleOf(seat);
    return { x: table.x + Math.cos(angle) * table.rx * share, y: table.y + Math.sin(angle) * table.ry * deep, turn: Math.cos(angle) * 0.32 * (Math.sin(angle) > 0 ? -1 : 1) };
  };
  const reach = 1 + (radius * 0.62) / Math.min(table.rx, table.ry);
  return {
    width,
    height,
    sill,
    table,
    radius,
    seats: titleSeats.map((_, seat) => on(reach, seat)),
    own: titleSeats.map((_, seat) => on(0.66, seat, isFlat ? 0.56 : 0.66)),
    guest: titleSeats.map((_, seat) => on(isFlat ? 0.3 : 0.24, seat, isFlat ? -0.08 : 0.24)),
    envelope: { width: radius * 1.35, height: radius * 0.9 },
  };
}

/** The first at the head of the table, the others clockwise. */
function angleOf(seat: number): number {
  return -Math.PI / 2 + (seat * Math.PI * 2) / titleSeats.length;
}

/** Whose turn it is in a beat: every second seat, so that all come to it and the ways cross. */
export function passOf(beat: number): { readonly from: number; readonly to: number } {
  const from = (beat * 2) % titleSeats.length;
  return { from, to: (from + 2) % titleSeats.length };
}

/** The lights of the houses: many in the evening, few before dawn, then many again. 0 to 1, by beats. */
export function litShare(beat: number): number {
  return 0.36 + 0.24 * Math.cos((beat / 48) * Math.PI * 2);
}
