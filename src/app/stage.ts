/** The drawn stage, if it can be had: the game goes on without it. */
import type { BoardroomModel, Stage } from '../scenes/model.ts';

export interface StageView {
  show(model: BoardroomModel): void;
  /** Shows `from`, then moves to `to`; a later call cuts it short. */
  reveal(from: BoardroomModel, to: BoardroomModel): void;
}

/** Mounts on the first picture. `failed` is called once if that can't be done. `data-picture` of the host says `pending` until the last picture is drawn. */
export function createStageView(host: HTMLElement, reducedMotion: boolean, failed: () => void): StageView {
  let stage: Stage | undefined;
  let mounting = false;
  let broken = false;
  let pending: (() => void) | undefined;
  let cut = new AbortController();

  const mount = async (): Promise<void> => {
    const { mountStage } = await import('../scenes/stage.ts');
    stage = await mountStage(host, { reducedMotion });
    pending?.();
  };
  const say = (state: 'pending' | 'drawn' | 'none'): void => {
    host.dataset['picture'] = state;
  };
  const fail = (): void => {
    broken = true;
    say('none');
    stage = undefined;
    failed();
  };
  const run = (draw: (on: Stage, signal: AbortSignal) => Promise<void>): void => {
    if (broken) return;
    cut.abort();
    cut = new AbortController();
    const { signal } = cut;
    say('pending');
    pending = () => {
      if (stage !== undefined) draw(stage, signal).then(() => signal.aborted || say('drawn'), () => signal.aborted || fail());
    };
    if (stage !== undefined) pending();
    else if (!mounting) {
      mounting = true;
      mount().catch(fail);
    }
  };
  return {
    show: (model) => run((on) => on.show(model)),
    reveal: (from, to) =>
      run(async (on, signal) => {
        await on.show(from);
        if (!signal.aborted) await on.reveal(from, to, signal);
      }),
  };
}
