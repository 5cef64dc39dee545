/** Where nobody has anything to choose, the game may go on by itself; not past the verdict, nor under what lies over it. */
import { replace } from './dom.ts';
import { placeOf } from './focus.ts';
import { pauseFor } from './pace.ts';
import { paceBar } from './screens/paceBar.ts';
import { keepPace, startPace } from './settings.ts';
import { beatNow } from './standing.ts';
import type { Ui } from './ui.ts';

export interface Pacing {
  draw(ui: Ui, over: string, playing: boolean): void;
}

/** How long a step stays is read off `words`. */
export function createPacing(host: HTMLElement, words: HTMLElement): Pacing {
  let pace = startPace();
  let turning: ReturnType<typeof setTimeout> | undefined;

  function draw(ui: Ui, over: string, playing: boolean): void {
    clearTimeout(turning);
    const { play } = ui.context;
    const watching = playing && play !== undefined && (play.people.length === 0 || play.session.heldBy !== undefined);
    const beat = beatNow(ui.context);
    const onward = watching && beat?.kind !== 'verdict';
    replace(host, onward && over !== 'casebook' && paceBar(ui, pace, (next) => {
      pace = next;
      keepPace(next);
      const focused = placeOf(document.activeElement);
      draw(ui, over, playing);
      focused?.()?.focus();
    }));
    if (!onward || over !== 'nothing' || !pace.running) return;
    turning = setTimeout(() => {
      if (document.hidden) draw(ui, over, playing);
      else ui.send({ type: 'NEXT' });
    }, pauseFor(words.innerText, ui.texts.language, pace.speed));
  }

  return { draw };
}
