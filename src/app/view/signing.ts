/** The table in a signing stage: what each standing package settles, who must sign, whether it is the seat's to sign. */
import type { ActorId, Game, Standing, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { Entry } from '../chronicle.ts';
import { actorsInText, roundShort, signedPlaces } from './names.ts';

export interface PackageCard {
  /** Where it stands on the table: twice if two seats have put it there. */
  readonly places: readonly number[];
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly settles: readonly { readonly what: string; readonly how: string }[];
  readonly needs: string;
  readonly by: string;
  readonly until: string | undefined;
  readonly mine: boolean;
}

export function tableCards(texts: Texts, game: Game, view: View, entries: readonly Entry[], legal: readonly string[] = []): readonly PackageCard[] {
  const ids = [...new Set(view.table.map((standing) => standing.package))];
  return ids.map((id) => packageCard(texts, game, view.table.filter((standing) => standing.package === id), entries, legal));
}

function packageCard(texts: Texts, game: Game, standings: readonly Standing[], entries: readonly Entry[], legal: readonly string[]): PackageCard {
  const { t } = texts;
  const id = standings[0]?.package ?? '';
  const data = game.scenario.data.packages.find((pack) => pack.id === id);
  const until = standsUntil(game, standings);
  const places = standings.map((standing) => standing.place);
  const by = [...new Set(standings.flatMap((standing) => proposer(game, standing, entries) ?? []))];
  return {
    places,
    id,
    name: t(`package.${id}`),
    about: t(`package.${id}.about`),
    settles: Object.entries(data?.settles ?? {}).flatMap(([what, how]) => {
      const key = `settles.${what}`;
      return texts.has(key) && texts.has(`${key}.${how}`) ? [{ what: t(key), how: t(`${key}.${how}`) }] : [];
    }),
    needs: actorsInText(texts, needsOf(game, id)),
    by: actorsInText(texts, by),
    until: until === undefined ? undefined : roundShort(texts, until),
    mine: legal.some((action) => places.some((place) => signedPlaces(action)?.includes(place) ?? false)),
  };
}

/** The last round in which a package stands, in whichever place that is. */
export function standsUntil(game: Game, standings: readonly Standing[]): string | undefined {
  const last = Math.max(...standings.map(({ until }) => game.scenario.data.rounds.findIndex((round) => round.id === until)));
  return game.scenario.data.rounds[last]?.id;
}

/** A party owns its place on the table; the last place is the mediators', of whom the log knows which. */
export function proposer(game: Game, standing: Standing, entries: readonly Entry[]): ActorId | undefined {
  const { parties, mediators } = game.scenario.data.scenario;
  const party = parties[standing.place];
  if (party !== undefined) return party;
  const tabled = entries.flatMap((entry) => entry.report.events).findLast((event) => event.kind === 'tabled' && event.package === standing.package && mediators.includes(event.actor));
  return tabled?.kind === 'tabled' ? tabled.actor : mediators[0];
}

export function needsOf(game: Game, id: string): readonly ActorId[] {
  return Object.keys(game.scenario.data.packages.find((pack) => pack.id === id)?.needs ?? {});
}
