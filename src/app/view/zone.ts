/** The zone of agreement in words: which sides would sign a package, as a seat reads it, and as it was. */
import type { Reading, Zone } from '../../bots/zone.ts';
import type { ActorId, Game } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { SeatColour } from '../../scenes/model.ts';
import type { PastStage } from '../../session/past.ts';
import { actorName, colourOf, roundShort } from './names.ts';

export type Leaning = 'would' | 'either' | 'wouldNot';

export interface Side {
  readonly actor: ActorId;
  readonly colour: SeatColour;
  readonly name: string;
  readonly mine: boolean;
  readonly leaning: Leaning;
  readonly percent: number;
  /** The same as people write it: never quite none or all. */
  readonly share: string;
  /** The hour at which it was readiest; absent while the game runs. */
  readonly round: string | undefined;
}

export interface ZoneCard {
  readonly package: string;
  readonly name: string;
  readonly sides: readonly Side[];
  /** The chance that all sign at once, where it was highest. */
  readonly all: { readonly leaning: Leaning; readonly percent: number; readonly share: string; readonly round: string | undefined };
  /** Whether it ever lay on the table. */
  readonly tabled: boolean;
  /** Signed in this game, whatever the model thought of it. */
  readonly signed: boolean;
}

export function leaningOf(chance: number): Leaning {
  return chance >= 0.65 ? 'would' : chance >= 0.35 ? 'either' : 'wouldNot';
}

/** Packages on the table, by the advisers' reading. */
export function zoneNow(texts: Texts, game: Game, seat: ActorId, readings: readonly Reading[]): readonly ZoneCard[] {
  return readings.map((reading) => ({
    package: reading.package,
    name: texts.t(`package.${reading.package}`),
    sides: Object.entries(reading.willing).map(([actor, chance]) => sideOf(texts, game, seat, { actor, chance, round: undefined })),
    all: { leaning: leaningOf(reading.all), percent: percent(reading.all), share: shareText(reading.all), round: undefined },
    tabled: true,
    signed: false,
  }));
}

/** Every package that could have been signed in this game: each side at its best moment, nearest to agreement first. */
export function zoneOver(texts: Texts, game: Game, seat: ActorId | undefined, zone: Zone, past: readonly PastStage[]): readonly ZoneCard[] {
  const talks = past.filter(({ before }) => before.stage === 'act' || before.stage === 'sign');
  const tabled = new Set(past.flatMap(({ before }) => before.table.map((standing) => standing.package)));
  return game.scenario.data.packages.flatMap(({ id }): ZoneCard[] => {
    const readings = talks.flatMap(({ state, before }) => {
      const reading = zone.inTruth(state, id);
      return reading === undefined ? [] : [{ ...reading, round: before.round }];
    });
    const best = readings.toSorted((a, b) => b.all - a.all)[0];
    if (best === undefined) return [];
    const actors = game.actors.filter((actor) => readings.some(({ willing }) => willing[actor] !== undefined));
    return [{
      package: id,
      name: texts.t(`package.${id}`),
      sides: actors.map((actor) => {
        const own = readings.filter(({ willing }) => willing[actor] !== undefined).toSorted((a, b) => b.willing[actor]! - a.willing[actor]!)[0]!;
        return sideOf(texts, game, seat, { actor, chance: own.willing[actor]!, round: roundShort(texts, own.round) });
      }),
      all: { leaning: leaningOf(best.all), percent: percent(best.all), share: shareText(best.all), round: roundShort(texts, best.round) },
      tabled: tabled.has(id),
      signed: past.at(-1)?.after.dealt === id,
    }];
  }).toSorted((a, b) => b.all.percent - a.all.percent);
}

function sideOf(texts: Texts, game: Game, seat: ActorId | undefined, { actor, chance, round }: { readonly actor: ActorId; readonly chance: number; readonly round: string | undefined }): Side {
  return { actor, colour: colourOf(game, actor), name: actorName(texts, actor), mine: actor === seat, leaning: leaningOf(chance), percent: percent(chance), share: shareText(chance), round };
}

function shareText(chance: number): string {
  return chance < 0.01 ? '<1%' : chance > 0.99 ? '>99%' : `${percent(chance)}%`;
}

function percent(chance: number): number {
  return Math.round(chance * 100);
}
