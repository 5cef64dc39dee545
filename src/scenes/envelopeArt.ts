import type { Graphics } from 'pixi.js';
import { strokeHatch } from '../ui/seal.ts';
import { colours, inks, mix, type InkName, wash } from '../ui/theme.ts';

/** Drawn around the middle of the envelope. */
export function drawBody(pen: Graphics, width: number, height: number): void {
  const [x, y] = [-width / 2, -height / 2];
  pen.roundRect(x + 2, y + 3, width, height, 2).fill(wash(colours.ink, 0.16));
  pen.roundRect(x, y, width, height, 2).fill(colours.sheet).stroke({ width: 1.2, color: colours.ink });
  pen.moveTo(x, y + height).lineTo(-width * 0.12, y + height * 0.5).moveTo(x + width, y + height).lineTo(width * 0.12, y + height * 0.5);
  pen.stroke({ width: 0.9, color: colours.lineDrawn });
}

/** Hangs from its own origin, the middle of the upper edge, so that it turns by `scale.y`. */
export function drawFlap(pen: Graphics, width: number, height: number): void {
  pen.poly([-width / 2, 0, width / 2, 0, 0, height * 0.6]).fill(mix(colours.sheet, colours.table, 0.5)).stroke({ width: 1.2, color: colours.ink });
}

/** Where an envelope will be laid: dashes and three dots. */
export function drawWaiting(pen: Graphics, width: number, height: number, colour: number): void {
  const [x, y] = [-width / 2, -height / 2];
  pen.roundRect(x, y, width, height, 3).fill(wash(colours.sheet, 0.55));
  const dash = 5;
  for (let at = 0; at < width; at += dash * 1.8) {
    const end = Math.min(at + dash, width);
    pen.moveTo(x + at, y).lineTo(x + end, y).moveTo(x + at, y + height).lineTo(x + end, y + height);
  }
  for (let at = 0; at < height; at += dash * 1.8) {
    const end = Math.min(at + dash, height);
    pen.moveTo(x, y + at).lineTo(x, y + end).moveTo(x + width, y + at).lineTo(x + width, y + end);
  }
  pen.stroke({ width: 1.2, color: colour });
  for (const dot of [-1, 0, 1]) {
    pen.circle(dot * width * 0.16, 0, Math.max(1.2, height * 0.05));
  }
  pen.fill(colour);
}

/** The paper with the choice: a strip in the seat's ink and hatch along its head, or its side where it is small. */
export function drawSlip(pen: Graphics, size: { readonly width: number; readonly height: number }, ink: InkName, main: boolean): void {
  const { width, height } = size;
  if (main) {
    pen.rect(2, 3, width, height).fill(wash(colours.ink, 0.16));
  }
  pen.rect(0, 0, width, height).fill(colours.sheet).stroke({ width: 1, color: mix(inks[ink], colours.ink, 0.2) });
  const strip = main ? [0, 0, width, 0, width, 6, 0, 6] : [0, 0, 4, 0, 4, height, 0, height];
  pen.poly(strip).fill(inks[ink]);
  strokeHatch(pen, strip, ink, 16, { width: 0.9, color: colours.sheet, alpha: 0.55 });
}
