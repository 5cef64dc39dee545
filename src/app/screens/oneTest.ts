/** At the verdict: one decision changed, and what comes of it in pairs of games played in workers. */
import type { Pairs } from '../../analysis/fork.ts';
import type { ActorId } from '../../engine/index.ts';
import type { PastStage } from '../../session/past.ts';
import { h, replace } from '../dom.ts';
import type { Play } from '../play.ts';
import type { Ui } from '../ui.ts';
import { type Decision, decisionsOf, shiftLines, testWords, type Told } from '../view/oneTest.ts';
import { actorName } from '../view/names.ts';
import { badge } from './facts.ts';

const PAIRS = 400;
const SHARD = 10;

/** Nothing where the player had no choice to change. */
export function oneTest(ui: Ui, play: Play, past: readonly PastStage[]): HTMLElement | null {
  const { t } = ui.texts;
  const { people, matter } = play;
  const decisions = people.flatMap((seat) => decisionsOf(ui.texts, matter.game, seat, play.as(seat).entries, past));
  if (decisions.length === 0) return null;
  const decision = h('select', { name: 'decision', onchange: () => offer() }, decisions.map(({ seat, name }, i) => h('option', { value: i }, people.length > 1 ? `${actorName(ui.texts, seat)}${t('ui.colon')}${name}` : name)));
  const instead = h('select', { name: 'instead', onchange: () => clear() });
  const result = h('div', { class: 'test-result' });
  const status = h('p', { class: 'test-status', role: 'status' });
  const button = h('button', { type: 'button', class: 'secondary', onclick: () => (running === undefined ? void run() : running.abort()) });
  let running: AbortController | undefined;
  const picked = (): Decision => decisions[Number(decision.value)]!;

  function offer(): void {
    replace(instead, picked().others.map(({ id, name }) => h('option', { value: id }, name)));
    clear();
  }

  /** What was found was found of another change. */
  function clear(): void {
    running?.abort();
    running = undefined;
    label();
    replace(result);
    replace(status);
  }

  function label(): void {
    button.textContent = running === undefined ? t('ui.test.run', { n: PAIRS }) : t('ui.test.stop');
  }

  async function run(): Promise<void> {
    const own = new AbortController();
    running = own;
    label();
    replace(result);
    status.textContent = t('ui.test.progress', { done: 0, of: PAIRS });
    // Another change may have been picked meanwhile, or the page left.
    const stale = (): boolean => running !== own || !result.isConnected;
    try {
      const hands = await workers().catch(() => undefined);
      if (hands === undefined) {
        if (stale()) return;
        status.textContent = t('ui.test.notLoaded');
        return ui.notLoaded();
      }
      const ran = await playPairs(hands, play, { seat: picked().seat, at: picked().at, instead: instead.value }, own.signal, (pairs) => {
        if (stale()) own.abort();
        else show(pairs);
      });
      if (stale()) return;
      if (ran.complete) status.textContent = testWords(ui.texts, ran.result);
      else status.textContent = t('ui.test.stopped', { done: ran.result?.games ?? 0, of: PAIRS });
    } catch (error) {
      if (!stale()) status.textContent = t('ui.test.failed', { why: error instanceof Error ? error.message : String(error) });
    } finally {
      if (running === own) running = undefined;
      label();
    }
  }

  function show(pairs: Pairs): void {
    const lines = shiftLines(ui.texts, pairs);
    const done = pairs.games === PAIRS; // before, a look in between would make clear what is not
    replace(result,
      h('progress', { max: PAIRS, value: pairs.games, 'aria-label': t('ui.test.progress', { done: pairs.games, of: PAIRS }) }),
      h('p', { class: 'small' }, t('ui.test.progress', { done: pairs.games, of: PAIRS }), ' · ', t('ui.test.intervals')),
      h('table', { class: 'shifts' },
        h('thead', {}, h('tr', {}, ['ending', 'played', 'changed', 'difference'].map((column) => h('th', { scope: 'col' }, t(`ui.test.${column}`))))),
        h('tbody', {}, lines.map((line) => h('tr', { class: done && line.clear ? 'clear' : undefined },
          h('th', { scope: 'row' }, line.ending), cell(line.played), cell(line.changed),
          h('td', {}, done && !line.clear ? t('ui.test.close') : line.difference.value, h('span', { class: 'small' }, line.difference.range)))))));
  }

  offer();
  label();
  return h('section', { class: 'one-test' },
    h('h2', {}, t('ui.test.title'), ' ', badge(ui, 'MODEL')),
    h('p', { class: 'small' }, t('ui.test.about')),
    h('label', { class: 'row' }, h('span', {}, t('ui.test.decision')), decision),
    h('label', { class: 'row' }, h('span', {}, t('ui.test.instead')), instead),
    h('div', { class: 'actions' }, button),
    status,
    result);
}

function cell({ value, range }: Told): HTMLElement {
  return h('td', {}, value, h('span', { class: 'small' }, range));
}

type Hands = Awaited<ReturnType<typeof workers>>;

/** Workers and their work are fetched only where somebody asks for them. */
async function workers() {
  const [{ browserPool }, { jobKinds, rangesOf }] = await Promise.all([import('../../workers/browser.ts'), import('../../workers/kinds.ts')]);
  return { browserPool, jobKinds, rangesOf };
}

function playPairs({ browserPool, jobKinds, rangesOf }: Hands, play: Play, change: { readonly seat: ActorId; readonly at: number; readonly instead: string }, signal: AbortSignal, told: (pairs: Pairs) => void) {
  const transcript = play.session.transcript();
  const shared = { ...change, transcript, seed: `${transcript.seed}/test` };
  const count = Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1));
  return browserPool(jobKinds, count).run({ kind: 'fork', scenario: play.matter.game.scenario.id, shared, shards: rangesOf(PAIRS, SHARD) }, { signal, told: ({ result }) => told(result) });
}
