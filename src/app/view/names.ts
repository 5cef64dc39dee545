/** Words for the ids of a scenario. */
import type { ActorId, Game, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { SeatColour } from '../../scenes/model.ts';

const OFFER = 'offer:';
const SIGN = 'sign:';
const COLOURS: readonly SeatColour[] = ['board', 'founder', 'partner', 'workforce', 'investors'];

export function colourOf(game: Game, actor: ActorId): SeatColour {
  const data = game.scenario.data.actors.find((it) => it.id === actor);
  if (data?.playable !== true) return 'other';
  return COLOURS.find((colour) => colour === data.archetype) ?? 'other';
}

export function playableSeats(game: Game): readonly ActorId[] {
  return game.scenario.data.actors.filter((actor) => actor.playable).map((actor) => actor.id);
}

/** The package an offer puts on the table. */
export function offered(action: string): string | undefined {
  return action.startsWith(OFFER) ? action.slice(OFFER.length) : undefined;
}

/** Places on the table that a signing action signs. */
export function signedPlaces(action: string): readonly number[] | undefined {
  return action.startsWith(SIGN) ? Array.from(action.slice(SIGN.length), Number) : undefined;
}

export function signAction(places: readonly number[]): string {
  return `${SIGN}${places.toSorted((a, b) => a - b).join('')}`;
}

export function actorName({ t }: Texts, actor: ActorId): string {
  return t(`actor.${actor}`);
}

/** For labels on the picture, where the long name has no room; absent where there is no shorter one. */
export function actorShort(texts: Texts, actor: ActorId): string | undefined {
  return texts.has(`actor.${actor}.short`) ? texts.t(`actor.${actor}.short`) : undefined;
}

/** Actors as they stand within a sentence: "the board and Altman". */
export function actorsInText(texts: Texts, actors: readonly ActorId[]): string {
  return list(texts, actors.map((actor) => texts.t(`actor.${actor}.inText`)));
}

/** The package on each place of the table. */
export function tableOf({ table }: Pick<View, 'table'>): readonly string[] {
  const places: string[] = [];
  for (const standing of table) places[standing.place] = standing.package;
  return places;
}

/** The packages that a signing action signs, each once: two seats may have put the same one on the table. */
export function signedPackages(action: string, table: readonly string[]): readonly string[] {
  return [...new Set((signedPlaces(action) ?? []).flatMap((place) => table[place] ?? []))];
}

export function actionName(texts: Texts, action: string, packages: readonly string[] = []): string {
  const pack = offered(action);
  if (pack !== undefined) return texts.t('ui.offer.name', { package: texts.t(`package.${pack}`) });
  if (signedPlaces(action) === undefined) return texts.t(`action.${action}`);
  const names = signedPackages(action, packages).map((id) => texts.t(`package.${id}`));
  return names.length === 0 ? texts.t('ui.sign.nothing') : texts.t('ui.sign.name', { packages: list(texts, names) });
}

/** What an action did, as a sentence for everybody who learns of it. */
export function actionDone(texts: Texts, actor: ActorId, action: string): string {
  const pack = offered(action);
  if (pack !== undefined) return texts.t('ui.offer.done', { actor: opening(actorsInText(texts, [actor])), package: texts.t(`package.${pack}`) });
  return texts.t(`action.${action}.done`);
}

/** What an actor signed, as a sentence. */
export function signatureDone(texts: Texts, actor: ActorId, action: string, table: readonly string[]): string {
  const name = opening(actorsInText(texts, [actor]));
  const signed = signedPackages(action, table).map((id) => texts.t('ui.quoted', { what: texts.t(`package.${id}`) }));
  return signed.length === 0 ? texts.t('ui.sign.done.nothing', { actor: name }) : texts.t('ui.sign.done', { actor: name, packages: list(texts, signed) });
}

export function slotName(texts: Texts, slot: string): string {
  return texts.has(`meter.${slot}`) ? texts.t(`meter.${slot}`) : texts.t(`flag.${slot}`);
}

/** For labels on the picture, where the long name has no room. */
export function slotShort(texts: Texts, slot: string): string {
  return texts.has(`meter.${slot}.short`) ? texts.t(`meter.${slot}.short`) : slotName(texts, slot);
}

export function stanceName({ t }: Texts, actor: ActorId, stance: string): string {
  return t(`stance.${actor}.${stance}`);
}

/** Once a game has left the calendar of the record, hours go without dates. */
export function roundName(texts: Texts, round: string): string {
  const late = `round.${round}.late`;
  return texts.shifted && texts.has(late) ? texts.t(late) : texts.t(`round.${round}`);
}

/** For lists and labels, where the long name has no room. */
export function roundShort(texts: Texts, round: string): string {
  return texts.has(`round.${round}.short`) ? texts.t(`round.${round}.short`) : roundName(texts, round);
}

/** "a, b and c" in the language of the texts. */
export function list(texts: Texts, items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(texts.language === 'en' ? 'en-GB' : texts.language, { type }).format(items);
}

/** A sentence begins with a capital. */
function opening(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Sentences in a row: Chinese sets no space between them. */
export function sentences(texts: Texts, ...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(texts.language === 'en' ? ' ' : '');
}

/** One sign for a seal: the first character of a name, an article left aside. */
export function monogram(name: string): string {
  const words = name.split(/\s+/u);
  const word = words.length > 1 && /^(?:the|an?)$/iu.test(words[0] ?? '') ? words[1] : words[0];
  return Array.from(word ?? '')[0]?.toUpperCase() ?? '';
}
