/** A game in words for the terminal: every function gives lines. */
import type { Forecast, Reason } from '../bots/index.ts';
import { type ActorId, type Cause, type Game, type GameEvent, ownFact, type View } from '../engine/index.ts';
import type { Texts } from '../i18n/texts.ts';
import { ownSignature } from '../session/ownSignature.ts';
import type { Hint } from '../session/hint.ts';
import type { StageReport } from '../session/session.ts';
import { actionName, actorNames, offered, signed, slotName } from './names.ts';

export interface Teller {
  readonly texts: Texts;
  readonly game: Game;
  readonly seat: ActorId;
}

const INDENT = '   ';
/** Share of believed worlds from which an expected change is told. */
const LIKELY = 0.7;

export function introLines({ texts, seat }: Teller, seed: string, view: View): readonly string[] {
  const { t, has } = texts;
  const fact = ownFact(view, seat);
  return [
    t('scenario.title'),
    t('scenario.about'),
    ...(has('scenario.fair') ? [t('scenario.fair')] : []),
    '',
    t('cli.seat', { actor: t(`actor.${seat}`) }),
    t(`actor.${seat}.role`),
    ...(['want', 'can', 'fear'] as const).map((part) => t(`cli.${part}`, { text: t(`actor.${seat}.${part}`) })),
    ...(fact === undefined ? [] : [t('cli.private', { what: t(`${fact.kind}.${seat}`), level: t(`${fact.kind}.${seat}.${fact.level}`) })]),
    '',
    t('cli.seed', { seed }),
    t('cli.help'),
  ];
}

export function headingLines({ texts }: Teller, round: string, situation: string): readonly string[] {
  const { t } = texts;
  return ['', `== ${t('cli.round', { round: t(`round.${round}`), situation: t(`situation.${situation}`) })} ==`];
}

export function briefLines({ texts, seat }: Teller, situation: string): readonly string[] {
  const { t, has } = texts;
  const own = `situation.${situation}.${seat}`;
  return [
    t(`situation.${situation}.brief`),
    t('cli.know', { text: t(`situation.${situation}.know`) }),
    t('cli.unknown', { text: t(`situation.${situation}.unknown`) }),
    ...(has(own) ? [t(own)] : []),
  ];
}

export function optionLines(teller: Teller, view: View, options: readonly string[]): readonly string[] {
  const { t } = teller.texts;
  const signing = view.stage === 'sign';
  return [
    ...(view.table.length === 0 ? [] : [t('cli.table'), ...view.table.flatMap((standing) => standingLines(teller, standing.package, standing.until, signing))]),
    t(signing ? 'cli.sign' : 'cli.choose'),
    ...options.flatMap((action, i) => {
      const line = t('cli.option', { number: i + 1, name: actionName(teller.texts, action, view) });
      return signing ? [line] : [line, `${INDENT}${t(offered(action) === undefined ? `action.${action}.about` : `package.${offered(action) ?? ''}.about`)}`];
    }),
  ];
}

function standingLines(teller: Teller, pack: string, until: string | undefined, whole: boolean): readonly string[] {
  const { t } = teller.texts;
  const how = until === undefined ? t('cli.untilEnd') : t('cli.until', { round: t(`round.${until}`) });
  const needs = Object.keys(teller.game.scenario.data.packages.find((it) => it.id === pack)?.needs ?? {});
  const line = `- ${t('cli.standing', { package: t(`package.${pack}`), until: how })}`;
  return whole ? [line, `${INDENT}${t(`package.${pack}.about`)}`, `${INDENT}${t('cli.needs', { actors: actorNames(teller.texts, needs) })}`] : [line];
}

export function meterLines({ texts, game }: Teller, view: View): readonly string[] {
  const meters = game.scenario.data.state.filter((slot) => slot.kind === 'meter' || slot.kind === 'count');
  return meters.flatMap(({ id }) => (view.values[id] === undefined ? [] : [`- ${texts.t('cli.meter', { what: slotName(texts, id), value: String(view.values[id]) })}`]));
}

export function forecastLines(teller: Teller, view: View, forecasts: readonly Forecast[]): readonly string[] {
  const { t } = teller.texts;
  if (forecasts.length === 0) return [t('cli.forecast.none')];
  return [
    t('cli.forecast'),
    ...forecasts.toSorted((a, b) => b.value - a.value).map(({ action, compared, moves }) => {
      const { against, size, rank } = compared;
      const likely = moves.filter(({ sure }) => sure >= LIKELY).slice(0, 2).map(({ slot, by }) => t('cli.forecast.move', { what: slotName(teller.texts, slot), by: signed(Math.round(by)) }));
      const words = [...(rank === undefined ? [] : [t(`cli.forecast.${rank}`)]), t(size === 0 ? 'cli.forecast.same' : `cli.forecast.${against}.${size}`), ...likely];
      return `- ${t('cli.forecast.line', { name: actionName(teller.texts, action, view), words: words.join(t('cli.join')) })}`;
    }),
  ];
}

export function hintLines(teller: Teller, view: View, hint: Hint | undefined): readonly string[] {
  const { t } = teller.texts;
  if (hint === undefined) return [t('cli.hint.none')];
  return [t('cli.hint', { action: actionName(teller.texts, hint.action, view) }), ...hint.reasons.slice(0, 2).map((reason) => `${INDENT}${reasonText(teller.texts, reason)}`)];
}

