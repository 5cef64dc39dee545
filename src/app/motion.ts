/** What moves on the page stands still at a word: by a setting, or by a key. */
import { wantsLessMotion } from './settings.ts';

/** Tells the styles how much motion is wanted, now and whenever the system's wish changes. Gives back the way to tell them anew. */
export function followMotion(root: HTMLElement): () => void {
  const tell = (): void => {
    root.dataset['motion'] = wantsLessMotion() ? 'less' : 'full';
  };
  matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', tell);
  tell();
  return tell;
}

const CLIMBING = 'data-climbing';

/** Runs `frame` with the share of `length` that has passed, to 1 at the end; sooner if the motion is skipped or `element` is gone. */
export function climb(element: HTMLElement, length: number, frame: (share: number) => void): void {
  let start: number | undefined;
  element.setAttribute(CLIMBING, '');
  const step = (now: number): void => {
    start ??= now;
    const share = element.isConnected && element.hasAttribute(CLIMBING) ? Math.min(1, (now - start) / length) : 1;
    frame(share);
    if (share < 1) requestAnimationFrame(step);
    else element.removeAttribute(CLIMBING);
  };
  requestAnimationFrame(step);
}

/** Brings everything that moves in `words` to its end; tells whether anything did. */
export function settle(words: HTMLElement): boolean {
  const running = words.getAnimations({ subtree: true }).filter((animation) => animation.playState === 'running');
  const climbing = words.querySelectorAll(`[${CLIMBING}]`);
  for (const animation of running) animation.finish();
  for (const element of climbing) element.removeAttribute(CLIMBING);
  return running.length + climbing.length > 0;
}
