import type { ActorId } from '../../engine/index.ts';
import { type PastStage, pastOf } from '../../session/past.ts';
import { type Child, h } from '../dom.ts';
import type { Draft } from '../flowActors.ts';
import type { VerdictPart } from '../beats.ts';
import type { Play } from '../play.ts';
import { momentOf } from '../scene.ts';
import { randomSeed } from '../seeds.ts';
import type { Ui } from '../ui.ts';
import { chosenFacts } from '../again.ts';
import { curveOf } from '../view/countCurve.ts';
import { type FrontPage, frontPageOf } from '../view/frontPage.ts';
import { actorName, monogram } from '../view/names.ts';
import { type PathLine, pathOf, type ScoreLine, type Verdict, verdictOf } from '../view/verdict.ts';
import { againButton } from './again.ts';
import { coach } from './coach.ts';
import { countChart } from './countChart.ts';
import { badge } from './facts.ts';
import { frontPage } from './frontPage.ts';
import { guessTally } from './guess.ts';
import { oneTest } from './oneTest.ts';
import { pressTools } from './pressTools.ts';
import { zoneVerdict } from './zone.ts';
import { heading, linkButton, primary, seal, secondary, seedButton, styled } from './parts.ts';

export function verdictScreen(ui: Ui, play: Play, part: VerdictPart): HTMLElement {
  const { t } = ui.texts;
  const { matter, session } = play;
  const { game } = matter;
  const past = pastOf(game, session.transcript());
  const verdict = verdictOf(ui.texts, { game, people: play.people, state: session.state(), past });
  return h('section', { class: `screen verdict verdict-${part}` },
    h('p', { class: 'kicker' }, t(`ui.verdict.${part}`)),
    coach(ui, play),
    ui.context.save?.hindsight === true && h('p', { class: 'hint hindsight-told' }, t('ui.verdict.hindsight')),
    part === 'ending' ? endingPart(ui, play, past, verdict) : part === 'scores' ? scoresPart(ui, verdict, [guessTally(ui, play, past), zoneVerdict(ui, play, past)]) : [...pathPart(ui, play), letterPart(ui, play), oneTest(ui, play, past)],
    actions(ui, play, part));
}

function endingPart(ui: Ui, play: Play, past: readonly PastStage[], verdict: Verdict): readonly Child[] {
  const { t } = ui.texts;
  const page = pageOf(ui, play, past, verdict);
  const { counterfactual } = momentOf(play, { kind: 'verdict', part: 'ending' });
  return [
    frontPage(ui, page, counterfactual),
    pressTools(ui, page, play.now.ending ?? '', counterfactual),
    h('p', { class: 'ending-name' }, verdict.ending),
    page.about !== '' && h('p', { class: 'lead' }, page.about),
    h('h2', {}, t('ui.causes.title')),
    h('ol', { class: 'verdict-causes' }, verdict.causes.map((line) => h('li', { class: line.decided ? 'decided' : undefined }, h('span', { class: 'cause-round' }, line.round), ' ', h('span', {}, line.words)))),
    verdict.lesson !== undefined && h('p', { class: 'lesson' }, verdict.lesson),
    verdict.scales.some((scale) => scale.about !== undefined) && h('dl', { class: 'scale-abouts small' }, verdict.scales.map((scale) => scale.about !== undefined && [h('dt', {}, scale.name), h('dd', {}, scale.about)])),
  ];
}

function pageOf({ texts }: Ui, { matter, people, seat, entries }: Play, past: readonly PastStage[], verdict: Verdict): FrontPage {
  const { game, folder, record } = matter;
  const path = seat === undefined || people.length > 1 ? [] : pathOf(texts, game, seat, entries, record);
  return frontPageOf(texts, { game, press: folder.press, view: past.at(-1)!.after, verdict, path, fiction: record === undefined });
}

