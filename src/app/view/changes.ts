/** What one stage changed: meters with their causes, stances, and the count by half-hours. */
import type { ActorId, Basis, Cause, Game } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { SeatColour } from '../../scenes/model.ts';
import type { Entry } from '../chronicle.ts';
import { actionName, actorName, colourOf, slotName, slotShort, stanceName } from './names.ts';

export interface CauseLine {
  /** On what the number rests: `sourced`, `fitted` or `judgement`. */
  readonly basis: Basis['kind'] | undefined;
  readonly words: string;
  readonly by: string;
}

export interface MeterChange {
  readonly slot: string;
  readonly name: string;
  readonly short: string;
  readonly from: number;
  readonly to: number;
  readonly by: string;
  readonly up: boolean;
  readonly max: number;
  readonly causes: readonly CauseLine[];
  readonly words: string;
}

export interface StatusChange {
  readonly words: string;
  readonly causes: readonly CauseLine[];
}

export interface StanceChange {
  readonly actor: ActorId;
  readonly colour: SeatColour;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
}

export interface CountChange {
  readonly name: string;
  readonly total: number;
  readonly steps: readonly number[];
  readonly words: string;
}

export interface Changes {
  readonly meters: readonly MeterChange[];
  readonly statuses: readonly StatusChange[];
  readonly stances: readonly StanceChange[];
  readonly count: CountChange | undefined;
}

export function changesOf(texts: Texts, game: Game, entry: Entry): Changes {
  const { t } = texts;
  const kinds = new Map(game.scenario.data.state.map((slot) => [slot.id, slot]));
  const meters: MeterChange[] = [];
  const statuses: StatusChange[] = [];
  const stances: StanceChange[] = [];
  let count: CountChange | undefined;
  for (const event of entry.report.events) {
    if (event.kind === 'stance') {
      const [name, from, to] = [actorName(texts, event.actor), stanceName(texts, event.actor, event.from), stanceName(texts, event.actor, event.to)];
      stances.push({ actor: event.actor, colour: colourOf(game, event.actor), name, from, to, words: t('ui.change.stance', { actor: name, from, to }) });
    } else if (event.kind === 'count') {
      count = countOf(texts, game, event.steps);
    } else if (event.kind === 'changed') {
      const slot = kinds.get(event.slot);
      if (slot === undefined) continue;
      const causes = causeLines(texts, game, event.causes);
      if (slot.kind === 'meter' || slot.kind === 'count') {
        const name = slotName(texts, event.slot);
        const words = t('ui.change.meter', { what: name, from: event.from, to: event.to });
        meters.push({ slot: event.slot, name, short: slotShort(texts, event.slot), from: event.from, to: event.to, by: signed(event.to - event.from), up: event.to > event.from, max: slot.max ?? 100, causes, words });
      } else {
        const value = slot.values?.[event.to];
        const words = value === undefined ? t(event.to === 1 ? 'ui.change.flag' : 'ui.change.noFlag', { what: slotName(texts, event.slot) }) : t('ui.change.status', { what: slotName(texts, event.slot), value: t(`flag.${event.slot}.${value}`) });
        statuses.push({ words, causes: causes.map((cause) => ({ ...cause, by: '' })) });
      }
    }
  }
  return { meters: meters.toSorted((a, b) => Math.abs(b.to - b.from) / b.max - Math.abs(a.to - a.from) / a.max), statuses, stances, count };
}

function countOf(texts: Texts, game: Game, steps: readonly number[]): CountChange | undefined {
  const id = game.scenario.data.cascade?.count;
  const first = steps[0];
  const last = steps.at(-1);
  if (id === undefined || first === undefined || last === undefined || last === first) return undefined;
  const name = slotName(texts, id);
  const total = game.scenario.data.state.find((slot) => slot.id === id)?.max ?? 100;
  return { name, total, steps, words: texts.t('ui.change.count', { what: name, from: first, to: last, hours: (steps.length - 1) / 2 }) };
}

function causeLines(texts: Texts, game: Game, causes: readonly Cause[]): readonly CauseLine[] {
  return causes.slice(0, 3).map((cause) => ({ words: causeText(texts, cause), by: signed(cause.by), basis: basisOf(game, cause) }));
}

function basisOf(game: Game, { kind, id }: Cause): Basis['kind'] | undefined {
  const { actions, chance, packages, cascade } = game.scenario.data;
  if (kind === 'cascade') return cascade?.basis.kind;
  const list = kind === 'action' ? actions : kind === 'chance' ? chance : kind === 'package' ? packages : [];
  return list.find((it) => it.id === id)?.basis.kind;
}

function causeText(texts: Texts, cause: Cause): string {
  switch (cause.kind) {
    case 'action':
      return texts.t('ui.cause.action', { actor: actorName(texts, cause.actor ?? ''), action: actionName(texts, cause.id) });
    case 'chance':
      return texts.t('ui.cause.chance', { what: texts.t(`chance.${cause.id}`) });
    case 'package':
      return texts.t('ui.cause.package', { package: texts.t(`package.${cause.id}`) });
    case 'cascade':
      return texts.t('ui.cause.cascade');
    case 'unseen':
      return texts.t('ui.cause.unseen');
  }
}

export function signed(by: number): string {
  return by > 0 ? `+${by}` : by < 0 ? `−${-by}` : '0';
}
