/** In the tutorial, a word of help the first time a kind of step comes. */
import { h } from '../dom.ts';
import type { Beat } from '../beats.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';

export function coach(ui: Ui, play: Play): HTMLElement | null {
  const { step } = ui.context;
  const beat = play.beats[step];
  if (play.mode !== 'tutorial' || play.seat === undefined || beat === undefined) return null;
  const kind = lessonOf(play, beat);
  if (play.beats.findIndex((it) => lessonOf(play, it) === kind) !== step) return null;
  return h('p', { class: 'coach' }, ui.texts.t(`ui.coach.${kind}`));
}

function lessonOf(play: Play, beat: Beat): string {
  if (beat.kind === 'verdict') return beat.part;
  if (beat.kind === 'choose' && play.viewAt(beat.at).stage === 'sign') return 'sign';
  return beat.kind;
}
