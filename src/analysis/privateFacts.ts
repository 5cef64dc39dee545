/** How often a private fact matters to others: in how many stages it decides what somebody else had best do, were it known. */
import type { Incentive, Prospects } from '../bots/index.ts';
import { type Game } from '../engine/index.ts';
import { wilson } from './intervals.ts';
import { bestOf, look } from './lookedAt.ts';
import { type Position, type SampleOptions, samplePositions } from './positions.ts';

export interface FactWorth {
  /** Whose fact it is. */
  readonly actor: string;
  /** Sampled stages in which somebody else chooses. */
  readonly stages: number;
  /** Of them: those in which it flips the best reply of somebody else; the share, and its 95% interval. */
  readonly flips: number;
  readonly share: number;
  readonly interval: readonly [number, number];
  /** Actor -> stages in which its best reply flips. */
  readonly by: Readonly<Record<string, number>>;
}

const WORLDS = 12;

/** The lowest against the highest level of each fact in the same worlds: nothing else differs, so the fact alone flips what flips. */
export function privateFacts(game: Game, prospects: Prospects, policy: Incentive, sample: SampleOptions): readonly FactWorth[] {
  const { compiled, data } = game.scenario;
  const masked = new Int32Array(compiled.layout.size);
  const holders = data.actors.flatMap(({ id, type }, at) => (type === undefined ? [] : [{ id, at, top: type.levels.length - 1, stages: new Set<string>(), flipped: new Set<string>(), by: {} as Record<string, number> }]));

  function bestKnowing({ state, actor, legal, label }: Position, about: number, level: number): number {
    game.kernel.mask(state, actor, masked);
    masked[compiled.layout.type + about] = level;
    return bestOf(look(prospects, policy, masked, actor, legal, label, WORLDS), legal);
  }

  samplePositions(game, policy, sample, (position) => {
    for (const { at, top, stages, flipped, by } of holders) {
      if (at === position.actor) continue;
      stages.add(position.stage);
      if (bestKnowing(position, at, 0) === bestKnowing(position, at, top)) continue;
      flipped.add(position.stage);
      const chooser = game.actors[position.actor]!;
      by[chooser] = (by[chooser] ?? 0) + 1;
    }
  });
  return holders.map(({ id, stages, flipped, by }) => ({ actor: id, stages: stages.size, flips: flipped.size, share: flipped.size / stages.size, interval: wilson(flipped.size, stages.size), by }));
}
