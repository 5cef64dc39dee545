/** What the page draws: counted and looked at from outside, so that the game shows nothing of itself for it. */
import type { Page } from 'playwright-core';

export interface Drawing {
  /** Frames asked for. */
  readonly frames: number;
  /** WebGL drawing calls. */
  readonly draws: number;
  /** WebGL textures, buffers and the like that were made and not deleted, in the contexts that live: with a context all of its own goes. */
  readonly held: Readonly<Record<string, number>>;
}

interface Watched {
  frames: number;
  draws: number;
  contexts: WeakRef<WebGL2RenderingContext>[];
  held: WeakMap<WebGL2RenderingContext, Record<string, number>>;
  gl: WebGL2RenderingContext | undefined;
  extension: WEBGL_lose_context | null | undefined;
}

declare global {
  var drawing: Watched;
}

/** For `prepare` of a page that is to be opened. */
export async function watchDrawing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = { frames: 0, draws: 0, contexts: [], held: new WeakMap(), gl: undefined, extension: undefined };
    globalThis.drawing = watched;
    const request = requestAnimationFrame;
    globalThis.requestAnimationFrame = (callback) => {
      watched.frames += 1;
      return request(callback);
    };
    const methods = WebGL2RenderingContext.prototype as unknown as Record<string, (...values: unknown[]) => unknown>;
    const count = (name: string, counted: (of: Record<string, number>, result: unknown, values: readonly unknown[]) => void): void => {
      const own = methods[name]!;
      methods[name] = function counting(this: WebGL2RenderingContext, ...values: unknown[]): unknown {
        const result = own.apply(this, values);
        if (!watched.held.has(this)) {
          watched.contexts.push(new WeakRef(this));
          watched.held.set(this, {});
        }
        counted(watched.held.get(this)!, result, values);
        return result;
      };
    };
    for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced', 'clear']) count(name, () => (watched.draws += 1));
    for (const thing of ['Texture', 'Buffer', 'Program', 'Framebuffer', 'VertexArray']) {
      count(`create${thing}`, (of, made) => (of[thing] = (of[thing] ?? 0) + (made === null ? 0 : 1)));
      count(`delete${thing}`, (of, _, [gone]) => (of[thing] = (of[thing] ?? 0) - (gone === null ? 0 : 1)));
    }
    const get = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, ...values: unknown[]) => RenderingContext | null;
    HTMLCanvasElement.prototype.getContext = function seen(this: HTMLCanvasElement, ...values: unknown[]) {
      const context = get.apply(this, values);
      if (context instanceof WebGL2RenderingContext && this.isConnected === false && values[0] === 'webgl2') watched.gl = context;
      return context;
    } as HTMLCanvasElement['getContext'];
  });
}

export async function drawingOf(page: Page): Promise<Drawing> {
  return page.evaluate(() => {
    const { frames, draws, contexts, held } = globalThis.drawing;
    const sum: Record<string, number> = {};
    for (const context of contexts) {
      const living = context.deref();
      if (living === undefined || living.isContextLost()) continue;
      for (const [thing, count] of Object.entries(held.get(living)!)) sum[thing] = (sum[thing] ?? 0) + count;
    }
    return { frames, draws, held: sum };
  });
}

/** Takes the stage's WebGL context away, as a driver does. */
export async function loseContext(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((resolve) => {
    const { drawing } = globalThis;
    drawing.gl!.canvas.addEventListener('webglcontextlost', () => setTimeout(resolve), { once: true });
    drawing.extension = drawing.gl!.getExtension('WEBGL_lose_context');
    drawing.extension!.loseContext();
  }));
}

export async function restoreContext(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((resolve) => {
    const { drawing } = globalThis;
    drawing.gl!.canvas.addEventListener('webglcontextrestored', () => setTimeout(resolve), { once: true });
    drawing.extension!.restoreContext();
  }));
}

/** As if the page's tab were left, or came back. */
export async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => now });
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (now ? 'hidden' : 'visible') });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/** The picture as it is on the screen, as text that is equal for equal pictures. */
export async function picture(page: Page): Promise<string> {
  return (await page.locator('.stage-host').screenshot({ animations: 'allow' })).toString('base64');
}

/** How many colours a picture has; a blank one has one. */
export async function colours(page: Page, png: string): Promise<number> {
  return page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    pen.drawImage(image, 0, 0);
    return new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, png);
}

/** Canvas dots to a pixel of the page, across and down. */
export async function sharpness(page: Page): Promise<readonly [number, number]> {
  return page.evaluate(() => {
    const [canvas, host] = [document.querySelector<HTMLCanvasElement>('.stage-host canvas')!, document.querySelector<HTMLElement>('.stage-host')!];
    return [canvas.width / host.clientWidth, canvas.height / host.clientHeight] as const;
  });
}
