/** Words for the ids of a scenario, in the terminal. */
import type { ActorId, View } from '../engine/index.ts';
import type { Texts } from '../i18n/texts.ts';

const OFFER = 'offer:';
const SIGN = 'sign:';

/** The package an offer puts on the table. */
export function offered(action: string): string | undefined {
  return action.startsWith(OFFER) ? action.slice(OFFER.length) : undefined;
}

export function actionName(texts: Texts, action: string, view: View | undefined): string {
  const { t } = texts;
  const pack = offered(action);
  if (pack !== undefined) return t('cli.offer', { package: t(`package.${pack}`) });
  if (!action.startsWith(SIGN)) return t(`action.${action}`);
  const names = (view?.table ?? []).filter(({ place }) => action.slice(SIGN.length).includes(String(place))).map((standing) => t(`package.${standing.package}`));
  return names.length === 0 ? t('cli.sign.nothing') : t('cli.sign.name', { packages: list(texts, names) });
}

export function actorNames(texts: Texts, actors: readonly ActorId[]): string {
  return list(texts, actors.map((actor) => texts.t(`actor.${actor}`)));
}

function list(texts: Texts, items: readonly string[]): string {
  return new Intl.ListFormat(texts.language, { type: 'conjunction' }).format(items);
}

export function slotName(texts: Texts, slot: string): string {
  return texts.has(`meter.${slot}`) ? texts.t(`meter.${slot}`) : texts.t(`flag.${slot}`);
}

export function signed(by: number): string {
  return by > 0 ? `+${by}` : by < 0 ? `−${-by}` : '0';
}
