import { Texture } from 'pixi.js';
import { seeded } from './seeded.ts';
import { hex, nightEdge } from './theme.ts';

/** Made from canvases and not by the renderer, so that they come back by themselves after a lost WebGL context. */
export interface StageTextures {
  readonly grain: Texture;
  readonly glow: Texture;
  readonly shade: Texture;
  destroy(): void;
}

export function createTextures(): StageTextures {
  const grain = drawn(256, drawGrain);
  grain.source.addressMode = 'repeat';
  const glow = drawn(48, drawGlow);
  const shade = drawn(128, drawShade);
  return {
    grain,
    glow,
    shade,
    destroy: () => {
      for (const texture of [grain, glow, shade]) {
        texture.destroy(true);
      }
    },
  };
}

function drawn(size: number, draw: (pen: CanvasRenderingContext2D, size: number) => void): Texture {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext('2d');
  if (pen !== null) {
    draw(pen, size);
  }
  return Texture.from(canvas, true);
}

/** Newsprint: short fibres and specks. */
function drawGrain(pen: CanvasRenderingContext2D, size: number): void {
  const random = seeded('newsprint');
  for (let index = 0; index < 1400; index += 1) {
    const tone = random() < 0.5 ? 60 : 130;
    pen.fillStyle = `rgba(${tone}, ${tone - 8}, ${tone - 22}, ${0.03 + random() * 0.05})`;
    pen.fillRect(Math.floor(random() * size), Math.floor(random() * size), 1, 1);
  }
  for (let index = 0; index < 80; index += 1) {
    const x = random() * size;
    const y = random() * size;
    const turn = random() * Math.PI;
    const reach = 2 + random() * 4;
    pen.strokeStyle = `rgba(90, 80, 62, ${0.05 + random() * 0.07})`;
    pen.lineWidth = 0.7;
    pen.beginPath();
    pen.moveTo(x, y);
    pen.quadraticCurveTo(x + Math.cos(turn) * reach, y + Math.sin(turn) * reach, x + Math.cos(turn + 0.5) * reach * 2, y + Math.sin(turn + 0.5) * reach * 2);
    pen.stroke();
  }
}

/** White, so that each light takes its colour by tint: a firm core in a soft halo. */
function drawGlow(pen: CanvasRenderingContext2D, size: number): void {
  const middle = size / 2;
  const halo = pen.createRadialGradient(middle, middle, 0, middle, middle, middle);
  halo.addColorStop(0, 'rgba(255,255,255,1)');
  halo.addColorStop(0.42, 'rgba(255,255,255,1)');
  halo.addColorStop(0.54, 'rgba(255,255,255,0.32)');
  halo.addColorStop(1, 'rgba(255,255,255,0)');
  pen.fillStyle = halo;
  pen.fillRect(0, 0, size, size);
}

/** The dark that gathers at the edges of the paper by night. */
function drawShade(pen: CanvasRenderingContext2D, size: number): void {
  const middle = size / 2;
  const dark = pen.createRadialGradient(middle, middle, middle * 0.55, middle, middle, middle * 1.4);
  const edge = hex(nightEdge.colour);
  dark.addColorStop(0, `${edge}00`);
  dark.addColorStop(1, `${edge}${Math.round(nightEdge.alpha * 255).toString(16)}`);
  pen.fillStyle = dark;
  pen.fillRect(0, 0, size, size);
}
