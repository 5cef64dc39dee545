/** In the tutorial, a word of help the first time a kind of step comes. Its rounds teach one thing each: sealing, what is expected, signing. */
import { h } from '../dom.ts';
import type { Beat } from '../beats.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';

export function coach(ui: Ui, play: Play): HTMLElement | null {
  const { step } = ui.context;
  const beat = play.beats[step];
  if (play.mode !== 'tutorial' || play.seat === undefined || beat === undefined) return null;
  const lesson = lessonOf(play, beat);
  if (lesson === undefined || play.beats.findIndex((it) => lessonOf(play, it) === lesson) !== step) return null;
  return h('p', { class: 'coach' }, ui.texts.t(`ui.coach.${lesson}`));
}

function lessonOf(play: Play, beat: Beat): string | undefined {
  if (beat.kind === 'verdict') return beat.part;
  if (beat.kind === 'interlude') return undefined;
  const { roundIndex, stage } = play.viewAt(beat.at);
  if (beat.kind === 'choose' && stage === 'sign') return 'sign';
  if (roundIndex === 0) return beat.kind;
  if (beat.kind === 'choose') return roundIndex === 1 ? 'advice' : 'offer';
  return beat.kind === 'changes' && roundIndex === 1 ? 'beside' : undefined;
}
