import { type ActorId, recordedTypes } from '../../engine/index.ts';
import { roundsToBegin } from '../begun.ts';
import { h, replace } from '../dom.ts';
import type { Draft } from '../flowActors.ts';
import type { Matter } from '../matter.ts';
import { isPlayed } from '../saveFormat.ts';
import { randomSeed } from '../seeds.ts';
import type { Ui } from '../ui.ts';
import { actorName, colourOf, monogram, playableSeats, roundName, slotName } from '../view/names.ts';
import { fold, heading, seal, secondary } from './parts.ts';

/** Seat, company, seed and start conditions; everything but the seat has a good answer already. */
export function setupScreen(ui: Ui, matter: Matter): HTMLElement {
  const { t, has } = ui.texts;
  const watching = ui.context.mode === 'watch';
  const seats = playableSeats(matter.game);
  const more = h('div', { class: 'seat-more', 'aria-live': 'polite' });
  const showMore = (seat: ActorId): void => {
    more.className = `seat-more edge-${colourOf(matter.game, seat)}`;
    replace(more, seatLines(ui, seat));
  };
  const form = h('form', { class: 'setup-form', onsubmit: (event) => {
    event.preventDefault();
    ui.send({ type: 'BEGIN', draft: readDraft(form, matter, watching) });
  } },
    !watching && h('fieldset', { class: 'seats' },
      h('legend', {}, t('ui.setup.seat')),
      seats.map((seat, i) => seatCard(ui, matter, seat, i, () => showMore(seat)))),
    !watching && more,
    ui.context.mode === 'full' && fromRow(ui, matter),
    h('div', { class: 'setup-more' },
      fold(t(watching ? 'ui.setup.all' : 'ui.setup.others'), !watching && h('p', { class: 'small' }, t('ui.setup.others.about')), matter.game.actors.map((actor) => aiRow(ui, matter, actor))),
      fold(t('ui.setup.start'),
        h('label', { class: 'row' }, h('span', {}, t('ui.setup.seed')), h('input', { name: 'seed', value: randomSeed(), maxlength: 60, autocomplete: 'off', spellcheck: 'false' })),
        h('p', { class: 'small' }, t('ui.setup.seed.about')),
        h('label', { class: 'row' }, h('span', {}, t('ui.setup.facts')), h('select', { name: 'facts' },
          h('option', { value: 'drawn' }, t('ui.setup.facts.drawn')),
          h('option', { value: 'recorded' }, t('ui.setup.facts.recorded')))),
        h('p', { class: 'small' }, t('ui.setup.facts.about')),
        has('prologue.about') && h('p', { class: 'small' }, t('prologue.about')),
        startRows(ui, matter))),
    ui.saved !== undefined && isPlayed(ui.saved) && h('p', { class: 'small' }, t('ui.setup.replaces')),
    h('div', { class: 'actions' }, h('button', { type: 'submit', class: 'primary', 'data-primary': true }, t(watching ? 'ui.begin.watch' : 'ui.begin'), h('kbd', { 'aria-hidden': 'true' }, '⏎')), secondary(t('ui.back'), () => ui.send({ type: 'BACK' }), 'Escape')));
  if (seats[0] !== undefined) showMore(seats[0]);
  if (watching) form.querySelector('details')?.setAttribute('open', '');
  return h('section', { class: 'screen setup' },
    h('p', { class: 'kicker' }, t(`ui.door.${ui.context.mode}`)),
    heading(t('scenario.title')),
    h('p', { class: 'lead' }, has('scenario.about') ? t('scenario.about') : ''),
    form);
}

function seatCard(ui: Ui, matter: Matter, seat: ActorId, i: number, onpick: () => void): HTMLElement {
  const { t, has } = ui.texts;
  const name = actorName(ui.texts, seat);
  return h('label', { class: `seat-card edge-${colourOf(matter.game, seat)}` },
    h('input', { type: 'radio', name: 'seat', value: seat, checked: i === 0, 'data-key': String(i + 1), onchange: onpick }),
    h('span', { class: 'seat-head' }, seal(colourOf(matter.game, seat), monogram(name)), h('span', { class: 'seat-name' }, name), h('kbd', { 'aria-hidden': 'true' }, String(i + 1))),
    has(`actor.${seat}.role`) && h('span', { class: 'seat-role' }, t(`actor.${seat}.role`)),
    seatLines(ui, seat));
}

