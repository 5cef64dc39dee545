/** The stances of an actor as a chart, drawn from the machine that runs, and what would move it as far as a seat may know. */
import { type ActorData, type ActorId, type ChartArrow, type ChartRegion, type Condition, type Game, slotsRead, stanceChart, type StanceEventName, stanceParts, type View } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { SeatColour } from '../../scenes/model.ts';
import { knownIn } from '../../session/readings.ts';
import type { Entry } from '../chronicle.ts';
import { conditionWords } from './conditions.ts';
import { actionName, actorName, colourOf, list, slotName, stanceName } from './names.ts';

export interface Chart {
  readonly actor: ActorId;
  readonly name: string;
  readonly colour: SeatColour;
  readonly regions: readonly Region[];
}

export interface Region {
  readonly id: string;
  /** Absent where the machine moves as one. */
  readonly title: string | undefined;
  readonly rows: readonly Row[];
  /** All ways between two different stances; those that lead from everywhere stand in `anywhere`. */
  readonly ways: readonly Way[];
  readonly anywhere: readonly Way[];
}

export interface Row {
  readonly key: string;
  readonly name: string;
  readonly now: boolean;
  /** It stood here before, in what has been told of this game. */
  readonly been: boolean;
  readonly first: boolean;
}

/** Every arrow from one row to another, as one way. */
export interface Way {
  readonly from: number;
  readonly to: number;
  readonly moves: readonly Move[];
}

export interface Move {
  readonly event: StanceEventName;
  readonly words: string;
  readonly asks: readonly Asked[];
  /** Whether its conditions let it happen now; absent outside a game, `hidden` where the seat can't know. */
  readonly open: Truth | undefined;
  readonly sources: readonly Source[];
}

export type Truth = 'yes' | 'no' | 'hidden';

export interface Asked {
  readonly name: string;
  /** What it means in this scenario, and where that stands now. */
  readonly means: string;
  /** False where the move needs that it does not hold. */
  readonly wanted: boolean;
  readonly holds: Truth | undefined;
}

export interface Source {
  readonly words: string;
  /** Not everybody learns of it. */
  readonly quiet: boolean;
}

/** What a seat knows of a game; absent where the chart is shown for itself. */
export interface Known {
  readonly view: View;
  readonly told: readonly Entry[];
}

interface Asking {
  readonly texts: Texts;
  readonly game: Game;
  readonly data: ActorData;
  readonly known: Known | undefined;
}

export function chartOf(texts: Texts, game: Game, actor: ActorId, known?: Known): Chart {
  const data = game.scenario.data.actors.find(({ id }) => id === actor)!;
  const { archetype } = game.scenario.compiled.actors[game.actors.indexOf(actor)]!.stances;
  const regions = stanceChart(archetype);
  const now = partsOf(known?.view.stances[actor]);
  const past = (known?.told ?? []).flatMap(({ before }) => partsOf(before.stances[actor]));
  const asking = { texts, game, data, known };
  return { actor, name: actorName(texts, actor), colour: colourOf(game, actor), regions: regions.map((region) => regionOf(asking, region, regions.length > 1, now, past)) };
}

function partsOf(key: string | undefined): readonly string[] {
  return key === undefined ? [] : stanceParts(key);
}

function regionOf(asking: Asking, region: ChartRegion, titled: boolean, now: readonly string[], past: readonly string[]): Region {
  const { texts, data } = asking;
  const keys = region.stances.map(({ key }) => key);
  const common = region.arrows.filter((arrow) => isCommon(region, arrow));
  return {
    id: region.id,
    title: titled ? texts.t(`ui.region.${region.id}`) : undefined,
    rows: keys.map((key) => ({ key, name: stanceName(texts, data.id, key), now: now.includes(key), been: !now.includes(key) && past.includes(key), first: key === region.initial })),
    ways: waysOf(asking, keys, region.arrows.filter((arrow) => !common.includes(arrow))),
    anywhere: waysOf(asking, keys, common.filter((arrow, i) => common.findIndex((other) => other.to === arrow.to && other.event === arrow.event) === i)),
  };
}

/** One of the arrows that lead alike from every other stance: they are drawn once. */
function isCommon({ arrows, stances }: ChartRegion, { event, to, needs, unless }: ChartArrow): boolean {
  const alike = arrows.filter((it) => it.event === event && it.to === to && it.needs === needs && it.unless.length + unless.length === 0);
  return stances.length > 3 && alike.length === stances.length - 1;
}

function waysOf(asking: Asking, keys: readonly string[], arrows: readonly ChartArrow[]): readonly Way[] {
  const pairs = [...new Set(arrows.map(({ from, to }) => `${from} ${to}`))];
  return pairs.map((pair) => {
    const own = arrows.filter(({ from, to }) => `${from} ${to}` === pair);
    return { from: keys.indexOf(own[0]!.from), to: keys.indexOf(own[0]!.to), moves: own.map((arrow) => moveOf(asking, arrow)) };
  });
}

function moveOf(asking: Asking, arrow: ChartArrow): Move {
  const { texts, game, data } = asking;
  const event = texts.t(`ui.event.${arrow.event}`);
  const asks = [...(arrow.needs === undefined ? [] : [askedOf(asking, arrow.needs, true)]), ...arrow.unless.map((name) => askedOf(asking, name, false))];
  const needs = asks.filter(({ wanted }) => wanted).map(({ name }) => name);
  return {
    event: arrow.event,
    words: needs.length === 0 ? event : texts.t('ui.chart.if', { event, what: list(texts, needs) }),
    asks,
    open: asking.known === undefined ? undefined : openNow(asks),
    sources: sourcesOf(texts, game, data.id, arrow.event),
  };
}

function openNow(asks: readonly Asked[]): Truth {
  if (asks.some(({ wanted, holds }) => holds === (wanted ? 'no' : 'yes'))) return 'no';
  return asks.some(({ holds }) => holds === 'hidden') ? 'hidden' : 'yes';
}

function askedOf({ texts, game, data, known }: Asking, predicate: string, wanted: boolean): Asked {
  const condition: Condition = data.predicates[predicate]!;
  const truth = known === undefined ? undefined : knownIn(game, known.view, condition);
  const numbers = known === undefined ? [] : [...new Set(slotsRead(condition))].flatMap((slot) => {
    const value = known.view.values[slot];
    return typeof value === 'number' ? [texts.t('ui.chart.now', { what: slotName(texts, slot), n: value })] : [];
  });
  return {
    name: texts.t(`ui.predicate.${predicate}`),
    means: [conditionWords(texts, condition), ...numbers].join(texts.t('ui.join')),
    wanted,
    holds: known === undefined ? undefined : truth === undefined ? 'hidden' : truth ? 'yes' : 'no',
  };
}

/** The actions and chance events that the rules say bring `event` to `actor`. */
function sourcesOf(texts: Texts, game: Game, actor: ActorId, event: StanceEventName): readonly Source[] {
  const { actions, chance } = game.scenario.data;
  const sends = ({ send }: (typeof actions)[number]['then'][number]): boolean => [send?.[actor] ?? []].flat().includes(event);
  return [
    ...actions.filter(({ then }) => then.some(sends)).map((action) => ({ words: texts.t('ui.cause.action', { actor: actorName(texts, action.actor), action: actionName(texts, action.id) }), quiet: action.seenBy !== undefined })),
    ...chance.filter(({ outcomes }) => outcomes.some(({ then }) => then.some(sends))).map((it) => ({ words: texts.t('ui.cause.chance', { what: texts.t(`chance.${it.id}`) }), quiet: false })),
  ];
}
