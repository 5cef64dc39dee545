/** Prints shapes on a canvas as a newspaper would: dots that grow with the tone, on one screen for the whole picture. */
import { colours, hex, inks } from '../../ui/theme.ts';
import { PICTURE, type Shape } from './shapes.ts';

export const PAPER = hex(colours.sheet);
export const INK = hex(colours.ink);
/** Distance between dots, in units of the picture. */
const PITCH = 1.35;
/** So many different sizes of dot. */
const STEPS = 20;
/** Dots along the edge of a tile; several, so that its size in whole pixels is near the truth. */
const CELLS = 8;

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** `frame` in pixels of the canvas; its height follows from the picture's. */
export function printPicture(pen: CanvasRenderingContext2D, shapes: readonly Shape[], frame: Frame): void {
  const scale = frame.width / PICTURE.width;
  const screen = createScreen(pen, Math.round(CELLS * PITCH * scale));
  pen.save();
  pen.beginPath();
  pen.rect(frame.x, frame.y, frame.width, PICTURE.height * scale);
  pen.clip();
  pen.lineJoin = 'round';
  for (const shape of shapes) printShape(pen, placed(shape, frame, scale), screen, scale);
  pen.restore();
}

function placed(shape: Shape, { x, y }: Frame, scale: number): Shape {
  return { ...shape, outline: shape.outline.map((value, i) => value * scale + (i % 2 === 0 ? x : y)) };
}

function printShape(pen: CanvasRenderingContext2D, { outline, tone, ink, line }: Shape, screen: Screen, scale: number): void {
  const path = pathOf(outline);
  pen.fillStyle = PAPER;
  pen.fill(path);
  const colour = ink === undefined ? INK : `#${inks[ink].toString(16).padStart(6, '0')}`;
  for (const { top, bottom, step } of bands(outline, tone)) {
    pen.save();
    pen.beginPath();
    pen.rect(0, top, pen.canvas.width, bottom - top);
    pen.clip();
    pen.fillStyle = screen(step, colour);
    pen.fill(path);
    pen.restore();
  }
  if (line === undefined) return;
  pen.lineWidth = line * scale;
  pen.strokeStyle = INK;
  pen.stroke(path);
}

function pathOf(outline: readonly number[]): Path2D {
  const path = new Path2D();
  for (let i = 0; i < outline.length; i += 2) path.lineTo(outline[i]!, outline[i + 1]!);
  path.closePath();
  return path;
}

/** A shape cut across where its dots change in size. */
function bands(outline: readonly number[], [from, to]: Shape['tone']): readonly { readonly top: number; readonly bottom: number; readonly step: number }[] {
  const heights = outline.filter((_, i) => i % 2 === 1);
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  const [first, last] = [Math.round(from * STEPS), Math.round(to * STEPS)];
  const count = Math.abs(last - first) + 1;
  return Array.from({ length: count }, (_, i) => ({
    top: Math.floor(top + ((bottom - top) * i) / count) - (i === 0 ? 1 : 0),
    bottom: Math.floor(top + ((bottom - top) * (i + 1)) / count) + (i === count - 1 ? 2 : 0),
    step: first + Math.sign(last - first) * i,
  })).filter(({ step }) => step > 0);
}

type Screen = (step: number, colour: string) => CanvasPattern | string;

/** Tiles of dots, made as they are asked for. Filling with a tile costs little; a path of thousands of dots does not. */
function createScreen(pen: CanvasRenderingContext2D, size: number): Screen {
  const known = new Map<string, CanvasPattern | string>();
  return (step, colour) => {
    const key = `${step} ${colour}`;
    const pattern = known.get(key) ?? (step >= STEPS ? colour : (pen.createPattern(tileOf(size, step / STEPS, colour), 'repeat') ?? colour));
    known.set(key, pattern);
    return pattern;
  };
}

function tileOf(size: number, tone: number, colour: string): HTMLCanvasElement {
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext('2d');
  if (pen === null) return tile;
  const pitch = size / CELLS;
  const radius = Math.sqrt((tone * pitch * pitch) / 2 / Math.PI) * (tone > 0.78 ? 1.2 : 1); // two dots a cell; near black they run together
  pen.fillStyle = colour;
  for (let row = 0; row <= CELLS * 2; row++) {
    for (let column = 0; column <= CELLS; column++) {
      pen.beginPath();
      pen.arc((column + (row % 2) / 2) * pitch, (row * pitch) / 2, radius, 0, Math.PI * 2);
      pen.fill();
    }
  }
  return tile;
}
