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
  readonly reducedMotion: boolean;
}

/** Puts the stage into `host`. Rejects where there is no WebGL; the game goes on in words then. */
export async function mountStage(host: HTMLElement, options: StageOptions): Promise<Stage> {
  const app = await openApplication(host);
  return new BoardroomStage(app, host, options);
}

class BoardroomStage implements Stage {
  readonly #app: Application;
  readonly #host: HTMLElement;
  readonly #reducedMotion: boolean;
  readonly #resize: ResizeObserver;
  readonly #textures = createTextures();
  #room = new Boardroom(this.#textures);
  #last: BoardroomModel | undefined;
  #finish: (() => void) | undefined;
  #destroyed = false;

  constructor(app: Application, host: HTMLElement, options: StageOptions) {
    this.#app = app;
    this.#host = host;
    this.#reducedMotion = options.reducedMotion;
    app.stage.addChild(this.#room.view);
    app.canvas.addEventListener('webglcontextrestored', this.#onRestored);
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#resize = new ResizeObserver(this.#onResize);
    this.#resize.observe(host);
  }

  async show(model: BoardroomModel): Promise<void> {
    this.#finish?.();
    this.#last = model;
    await this.#draw();
  }

  async reveal(from: BoardroomModel, to: BoardroomModel, signal: AbortSignal): Promise<void> {
    await this.show(to);
    if (this.#destroyed || signal.aborted || this.#reducedMotion || document.hidden) {
      return;
    }
    this.#room.move(from, to);
    await this.#run(signal);
  }

  destroy(): void {
    if (this.#destroyed) {
      return;
    }
    this.#finish?.();
    this.#destroyed = true;
    this.#resize.disconnect();
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
        this.#app.render();
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

  #render(): void {
    this.#app.render();
    tidyUp();
  }

  readonly #onRestored = (): void => {
    this.#finish?.();
    // Pixi makes its textures anew, but still believes the old ones to be bound.
    this.#app.renderer.resetState();
    void this.#draw();
  };

  readonly #onVisible = (): void => {
    if (document.hidden) {
      this.#finish?.();
    } else {
      void this.#draw();
    }
  };

  readonly #onResize = (): void => {
    this.#finish?.();
    this.#app.resize();
    void this.#draw();
  };
}
