import { h } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { sentences, signAction, signedPlaces } from '../view/names.ts';
import { type PackageCard, tableCards } from '../view/signing.ts';
import { advisers, expectPlace } from './advisers.ts';
import { coach } from './coach.ts';
import { fold, heading, primary, secondary } from './parts.ts';
import { kicker } from './situation.ts';
import { zoneStanding } from './zone.ts';

/** The table: which standing packages this seat would sign, if any. */
export function signScreen(ui: Ui, play: Play, at: number): HTMLElement {
  const { t } = ui.texts;
  const legal = play.session.legal(play.seat);
  const signed = new Set(signedPlaces(ui.context.choice ?? '') ?? []);
  const cards = tableCards(ui.texts, play.matter.game, play.now, play.entries, legal);
  const pick = () => ui.send({ type: 'PICK', action: signAction([...signed]) });
  let number = 0;
  const list = cards.map((card) => packageOption(ui, card, card.mine ? String(++number) : undefined, card.places.some((place) => signed.has(place)), (on) => {
    for (const place of card.places) {
      if (on) signed.add(place);
      else signed.delete(place);
    }
    pick();
  }));
  // Signing nothing is an answer too: it needs no click.
  if (ui.context.choice === undefined) queueMicrotask(pick);
  const zones = cards.flatMap(({ id, name }) => {
    const zone = zoneStanding(ui, play, at, id);
    return zone === null ? [] : [h('h3', {}, name), zone];
  });
  return h('section', { class: 'screen choose sign' },
    h('p', { class: 'kicker' }, kicker(ui, play, at)),
    heading(t('ui.choose.sign')),
    coach(ui, play),
    advisers(ui, play, at, 'unsigned', cards.flatMap((card, i) => (card.mine ? [{ card: list[i]!, action: signAction(card.places.slice(0, 1)), holds: false }] : [])), (action) => list.filter((_, i) => cards[i]!.places.some((place) => signedPlaces(action)?.includes(place)))),
    h('div', { class: 'options', role: 'group', 'aria-label': t('ui.choose.options') }, list.map((option, i) => [option, terms(ui, cards[i]!)])),
    fold(t('ui.choose.about'), h('p', {}, t('ui.choose.sign.hint')), zones.length > 0 && h('h2', {}, t('ui.zone.reading')), zones),
    h('div', { class: 'actions sticky' }, primary(t('ui.seal'), () => ui.send({ type: 'SEAL' }), 'Enter'), secondary(t('ui.back'), () => ui.send({ type: 'BACK' }), 'Escape')));
}

function packageOption(ui: Ui, card: PackageCard, key: string | undefined, on: boolean, toggle: (on: boolean) => void): HTMLElement {
  const { t } = ui.texts;
  const box = h('input', { type: 'checkbox', name: 'sign', value: card.id, checked: on, disabled: !card.mine, 'data-key': key, onchange: () => toggle(box.checked) });
  return h('label', { class: card.mine ? 'option' : 'option closed', 'data-package': card.id }, box,
    h('span', { class: 'option-number', 'aria-hidden': 'true' }, key ?? '·'),
    h('span', { class: 'option-words' },
      h('span', { class: 'option-name' }, card.name),
      !card.mine && h('span', { class: 'tag' }, t('ui.sign.notYours')),
      expectPlace()));
}

/** What a package settles and whose signatures make it a deal; beside the card and not in it, for a press there signs. */
function terms(ui: Ui, card: PackageCard): HTMLElement {
  const { t } = ui.texts;
  return fold(t('ui.sign.terms'),
    h('p', {}, card.about),
    settles(card),
    h('p', { class: 'needs' }, sentences(ui.texts,
      t('ui.sign.by', { actors: card.by }),
      t('ui.sign.needs', { actors: card.needs }),
      card.until === undefined ? '' : t('ui.sign.until', { round: card.until }))));
}

export function settles(card: PackageCard): HTMLElement | null {
  return card.settles.length === 0 ? null : h('span', { class: 'settles' }, card.settles.map(({ what, how }) => h('span', { class: 'settle' }, h('b', {}, what), ' ', how)));
}