function scoresPart(ui: Ui, verdict: Verdict, more: readonly Child[]): readonly Child[] {
  const { t } = ui.texts;
  return [
    heading(verdict.own === undefined ? t('ui.verdict.allScores') : t('ui.verdict.own', { score: verdict.own.score })),
    h('p', { class: 'lead' }, verdict.ownWords ?? t('ui.verdict.noOwn')),
    h('p', { class: 'small' }, badge(ui, 'MODEL'), ' ', t('ui.verdict.par')),
    h('ul', { class: 'scores' }, verdict.scores.map((line) => scoreRow(ui, line))),
    verdict.unsigned.length === 0 ? null : h('div', { class: 'hidden-facts unsigned' }, h('h2', {}, t('ui.verdict.unsigned')), h('dl', {}, verdict.unsigned.map((it) => h('div', {}, h('dt', {}, `${it.name} · ${it.round}`), h('dd', {}, it.words))))),
    more,
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

function pathPart(ui: Ui, play: Play): readonly Child[] {
  const { t } = ui.texts;
  const { people } = play;
  return [
    heading(t(people.length === 0 ? 'ui.verdict.path.none' : people.length === 1 ? 'ui.verdict.path.title' : 'ui.verdict.path.several')),
    h('p', { class: 'hint' }, t(play.matter.record === undefined ? 'ui.verdict.path.fiction' : 'ui.verdict.path.record')),
    people.flatMap((seat) => [people.length > 1 && h('h2', {}, actorName(ui.texts, seat)), pathList(ui, play, seat)]),
  ];
}

function pathList(ui: Ui, play: Play, seat: ActorId): HTMLElement {
  const { game, record } = play.matter;
  return h('ol', { class: record === undefined ? 'path alone' : 'path' }, pathOf(ui.texts, game, seat, play.as(seat).entries, record).map((line) => pathRow(ui, play, line)));
}

function pathRow(ui: Ui, play: Play, line: PathLine): HTMLElement {
  const { t } = ui.texts;
  const recorded = play.matter.record !== undefined;
  const begun = line.at < play.begun; // played as recorded, which is said beside the round
  return h('li', { class: recorded && line.recorded !== undefined && !line.same ? 'path-line apart' : 'path-line' },
    h('p', { class: 'path-round' }, line.round, line.advised && h('span', { class: 'path-advised' }, t(begun ? 'ui.you.recorded' : 'ui.you.advised'))),
    h('p', { class: 'path-mine' }, line.mine),
    recorded && !(begun && line.same) && h('p', { class: 'path-record' }, line.recorded === undefined ? t('ui.verdict.path.unrecorded') : line.same ? t('ui.verdict.path.same') : t('ui.verdict.path.instead', { action: line.recorded })),
    play.people.length === 1 && !line.advised && h('p', { class: 'again-from' }, againButton(ui, line.at)));
}

/** The letter of this game against the dated counts of the record. */
function letterPart(ui: Ui, { matter, entries, now }: Play): HTMLElement | null {
  const curve = matter.record === undefined ? undefined : curveOf(ui.texts, matter.game, matter.record, entries, now, true);
  return curve === undefined ? null : h('div', { class: 'letter-part' }, h('h2', {}, ui.texts.t('ui.count.title')), countChart(ui, curve));
}

function actions(ui: Ui, play: Play, part: VerdictPart): HTMLElement {
  const { t } = ui.texts;
  const { matter } = play;
  if (part !== 'path') {
    return h('div', { class: 'actions sticky' }, primary(t('ui.continue'), () => ui.send({ type: 'NEXT' }), 'Enter'), part === 'scores' && secondary(t('ui.back'), () => ui.send({ type: 'BACK' }), 'Escape'));
  }
  const { seed } = play.session.transcript();
  const learnt = play.mode === 'tutorial';
  const repeat = (): void => ui.send({ type: 'BEGIN', draft: again(play) });
  return h('div', { class: 'actions many' },
    // The tutorial leads on to the real case.
    learnt ? primary(t('ui.verdict.short'), () => ui.start('short'), 'Enter') : primary(t('ui.verdict.again'), repeat, 'Enter'),
    secondary(t(play.people.length === 0 ? 'ui.verdict.watchAgain' : 'ui.verdict.seat'), () => ui.start(play.mode, matter.game.scenario.assumptions), '1'),
    secondary(t('ui.export'), () => ui.exportGame(), '2'),
    ...seedButton(ui, seed, '3'),
    ...linkButton(ui, '6'),
    secondary(t('ui.toTitle'), () => ui.send({ type: 'QUIT' }), '4'),
    learnt && secondary(t('ui.verdict.again'), repeat, '5'),
    secondary(t('ui.door.gallery'), () => ui.send({ type: 'GALLERY' }), 'g'),
    secondary(t('ui.back'), () => ui.send({ type: 'BACK' }), 'Escape'));
}

/** The same seats among the same others, with chance and private facts drawn anew. */
function again(play: Play): Draft {
  const [seat] = play.people;
  const transcript = play.session.transcript();
  const types = chosenFacts(play.matter.game, transcript);
  const others = Object.fromEntries(Object.entries(transcript.seats).filter(([actor]) => actor !== seat));
  return {
    seat,
    others,
    seed: randomSeed(),
    from: play.begun === 0 ? undefined : play.entries[play.begun]?.report.round,
    start: { ...(types === undefined ? {} : { types }), ...(transcript.start === undefined ? {} : { start: transcript.start }) },
  };
}
