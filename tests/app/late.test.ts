/** What is fetched after the first choice is missed by no screen before it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { looksBack } from '../../src/app/beats.ts';
import type { Mode } from '../../src/app/matter.ts';
import { newPlay } from '../../src/app/play.ts';
import { modelsOf, momentOf } from '../../src/app/scene.ts';
import { PANEL_TABS, panel } from '../../src/app/screens/panel.ts';
import { screenOf } from '../../src/app/screens/screen.ts';
import { titleLetters } from '../../src/app/screens/tableArt.ts';
import type { Ui } from '../../src/app/ui.ts';
import { playableSeats } from '../../src/app/view/names.ts';
import { timelineOf } from '../../src/app/view/timeline.ts';
import { reasonText } from '../../src/app/view/reveal.ts';
import { isLateWord } from '../../src/i18n/lateWords.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { stubPage } from '../support/page.ts';
import { matterOf, textsOf } from './support.ts';

beforeAll(() => stubPage());

describe.each([['tutorial', 'harbour-lab'], ['short', 'openai-2023'], ['full', 'openai-2023']] as const satisfies readonly (readonly [Mode, string])[])('up to the first choice of the %s game', (mode, id) => {
  test('no screen, panel, picture or hint says a word that is fetched late', async () => {
    const [matter, words] = [await matterOf(id), await textsOf('en', id)];
    const said = new Set<string>();
    const texts: Texts = { ...words, t: (key, values) => words.t(said.add(key) && key, values), has: (key) => words.has(said.add(key) && key) };
    titleLetters(texts);
    let choices = 0;
    for (const seat of playableSeats(matter.game)) {
      const play = newPlay(matter, { mode, seat, others: {}, seed: 'late', start: {} });
      play.beats.forEach((beat, step) => {
        if (looksBack(play.beats, step)) return;
        if (beat.kind === 'choose') choices += 1;
        const context = { mode, matter, play, step, choice: undefined, sealedAt: -1000 };
        const ui = { texts, context, send: () => undefined, settings: { sound: false, motion: 'less', names: 'people' }, played: [], saved: undefined } as unknown as Ui;
        for (const name of ['setup', 'brief', `play.${beat.kind}`, 'play.sealed']) screenOf(ui, name);
        const { view, before, told } = momentOf(play, beat);
        for (const tab of PANEL_TABS) panel(ui, play, { view, before, told, tab, choose: () => undefined, explained: new Set() });
        timelineOf(texts, matter.game, matter.folder.deadlines ?? [], view, told);
        modelsOf(texts, play, beat, true);
      });
      for (const reason of play.session.hint()?.reasons ?? []) reasonText(texts, reason);
    }
    expect(choices).toBe(playableSeats(matter.game).length);
    expect(said.size).toBeGreaterThan(100);
    expect([...said].filter(isLateWord)).toEqual([]);
  });
});

test.each(['harbour-lab', 'openai-2023'])('the catalogue of %s has words of both kinds', async (id) => {
  const ids = Object.keys(await scenarioFolder(id)!.texts.en());
  expect(ids.some(isLateWord)).toBe(true);
  expect(ids.filter((word) => word.startsWith('ending.') && !isLateWord(word)).length).toBeGreaterThan(2);
});
