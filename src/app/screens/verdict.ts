import { chosenFacts } from '../again.ts';
import { type Child, h } from '../dom.ts';
import type { Draft } from '../flowActors.ts';
import type { VerdictPart } from '../chronicle.ts';
import type { Play } from '../play.ts';
import { randomSeed } from '../seeds.ts';
import type { Ui } from '../ui.ts';
import { monogram } from '../view/names.ts';
import { type ScoreLine, type Verdict, verdictOf } from '../view/verdict.ts';
import { pastOf } from '../../session/past.ts';
import { againButton } from './again.ts';
import { coach } from './coach.ts';
import { badge } from './facts.ts';
import { oneTest } from './oneTest.ts';
import { copyButton, heading, linkButton, primary, seal, secondary, styled } from './parts.ts';

export function verdictScreen(ui: Ui, play: Play, part: VerdictPart): HTMLElement {
  const { t } = ui.texts;
  const { matter, session } = play;
  const { game, record } = matter;
  const past = pastOf(game, session.transcript());
  const verdict = verdictOf(ui.texts, { game, seat: play.seat, state: session.state(), entries: play.entries, past, record });
  return h('section', { class: `screen verdict verdict-${part}` },
    h('p', { class: 'kicker' }, t(`ui.verdict.${part}`)),
    coach(ui, play),
    ui.context.save?.hindsight === true && h('p', { class: 'hint hindsight-told' }, t('ui.verdict.hindsight')),
    part === 'ending' ? endingPart(ui, verdict) : part === 'scores' ? scoresPart(ui, verdict) : [...pathPart(ui, play, verdict), oneTest(ui, play, past)],
    actions(ui, play, part));
}

