import type { InkName } from './theme.ts';

/** Closed outlines as x, y, x, y ... around the origin, and the hatch that fills them: a colour is never alone. */
export type Outline = readonly number[];
/** x1, y1, x2, y2 of one stroke. */
export type Stroke = readonly [number, number, number, number];

interface Hatch {
  /** Degrees; several directions are laid over each other. */
  readonly angles: readonly number[];
  /** Distance between strokes as a share of the radius. */
  readonly gap: number;
}

export const hatches: Readonly<Record<InkName, Hatch>> = {
  board: { angles: [0], gap: 0.2 },
  founder: { angles: [45], gap: 0.22 },
  partner: { angles: [90], gap: 0.2 },
  workforce: { angles: [30, 150], gap: 0.3 },
  investors: { angles: [0, 90], gap: 0.3 },
  other: { angles: [135], gap: 0.34 },
};

export function sealOutline(ink: InkName, radius: number): Outline {
  switch (ink) {
    case 'board':
      return regular(6, radius, 0);
    case 'founder':
      return regular(40, radius * 0.96, 0);
    case 'partner':
      return regular(4, radius * 1.12, 0);
    case 'workforce':
      return scalloped(12, radius);
    case 'investors':
      return shield(radius);
    case 'other':
      return regular(4, radius * 1.08, 45);
  }
}

export function regular(corners: number, radius: number, turn: number): Outline {
  return Array.from({ length: corners }, (_, index) => {
    const angle = ((index / corners) * 360 + turn) * (Math.PI / 180);
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  }).flat();
}

function scalloped(lobes: number, radius: number): Outline {
  const points = lobes * 8;
  return Array.from({ length: points }, (_, index) => {
    const angle = (index / points) * Math.PI * 2;
    const wave = Math.abs(Math.sin((angle * lobes) / 2));
    const reach = radius * (0.88 + 0.12 * wave);
    return [Math.cos(angle) * reach, Math.sin(angle) * reach];
  }).flat();
}

function shield(radius: number): Outline {
  const half = [[0, 1.08], [0.42, 0.78], [0.74, 0.38], [0.86, -0.1], [0.86, -0.78], [0.42, -0.86], [0, -0.98]] as const;
  const right = half.map(([x, y]) => [x * radius, y * radius]);
  const left = half.slice(1, -1).toReversed().map(([x, y]) => [-x * radius, y * radius]);
  return [...right, ...left].flat();
}

/** Parallel strokes inside an outline, cut where they meet its edge. */
export function hatchStrokes(outline: Outline, angle: number, gap: number): readonly Stroke[] {
  const turn = (angle * Math.PI) / 180;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const turned = turnedPoints(outline, cos, -sin);
  const heights = turned.filter((_, index) => index % 2 === 1);
  const top = Math.min(...heights);
  const bottom = Math.max(...heights);
  const strokes: Stroke[] = [];
  for (let y = Math.ceil(top / gap) * gap + gap / 2; y < bottom; y += gap) {
    const meets = crossings(turned, y);
    for (let index = 0; index + 1 < meets.length; index += 2) {
      const [x1, y1, x2, y2] = turnedPoints([meets[index] ?? 0, y, meets[index + 1] ?? 0, y], cos, sin);
      strokes.push([x1 ?? 0, y1 ?? 0, x2 ?? 0, y2 ?? 0]);
    }
  }
  return strokes;
}

function turnedPoints(points: readonly number[], cos: number, sin: number): number[] {
  return points.map((value, index) =>
    index % 2 === 0 ? value * cos - (points[index + 1] ?? 0) * sin : (points[index - 1] ?? 0) * sin + value * cos,
  );
}

function crossings(outline: readonly number[], y: number): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < outline.length; index += 2) {
    const next = (index + 2) % outline.length;
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [outline[index], outline[index + 1], outline[next], outline[next + 1]];
    if (y1 > y !== y2 > y) {
      found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  return found.toSorted((a, b) => a - b);
}