function seatLines(ui: Ui, seat: ActorId): HTMLElement {
  const { t, has } = ui.texts;
  const lines = (['want', 'can', 'fear', 'best'] as const).filter((part) => has(`actor.${seat}.${part}`));
  return h('span', { class: 'seat-lines' }, lines.map((part) => h('span', { class: 'seat-line' }, h('b', {}, t(`ui.seat.${part}`)), ' ', t(`actor.${seat}.${part}`))));
}

function aiRow(ui: Ui, matter: Matter, actor: ActorId): HTMLElement {
  const { t } = ui.texts;
  return h('label', { class: 'row', 'data-ai': actor }, h('span', {}, actorName(ui.texts, actor)),
    h('select', { name: `ai-${actor}` }, Object.keys(matter.policies).map((policy) =>
      h('option', { value: policy, selected: policy === matter.adviser }, ui.texts.has(`ui.policy.${policy}`) ? t(`ui.policy.${policy}`) : policy))));
}

/** A round of the record to begin at: its start conditions and private facts are then the record's. */
function fromRow(ui: Ui, matter: Matter): HTMLElement | null {
  const { t } = ui.texts;
  const rounds = roundsToBegin(matter);
  if (rounds.length === 0) return null;
  const about = h('p', { class: 'small', hidden: true }, t('ui.setup.from.about'));
  const select = h('select', { name: 'from', onchange: () => {
    about.hidden = select.value === '';
    for (const own of select.form?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name="facts"], [name^="start-"]') ?? []) own.disabled = !about.hidden;
  } },
    h('option', { value: '' }, t('ui.setup.from.start')),
    rounds.map((round) => h('option', { value: round }, roundName(ui.texts, round))));
  return h('div', { class: 'setup-from' }, h('label', { class: 'row' }, h('span', {}, t('ui.setup.from')), select), about);
}

function startRows(ui: Ui, matter: Matter): readonly HTMLElement[] {
  const { t } = ui.texts;
  return matter.game.scenario.data.state.filter((slot) => slot.prologue === true).map((slot) => {
    const name = `start-${slot.id}`;
    const told = `prologue.${slot.id}`;
    const label = h('span', {}, ui.texts.has(told) ? t(told) : slotName(ui.texts, slot.id));
    if (slot.kind === 'flag') return h('label', { class: 'row check' }, h('input', { type: 'checkbox', name, checked: slot.start === true }), label);
    if (slot.kind === 'status') {
      return h('label', { class: 'row' }, label, h('select', { name }, (slot.values ?? []).map((value) => h('option', { value, selected: value === slot.start }, t(`flag.${slot.id}.${value}`)))));
    }
    return h('label', { class: 'row' }, label, h('input', { type: 'number', name, min: 0, max: slot.max ?? 100, step: 1, value: Number(slot.start ?? 0) }));
  });
}

function readDraft(form: HTMLFormElement, matter: Matter, watching: boolean): Draft {
  const data = new FormData(form);
  const from = String(data.get('from') ?? '');
  const seat = watching ? undefined : String(data.get('seat') ?? playableSeats(matter.game)[0]);
  const others = Object.fromEntries(matter.game.actors.filter((actor) => actor !== seat).map((actor) => [actor, String(data.get(`ai-${actor}`) ?? matter.adviser)]));
  const start: Record<string, number | boolean | string> = {};
  for (const slot of matter.game.scenario.data.state) {
    if (slot.prologue !== true) continue;
    const given = data.get(`start-${slot.id}`);
    const value = slot.kind === 'flag' ? given !== null : slot.kind === 'status' ? String(given) : clamp(Number(given), slot.max ?? 100);
    if (value !== (slot.start ?? 0)) start[slot.id] = value;
  }
  const seed = String(data.get('seed') ?? '').trim();
  return {
    seat,
    others,
    seed: seed === '' ? randomSeed() : seed,
    from: from === '' ? undefined : from,
    start: { ...(data.get('facts') === 'recorded' ? { types: recordedTypes(matter.game.scenario.data) } : {}), ...(Object.keys(start).length === 0 ? {} : { start }) },
  };
}

function clamp(value: number, max: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.min(max, Math.round(value))) : 0;
}
