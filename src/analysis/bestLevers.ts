/** Where each lever is the best that its actor can do: a lever that is best nowhere is an idle word on a menu. */
import type { Incentive, Prospects } from '../bots/index.ts';
import { type Game } from '../engine/index.ts';
import { bestOf, elsewhere, look, surelyGains, type Values } from './lookedAt.ts';
import { type Position, type SampleOptions, samplePositions } from './positions.ts';

export interface LeverWorth {
  readonly actor: string;
  readonly action: string;
  /** Sampled positions in which it was open beside something else. */
  readonly open: number;
  /** Of them: those in which it was best by more than noise, in fresh worlds. */
  readonly best: number;
  /** The largest lower 95% bound of its gain, in points of value, on the next best that comes to something else. */
  readonly clear: number;
  /** Round and stage of that position. */
  readonly where: string;
}

/** Worlds in which a position is looked at; where a lever seems best, four times as many fresh ones decide. */
const WORLDS = 6;

export function bestLevers(game: Game, prospects: Prospects, policy: Incentive, sample: SampleOptions): readonly LeverWorth[] {
  const { actors, layout } = game.scenario.compiled;
  const found = actors.map((actor) => actor.menu.map(() => ({ open: 0, best: 0, clear: 0, where: '' })));
  const masked = new Int32Array(layout.size);

  function valuesOf({ state, actor, legal, label }: Position, worlds: number): Values {
    game.kernel.mask(state, actor, masked);
    return look(prospects, policy, masked, actor, legal, `${label}/${worlds}`, worlds);
  }

  samplePositions(game, policy, sample, (position) => {
    const { state, actor, legal } = position;
    found[actor]!.forEach((own, i) => (own.open += (legal >> i) & 1));
    const best = bestOf(valuesOf(position, WORLDS), legal);
    const clear = lead(valuesOf(position, WORLDS * 4), legal, best);
    if (clear <= 0) return;
    const own = found[actor]![best]!;
    own.best += 1;
    if (clear <= own.clear) return;
    const { round, stage } = game.describe(state);
    Object.assign(own, { clear, where: `${round}/${stage}` });
  });
  return actors.flatMap((actor, a) => actor.menu.map((action, i) => ({ actor: actor.id, action: action.id, ...found[a]![i]! })));
}

/** What `best` surely gains on the next best that comes to something else. */
function lead(values: Values, legal: number, best: number): number {
  const next = bestOf(values, elsewhere(values, legal, best));
  return next < 0 ? 0 : surelyGains(values, best, next);
}