function endingPart(ui: Ui, verdict: Verdict): readonly Child[] {
  const { t } = ui.texts;
  return [
    h('div', { class: 'newspaper' }, h('p', { class: 'masthead', 'aria-hidden': 'true' }, t('ui.verdict.paper')), heading(verdict.headline)),
    h('p', { class: 'ending-name' }, verdict.ending),
    h('p', { class: 'lead' }, verdict.about),
    h('h2', {}, t('ui.causes.title')),
    h('ol', { class: 'verdict-causes' }, verdict.causes.map((line) => h('li', { class: line.decided ? 'decided' : undefined }, h('span', { class: 'cause-round' }, line.round), ' ', h('span', {}, line.words)))),
    verdict.lesson !== undefined && h('p', { class: 'lesson' }, verdict.lesson),
    h('h2', {}, t('ui.verdict.scales'), ' ', badge(ui, 'MODEL')),
    h('div', { class: 'scales' }, verdict.scales.map((scale) => h('div', { class: 'scale' },
      h('p', {}, h('span', {}, scale.name), h('b', {}, String(scale.value))),
      styled(h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', { class: 'bar-fill' })), { '--to': `${scale.value}%` }),
      scale.about !== undefined && h('p', { class: 'small' }, scale.about)))),
    h('p', { class: 'small' }, t('ui.verdict.scales.about')),
  ];
}

function scoresPart(ui: Ui, verdict: Verdict): readonly (HTMLElement | null)[] {
  const { t } = ui.texts;
  return [
    heading(verdict.own === undefined ? t('ui.verdict.allScores') : t('ui.verdict.own', { score: verdict.own.score })),
    h('p', { class: 'lead' }, verdict.ownWords ?? t('ui.verdict.noOwn')),
    h('p', { class: 'small' }, badge(ui, 'MODEL'), ' ', t('ui.verdict.par')),
    h('ul', { class: 'scores' }, verdict.scores.map((line) => scoreRow(ui, line))),
    verdict.unsigned.length === 0 ? null : h('div', { class: 'hidden-facts unsigned' }, h('h2', {}, t('ui.verdict.unsigned')), h('dl', {}, verdict.unsigned.map((it) => h('div', {}, h('dt', {}, `${it.name} · ${it.round}`), h('dd', {}, it.words))))),
    verdict.facts.length === 0 ? null : h('div', { class: 'hidden-facts' }, h('h2', {}, t('ui.verdict.hidden')), h('dl', {}, verdict.facts.map((fact) => h('div', {}, h('dt', {}, `${fact.actor}${t('ui.colon')}${fact.what}`), h('dd', {}, fact.level))))),
  ];
}

function scoreRow(ui: Ui, line: ScoreLine): HTMLElement {
  const place = Math.max(0, Math.min(100, line.score));
  return h('li', { class: line.mine ? 'score mine' : 'score' },
    seal(line.colour, monogram(line.name)),
    h('span', { class: 'score-name' }, line.name, line.mine && h('span', { class: 'you' }, ui.texts.t('ui.you'))),
    styled(h('span', { class: 'bar par', 'aria-hidden': 'true' }, h('span', { class: `bar-fill fill-${line.colour}` })), { '--to': `${place}%` }),
    h('b', {}, String(line.score)));
}

function pathPart(ui: Ui, play: Play, verdict: Verdict): readonly HTMLElement[] {
  const { t } = ui.texts;
  const recorded = play.matter.record !== undefined;
  return [
    heading(t(play.seat === undefined ? 'ui.verdict.path.none' : 'ui.verdict.path.title')),
    h('p', { class: 'hint' }, t(recorded ? 'ui.verdict.path.record' : 'ui.verdict.path.fiction')),
    h('ol', { class: recorded ? 'path' : 'path alone' }, verdict.path.map((line) => h('li', { class: recorded && line.recorded !== undefined && !line.same ? 'path-line apart' : 'path-line' },
      h('p', { class: 'path-round' }, line.round, line.advised && h('span', { class: 'path-advised' }, t(line.at < play.begun ? 'ui.you.recorded' : 'ui.you.advised'))),
      h('p', { class: 'path-mine' }, line.mine),
      recorded && h('p', { class: 'path-record' }, line.recorded === undefined ? t('ui.verdict.path.unrecorded') : line.same ? t('ui.verdict.path.same') : t('ui.verdict.path.instead', { action: line.recorded })),
      !line.advised && h('p', { class: 'again-from' }, againButton(ui, line.at))))),
  ];
}

function actions(ui: Ui, play: Play, part: VerdictPart): HTMLElement {
  const { t } = ui.texts;
  if (part !== 'path') {
    return h('div', { class: 'actions sticky' }, primary(t('ui.continue'), () => ui.send({ type: 'NEXT' }), '⏎'), part === 'scores' && secondary(t('ui.back'), () => ui.send({ type: 'BACK' }), 'Escape'));
  }
  const { seed } = play.session.transcript();
  const learnt = play.mode === 'tutorial';
  const repeat = (): void => ui.send({ type: 'BEGIN', draft: again(play) });
  return h('div', { class: 'actions many' },
    // The tutorial leads on to the real case.
    learnt ? primary(t('ui.verdict.short'), () => ui.start('short'), '⏎') : primary(t('ui.verdict.again'), repeat, '⏎'),
    secondary(t(play.seat === undefined ? 'ui.verdict.watchAgain' : 'ui.verdict.seat'), () => ui.start(play.mode), '1'),
    secondary(t('ui.export'), () => ui.exportGame(), '2'),
    copyButton(t('ui.verdict.seed', { seed }), '3', () => ui.copy(seed), (done) => t(done ? 'ui.copied' : 'ui.notCopied', { seed })),
    linkButton(ui, '6'),
    secondary(t('ui.toTitle'), () => ui.send({ type: 'QUIT' }), '4'),
    learnt && secondary(t('ui.verdict.again'), repeat, '5'),
    secondary(t('ui.back'), () => ui.send({ type: 'BACK' }), 'Escape'));
}

/** The same seat among the same others, with chance and private facts drawn anew. */
function again(play: Play): Draft {
  const transcript = play.session.transcript();
  const types = chosenFacts(play.matter.game, transcript);
  const others = Object.fromEntries(Object.entries(transcript.seats).filter(([actor]) => actor !== play.seat));
  return {
    seat: play.seat,
    others,
    seed: randomSeed(),
    from: play.begun === 0 ? undefined : play.entries[play.begun]?.report.round,
    start: { ...(types === undefined ? {} : { types }), ...(transcript.start === undefined ? {} : { start: transcript.start }) },
  };
}
