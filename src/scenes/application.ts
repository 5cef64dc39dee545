// Despite its name it does away with eval, which a strict policy of the host forbids.
import 'pixi.js/unsafe-eval';
import { Container, Ticker, UPDATE_PRIORITY, WebGLRenderer } from 'pixi.js';
import { colours } from '../ui/theme.ts';

/** What is drawn, by what and when. Pixi's own Application chooses among three renderers and has a page fetch parts of all. */
export class Application {
  readonly stage = new Container();
  readonly ticker = new Ticker();
  readonly renderer: WebGLRenderer<HTMLCanvasElement>;
  readonly #host: HTMLElement;

  constructor(renderer: WebGLRenderer<HTMLCanvasElement>, host: HTMLElement) {
    this.renderer = renderer;
    this.#host = host;
    // A slow frame counts in full: motion is measured in time, not in frames.
    this.ticker.minFPS = 0;
    this.ticker.add(this.render, this, UPDATE_PRIORITY.LOW);
  }

  get canvas(): HTMLCanvasElement {
    return this.renderer.canvas;
  }

  render(): void {
    this.renderer.render(this.stage);
  }

  /** As large as its host, and as sharp as the screen that it is on. */
  fit(): void {
    const { clientWidth, clientHeight } = this.#host;
    if (clientWidth > 0 && clientHeight > 0) this.renderer.resize(clientWidth, clientHeight, resolution());
  }

  destroy(): void {
    this.ticker.destroy();
    this.stage.destroy({ children: true });
    this.renderer.destroy({ removeView: true });
  }
}

/** A renderer in `host`, with its ticker at rest. Rejects where there is no WebGL. */
export async function openApplication(host: HTMLElement): Promise<Application> {
  const renderer = new WebGLRenderer<HTMLCanvasElement>();
  try {
    await renderer.init({
      width: host.clientWidth,
      height: host.clientHeight,
      autoDensity: true,
      antialias: true,
      resolution: resolution(),
      background: colours.paper,
      // Pointer and keyboard belong to the page around the canvas.
      skipExtensionImports: true,
    });
  } catch (cause) {
    throw new Error('The stage cannot be drawn: this browser gives no WebGL context.', { cause });
  }
  const app = new Application(renderer, host);
  app.canvas.setAttribute('aria-hidden', 'true');
  // Out of the flow: the host's size decides the canvas's, never the other way round.
  Object.assign(app.canvas.style, { display: 'block', position: 'absolute', left: '0', top: '0', pointerEvents: 'none' });
  if (getComputedStyle(host).position === 'static') {
    host.style.position = 'relative';
  }
  host.append(app.canvas);
  return app;
}

/** More than two dots to a pixel cost much and show nothing. */
function resolution(): number {
  return Math.min(window.devicePixelRatio, 2);
}

/** Pixi's housekeeping, once a picture: left alone it asks for a frame for ever. */
export function tidyUp(): void {
  Ticker.system.stop();
  Ticker.system.update();
}
