import { lineHeight, textSize } from '../ui/theme.ts';
import { mainSeats, type BoardroomLayout, type Box, type Counts, type Ellipse, type SeatPlace, type TextSizes } from './layoutTypes.ts';

/** Degrees, clockwise from the right: the first seat at the head of the table, the others in table order. */
const mainAngles = [-90, -20, 52, 128, 200] as const;
const smallAngles = [12, 168, -55, 235, 90] as const;

interface Frame {
  readonly scale: number;
  readonly sizes: TextSizes;
  /** The outer edge of the rim and the surface within it. */
  readonly outer: Ellipse;
  readonly inner: Ellipse;
  readonly width: number;
}

export function layoutWide(width: number, height: number, counts: Counts): BoardroomLayout {
  // A picture much wider than high has its meters in fewer rows, and so room for larger words.
  const scale = Math.min(1.4, Math.max(0.8, Math.min(width / 780, height / 660), Math.min(width / 1000, height / 560)));
  const sizes = wideSizes(scale);
  const pad = Math.round(16 * scale);
  const head = pad + lineHeight(sizes.clock) + lineHeight(sizes.title);
  const meters = meterCells(width, height, counts.meters, scale, sizes, pad);
  const metersTop = meters[0]?.y ?? height - pad;
  const radius = 25 * scale;
  const top = head + radius * 2 + 4 * scale;
  const atFoot = counts.seats > mainSeats + smallAngles.indexOf(90) ? lineHeight(sizes.stance) * 4 : 0;
  const bottom = metersTop - 40 * scale - atFoot;
  const tallest = (bottom - top) / 2;
  const rx = Math.max(Math.min(width / 2 - 190 * scale, tallest * 1.5), Math.min(tallest * 0.9, width / 2 - 165 * scale));
  const ry = Math.min(tallest, rx * 1.12);
  const outer = { x: width / 2, y: (top + bottom) / 2, rx, ry };
  const band = 32 * scale;
  const inner = { ...outer, rx: rx - band, ry: ry - band };
  const frame: Frame = { scale, sizes, outer, inner, width };
  const rows = tableRows(frame, counts.offers);
  const corner = outer.x - rx * 0.5 - 40 * scale;
  return {
    kind: 'wide',
    width,
    height,
    sizes,
    clock: { x: pad + 20 * scale, y: pad - 2, width: width - pad * 2 - 20 * scale, height: lineHeight(sizes.clock) },
    title: { x: pad, y: pad + lineHeight(sizes.clock), width: width - pad * 2, height: lineHeight(sizes.title) },
    table: inner,
    seats: Array.from({ length: counts.seats }, (_, index) => seatPlace(index, frame, rows)),
    offers: rows.offers,
    lights: { kind: 'ring', outer, inner },
    letter: { x: pad, y: head + 12 * scale, width: 44 * scale, height: 54 * scale },
    counter: { x: pad + 54 * scale, y: head + 12 * scale, width: Math.max(90, corner - pad - 54 * scale), height: 54 * scale },
    meters,
    metersTop,
    verdict: centred(outer.x, outer.y, inner.rx * 1.72, inner.ry * 1.9),
  };
}

function wideSizes(scale: number): TextSizes {
  return {
    title: textSize(21, scale),
    clock: textSize(13, scale),
    name: textSize(15, scale),
    stance: textSize(12.5, scale),
    smallName: textSize(12.5, scale),
    slip: textSize(12, scale),
    offer: textSize(12, scale),
    meter: textSize(12, scale),
    counter: textSize(24, scale),
    caption: textSize(12, scale),
    headline: textSize(24, scale),
  };
}

function meterCells(width: number, height: number, count: number, scale: number, sizes: TextSizes, pad: number): readonly Box[] {
  const most = Math.max(1, Math.min(6, Math.floor((width - pad * 2) / (165 * scale))));
  const rows = Math.ceil(count / most);
  const columns = Math.max(1, Math.ceil(count / Math.max(1, rows)));
  const cellHeight = lineHeight(sizes.meter) + 14 * scale;
  const cellWidth = (width - pad * 2) / columns;
  const top = height - pad * 0.6 - rows * cellHeight;
  return Array.from({ length: count }, (_, index) => ({
    x: pad + (index % columns) * cellWidth,
    y: top + Math.floor(index / columns) * cellHeight,
    width: cellWidth - 16 * scale,
    height: cellHeight,
  }));
}

interface Rows {
  readonly slips: readonly Box[];
  readonly slipLines: number;
  readonly offers: readonly Box[];
}

