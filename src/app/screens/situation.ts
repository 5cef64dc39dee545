import { type Child, h, replace } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { roundName, roundShort } from '../view/names.ts';
import { coach } from './coach.ts';
import { badge, factFold } from './facts.ts';
import { fold, heading, later, onward, primary } from './parts.ts';

/** What this hour is about. */
export function situationScreen(ui: Ui, play: Play, at: number): HTMLElement {
  const { t, has } = ui.texts;
  const { game } = play.matter;
  const view = play.viewAt(at);
  const id = view.situation;
  const data = game.scenario.data.rounds.find((round) => round.id === view.round)?.situations.find((it) => it.id === id);
  const own = play.seat === undefined ? undefined : `situation.${id}.${play.seat}`;
  const facts = h('div');
  const more = fold(t('ui.situation.more'),
    h('p', { class: 'small' }, roundName(ui.texts, view.round)),
    has(`situation.${id}.more`) && h('p', {}, t(`situation.${id}.more`)),
    h('dl', { class: 'known' }, (['know', 'unknown'] as const).filter((part) => has(`situation.${id}.${part}`)).map((part) => h('div', { class: part }, h('dt', {}, t(`ui.situation.${part}`)), h('dd', {}, t(`situation.${id}.${part}`))))),
    facts);
  if (play.matter.folder.casebook !== undefined && data?.facts !== undefined) showFacts(ui, more, facts, data.facts);
  return h('section', { class: 'screen situation' },
    h('p', { class: 'kicker' }, kicker(ui, play, at)),
    heading(t(`situation.${id}`)),
    coach(ui, play),
    h('p', { class: 'lead' }, t(`situation.${id}.brief`)),
    own !== undefined && has(own) && h('p', { class: 'own' }, t(own)),
    more,
    play.session.heldBy !== undefined ? onward(ui) : h('div', { class: 'actions' }, primary(t(play.beats[ui.context.step + 1]?.kind === 'choose' ? 'ui.situation.go' : 'ui.continue'), () => ui.send({ type: 'NEXT' }), 'Enter')));
}

/** The records are fetched late: where they are not there yet, when the fold is opened, and again when it is opened anew. */
function showFacts(ui: Ui, more: HTMLDetailsElement, place: HTMLElement, ids: readonly string[]): void {
  if (ui.late !== undefined) replace(place, factsOf(ui, ids));
  else {
    let there = false;
    more.addEventListener('toggle', () => {
      if (there || !more.open) return;
      replace(place, later(ui, async () => {
        const facts = factsOf(await ui.withLate(), ids);
        there = true;
        return facts;
      }));
    });
  }
}

/** The facts of this hour, and how many of which badge. */
function factsOf(ui: Ui, ids: readonly string[]): readonly Child[] {
  const casebook = ui.late?.casebook;
  const facts = casebook?.facts.filter(({ id }) => ids.includes(id)) ?? [];
  if (casebook === undefined || facts.length === 0) return [];
  const counts = (['FACT', 'DISPUTED'] as const).flatMap((kind) => {
    const n = facts.filter((fact) => fact.badge === kind).length;
    return n === 0 ? [] : [h('span', { class: 'badge-count' }, badge(ui, kind), ` ${n}`)];
  });
  return [h('p', { class: 'known-facts' }, ui.texts.t('ui.situation.facts'), counts), ids.map((id) => factFold(ui, casebook, id))];
}

/** The hour, and which of the rounds that the player plays this is; rounds without a clock (the weeks) are counted apart. */
export function kicker(ui: Ui, play: Play, at: number): string {
  const { round } = play.viewAt(at);
  const { data } = play.matter.game.scenario;
  const hours = data.rounds.filter((it) => it.clock !== undefined).map((it) => it.id);
  const others = data.rounds.map((it) => it.id).filter((id) => !hours.includes(id));
  const hour = roundName(ui.texts, round);
  if (hours.length > 0 && others.includes(round)) return ui.texts.t('ui.round.other', { n: others.indexOf(round) + 1, of: others.length, hour });
  const all = hours.length > 0 ? hours : others;
  const played = play.mode === 'short' ? all.filter((id) => data.scenario.shortForm?.includes(id) ?? true) : all;
  return played.includes(round) ? ui.texts.t('ui.round', { n: played.indexOf(round) + 1, of: played.length, hour: roundShort(ui.texts, round) }) : hour;
}
