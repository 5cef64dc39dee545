import { Container, Graphics } from 'pixi.js';
import { seeded } from '../ui/seeded.ts';
import { colours, mix, wash } from '../ui/theme.ts';
import type { BoardroomLayout, Ellipse } from './layoutTypes.ts';
import type { BoardroomModel } from './model.ts';
import type { Part } from './part.ts';

/** The table, seen from a little above the head of the room: edge, rim and an engraved surface. */
export class Table implements Part {
  readonly view = new Container({ label: 'table' });
  readonly #pen = new Graphics();
  #key = '';

  constructor() {
    this.view.addChild(this.#pen);
  }

  show(model: BoardroomModel, layout: BoardroomLayout): void {
    const open = model.lights?.open ?? false;
    const key = [layout.kind, layout.width, layout.height, layout.table.x, layout.table.y, layout.table.rx, layout.table.ry, open].join();
    if (key === this.#key) {
      return;
    }
    this.#key = key;
    const pen = this.#pen.clear();
    const { lights, table } = layout;
    if (lights.kind === 'ring') {
      const { x, y, rx, ry } = lights.outer;
      pen.ellipse(x, y + 16, rx + 6, ry + 2).fill(wash(colours.ink, 0.1));
      pen.ellipse(x, y + 9, rx + 1, ry).fill(mix(colours.tableEdge, colours.ink, 0.35));
      pen.ellipse(x, y, rx + 2, ry + 2).fill(open ? colours.band : mix(colours.band, colours.tableEdge, 0.3));
      pen.ellipse(table.x, table.y, table.rx, table.ry).fill(colours.table).stroke({ width: 1.4, color: colours.tableEdge });
      engrave(pen, table);
    } else {
      const box = [table.x - table.rx, table.y - table.ry, table.rx * 2, table.ry * 2] as const;
      const corner = Math.min(26, table.ry * 0.6);
      pen.roundRect(box[0], box[1] + 4, box[2], box[3], corner).fill(mix(colours.tableEdge, colours.ink, 0.2));
      pen.roundRect(...box, corner).fill(colours.table).stroke({ width: 1.2, color: colours.tableEdge });
      pen.roundRect(box[0] + 4, box[1] + 4, box[2] - 8, box[3] - 8, corner - 3).stroke({ width: 0.8, color: colours.tableLine });
    }
  }
}

/** Lines and halftone on a table top. */
export function engrave(pen: Graphics, table: Ellipse): void {
  for (const share of [0.965, 0.94]) {
    pen.ellipse(table.x, table.y, table.rx * share, table.ry * share).stroke({ width: 0.8, color: colours.tableLine });
  }
  rosette(pen, table);
  const random = seeded('table');
  const count = Math.round((table.rx * table.ry) / 90);
  for (let index = 0; index < count; index += 1) {
    // Halftone that thickens towards the near edge, as a shadow would.
    const angle = random() * Math.PI * 2;
    const reach = Math.sqrt(random()) * 0.92;
    const x = Math.cos(angle) * reach;
    const y = Math.sin(angle) * reach;
    if (random() < 0.25 + Math.max(0, y) * 0.75) {
      pen.circle(table.x + x * table.rx, table.y + y * table.ry, 0.6 + random() * 0.5);
    }
  }
  pen.fill(wash(colours.tableLine, 0.75));
}

/** A guilloche as on a share certificate, where papers will lie. */
function rosette(pen: Graphics, table: Ellipse): void {
  const steps = 540;
  for (const [lobes, phase] of [[9, 0], [9, Math.PI], [14, 0], [14, Math.PI]] as const) {
    for (let step = 0; step <= steps; step += 1) {
      const angle = (step / steps) * Math.PI * 2;
      const reach = (lobes === 9 ? 0.36 : 0.26) + (lobes === 9 ? 0.07 : 0.05) * Math.cos(angle * lobes + phase);
      const x = table.x + Math.cos(angle) * table.rx * reach;
      const y = table.y + Math.sin(angle) * table.ry * reach;
      if (step === 0) {
        pen.moveTo(x, y);
      } else {
        pen.lineTo(x, y);
      }
    }
    pen.stroke({ width: 0.9, color: colours.tableLine, alpha: 0.8 });
  }
}
