/** The press picture of an ending: one room, whose chairs, door, windows and papers tell what came of it. */
import type { EndingPicture } from '../../scenarios/index.ts';
import type { SeatColour } from '../../scenes/model.ts';
import { seeded } from '../../ui/seeded.ts';
import { box, ellipse, moved, PICTURE, polygon, sealShape, type Shape, turned } from './shapes.ts';

const { width, height } = PICTURE;
const FLOOR = 62;
const TABLE = { x: 66, y: 76, rx: 50, ry: 12 } as const;

/** In the order in which they are printed. */
export function pressPicture(picture: EndingPicture): readonly Shape[] {
  const small = picture.beside === 'second-table' || picture.beside === 'others-table';
  const table = small ? { ...TABLE, x: 54, rx: 42 } : TABLE;
  return [
    ...room(picture),
    ...door(picture.door),
    ...beside(picture.beside),
    ...picture.chairs.flatMap((who, i) => (who === 'fallen' ? [] : chair(who, place(table, i, picture.chairs.length), FLOOR - 1))),
    ...tableTop(table),
    ...papers(picture.paper, table.x, table.y),
    ...picture.chairs.flatMap((who) => (who === 'fallen' ? fallenChair(table.x - 18, 92) : [])),
  ];
}

function place(table: { readonly x: number; readonly rx: number }, i: number, count: number): number {
  return table.x + ((i + 0.5) / count - 0.5) * table.rx * 1.72;
}

function room({ windows }: EndingPicture): readonly Shape[] {
  const dark = windows < 4;
  const random = seeded(`windows ${windows}`);
  const lit = new Set(Array.from({ length: 10 }, (_, i) => [random(), i] as const).toSorted(([a], [b]) => a - b).slice(0, windows).map(([, i]) => i));
  const panes = Array.from({ length: 10 }, (_, i) => {
    const [x, y] = [10 + (i % 5) * 22.4, 7 + Math.floor(i / 5) * 15];
    return box(x, y, 19, 12.5, lit.has(i) ? [0.02, 0.1] : [0.86, 0.72], 0.5);
  });
  return [
    box(0, 0, width, FLOOR, dark ? [0.66, 0.42] : [0.4, 0.2]),
    ...panes,
    box(0, 37, 125, 1.4, [0.75, 0.75]),
    polygon([0, FLOOR, width, FLOOR, width, height, 0, height], dark ? [0.36, 0.66] : [0.16, 0.44]),
    box(0, FLOOR - 1.6, width, 1.6, [0.8, 0.8]),
  ];
}

const DOOR = { x: 131, y: 17, width: 21, height: 45 } as const;

function door(state: EndingPicture['door']): readonly Shape[] {
  const { x, y, width: wide, height: high } = DOOR;
  const frame = box(x - 2.4, y - 2.4, wide + 4.8, high + 2.4, [0.85, 0.85], 0.5);
  if (state === 'shut') {
    return [frame, box(x, y, wide, high, [0.5, 0.62], 0.5), box(x + 4, y + 5, wide - 8, 14, [0.62, 0.52], 0.4), box(x + 4, y + 24, wide - 8, 15, [0.66, 0.56], 0.4), ellipse(x + 3, y + 24, 1, 1, [0, 0], 0.4)];
  }
  const gap = state === 'ajar' ? 7 : 17;
  const light = polygon([x + wide - gap, FLOOR, x + wide, FLOOR, x + wide - (state === 'ajar' ? 9 : 2), height, x + wide - gap - (state === 'ajar' ? 26 : 52), height], [0, 0.12]);
  const leaf = polygon([x, y, x + wide - gap, y + (state === 'ajar' ? 2 : 5), x + wide - gap, y + high - (state === 'ajar' ? 0 : 2), x, y + high], [0.56, 0.7], 0.5);
  return [frame, box(x, y, wide, high, [0, 0.04], 0.4), light, leaf];
}

function chair(who: Exclude<EndingPicture['chairs'][number], 'fallen'>, x: number, floor: number): readonly Shape[] {
  const top = floor - 21;
  const back = polygon([x - 6.6, floor + 6, x - 7.4, top + 5, x - 5.6, top + 1.4, x - 3, top, x + 3, top, x + 5.6, top + 1.4, x + 7.4, top + 5, x + 6.6, floor + 6], who === 'empty' ? [0.1, 0.26] : [0.72, 0.9], 0.7);
  if (who === 'empty') return [back, polygon([x - 4.6, floor + 4, x - 5, top + 6, x, top + 3.4, x + 5, top + 6, x + 4.6, floor + 4], [0.26, 0.12], 0.4)];
  return [back, ellipse(x, top + 10.5, 6.2, 6.2, [0, 0]), sealShape(who, x, top + 10.5, 5)];
}

