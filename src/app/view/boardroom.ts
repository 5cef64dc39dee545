/** The stage's model of one moment: a pure function of what a seat knows. */
import type { ActorId, Game, View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { BoardroomModel, LightsModel, OfferModel, SeatModel } from '../../scenes/model.ts';
import type { HistoricalRecord } from '../../scenarios/index.ts';
import type { Entry } from '../chronicle.ts';
import { clockOf, nightOf, roundClock } from './clock.ts';
import { recordedBy } from './countCurve.ts';
import { actionName, actorShort, colourOf, roundShort, slotShort } from './names.ts';
import { meterLines, seatLines } from './panel.ts';
import { proposer, standsUntil } from './signing.ts';

export interface BoardroomInput {
  readonly texts: Texts;
  readonly game: Game;
  readonly seat: ActorId | undefined;
  readonly view: View;
  /** What was known before the last stage; `view` itself if nothing has changed. */
  readonly before: View;
  readonly told: readonly Entry[];
  readonly record: HistoricalRecord | undefined;
  /** Who still has to choose, and whether the player's envelope is sealed. */
  readonly movers: readonly ActorId[];
  readonly sealed: boolean;
  /** The stage whose envelopes lie open. */
  readonly opened: Entry | undefined;
  readonly scales: Readonly<Record<string, number>> | undefined;
}

export function boardroomModel(input: BoardroomInput): BoardroomModel {
  const { texts, game, view, before } = input;
  const meters = meterLines(texts, game, view, before);
  const cascade = game.scenario.data.cascade;
  const lights = meters.find((meter) => meter.id === cascade?.count);
  return {
    language: texts.language,
    clock: roundClock(texts, game, view.round),
    title: texts.t(`situation.${view.situation}`),
    night: nightOf(clockOf(game, view.round)),
    seats: seatLines(texts, game, view, input.seat).map((line): SeatModel => ({ ...line, short: actorShort(texts, line.id), present: present(game, line.id, view), ...envelope(input, line.id) })),
    meters: meters.filter((meter) => meter.max === 100 && meter.id !== cascade?.count).map(({ id, name, value, before: old }) => ({ id, name, short: slotShort(texts, id), value, before: old })),
    lights: lights === undefined ? undefined : { name: lights.name, total: lights.max, lit: lights.value, before: lights.before, open: lights.value > 0, ...recorded(input) },
    offers: [...new Set(view.table.map((standing) => standing.package))].map((id) => offer(input, id)),
    verdict: view.ending === undefined || input.scales === undefined ? undefined : {
      ending: texts.t(`ending.${view.ending}`),
      scales: Object.entries(input.scales).map(([id, value]) => ({ name: texts.t(`scale.${id}`), value })),
    },
  };
}

/** The count of the record at this hour, where there is one. */
function recorded({ texts, game, record, told, opened, view }: BoardroomInput): Pick<LightsModel, 'record'> {
  const point = recordedBy(texts, game, record, opened === undefined || told.includes(opened) ? told : [...told, opened], view);
  return point === undefined ? {} : { record: { count: point.count, words: texts.t('ui.count.onRecord', { n: point.count, when: point.when }) } };
}

/** A package as one paper, even where two seats have put it on the table. */
function offer({ texts, game, view, told }: BoardroomInput, id: string): OfferModel {
  const standings = view.table.filter((standing) => standing.package === id);
  const until = standsUntil(game, standings);
  return {
    id,
    name: texts.t(`package.${id}`),
    by: colourOf(game, proposer(game, standings[0]!, told) ?? ''),
    until: until === undefined ? '' : texts.t('ui.offer.until', { round: roundShort(texts, until) }),
  };
}

function envelope({ texts, movers, sealed, opened, seat }: BoardroomInput, actor: ActorId): Pick<SeatModel, 'envelope' | 'opened'> {
  if (opened !== undefined) {
    const event = opened.report.events.find((it) => it.kind === 'chose' && it.actor === actor);
    if (event?.kind === 'chose') return { envelope: 'opened', opened: actionName(texts, event.action) };
    return { envelope: opened.movers.includes(actor) ? 'sealed' : 'none' };
  }
  if (!movers.includes(actor)) return { envelope: 'none' };
  return { envelope: actor === seat && !sealed ? 'waiting' : 'sealed' };
}

/** An actor with a condition of presence is there while it may choose or has a say; its absence is public. */
function present(game: Game, actor: ActorId, view: View): boolean {
  const condition = game.scenario.data.actors.find((it) => it.id === actor)?.present;
  if (condition === undefined) return true;
  return Object.entries(condition).every(([slot, test]) => typeof test !== 'boolean' || view.values[slot] === test);
}
