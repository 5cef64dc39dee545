import { describe, expect, test } from 'vitest';
import { layoutBoardroom } from '../../src/scenes/layout.ts';
import { mainSeats, type BoardroomLayout, type Box, type Counts } from '../../src/scenes/layoutTypes.ts';
import { smallestText } from '../../src/ui/theme.ts';

const full: Counts = { seats: 8, meters: 11, offers: 3, lights: 770, verdict: false };
const wideSizes = [[640, 520], [680, 560], [760, 640], [780, 660], [900, 520], [1180, 860], [1200, 700], [1600, 900], [1920, 1000], [700, 1000]] as const;
const narrowSizes = [[320, 260], [360, 260], [375, 300], [390, 260], [390, 280], [390, 300], [412, 320], [430, 400], [600, 400], [844, 340], [620, 470], [600, 800]] as const;

type Named = readonly [name: string, box: Box];

function outside(boxes: readonly Named[], width: number, height: number): readonly string[] {
  return boxes
    .filter(([, box]) => box.x < -0.5 || box.y < -6 || box.x + box.width > width + 0.5 || box.y + box.height > height + 0.5)
    .map(([name, box]) => `${name} ${JSON.stringify(box)}`);
}

/** Pairs that lie over each other by more than a hair. */
function overlaps(boxes: readonly Named[]): readonly string[] {
  return boxes.flatMap(([name, a], index) =>
    boxes.slice(index + 1).flatMap(([other, b]) => {
      const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      return width > 2 && height > 2 ? [`${name} and ${other} by ${Math.round(width)}x${Math.round(height)}`] : [];
    }),
  );
}

function seal(layout: BoardroomLayout, index: number): Box {
  const place = layout.seats[index];
  if (place === undefined) {
    throw new Error(`No seat ${index}.`);
  }
  return { x: place.x - place.radius, y: place.y - place.radius, width: place.radius * 2, height: place.radius * 2 };
}

function namedBoxes(layout: BoardroomLayout): readonly Named[] {
  const seats = layout.seats.flatMap((place, index): readonly Named[] => {
    const parts: readonly Named[] = [[`seal ${index}`, seal(layout, index)], [`words ${index}`, place.words]];
    return place.slipHidesStance ? parts : [...parts, [`slip ${index}`, place.slip]];
  });
  return [
    ['title', layout.title],
    ['letter', layout.letter],
    ['counter', layout.counter],
    ...seats,
    ...layout.offers.map((box, index): Named => [`offer ${index}`, box]),
    ...layout.meters.map((box, index): Named => [`meter ${index}`, box]),
  ];
}

describe('the boardroom from above', () => {
  test.each(wideSizes)('keeps everything on a stage of %i by %i, and nothing over anything else', (width, height) => {
    const layout = layoutBoardroom(width, height, full);
    expect(layout.kind).toBe('wide');
    expect(outside(namedBoxes(layout), width, height)).toEqual([]);
    expect(overlaps(namedBoxes(layout))).toEqual([]);
  });

  test.each(wideSizes)('lays an envelope before each seat at %i by %i', (width, height) => {
    for (const place of layoutBoardroom(width, height, full).seats.slice(0, mainSeats)) {
      expect(place.slip.width).toBeGreaterThan(70);
      expect(place.slipLines).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('the boardroom in rows', () => {
  test.each(narrowSizes)('keeps everything on a stage of %i by %i, and nothing over anything else', (width, height) => {
    for (const offers of [0, 2, 3]) {
      const layout = layoutBoardroom(width, height, { ...full, offers });
      expect(layout.kind).toBe('narrow');
      const boxes: readonly Named[] = [...namedBoxes(layout), ...(layout.lights.kind === 'block' ? [['lights', layout.lights.box] as const] : [])];
      expect(outside(boxes, width, height)).toEqual([]);
      expect(overlaps(boxes)).toEqual([]);
    }
  });

  test.each([[360, 288], [375, 300], [390, 304], [412, 304], [600, 400]])('has room for every meter and its name at %i by %i', (width, height) => {
    for (const offers of [0, 3]) expect(layoutBoardroom(width, height, { ...full, meters: 12, offers }).meters).toHaveLength(12);
  });

  test.each(narrowSizes)('keeps the essentials legible at %i by %i', (width, height) => {
    const layout = layoutBoardroom(width, height, full);
    for (const place of layout.seats.slice(0, mainSeats)) {
      expect(place.slip.height).toBeGreaterThanOrEqual(28);
      expect(place.slipLines).toBeGreaterThanOrEqual(1);
    }
    expect(layout.lights.kind === 'block' ? layout.lights.box.height : 0).toBeGreaterThanOrEqual(14);
  });
});

describe('any layout', () => {
  test.each([...wideSizes, ...narrowSizes])('has no text below the smallest size at %i by %i', (width, height) => {
    for (const size of Object.values(layoutBoardroom(width, height, full).sizes)) {
      expect(size).toBeGreaterThanOrEqual(smallestText);
    }
  });

  test('is the same for the same size and counts', () => {
    expect(layoutBoardroom(780, 660, full)).toEqual(layoutBoardroom(780, 660, full));
  });

  test('does without lights, meters, offers and small seats', () => {
    for (const [width, height] of [...wideSizes, ...narrowSizes]) {
      const layout = layoutBoardroom(width, height, { seats: 5, meters: 0, offers: 0, lights: 0, verdict: true });
      expect(layout.seats).toHaveLength(5);
      expect(layout.verdict.width).toBeGreaterThan(200);
      expect(layout.verdict.height).toBeGreaterThan(60);
      expect(outside([['verdict', layout.verdict]], width, height)).toEqual([]);
    }
  });
});
