/** Where everything on the stage goes, in CSS pixels. Worked out from the size of the host and from counts alone. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Counts {
  readonly seats: number;
  readonly meters: number;
  readonly offers: number;
  /** 0 where nothing is counted. */
  readonly lights: number;
  readonly verdict: boolean;
}

/** How many of the seats are the large ones; the rest are smaller and taken by AI alone. */
export const mainSeats = 5;

export interface SeatPlace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly main: boolean;
  readonly align: 'left' | 'center' | 'right';
  /** Where the words may go: the name on the first line, the stance below. */
  readonly words: Box;
  readonly stanceLines: number;
  /** Where the envelope lies. */
  readonly envelope: Box;
  /** Where the paper taken out of the envelope lies. */
  readonly slip: Box;
  readonly slipLines: number;
  /** Where room is short the opened paper lies over the words. */
  readonly slipHidesStance: boolean;
}

export interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
}

export type LightsPlace =
  | { readonly kind: 'ring'; readonly outer: Ellipse; readonly inner: Ellipse }
  | { readonly kind: 'block'; readonly box: Box };

export interface TextSizes {
  readonly title: number;
  readonly clock: number;
  readonly name: number;
  readonly stance: number;
  readonly smallName: number;
  readonly slip: number;
  readonly offer: number;
  readonly meter: number;
  readonly counter: number;
  readonly caption: number;
  readonly headline: number;
}

export interface BoardroomLayout {
  readonly kind: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly sizes: TextSizes;
  readonly clock: Box;
  readonly title: Box;
  readonly table: Ellipse;
  readonly seats: readonly SeatPlace[];
  readonly offers: readonly Box[];
  readonly lights: LightsPlace;
  readonly letter: Box;
  readonly counter: Box;
  /** One for each meter that there is room for. */
  readonly meters: readonly Box[];
  /** Top of the strip of meters, where a rule divides it from the table. */
  readonly metersTop: number;
  readonly verdict: Box;
}
