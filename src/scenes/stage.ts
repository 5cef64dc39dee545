import { isWebGLSupported } from 'pixi.js';
import { fetchAsked } from '../ui/faces.ts';
import { forgetFonts } from '../ui/label.ts';
import { createTextures } from '../ui/textures.ts';
import { type Application, openApplication, tidyUp } from './application.ts';
import { Boardroom } from './boardroom.ts';
import type { BoardroomModel, Stage } from './model.ts';
import { paperTint } from './paper.ts';
import { revealLength } from './timing.ts';

/** How long a picture waits for the fonts of its words. Later ones are put in when they come. */
const PATIENCE_MS = 1500;

export interface StageOptions {
  /** Asked at every reveal: the wish may change while the stage stands. */
  readonly lessMotion: () => boolean;
  /** Called where the WebGL context was lost and does not come back; nothing can be drawn any more. */
  readonly gone: () => void;
}

/** How long a lost context is waited for while the page is in sight, in milliseconds. */
const RESTORE_WITHIN = 5000;

export function canDraw(): boolean {
  return isWebGLSupported();
}

/** Puts the stage into `host`. Rejects where there is no WebGL; the game goes on in words then. */
export async function mountStage(host: HTMLElement, options: StageOptions): Promise<Stage> {
  const app = await openApplication(host);
  return new BoardroomStage(app, host, options);
}

class BoardroomStage implements Stage {
  readonly #app: Application;
  readonly #host: HTMLElement;
  readonly #lessMotion: () => boolean;
  readonly #gone: () => void;
  readonly #resize: ResizeObserver;
  readonly #textures = createTextures();
  #room = new Boardroom(this.#textures);
  #last: BoardroomModel | undefined;
  #finish: (() => void) | undefined;
  #destroyed = false;
  #lost = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #ratio: MediaQueryList | undefined;

  constructor(app: Application, host: HTMLElement, options: StageOptions) {
    this.#app = app;
    this.#host = host;
    this.#lessMotion = options.lessMotion;
    this.#gone = options.gone;
    app.stage.addChild(this.#room.view);
    app.canvas.addEventListener('webglcontextlost', this.#onLost);
    app.canvas.addEventListener('webglcontextrestored', this.#onRestored);
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#resize = new ResizeObserver(this.#onResize);
    this.#resize.observe(host);
    this.#watchRatio();
    this.#app.fit();
  }

  async show(model: BoardroomModel): Promise<void> {
    this.#finish?.();
    this.#last = model;
    await this.#draw();
  }

  async reveal(from: BoardroomModel, to: BoardroomModel, signal: AbortSignal): Promise<void> {
    await this.show(to);
    if (this.#destroyed || this.#lost || signal.aborted || this.#lessMotion() || document.hidden) {
      return;
    }
    this.#room.move(from, to);
    this.#render(); // or the end would be seen for a frame before the beginning
    await this.#run(signal);
  }

  destroy(): void {
    if (this.#destroyed) {
      return;
    }
    this.#finish?.();
    this.#destroyed = true;
    clearTimeout(this.#waiting);
    this.#resize.disconnect();
    this.#ratio?.removeEventListener('change', this.#onRatio);
    this.#app.canvas.removeEventListener('webglcontextlost', this.#onLost);
    this.#app.canvas.removeEventListener('webglcontextrestored', this.#onRestored);
    document.removeEventListener('visibilitychange', this.#onVisible);
    this.#room.destroy();
    this.#app.destroy();
    this.#textures.destroy();
  }

  #run(signal: AbortSignal): Promise<void> {
    const { ticker } = this.#app;
    return new Promise((resolve) => {
      let elapsed = 0;
      const step = (): void => {
        elapsed += ticker.deltaMS;
        this.#room.at(elapsed);
        if (elapsed >= revealLength) {
          finish();
        }
      };
      const finish = (): void => {
        clearTimeout(limit);
        ticker.remove(step);
        ticker.stop();
        signal.removeEventListener('abort', finish);
        this.#finish = undefined;
        this.#room.at(revealLength);
        this.#render();
        resolve();
      };
      // Where frames come slowly, or not at all, the end still comes in time.
      const limit = setTimeout(finish, revealLength + 20);
      this.#finish = finish;
      signal.addEventListener('abort', finish);
      ticker.add(step);
      ticker.start();
    });
  }

  /** Lays the picture out; waits a little where a font has yet to come. */
  async #draw(): Promise<void> {
    const model = this.#last;
    if (!this.#lay()) {
      return;
    }
    const fetching = fetchAsked();
    if (fetching !== undefined) {
      const laidAgain = fetching.then((came) => came && this.#last === model && this.#layAgain());
      await Promise.race([laidAgain, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    }
    if (!this.#destroyed && this.#last === model) {
      this.#render();
    }
  }

  #lay(): boolean {
    const { clientWidth, clientHeight } = this.#host;
    if (this.#destroyed || this.#last === undefined || clientWidth === 0 || clientHeight === 0) {
      return false;
    }
    this.#app.renderer.background.color = paperTint(this.#last.night);
    this.#room.show(this.#last, clientWidth, clientHeight);
    return true;
  }

  /** The page may be zoomed, or its window moved to another screen. */
  #watchRatio(): void {
    this.#ratio = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    this.#ratio.addEventListener('change', this.#onRatio, { once: true });
  }

  #awaitContext(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      // A page out of sight often gets its context back only when it is looked at.
      if (this.#lost && !document.hidden) {
        this.#gone();
      }
    }, RESTORE_WITHIN);
  }

  /** With fonts that have come in: what was measured with their stand-ins is wrong. */
  #layAgain(): void {
    if (this.#destroyed) {
      return;
    }
    this.#finish?.();
    this.#room.destroy();
    forgetFonts();
    this.#room = new Boardroom(this.#textures);
    this.#app.stage.addChild(this.#room.view);
    if (this.#lay()) {
      this.#render();
    }
  }

  /** Without a context there is nothing to draw on: the picture is drawn when it comes back. */
  #render(): void {
    if (this.#lost) {
      return;
    }
    this.#app.render();
    tidyUp();
  }

  readonly #onLost = (): void => {
    this.#lost = true;
    this.#finish?.();
    this.#awaitContext();
  };

  readonly #onRestored = (): void => {
    this.#lost = false;
    clearTimeout(this.#waiting);
    this.#finish?.();
    // Pixi makes its textures anew, but still believes the old ones to be bound.
    this.#app.renderer.resetState();
    void this.#draw();
  };

  readonly #onVisible = (): void => {
    if (document.hidden) {
      this.#finish?.();
    } else if (this.#lost) {
      this.#awaitContext();
    } else {
      void this.#draw();
    }
  };

  readonly #onRatio = (): void => {
    this.#watchRatio();
    this.#onResize();
  };

  readonly #onResize = (): void => {
    this.#finish?.();
    this.#app.fit();
    void this.#draw();
  };
}
