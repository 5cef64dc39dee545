import { forgetFonts } from '../ui/label.ts';
import { createTextures } from '../ui/textures.ts';
import { type Application, openApplication, tidyUp } from './application.ts';
import type { StageOptions } from './stage.ts';
import { TitleScene, type TitleModel } from './title.ts';
import { beatLength, passLength } from './titleLayout.ts';

export interface TitleStage {
  show(model: TitleModel): void;
  destroy(): void;
}

/** After this long without a hand on the page the picture stands still, until there is one again. */
const STILL_AFTER = 60_000;
const HANDS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Puts the title's picture into `host`. Rejects where there is no WebGL. */
export async function mountTitle(host: HTMLElement, options: Pick<StageOptions, 'lessMotion'>): Promise<TitleStage> {
  return new LivingTitle(await openApplication(host), host, options.lessMotion);
}

class LivingTitle implements TitleStage {
  readonly #app: Application;
  readonly #host: HTMLElement;
  readonly #lessMotion: () => boolean;
  readonly #textures = createTextures();
  readonly #resize: ResizeObserver;
  #scene = new TitleScene(this.#textures);
  #model: TitleModel | undefined;
  #beat = 0;
  #elapsed = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #touched = performance.now();

  constructor(app: Application, host: HTMLElement, lessMotion: () => boolean) {
    this.#app = app;
    this.#host = host;
    this.#lessMotion = lessMotion;
    app.stage.addChild(this.#scene.view);
    app.ticker.maxFPS = 30;
    app.ticker.add(this.#step);
    app.canvas.addEventListener('webglcontextrestored', this.#onRestored);
    document.addEventListener('visibilitychange', this.#onVisible);
    document.fonts.addEventListener('loadingdone', this.#onFonts);
    for (const hand of HANDS) {
      addEventListener(hand, this.#onHand, { passive: true });
    }
    this.#resize = new ResizeObserver(this.#onResize);
    this.#resize.observe(host);
  }

  show(model: TitleModel): void {
    this.#model = model;
    this.#rest();
  }

  destroy(): void {
    this.#stop();
    this.#model = undefined;
    this.#resize.disconnect();
    this.#app.canvas.removeEventListener('webglcontextrestored', this.#onRestored);
    document.removeEventListener('visibilitychange', this.#onVisible);
    document.fonts.removeEventListener('loadingdone', this.#onFonts);
    for (const hand of HANDS) {
      removeEventListener(hand, this.#onHand);
    }
    this.#scene.view.destroy({ children: true });
    this.#app.destroy();
    this.#textures.destroy();
  }

  /** Draws the picture at rest, and has it move again in a while. */
  #rest(): void {
    this.#stop();
    const { clientWidth, clientHeight } = this.#host;
    if (this.#model === undefined || clientWidth === 0 || clientHeight === 0) {
      return;
    }
    this.#scene.show(this.#model, clientWidth, clientHeight, this.#beat);
    this.#app.render();
    tidyUp();
    this.#wait();
  }

  #wait(): void {
    const isStill = this.#lessMotion() || document.hidden || performance.now() - this.#touched > STILL_AFTER;
    if (!isStill && this.#waiting === undefined) {
      this.#waiting = setTimeout(() => {
        this.#waiting = undefined;
        this.#elapsed = 0;
        this.#app.ticker.start();
      }, beatLength - passLength);
    }
  }

  #stop(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#app.ticker.stop();
  }

  readonly #step = (): void => {
    this.#elapsed += this.#app.ticker.deltaMS;
    if (this.#elapsed >= passLength) {
      this.#beat += 1;
      this.#rest();
    } else {
      this.#scene.pass(this.#beat, this.#elapsed / passLength);
    }
  };

  readonly #onHand = (): void => {
    this.#touched = performance.now();
    if (!this.#app.ticker.started) {
      this.#wait();
    }
  };

  readonly #onVisible = (): void => {
    if (document.hidden) {
      this.#stop();
    } else {
      this.#rest();
    }
  };

  readonly #onFonts = (): void => {
    forgetFonts();
    this.#app.stage.removeChildren();
    this.#scene.view.destroy({ children: true });
    this.#scene = new TitleScene(this.#textures);
    this.#app.stage.addChild(this.#scene.view);
    this.#rest();
  };

  readonly #onRestored = (): void => {
    // Pixi makes its textures anew, but still believes the old ones to be bound.
    this.#app.renderer.resetState();
    this.#rest();
  };

  readonly #onResize = (): void => {
    this.#app.fit();
    this.#rest();
  };
}
