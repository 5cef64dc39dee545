/** The picture is a function of the model: whatever moved, and wherever it was cut, the same things stand in the same places. */
import type * as Pixi from 'pixi.js';
import type * as Faces from '../../src/ui/faces.ts';
import { type Container, Graphics, Texture } from 'pixi.js';
import { describe, expect, test, vi } from 'vitest';
import { Boardroom } from '../../src/scenes/boardroom.ts';
import type { BoardroomModel } from '../../src/scenes/model.ts';
import { revealLength } from '../../src/scenes/timing.ts';
import type { StageTextures } from '../../src/ui/textures.ts';
import { type ModelName, modelNames, sampleModel } from './preview/models.ts';

// Letters are drawn by a browser alone; here each keeps its words and a size that depends on them.
vi.mock('../../src/ui/label.ts', async () => {
  const { Container: Box } = await import('pixi.js');
  class Label extends Box {
    override label = '';
    textWidth = 0;
    textHeight = 0;
    put(words: string, style: { readonly size: number }, box: { readonly x: number; readonly y: number }): void {
      this.label = words;
      this.textWidth = words.length * style.size * 0.5;
      this.textHeight = style.size;
      this.position.set(box.x, box.y);
    }
    clear(): void {
      this.label = '';
    }
  }
  return { Label, fontOf: () => ({}), measureWith: (style: { readonly size: number }) => (text: string) => text.length * style.size * 0.5 };
});
// No font is waited for: none is asked for.
vi.mock('../../src/ui/faces.ts', async (original) => ({ ...(await original<typeof Faces>()), askFor: () => undefined }));
vi.mock('pixi.js', async (original) => {
  const pixi = await original<typeof Pixi>();
  class BitmapText extends pixi.Container {
    text = '';
    style = { fontSize: 0 };
    override get width(): number {
      return this.text.length * 10;
    }
  }
  return { ...pixi, BitmapText, BitmapFont: { install: () => undefined, uninstall: () => undefined } };
});

const textures: StageTextures = { grain: Texture.WHITE, glow: Texture.WHITE, shade: Texture.WHITE, destroy: () => undefined };
const SIZES = [[780, 560], [390, 300]] as const;

function roomOf(): Boardroom {
  return new Boardroom(textures);
}

/** All that can be seen of a room, by place, size, ink and words. */
function seen(room: Boardroom): unknown {
  return look(room.view);
}

function look(it: Container): unknown {
  if (!it.visible || it.alpha === 0) return null;
  const particles = 'particleChildren' in it ? (it.particleChildren as readonly { x: number; y: number; tint: number; scaleX: number }[]).map(({ x, y, tint, scaleX }) => [x, y, tint, scaleX]) : undefined;
  const text = 'text' in it ? it.text : undefined;
  const drawn = it instanceof Graphics ? it.context.instructions.map(({ action }) => action) : undefined;
  if (drawn?.length === 0 || it.label === '') return null; // an empty pen, no words
  return [it.label, it.x, it.y, it.scale.x, it.scale.y, it.rotation, it.alpha, it.tint, text, drawn, particles, it.children.map((child) => look(child as Container))];
}

function drawnAtOnce(model: BoardroomModel, [width, height]: readonly [number, number]): unknown {
  const room = roomOf();
  room.show(model, width, height);
  return seen(room);
}

describe.each(SIZES)('on a stage of %i x %i', (...size) => {
  const pairs: readonly (readonly [ModelName, ModelName])[] = [['before', 'revealed'], ['sealed', 'letter'], ['letter', 'verdict'], ['revealed', 'opening']];

  test.each(pairs)('a reveal from %s to %s ends as the picture drawn at once', (from, to) => {
    const [first, last] = [sampleModel(from, 'en'), sampleModel(to, 'en')];
    const room = roomOf();
    room.show(first, ...size);
    room.show(last, ...size);
    room.move(first, last);
    room.at(revealLength);
    expect(seen(room)).toEqual(drawnAtOnce(last, size));
  });

  test.each(pairs)('a reveal from %s to %s moves, and cut anywhere it leaves the picture right', (from, to) => {
    const [first, last] = [sampleModel(from, 'zh-Hans'), sampleModel(to, 'zh-Hans')];
    const still = drawnAtOnce(last, size);
    const pictures = new Set<string>();
    for (const cut of [0, 1, 60, 333, 700, revealLength - 1]) {
      const room = roomOf();
      room.show(first, ...size);
      room.show(last, ...size);
      room.move(first, last);
      room.at(cut);
      pictures.add(JSON.stringify(seen(room)));
      room.show(last, ...size);
      expect(seen(room)).toEqual(still);
    }
    if (from === 'before') expect(pictures.size).toBeGreaterThan(3);
  });

  test('any other picture may follow a reveal that was cut', () => {
    for (const next of modelNames) {
      const room = roomOf();
      room.show(sampleModel('before', 'en'), ...size);
      room.show(sampleModel('revealed', 'en'), ...size);
      room.move(sampleModel('before', 'en'), sampleModel('revealed', 'en'));
      room.at(250);
      room.show(sampleModel(next, 'en'), ...size);
      expect([next, seen(room)]).toEqual([next, drawnAtOnce(sampleModel(next, 'en'), size)]);
    }
  });
});
