/** The drawn stage, if it can be had: the game goes on without it. */
import type { BoardroomModel, Stage } from '../scenes/model.ts';

export interface StageView {
  show(model: BoardroomModel): void;
  /** Shows `from`, then moves to `to`; a later call cuts it short. */
  reveal(from: BoardroomModel, to: BoardroomModel): void;
  /** Brings a running reveal to its end. */
  skip(): void;
}

/** `notLoaded`: its code could not be fetched. `noPicture`: the browser draws no such picture, or has stopped doing so. */
export type NoStage = 'notLoaded' | 'noPicture';

/** Mounts on the first picture. `failed` is called once if that can't be done, or no longer. `data-picture` of the host says `pending` until the last picture is drawn. */
export function createStageView(host: HTMLElement, lessMotion: () => boolean, failed: (why: NoStage) => void): StageView {
  let stage: Stage | undefined;
  let mounting = false;
  let broken = false;
  let pending: (() => void) | undefined;
  let cut = new AbortController();

  const mount = async (): Promise<void> => {
    const scenes = await import('../scenes/stage.ts').catch(() => undefined);
    if (scenes === undefined) return fail('notLoaded');
    if (!scenes.canDraw()) return fail('noPicture');
    stage = await scenes.mountStage(host, { lessMotion, gone: () => fail('noPicture') }).catch(() => undefined);
    if (stage === undefined) return fail('noPicture');
    pending?.();
  };
  const say = (state: 'pending' | 'drawn' | 'none'): void => {
    host.dataset['picture'] = state;
  };
  const fail = (why: NoStage): void => {
    if (broken) return;
    broken = true;
    cut.abort();
    say('none');
    stage?.destroy();
    stage = undefined;
    failed(why);
  };
  const run = (draw: (on: Stage, mine: AbortController) => Promise<void>): void => {
    if (broken) return;
    cut.abort();
    cut = new AbortController();
    const mine = cut;
    say('pending');
    pending = () => {
      if (stage !== undefined) draw(stage, mine).then(() => cut === mine && say('drawn'), () => cut === mine && fail('noPicture'));
    };
    if (stage !== undefined) pending();
    else if (!mounting) {
      mounting = true;
      mount().catch(() => fail('noPicture'));
    }
  };
  return {
    show: (model) => run((on) => on.show(model)),
    reveal: (from, to) =>
      // A reveal that is skipped is drawn to its end; one that is overtaken is not drawn at all.
      run(async (on, mine) => {
        await on.show(from);
        if (cut === mine) await on.reveal(from, to, mine.signal);
      }),
    skip: () => cut.abort(),
  };
}
