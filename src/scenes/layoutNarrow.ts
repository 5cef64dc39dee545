import { lineHeight, textSize } from '../ui/theme.ts';
import { mainSeats, type BoardroomLayout, type Box, type Counts, type SeatPlace, type TextSizes } from './layoutTypes.ts';

const pad = 8;

interface Frame {
  readonly scale: number;
  readonly sizes: TextSizes;
  readonly inside: number;
  readonly rows: Rows;
  readonly stanceLines: number;
}

/** Top of each row, from the title down to the meters; the bottom of one is the top of the next. */
interface Rows {
  readonly seats: number;
  readonly slips: number;
  readonly small: number;
  readonly offers: number;
  readonly lights: number;
  readonly meters: number;
}

/** A phone: the same parts in rows, the essentials first. What does not fit loses its words, never its sign. */
export function layoutNarrow(width: number, height: number, counts: Counts): BoardroomLayout {
  const scale = Math.min(1.5, Math.max(1, Math.min(width / 420, height / 330)));
  const sizes = narrowSizes(scale);
  const inside = width - pad * 2;
  const grid = meterGrid(counts.meters, inside, height, scale, sizes);
  const rows = rowTops(height, counts, sizes, scale, grid);
  const envelopeRoom = 24 * scale + 9;
  const stanceLines = Math.max(0, Math.min(height < 340 ? 2 : 3, Math.floor((rows.small - rows.slips - envelopeRoom) / lineHeight(sizes.stance))));
  const frame = { scale, sizes, inside, rows, stanceLines };
  const clockHeight = lineHeight(sizes.clock);
  const counterHeight = Math.max(lineHeight(sizes.counter), 17);
  const tableTop = Math.min(rows.slips + lineHeight(sizes.stance) * stanceLines + 5, rows.lights - 30);
  return {
    kind: 'narrow',
    width,
    height,
    sizes,
    clock: { x: pad + 16, y: pad - 3, width: inside - 16, height: clockHeight },
    title: { x: pad, y: pad - 3 + clockHeight, width: inside, height: lineHeight(sizes.title) },
    table: { x: width / 2, y: (tableTop + rows.lights - 6) / 2, rx: width / 2 - 3, ry: (rows.lights - 6 - tableTop) / 2 },
    seats: Array.from({ length: counts.seats }, (_, index) =>
      index < mainSeats ? mainPlace(index, Math.min(mainSeats, counts.seats), frame) : smallPlace(index - mainSeats, counts.seats - mainSeats, frame),
    ),
    offers: evenRow(counts.offers, { x: pad + 4, y: rows.offers, width: inside - 8, height: rows.lights - rows.offers - 10 }, 190 * scale),
    lights: { kind: 'block', box: { x: pad + 3, y: rows.lights + counterHeight + 2, width: inside - 6, height: rows.meters - rows.lights - counterHeight - 9 } },
    letter: { x: pad, y: rows.lights, width: 14, height: 15 },
    counter: { x: pad + 20, y: rows.lights, width: inside - 20, height: counterHeight },
    meters: meterCells(grid, frame),
    metersTop: rows.meters,
    verdict: { x: pad, y: rows.slips, width: inside, height: rows.lights - rows.slips - 5 },
  };
}

function narrowSizes(scale: number): TextSizes {
  return {
    title: textSize(14, scale),
    clock: textSize(11, scale),
    name: textSize(11.5, scale),
    stance: textSize(11, scale),
    smallName: textSize(11, scale),
    slip: textSize(11, scale),
    offer: textSize(11, scale),
    meter: textSize(11, Math.min(scale, 1.15)),
    counter: textSize(13, scale),
    caption: textSize(11, scale),
    headline: textSize(17, scale),
  };
}

interface MeterGrid {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;
}

/** A meter without its name says nothing: where there is no room for all, the first are shown and the panel has the rest. */
function meterGrid(count: number, inside: number, height: number, scale: number, sizes: TextSizes): MeterGrid {
  const most = Math.max(1, Math.floor(inside / (sizes.meter * 7.7)));
  const wanted = Math.ceil(count / most);
  const rows = Math.max(0, Math.min(wanted, Math.floor((height - withoutMeters * scale) / meterRow(sizes))));
  const columns = rows < wanted ? most : Math.ceil(count / Math.max(1, rows));
  return { count: Math.min(count, rows * columns), columns, rows };
}

