/** Prints shapes on a canvas as a newspaper would: dots that grow with the tone, on one screen for the whole picture. */
import { inks } from '../../ui/theme.ts';
import { PICTURE, type Shape } from './shapes.ts';

export const PAPER = '#fffdf7';
export const INK = '#1b1b1b';
/** Distance between dots, in units of the picture. */
const PITCH = 1.35;

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** `frame` in pixels of the canvas; its height follows from the picture's. */
export function printPicture(pen: CanvasRenderingContext2D, shapes: readonly Shape[], { x, y, width }: Frame): void {
  pen.save();
  pen.translate(x, y);
  pen.scale(width / PICTURE.width, width / PICTURE.width);
  pen.beginPath();
  pen.rect(0, 0, PICTURE.width, PICTURE.height);
  pen.clip();
  pen.lineJoin = 'round';
  for (const shape of shapes) printShape(pen, shape);
  pen.restore();
}

function printShape(pen: CanvasRenderingContext2D, shape: Shape): void {
  const colour = shape.ink === undefined ? INK : `#${inks[shape.ink].toString(16).padStart(6, '0')}`;
  const path = pathOf(shape.outline);
  pen.fillStyle = PAPER;
  pen.fill(path);
  pen.fillStyle = colour;
  pen.save();
  pen.clip(path);
  pen.fill(dots(shape));
  pen.restore();
  if (shape.line === undefined) return;
  pen.lineWidth = shape.line;
  pen.strokeStyle = INK;
  pen.stroke(path);
}

function pathOf(outline: readonly number[]): Path2D {
  const path = new Path2D();
  for (let i = 0; i < outline.length; i += 2) path.lineTo(outline[i]!, outline[i + 1]!);
  path.closePath();
  return path;
}

/** The dots over a shape; its outline cuts them. */
function dots({ outline, tone }: Shape): Path2D {
  const [xs, ys] = [outline.filter((_, i) => i % 2 === 0), outline.filter((_, i) => i % 2 === 1)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const path = new Path2D();
  for (let row = Math.floor(top / (PITCH / 2)); row * (PITCH / 2) <= bottom + PITCH; row++) {
    const y = row * (PITCH / 2);
    const share = Math.min(1, Math.max(0, (y - top) / Math.max(0.01, bottom - top)));
    const radius = dotRadius(tone[0] + (tone[1] - tone[0]) * share);
    if (radius === 0) continue;
    const offset = row % 2 === 0 ? 0 : PITCH / 2;
    for (let column = Math.floor(left / PITCH) - 1; column * PITCH <= right + PITCH; column++) {
      const x = column * PITCH + offset;
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, Math.PI * 2);
    }
  }
  return path;
}

/** So that the dots cover as much of the paper as the tone asks for, as long as they do not touch. */
function dotRadius(tone: number): number {
  return tone < 0.03 ? 0 : Math.sqrt((Math.min(1, tone) * PITCH * PITCH) / 2 / Math.PI) * (tone > 0.78 ? 1.2 : 1);
}
