// Despite its name it does away with eval, which a strict policy of the host forbids.
import 'pixi.js/unsafe-eval';
import { Application, Ticker } from 'pixi.js';
import { colours } from '../ui/theme.ts';

/** A renderer in `host`, with its ticker at rest. Rejects where there is no WebGL. */
export async function openApplication(host: HTMLElement): Promise<Application> {
  await document.fonts.ready;
  const app = new Application();
  try {
    await app.init({
      preference: ['webgl'],
      autoDensity: true,
      antialias: true,
      resolution: resolution(),
      background: colours.paper,
      autoStart: false,
      // Pointer and keyboard belong to the page around the canvas.
      skipExtensionImports: true,
    });
  } catch (cause) {
    throw new Error('The stage cannot be drawn: this browser gives no WebGL context.', { cause });
  }
  app.canvas.setAttribute('aria-hidden', 'true');
  // Out of the flow: the host's size decides the canvas's, never the other way round.
  Object.assign(app.canvas.style, { display: 'block', position: 'absolute', left: '0', top: '0', pointerEvents: 'none' });
  if (getComputedStyle(host).position === 'static') {
    host.style.position = 'relative';
  }
  // A slow frame counts in full: motion is measured in time, not in frames.
  app.ticker.minFPS = 0;
  host.append(app.canvas);
  fit(app, host);
  return app;
}

/** Makes the picture as large as `host`, and as sharp as the screen it is on. */
export function fit(app: Application, { clientWidth, clientHeight }: HTMLElement): void {
  if (clientWidth > 0 && clientHeight > 0) app.renderer.resize(clientWidth, clientHeight, resolution());
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
