import { type Application, isWebGLSupported } from 'pixi.js';
import { forgetFonts } from '../ui/label.ts';
import { createTextures } from '../ui/textures.ts';
import { fit, openApplication, tidyUp } from './application.ts';
import { Boardroom } from './boardroom.ts';
import type { BoardroomModel, Stage } from './model.ts';
import { paperTint } from './paper.ts';
import { revealLength } from './timing.ts';

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
    document.fonts.addEventListener('loadingdone', this.#onFonts);
    this.#resize = new ResizeObserver(this.#onResize);
    this.#resize.observe(host);
    this.#watchRatio();
    this.#fit();
  }

  show(model: BoardroomModel): void {
    this.#finish?.();
    this.#last = model;
    this.#draw();
  }

  async reveal(from: BoardroomModel, to: BoardroomModel, signal: AbortSignal): Promise<void> {
    this.show(to);
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
    document.fonts.removeEventListener('loadingdone', this.#onFonts);
    this.#room.destroy();
    this.#app.destroy({ removeView: true }, { children: true });
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

  #draw(): void {
    const { clientWidth, clientHeight } = this.#host;
    if (this.#destroyed || this.#last === undefined || clientWidth === 0 || clientHeight === 0) {
      return;
    }
    this.#app.renderer.background.color = paperTint(this.#last.night);
    this.#room.show(this.#last, clientWidth, clientHeight);
    this.#render();
    tidyUp();
  }

  /** Without a context there is nothing to draw on: the picture is drawn when it comes back. */
  #render(): void {
    if (!this.#lost) {
      this.#app.render();
    }
  }

  #fit(): void {
    fit(this.#app, this.#host);
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

  readonly #onFonts = (): void => {
    this.#finish?.();
    this.#room.destroy();
    forgetFonts();
    this.#room = new Boardroom(this.#textures);
    this.#app.stage.addChild(this.#room.view);
    this.#draw();
  };

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
    this.#draw();
  };

  readonly #onVisible = (): void => {
    if (document.hidden) {
      this.#finish?.();
    } else if (this.#lost) {
      this.#awaitContext();
    } else {
      this.#draw();
    }
  };

  readonly #onRatio = (): void => {
    this.#watchRatio();
    this.#onResize();
  };

  readonly #onResize = (): void => {
    this.#finish?.();
    this.#fit();
    this.#draw();
  };
}