/** The height that seats, papers and lights need. */
const withoutMeters = 222;

function meterRow(sizes: TextSizes): number {
  return lineHeight(sizes.meter) + 7;
}

function rowTops(height: number, counts: Counts, sizes: TextSizes, scale: number, grid: MeterGrid): Rows {
  const seats = pad + lineHeight(sizes.clock) + lineHeight(sizes.title) - 1;
  const slips = seats + 32 * scale + lineHeight(sizes.name);
  const isShort = height < 275;
  const meters = height - 4 - grid.rows * meterRow(sizes);
  const small = counts.seats > mainSeats ? lineHeight(sizes.smallName) + 7 : 0;
  const room = meters - slips - small;
  const paper = lineHeight(sizes.offer);
  const offers = counts.offers > 0 ? Math.max(paper + 18, Math.min(paper * 4 + 18, room * 0.24)) : 0;
  const lights = counts.lights > 0 ? Math.max(isShort ? 41 : 46, Math.min((room - offers) * 0.42, 150 * scale)) : 0;
  return { seats, slips, small: meters - lights - offers - small - 4, offers: meters - lights - offers, lights: meters - lights, meters };
}

function mainPlace(index: number, count: number, { scale, sizes, inside, rows, stanceLines }: Frame): SeatPlace {
  const column = inside / count;
  const radius = 12.5 * scale;
  const x = pad + column * (index + 0.5);
  const width = column - 5;
  const room = rows.small - rows.slips;
  const envelope = { width: 38 * scale, height: 24 * scale };
  const words = lineHeight(sizes.stance) * stanceLines;
  const slip = { x: x - width / 2, y: rows.slips + 1, width, height: room - 5 };
  return {
    x,
    y: rows.seats + radius + 5,
    radius,
    main: true,
    align: 'center',
    words: { x: x - column / 2 + 1, y: rows.slips - lineHeight(sizes.name) - 1, width: column - 2, height: lineHeight(sizes.name) + words },
    stanceLines,
    envelope: { ...envelope, x: x - envelope.width / 2, y: rows.slips + words + (room + 4 - words - envelope.height) / 2 },
    slip,
    slipLines: Math.max(1, Math.min(6, Math.floor((slip.height - 14) / lineHeight(sizes.slip)))),
    slipHidesStance: true,
  };
}

function smallPlace(index: number, count: number, { sizes, inside, rows }: Frame): SeatPlace {
  const column = (inside - 8) / count;
  const left = pad + 4 + column * index;
  const line = lineHeight(sizes.smallName);
  const middle = rows.small + line / 2 + 2;
  const words = { x: left + 21, y: middle - line / 2, width: column - 50, height: line };
  return {
    x: left + 10,
    y: middle,
    radius: 8,
    main: false,
    align: 'left',
    words,
    stanceLines: 0,
    envelope: { x: left + column - 26, y: middle - 7, width: 20, height: 14 },
    slip: { ...words, y: words.y - 1, height: line + 2, width: column - 25 },
    slipLines: 1,
    slipHidesStance: true,
  };
}

function meterCells({ count, columns }: MeterGrid, { sizes, inside, rows }: Frame): readonly Box[] {
  const width = inside / columns;
  return Array.from({ length: count }, (_, index) => ({
    x: pad + (index % columns) * width,
    y: rows.meters + Math.floor(index / columns) * meterRow(sizes),
    width: width - 7,
    height: meterRow(sizes),
  }));
}

function evenRow(count: number, row: Box, widest: number): readonly Box[] {
  const gap = 6;
  const width = Math.min(widest, (row.width - gap * (count - 1)) / Math.max(1, count));
  const left = row.x + (row.width - count * width - gap * (count - 1)) / 2;
  return Array.from({ length: count }, (_, index) => ({ x: left + index * (width + gap), y: row.y, width, height: row.height }));
}
