/** The game on the screen, as it is kept. */
import type { FlowContext } from './standing.ts';
import type { Save } from './saveFormat.ts';

/** `name` is the flow's state: nothing is kept before a game begins, nor while envelopes are being opened. */
export function saveOf({ play, step, choice, envelopes, mode, save: from }: FlowContext, name: string): Save | undefined {
  if (play === undefined || (name !== 'brief' && !name.startsWith('play.')) || name === 'play.opening' || name === 'play.letting') return undefined;
  const stints = play.session.stints();
  return {
    mode,
    scenario: play.matter.game.scenario.id,
    step,
    ...(play.session.over ? {} : { round: play.now.round }),
    begun: name !== 'brief',
    sealed: name === 'play.sealed',
    ...(choice === undefined ? {} : { choice }),
    ...(Object.keys(envelopes).length === 0 ? {} : { envelopes }),
    ...(play.guesses.length === 0 ? {} : { guesses: play.guesses }),
    ...(stints.length === 0 ? {} : { stints }),
    ...(from?.hindsight === undefined ? {} : { hindsight: from.hindsight }),
    ...(from?.cameFinished === undefined ? {} : { cameFinished: from.cameFinished }),
    transcript: play.session.transcript(),
  };
}

/** A game that came finished was played by somebody else, one with hindsight says little of the mode, and one begun in its midst is not the whole. */
export function playedHere({ play, save }: FlowContext): boolean {
  return save?.cameFinished === undefined && save?.hindsight === undefined && play?.begun === 0;
}
