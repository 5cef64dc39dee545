import { describe, expect, test } from 'vitest';
import { placeLights } from '../../src/scenes/lightsLayout.ts';
import { easeOut, envelopeSpan, progress, revealLength, spans } from '../../src/scenes/timing.ts';
import { monogram } from '../../src/ui/seal.ts';
import { seeded } from '../../src/ui/seeded.ts';
import { hatches, hatchStrokes, sealOutline } from '../../src/ui/shapes.ts';
import { inks, mix, type InkName } from '../../src/ui/theme.ts';

const inkNames = Object.keys(inks) as InkName[];

describe('the lights', () => {
  const outer = { x: 390, y: 300, rx: 205, ry: 190 };
  const inner = { ...outer, rx: 173, ry: 158 };

  test.each([1, 12, 60, 700, 770])('stand as %i in the ring, between its edges', (total) => {
    const { points } = placeLights(total, { kind: 'ring', outer, inner });
    expect(points).toHaveLength(total * 2);
    for (let index = 0; index < total; index += 1) {
      const [x, y] = [(points[index * 2] ?? 0) - outer.x, (points[index * 2 + 1] ?? 0) - outer.y];
      expect((x / outer.rx) ** 2 + (y / outer.ry) ** 2).toBeLessThan(1);
      expect((x / inner.rx) ** 2 + (y / inner.ry) ** 2).toBeGreaterThan(0.98);
    }
  });

  test.each([1, 60, 770])('stand as %i in a block, inside it', (total) => {
    const box = { x: 10, y: 200, width: 370, height: 40 };
    const { points } = placeLights(total, { kind: 'block', box });
    expect(points).toHaveLength(total * 2);
    for (let index = 0; index < total; index += 1) {
      expect(points[index * 2]).toBeGreaterThan(box.x);
      expect(points[index * 2]).toBeLessThan(box.x + box.width);
      expect(points[index * 2 + 1]).toBeGreaterThan(box.y);
      expect(points[index * 2 + 1]).toBeLessThan(box.y + box.height);
    }
  });

  test('come on in the same order every time', () => {
    const place = { kind: 'ring', outer, inner } as const;
    expect(placeLights(770, place)).toEqual(placeLights(770, place));
  });
});

describe('a reveal', () => {
  test('is over within 1.2 seconds, however many envelopes open', () => {
    expect(revealLength).toBeLessThanOrEqual(1200);
    for (const span of Object.values(spans)) {
      expect(span.end).toBeLessThanOrEqual(revealLength);
    }
    for (const count of [1, 5, 8, 12]) {
      expect(envelopeSpan(count - 1, count).end).toBeLessThanOrEqual(revealLength);
    }
  });

  test('opens envelopes one after another', () => {
    const starts = Array.from({ length: 8 }, (_, index) => envelopeSpan(index, 8).start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(starts).size).toBe(8);
  });

  test('goes from nothing to all', () => {
    expect([progress(-5, spans.lights), progress(0, spans.lights), progress(9999, spans.lights)]).toEqual([0, 0, 1]);
    expect([easeOut(0), easeOut(1)]).toEqual([0, 1]);
  });
});

describe('a seal', () => {
  test('has a shape and a hatch of its own for each ink', () => {
    const shapes = inkNames.map((ink) => sealOutline(ink, 20).map((value) => value.toFixed(1)).join());
    const patterns = inkNames.map((ink) => JSON.stringify(hatches[ink]));
    expect(new Set(shapes).size).toBe(inkNames.length);
    expect(new Set(patterns).size).toBe(inkNames.length);
  });

  test.each(inkNames)('keeps the hatch of %s inside its outline', (ink) => {
    const outline = sealOutline(ink, 20);
    const strokes = hatches[ink].angles.flatMap((angle) => hatchStrokes(outline, angle, 4));
    expect(strokes.length).toBeGreaterThan(4);
    for (const end of strokes.flat()) {
      expect(Math.abs(end)).toBeLessThanOrEqual(20 * 1.13);
    }
  });

  test.each([
    ['The board', 2, 'B'],
    ['Satya Nadella', 2, 'SN'],
    ['Satya Nadella', 1, 'S'],
    ['董事会', 2, '董'],
    ['', 2, ''],
  ] as const)('writes %s in %i letters as %s', (name, most, letters) => {
    expect(monogram(name, most)).toBe(letters);
  });
});

describe('drawing', () => {
  test('takes the same chances from the same seed', () => {
    const [a, b, c] = [seeded('board'), seeded('board'), seeded('founder')];
    const first = [a(), a(), a()];
    expect([b(), b(), b()]).toEqual(first);
    expect([c(), c(), c()]).not.toEqual(first);
    for (const chance of first) {
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThan(1);
    }
  });

  test('mixes colours channel by channel', () => {
    expect(mix(0x000000, 0xffffff, 0.5)).toBe(0x808080);
    expect(mix(0x123456, 0xffffff, 0)).toBe(0x123456);
    expect(mix(0x123456, 0xabcdef, 1)).toBe(0xabcdef);
  });
});
