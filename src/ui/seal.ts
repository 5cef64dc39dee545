import type { Graphics } from 'pixi.js';
import { hatches, hatchStrokes, regular, sealOutline, type Outline } from './shapes.ts';
import { colours, inks, mix, type InkName, wash } from './theme.ts';

export interface SealLook {
  readonly ink: InkName;
  readonly radius: number;
  /** An absent seat is an empty outline. */
  readonly present: boolean;
  readonly mine: boolean;
}

/** Draws the shape, hatch and rings of a seat around the origin; the letter is a text above it. */
export function drawSeal(pen: Graphics, look: SealLook): void {
  const { radius, ink } = look;
  const colour = inks[ink];
  const outline = sealOutline(ink, radius);
  if (look.mine) {
    pen.poly([...sealOutline(ink, radius * 1.22)]).fill(colours.sheet).stroke({ width: Math.max(1.6, radius / 11), color: colours.ink });
  }
  if (!look.present) {
    pen.poly([...outline]).fill(colours.sheet).stroke({ width: 1.2, color: mix(colour, colours.paper, 0.35) });
    return;
  }
  pen.poly([...outline]).fill(colour);
  strokeHatch(pen, outline, ink, radius, { width: Math.max(0.8, radius / 28), color: mix(colour, colours.sheet, 0.55) });
  pen.poly([...outline]).stroke({ width: Math.max(1, radius / 18), color: mix(colour, colours.ink, 0.35) });
  if (radius >= 12) {
    pen.circle(0, 0, radius * 0.6).fill(colour).stroke({ width: Math.max(1, radius / 24), color: colours.sheet });
  } else {
    pen.circle(0, 0, radius * 0.68).fill(colour);
  }
}

export function strokeHatch(
  pen: Graphics,
  outline: Outline,
  ink: InkName,
  radius: number,
  line: { readonly width: number; readonly color: number; readonly alpha?: number },
): void {
  const { angles, gap } = hatches[ink];
  for (const angle of angles) {
    for (const [x1, y1, x2, y2] of hatchStrokes(outline, angle, Math.max(2.6, gap * radius))) {
      pen.moveTo(x1, y1).lineTo(x2, y2);
    }
  }
  pen.stroke(line);
}

/** A round of wax with an uneven rim. `random` decides the rim, so the same seat has the same wax. */
export function drawWax(pen: Graphics, ink: InkName, radius: number, random: () => number): void {
  const colour = inks[ink];
  const rim = regular(18, radius, 0);
  const uneven = Array.from({ length: 18 }, () => 0.88 + random() * 0.2);
  pen.poly(rim.map((value, index) => value * (uneven[Math.floor(index / 2)] ?? 1))).fill(colour);
  pen.circle(0, 0, radius * 0.66).stroke({ width: 1, color: mix(colour, colours.ink, 0.45) });
  pen.poly([...sealOutline(ink, radius * 0.4)]).fill(mix(colour, colours.sheet, 0.6));
  pen.circle(-radius * 0.34, -radius * 0.42, radius * 0.13).fill(wash(colours.sheet, 0.5));
}

/** The first letters of what a name says, without its article: at most `most` of a name in letters, one of a name in characters. */
export function monogram(name: string, most: 1 | 2): string {
  const words = name.trim().replace(/^(the|a|an)\s+/iu, '').split(/\s+/u);
  return words.slice(0, most).map((word) => [...word][0] ?? '').join('').toUpperCase();
}