export function reportLines(teller: Teller, report: StageReport, before: View): readonly string[] {
  const { t } = teller.texts;
  const told = report.events.flatMap((event) => event.kind === 'notSigned' ? [failed(teller, event, report, before)] : happened(teller, event, report.reasons[event.kind === 'chose' ? event.actor : '']?.[0]));
  const changes = report.events.flatMap((event) => changed(teller, event));
  return [
    ...(report.mine === undefined ? [] : [t(report.advised ? 'cli.advised' : 'cli.mine', { action: actionName(teller.texts, report.mine, before) })]),
    ...told,
    '',
    t('cli.changes'),
    ...(changes.length === 0 ? [`- ${t('cli.nothing')}`] : changes.map((line) => `- ${line}`)),
    '',
  ];
}

function happened(teller: Teller, event: GameEvent, reason: Reason | undefined): readonly string[] {
  const { texts, seat } = teller;
  const { t } = texts;
  switch (event.kind) {
    case 'chose': {
      const actor = t(`actor.${event.actor}`);
      const pack = offered(event.action);
      const done = pack === undefined ? t('cli.opened', { actor, done: t(`action.${event.action}.done`) }) : t('cli.offer.done', { actor, package: t(`package.${pack}`) });
      return event.actor === seat || reason === undefined ? [done] : [done, `${INDENT}${reasonText(texts, reason)}`];
    }
    case 'chance': {
      const permille = event.permille === undefined || event.outcome !== 'none' ? event.permille : 1000 - event.permille;
      const percent = permille === undefined ? '?' : String(permille / 10);
      return [event.outcome === 'none' ? t('cli.chance.none', { what: t(`chance.${event.event}`), percent }) : t('cli.chance', { what: t(`chance.${event.event}.${event.outcome}`), percent })];
    }
    case 'deal':
      return [t('cli.deal', { package: t(`package.${event.package}`), actors: actorNames(teller.texts, event.signed) })];
    default:
      return [];
  }
}

/** Who signed is told to mediators alone; everybody knows what they signed themselves. */
function failed({ texts, game, seat }: Teller, event: Extract<GameEvent, { kind: 'notSigned' }>, report: StageReport, before: View): string {
  const { t } = texts;
  const name = t(`package.${event.package}`);
  if (event.signed !== undefined && event.signed.length > 0) return t('cli.notSigned.told', { package: name, actors: actorNames(texts, event.signed) });
  const own = event.signed === undefined ? ownSignature(game, seat, before, report.mine, event.package) : undefined;
  const text = t('cli.notSigned', { package: name });
  return own === undefined ? text : t(own ? 'cli.notSigned.mine' : 'cli.notSigned.notMine', { text });
}

function changed(teller: Teller, event: GameEvent): readonly string[] {
  const { texts, game } = teller;
  const { t } = texts;
  switch (event.kind) {
    case 'changed': {
      const slot = game.scenario.data.state.find((it) => it.id === event.slot);
      if (slot === undefined) return [];
      if (slot.kind === 'flag') return [t(event.to === 1 ? 'cli.flag.on' : 'cli.flag.off', { what: t(`flag.${slot.id}`) })];
      if (slot.kind === 'status') return [t('cli.status', { what: t(`flag.${slot.id}`), value: t(`flag.${slot.id}.${slot.values?.[event.to] ?? ''}`) })];
      if (event.causes.every((cause) => cause.kind === 'cascade')) return []; // its half-hours are told apart
      const causes = event.causes.slice(0, 3).map((cause) => causeText(teller, cause)).join(t('cli.join'));
      return [t(causes === '' ? 'cli.changed' : 'cli.changed.causes', { what: slotName(texts, slot.id), from: event.from, to: event.to, causes })];
    }
    case 'stance':
      return [t('cli.stance', { actor: t(`actor.${event.actor}`), from: t(`stance.${event.actor}.${event.from}`), to: t(`stance.${event.actor}.${event.to}`) })];
    case 'count': {
      const count = game.scenario.data.cascade?.count;
      const [from, to] = [event.steps[0] ?? 0, event.steps.at(-1) ?? 0];
      return count === undefined || from === to ? [] : [t('cli.count', { what: slotName(texts, count), from, to, hours: (event.steps.length - 1) / 2 })];
    }
    default:
      return [];
  }
}

function causeText(teller: Teller, cause: Cause): string {
  const { t } = teller.texts;
  const by = signed(cause.by);
  switch (cause.kind) {
    case 'action':
      return t('cli.cause.action', { actor: t(`actor.${cause.actor ?? ''}`), action: actionName(teller.texts, cause.id, undefined), by });
    case 'chance':
      return t('cli.cause.chance', { what: t(`chance.${cause.id}`), by });
    case 'package':
      return t('cli.cause.package', { package: t(`package.${cause.id}`), by });
    case 'cascade':
      return t('cli.cause.cascade', { by });
    case 'unseen':
      return t('cli.cause.unseen', { by });
  }
}

function reasonText(texts: Texts, reason: Reason): string {
  const what = reason.kind === 'ending' ? texts.t(`ending.${reason.id}`) : slotName(texts, reason.id);
  return texts.t(`cli.reason.${reason.kind}.${reason.change >= 0 ? 'up' : 'down'}`, { what });
}