/** Papers on the table: the head's slip, the two at the sides, the packages, the two at the foot. */
function tableRows(frame: Frame, offerCount: number): Rows {
  const { inner, scale, sizes } = frame;
  const gap = 9 * scale;
  const slipWidth = Math.min(176 * scale, inner.rx * 0.76);
  // The corners of the papers stay on the surface, give or take the width of the rim's shadow.
  const top = inner.y - depthAt(inner, slipWidth / 2) * 0.94;
  const bottom = inner.y + depthAt(inner, slipWidth + gap / 2 - 6 * scale);
  const offerRows = offerCount > 3 ? 2 : 1;
  const slipHeight = (lines: number): number => lines * lineHeight(sizes.slip) + 16 * scale;
  const left = (lines: number): number => bottom - top - slipHeight(lines) * 3 - gap * (2 + offerRows);
  const slipLines = left(3) >= (offerCount > 0 ? 60 * scale * offerRows : 0) ? 3 : 2;
  const slip = slipHeight(slipLines);
  const offer = Math.max(38 * scale, Math.min(88 * scale, left(slipLines) / offerRows));
  const sideTop = top + slip + gap;
  const footTop = bottom - slip;
  const middleTop = (sideTop + slip + footTop - offer * offerRows - gap * (offerRows - 1)) / 2;
  const sideReach = Math.min(Math.min(halfWidth(inner, sideTop), halfWidth(inner, sideTop + slip)) - slipWidth / 2 - 4, inner.rx * 0.72);
  const footReach = Math.max(slipWidth / 2 + gap / 2, Math.min(inner.rx * 0.5, halfWidth(inner, footTop + slip) - slipWidth / 2 - 4));
  const at = (x: number, y: number): Box => ({ x: inner.x + x - slipWidth / 2, y, width: slipWidth, height: slip });
  return {
    slips: [
      at(0, top),
      at(sideReach, sideTop),
      at(footReach, footTop),
      at(-footReach, footTop),
      at(-sideReach, sideTop),
    ],
    slipLines,
    offers: offerBoxes(inner, offerCount, middleTop, offer, gap, scale),
  };
}

function offerBoxes(inner: Ellipse, count: number, top: number, height: number, gap: number, scale: number): readonly Box[] {
  const perRow = count > 3 ? Math.ceil(count / 2) : count;
  const room = halfWidth(inner, top + height) * 2 * 0.98;
  const width = Math.min(150 * scale, (room - gap * (perRow - 1)) / Math.max(1, perRow));
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / perRow);
    const inRow = Math.min(perRow, count - row * perRow);
    const left = inner.x - (inRow * width + (inRow - 1) * gap) / 2;
    return { x: left + (index % perRow) * (width + gap), y: top + row * (height + gap), width, height };
  });
}

function halfWidth(ellipse: Ellipse, y: number): number {
  const share = (y - ellipse.y) / ellipse.ry;
  return ellipse.rx * Math.sqrt(Math.max(0, 1 - share * share));
}

/** How far from the middle line a paper may lie whose corners are `reach` from the other. */
function depthAt(ellipse: Ellipse, reach: number): number {
  const share = Math.min(1, reach / ellipse.rx);
  return ellipse.ry * Math.sqrt(1 - share * share);
}

function seatPlace(index: number, frame: Frame, rows: Rows): SeatPlace {
  const main = index < mainSeats;
  const { scale, outer } = frame;
  const radius = (main ? 25 : 13) * scale;
  const angle = ((main ? mainAngles[index] : smallAngles[index - mainSeats]) ?? 90) * (Math.PI / 180);
  const x = outer.x + Math.cos(angle) * (outer.rx + radius * 0.8);
  const y = outer.y + Math.sin(angle) * (outer.ry + radius * 0.8);
  const isMiddle = Math.abs(Math.cos(angle)) < 0.05;
  const align = isMiddle && !main ? 'center' : Math.cos(angle) < -0.05 ? 'right' : 'left';
  const isHigh = Math.sin(angle) < -0.5;
  const stanceLines = (main ? 3 : 2) - (isHigh || align === 'center' ? 1 : 0);
  const words = wordsBox(x, y, radius, align, stanceLines, frame);
  const place = { x, y, radius, main, align, words, stanceLines } as const;
  const own = rows.slips[index];
  if (own !== undefined) {
    const envelope = centred(own.x + own.width / 2, own.y + own.height / 2, 58 * scale, 38 * scale);
    return { ...place, envelope, slip: own, slipLines: rows.slipLines, slipHidesStance: false };
  }
  const slipLines = isHigh ? 1 : 2;
  // One line has to hold the whole name of an action: it may run on to the edge of the stage.
  const long = isHigh && align === 'left' ? Math.min(270 * scale, frame.width - 8 - words.x) : words.width;
  const slip = { x: words.x, y: words.y + words.height + 2, width: long, height: lineHeight(frame.sizes.slip) * slipLines + 6 };
  const start = align === 'left' ? slip.x + 14 * scale : align === 'right' ? slip.x + slip.width - 14 * scale : x;
  return { ...place, envelope: centred(start, slip.y + slip.height / 2, 27 * scale, 18 * scale), slip, slipLines, slipHidesStance: false };
}

function wordsBox(x: number, y: number, radius: number, align: SeatPlace['align'], stanceLines: number, frame: Frame): Box {
  const { sizes, scale, width } = frame;
  const main = radius > 16 * scale;
  const gap = radius * 1.12 + 10 * scale;
  const name = lineHeight(main ? sizes.name : sizes.smallName);
  const height = name + lineHeight(sizes.stance) * stanceLines;
  const widest = 200 * scale;
  if (align === 'center') {
    return { x: x - widest / 2, y: y + radius + 2 * scale, width: widest, height };
  }
  const room = align === 'left' ? width - 8 - (x + gap) : x - gap - 8;
  const wide = Math.min(widest, room);
  return { x: align === 'left' ? x + gap : x - gap - wide, y: y - name * (main ? (stanceLines === 2 ? 1.3 : 1.1) : 0.6), width: wide, height };
}

function centred(x: number, y: number, width: number, height: number): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}
