/** The end of a game as lines: the ending, what brought it about, what nearly was signed, and what was hidden. */
import type { Game, GameState } from '../engine/index.ts';
import type { Texts } from '../i18n/texts.ts';
import { causesOf, type Decision, type Happening, type Stood, type Turn } from '../session/causes.ts';
import { nearlySigned, type PastStage } from '../session/past.ts';
import { actorNames, offered, signed, slotName } from './names.ts';
import type { Teller } from './playText.ts';

const NEAREST = 3;

export function verdictLines({ texts, game, seat }: Teller, state: GameState, past: readonly PastStage[]): readonly string[] {
  const { t, has } = texts;
  const ending = game.outcome(state)!;
  const returns = game.returns(state)!;
  const lesson = `ending.${ending}.lesson`;
  return [
    '',
    `== ${t('cli.verdict')} ==`,
    t(`ending.${ending}`),
    t(`ending.${ending}.headline`),
    t(`ending.${ending}.about`),
    '',
    ...causeLines(texts, game, past),
    '',
    ...(has(lesson) ? [t(lesson)] : []),
    '',
    ...Object.entries(game.scales(state)).map(([scale, value]) => t('cli.scale', { what: t(`scale.${scale}`), value })),
    t('cli.score', { score: Math.round(returns[seat] ?? 0) }),
    '',
    ...unsignedLines(texts, game, past),
    t('cli.hidden'),
    ...Object.entries(game.describe(state).types).map(([actor, level]) => `- ${actor === seat ? t('cli.opened', { actor: t(`actor.${actor}`), done: t(`type.${actor}.${level}`) }) : t(`type.${actor}.${level}.told`)}`),
  ];
}

function causeLines(texts: Texts, game: Game, past: readonly PastStage[]): readonly string[] {
  const { t } = texts;
  const { decision, turns } = causesOf(game, past);
  const at = (round: string, text: string): string => `- ${t('cli.causes.at', { round: t(`round.${round}`), text })}`;
  return [t('cli.causes'), ...turns.map((turn) => at(turn.round, turnText(texts, turn))), at(decision.round, decisionText(texts, decision))];
}

function unsignedLines(texts: Texts, game: Game, past: readonly PastStage[]): readonly string[] {
  const { t } = texts;
  const near = nearlySigned(game, past, NEAREST);
  if (near.length === 0) return [];
  return [t('cli.unsigned'), ...near.map((it) => `- ${t('cli.unsigned.line', {
    package: t(`package.${it.package}`),
    round: t(`round.${it.round}`),
    signed: actorNames(texts, it.signed),
    missing: actorNames(texts, it.missing),
  })}`), ''];
}

function turnText(texts: Texts, { what, moved }: Turn): string {
  const told = happeningText(texts, what);
  return moved === undefined ? told : texts.t('cli.causes.moved', { text: told, what: slotName(texts, moved.slot), by: signed(moved.by) });
}

function decisionText(texts: Texts, decision: Decision): string {
  const { t } = texts;
  switch (decision.kind) {
    case 'deal': {
      const said = { package: t(`package.${decision.package}`), actors: actorNames(texts, decision.signed) };
      return decision.by.length === 0 ? t('cli.deal', said) : t('cli.causes.deal', { ...said, actor: actorNames(texts, decision.by) });
    }
    case 'act':
      return happeningText(texts, decision.what);
    case 'state': {
      const what = stoodText(texts, decision.what === undefined ? decision.stood : decision.stood.filter(({ value }) => typeof value === 'number'));
      const text = decision.what === undefined ? '' : happeningText(texts, decision.what);
      return text === '' || what === '' ? `${text}${what}` : t('cli.causes.met', { text, what });
    }
    case 'time':
      return decision.stood.length === 0 ? t('cli.causes.time.none') : t('cli.causes.time', { what: stoodText(texts, decision.stood) });
  }
}

function happeningText({ t }: Texts, what: Happening): string {
  switch (what.kind) {
    case 'action': {
      const pack = offered(what.id);
      return pack === undefined ? t(`action.${what.id}.done`) : t('cli.offer.done', { actor: t(`actor.${what.actor}`), package: t(`package.${pack}`) });
    }
    case 'chance':
      return t(`chance.${what.id}.${what.outcome}`);
    case 'cascade':
      return t('cli.causes.cascade');
    case 'stance':
      return t('cli.opened', { actor: t(`actor.${what.actor}`), done: t(`stance.${what.actor}.${what.to}`) });
  }
}

function stoodText(texts: Texts, stood: readonly Stood[]): string {
  const { t } = texts;
  return stood.map(({ slot, value, test }) => {
    if (typeof value === 'string') return t('cli.status', { what: slotName(texts, slot), value: t(`flag.${slot}.${value}`) });
    if (typeof value === 'boolean') return value ? slotName(texts, slot) : t('cli.causes.noFlag', { what: slotName(texts, slot) });
    const { atLeast, atMost } = test as { readonly atLeast?: number; readonly atMost?: number };
    return t(atLeast === undefined ? 'cli.causes.atMost' : 'cli.causes.atLeast', { what: slotName(texts, slot), n: value, bound: atLeast ?? atMost ?? 0 });
  }).join(t('cli.join'));
}
