/** Who could accept which package: each side's own chance of signing, as the incentive policy weighs a signature against no deal. */
import { type ActorId, type Draw, type Game, type GameState, type Observation, PLACES, ROUND, STAGE, TABLE } from '../engine/index.ts';
import type { Beliefs } from './beliefs.ts';
import type { Prospects } from './prospects.ts';

const WORLDS = 8;

/** Each needed side's chance of signing, 0..1, and the chance that all do. */
export interface Reading {
  readonly package: string;
  readonly willing: Readonly<Record<ActorId, number>>;
  readonly all: number;
}

export interface Zone {
  /** The packages on the table, each once, in the worlds that the seat believes in. */
  believed(observation: Observation, draw: Draw): readonly Reading[];
  /** As `state` is in truth, if `pack` lay on the table; absent where it asks nobody or settles nothing. */
  inTruth(state: GameState, pack: string): Reading | undefined;
}

export function createZone(game: Game, prospects: Prospects, beliefs: Beliefs): Zone {
  const { layout, packages } = game.scenario.compiled;
  const world = new Int32Array(layout.size);
  const without = new Float64Array(prospects.endings);
  const chances = new Float64Array(game.actors.length);

  /** Adds each signer's chance in `world`, where the package lies at `place`, to `chances`; the chance that all sign, or -1. */
  function read(place: number): number {
    prospects.mix(world, without);
    const { chance, ending, willing } = prospects.agreement(world, place, without);
    if (ending < 0) return -1;
    for (let a = 0; a < chances.length; a++) chances[a] = willing[a]! < 0 ? -1 : chances[a]! + willing[a]!;
    return chance;
  }

  function reading(pack: string, all: number, worlds: number): Reading {
    const willing = Object.fromEntries(game.actors.flatMap((actor, a) => (chances[a]! < 0 ? [] : [[actor, chances[a]! / worlds]])));
    return { package: pack, willing, all: all / worlds };
  }

  return {
    believed: ({ masked, seat, view }, draw) => {
      const standing = view.table.filter(({ package: id }, i) => view.table.findIndex((other) => other.package === id) === i);
      return standing.flatMap(({ place, package: id }) => {
        chances.fill(0);
        let all = 0;
        for (let w = 0; w < WORLDS; w++) {
          beliefs.imagine(masked, game.actors.indexOf(seat), world, draw, masked[ROUND]! * 4 + masked[STAGE]!, w);
          const chance = read(place);
          if (chance < 0) return [];
          all += chance;
        }
        return [reading(id, all, WORLDS)];
      });
    },
    inTruth: (state, id) => {
      const pack = packages.findIndex((it) => it.id === id);
      world.set(state);
      for (let place = 0; place < PLACES; place++) world[TABLE + place] = 0;
      world.fill(0, layout.table, layout.table + packages.length);
      world[TABLE] = pack + 1;
      world[layout.table + pack] = 1;
      chances.fill(0);
      const all = read(0);
      return all < 0 ? undefined : reading(id, all, 1);
    },
  };
}