function fallenChair(x: number, y: number): readonly Shape[] {
  const parts = [
    box(-13, -6.4, 21, 12.4, [0.5, 0.7], 0.7),
    box(8, -6.4, 4, 12.4, [0.3, 0.4], 0.6),
    box(12, -6, 9, 1.6, [0.9, 0.9]),
    box(12, 4.2, 9, 1.6, [0.9, 0.9]),
  ];
  return [ellipse(x + 2, y + 5, 21, 3.4, [0.86, 0.86]), ...parts.map((part) => moved(turned(part, -14), x, y))];
}

function tableTop({ x, y, rx, ry }: { readonly x: number; readonly y: number; readonly rx: number; readonly ry: number }): readonly Shape[] {
  return [
    ellipse(x, y + 8, rx * 0.94, ry * 0.9, [0.78, 0.9]),
    ellipse(x, y + 2.6, rx, ry, [0.82, 0.96], 0.6),
    ellipse(x, y, rx, ry, [0.06, 0.22], 0.8),
    ellipse(x, y, rx * 0.94, ry * 0.88, [0.1, 0.2], 0.3),
  ];
}

function papers(paper: EndingPicture['paper'], x: number, y: number): readonly Shape[] {
  switch (paper) {
    case 'sealed':
      return [envelope(x - 21, y - 1, -8), envelope(x + 3, y + 3, 4), envelope(x + 24, y - 1, 11)].flat();
    case 'signed':
      return [...sheet(x, y, -4), moved({ ...turned(ellipse(6.6, 2.6, 2.2, 1.7, [0.9, 0.9], 0.3), -4), ink: 'founder' }, x, y), ...envelope(x - 28, y - 2, -12)];
    case 'file':
      return [...sheet(x - 4, y - 2.4, 3), ...sheet(x - 1, y - 1, -2), ...sheet(x + 2, y + 0.6, 1)];
    case 'torn':
      return [torn(x - 12, y, -14), torn(x + 12, y + 1.6, 172)];
    case 'order':
      return [...sheet(x, y, 3), { ...moved(ellipse(0, 0, 4, 2.6, [0.75, 0.75], 0.6), x + 7, y + 1.6), ink: 'founder' }, ...envelope(x - 26, y + 1, -6)];
  }
}

function envelope(x: number, y: number, angle: number): readonly Shape[] {
  const parts = [box(-8, -4.2, 16, 8.4, [0, 0.04], 0.6), polygon([-8, -4.2, 8, -4.2, 0, 1.2], [0.12, 0.22], 0.5), ellipse(0, 0.9, 1.7, 1.3, [1, 1])];
  return parts.map((part) => moved(turned(part, angle), x, y));
}

function sheet(x: number, y: number, angle: number): readonly Shape[] {
  const parts = [polygon([-14, -5.4, 13, -5.4, 15, 5.4, -15.4, 5.4], [0, 0], 0.6), ...[-3.2, -1.2, 0.8].map((at) => box(-11, at, 21, 0.6, [0.8, 0.8])), box(-11, 2.8, 8, 0.7, [1, 1])];
  return parts.map((part) => moved(turned(part, angle), x, y));
}

function torn(x: number, y: number, angle: number): Shape {
  return moved(turned(polygon([-9, -5, 5, -5, 3.4, -2.6, 6, -0.4, 3.2, 1.8, 5.2, 5, -10, 5], [0, 0.06], 0.6), angle), x, y);
}

function beside(what: EndingPicture['beside']): readonly Shape[] {
  switch (what) {
    case undefined:
      return [];
    case 'boxes':
      return [...carton(121, 74, 17, 13), ...carton(139, 78, 15, 12), ...carton(124, 63, 14, 11)];
    case 'columns':
      return [
        polygon([122, 31, 140.5, 21, 159, 31], [0.05, 0.3], 0.7),
        box(122, 31, 37, 3, [0.1, 0.1], 0.6),
        ...[124, 132.5, 141, 149.5].map((x) => box(x, 34, 5.4, 26, [0.02, 0.4], 0.6)),
        box(120, 60, 40, 4, [0.1, 0.3], 0.6),
        box(117, 64, 43, 4, [0.2, 0.4], 0.6),
      ];
    case 'second-table':
      return secondTable('founder', 'workforce');
    case 'others-table':
      return secondTable('other', 'other');
  }
}

function secondTable(left: SeatColour, right: SeatColour): readonly Shape[] {
  return [...chair(left, 121, 66), ...chair(right, 139, 66), ...tableTop({ x: 130, y: 80, rx: 25, ry: 7.4 }), ...envelope(130, 80, 4)];
}

function carton(x: number, y: number, wide: number, high: number): readonly Shape[] {
  return [box(x, y, wide, high, [0.3, 0.52], 0.7), polygon([x, y, x + 3, y - 3.4, x + wide + 3, y - 3.4, x + wide, y], [0.1, 0.2], 0.6), polygon([x + wide, y, x + wide + 3, y - 3.4, x + wide + 3, y + high - 3.4, x + wide, y + high], [0.7, 0.8], 0.6), box(x + wide * 0.42, y, wide * 0.16, high * 0.5, [0.05, 0.05], 0.3)];
}
