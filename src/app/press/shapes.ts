/** What a press picture is printed from: outlines with a tone each, in a picture 160 wide and 100 high. */
import type { SeatColour } from '../../scenes/model.ts';
import { sealOutline } from '../../ui/shapes.ts';

export const PICTURE = { width: 160, height: 100 } as const;

export interface Shape {
  /** x, y, x, y ... */
  readonly outline: readonly number[];
  /** How dark at its top and at its bottom, 0 (paper) to 1 (ink). */
  readonly tone: readonly [number, number];
  /** Printed in the ink of a seat; else in black. */
  readonly ink?: SeatColour;
  /** Width of the line around it; none if absent. */
  readonly line?: number;
}

export type Tone = Shape['tone'];

export function box(x: number, y: number, width: number, height: number, tone: Tone, line?: number): Shape {
  return polygon([x, y, x + width, y, x + width, y + height, x, y + height], tone, line);
}

export function polygon(outline: readonly number[], tone: Tone, line?: number): Shape {
  return { outline, tone, ...(line === undefined ? {} : { line }) };
}

export function ellipse(x: number, y: number, rx: number, ry: number, tone: Tone, line?: number): Shape {
  const outline = Array.from({ length: 48 }, (_, i) => {
    const angle = (i / 48) * Math.PI * 2;
    return [x + Math.cos(angle) * rx, y + Math.sin(angle) * ry];
  }).flat();
  return polygon(outline, tone, line);
}

export function sealShape(ink: SeatColour, x: number, y: number, radius: number): Shape {
  return { ...moved(polygon(sealOutline(ink, radius), [0.92, 0.92], 0.5), x, y), ink };
}

export function moved(shape: Shape, x: number, y: number): Shape {
  return { ...shape, outline: shape.outline.map((value, i) => value + (i % 2 === 0 ? x : y)) };
}

export function turned(shape: Shape, degrees: number): Shape {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const { outline } = shape;
  return { ...shape, outline: outline.map((value, i) => (i % 2 === 0 ? value * cos - outline[i + 1]! * sin : outline[i - 1]! * sin + value * cos)) };
}
