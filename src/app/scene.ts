/** What panel and stage show at each step. */
import type { ActorId, View } from '../engine/index.ts';
import type { Texts } from '../i18n/texts.ts';
import type { BoardroomModel } from '../scenes/model.ts';
import { type Beat, firstOfRound, toldAt } from './beats.ts';
import type { Entry } from './chronicle.ts';
import type { Play } from './play.ts';
import { boardroomModel } from './view/boardroom.ts';
import { followedFor } from './view/record.ts';

export interface Moment {
  readonly view: View;
  readonly before: View;
  readonly told: readonly Entry[];
  readonly opened: Entry | undefined;
  readonly movers: readonly ActorId[];
  readonly counterfactual: boolean;
}

export function momentOf(play: Play, beat: Beat): Moment {
  const { entries } = play;
  const told = entries.slice(0, toldAt(beat, entries.length));
  const counterfactual = isCounterfactual(play, beat.kind === 'reveal' ? entries.slice(0, beat.at + 1) : told);
  const common = { told, counterfactual, movers: [] };
  switch (beat.kind) {
    case 'reveal': {
      const entry = entries[beat.at]!;
      return { ...common, view: still(entry), before: entry.before, opened: entry };
    }
    case 'changes': {
      const entry = entries[beat.at]!;
      return { ...common, view: still(entry), before: entries[firstOfRound(entries, beat.at)]!.before, opened: entry };
    }
    case 'interlude': {
      const last = entries[beat.to - 1]!;
      return { ...common, view: still(last), before: entries[beat.from]!.before, opened: last };
    }
    case 'verdict':
      return { ...common, view: play.now, before: play.now, opened: undefined };
    default: {
      const view = play.viewAt(beat.at);
      return { ...common, view, before: view, opened: undefined, movers: beat.at < entries.length ? entries[beat.at]!.movers : play.movers };
    }
  }
}

/** After a stage the clock may already stand at the next round; what is told still belongs to this one. */
function still({ before, after }: Entry): View {
  return { ...after, round: before.round, roundIndex: before.roundIndex, situation: before.situation };
}

function isCounterfactual(play: Play, told: readonly Entry[]): boolean {
  const { record } = play.matter;
  if (record === undefined) return false;
  return play.session.transcript().start !== undefined || followedFor(record, told, play.seat) < told.length;
}

/** The stage's model of a step; a reveal moves from the first to the second. */
export function modelsOf(texts: Texts, play: Play, beat: Beat, sealed: boolean): readonly [BoardroomModel] | readonly [BoardroomModel, BoardroomModel] {
  const moment = momentOf(play, beat);
  const input = { texts, game: play.matter.game, seat: play.seat, record: play.matter.record, sealed, ...moment, scales: beat.kind === 'verdict' ? play.matter.game.scales(play.session.state()) : undefined };
  if (beat.kind !== 'reveal') return [boardroomModel(input)];
  const entry = play.entries[beat.at]!;
  return [boardroomModel({ ...input, view: entry.before, opened: undefined, movers: entry.movers, sealed: true }), boardroomModel(input)];
}
