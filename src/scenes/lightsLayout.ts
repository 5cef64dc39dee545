import { seeded } from '../ui/seeded.ts';
import type { Box, Ellipse, LightsPlace } from './layoutTypes.ts';

export interface LightPoints {
  /** x, y of each light, in the order in which they come on. */
  readonly points: Float32Array;
  /** Distance between neighbours. */
  readonly pitch: number;
}

export function placeLights(total: number, place: LightsPlace): LightPoints {
  return place.kind === 'ring' ? ring(total, place.outer, place.inner) : block(total, place.box);
}

/** Rows around the table, each with its share of the whole; they come on clockwise from the top, with a ragged front. */
function ring(total: number, outer: Ellipse, inner: Ellipse): LightPoints {
  const band = outer.rx - inner.rx;
  const middle = Math.sqrt(((outer.rx - band / 2) ** 2 + (outer.ry - band / 2) ** 2) / 2) * Math.PI * 2;
  const rows = Math.max(1, Math.min(total, Math.round(band / Math.sqrt((middle * band) / total))));
  const radii = Array.from({ length: rows }, (_, row) => ((row + 0.5) / rows) * band * 0.86 + band * 0.07);
  const lengths = radii.map((depth) => outer.rx + outer.ry - depth * 2);
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const random = seeded(`ring ${total}`);
  const lights: { readonly x: number; readonly y: number; readonly order: number }[] = [];
  let before = 0;
  for (let row = 0; row < rows; row += 1) {
    before += lengths[row] ?? 0;
    const count = Math.round((before / whole) * total) - lights.length;
    const rx = outer.rx - (radii[row] ?? 0);
    const ry = outer.ry - (radii[row] ?? 0);
    for (const share of evenShares(count, rx, ry, (row % 2) / 2)) {
      const angle = share.angle - Math.PI / 2;
      lights.push({ x: outer.x + Math.cos(angle) * rx, y: outer.y + Math.sin(angle) * ry, order: share.along + (random() - 0.5) * 0.035 });
    }
  }
  return { points: inOrder(lights), pitch: Math.min(band / rows, middle / (total / rows)) };
}

/** Angles that divide an ellipse into equal lengths: equal angles would crowd the flat sides. */
function evenShares(count: number, rx: number, ry: number, offset: number): readonly { readonly angle: number; readonly along: number }[] {
  const steps = 720;
  const lengths = new Float64Array(steps + 1);
  for (let step = 1; step <= steps; step += 1) {
    const angle = ((step - 0.5) / steps) * Math.PI * 2 - Math.PI / 2;
    lengths[step] = (lengths[step - 1] ?? 0) + Math.hypot(rx * Math.sin(angle), ry * Math.cos(angle));
  }
  const whole = lengths[steps] ?? 1;
  let step = 0;
  return Array.from({ length: count }, (_, index) => {
    const along = (index + offset) / count;
    while (step < steps && (lengths[step + 1] ?? whole) < along * whole) {
      step += 1;
    }
    const start = lengths[step] ?? 0;
    const part = (along * whole - start) / Math.max(1e-9, (lengths[step + 1] ?? whole) - start);
    return { angle: ((step + part) / steps) * Math.PI * 2, along };
  });
}

/** Columns as in a wall of windows; they come on from the left, with a ragged front. */
function block(total: number, box: Box): LightPoints {
  const rows = Math.max(1, Math.min(total, Math.round(Math.sqrt((total * box.height) / box.width))));
  const columns = Math.ceil(total / rows);
  const pitchX = box.width / columns;
  const pitchY = Math.min(box.height / rows, pitchX * 1.4);
  const random = seeded(`block ${total}`);
  const lights = Array.from({ length: total }, (_, index) => {
    const column = Math.floor(index / rows);
    return {
      x: box.x + (column + 0.5) * pitchX,
      y: box.y + box.height / 2 + ((index % rows) - (rows - 1) / 2) * pitchY,
      order: column / columns + (random() - 0.5) * 0.05,
    };
  });
  return { points: inOrder(lights), pitch: Math.min(pitchX, pitchY) };
}

function inOrder(lights: readonly { readonly x: number; readonly y: number; readonly order: number }[]): Float32Array {
  const points = new Float32Array(lights.length * 2);
  lights
    .toSorted((a, b) => a.order - b.order)
    .forEach(({ x, y }, index) => {
      points[index * 2] = x;
      points[index * 2 + 1] = y;
    });
  return points;
}
