import { describe, expect, test } from 'vitest';
import { pressPicture } from '../../src/app/press/picture.ts';
import { PICTURE } from '../../src/app/press/shapes.ts';
import { frontPageOf, headlineOf, pictureOf } from '../../src/app/view/frontPage.ts';
import { pathOf, verdictOf } from '../../src/app/view/verdict.ts';
import { LANGUAGES } from '../../src/i18n/texts.ts';
import { scenarioFolder, scenarioFolders } from '../../src/scenarios/index.ts';
import { loadGame, scenarioIds } from '../support/scenarios.ts';
import { matterOf, overOf, tell, textsOf } from './support.ts';

const endingsOf = (id: string): readonly string[] => loadGame(id).scenario.data.endings.map((ending) => ending.id);

describe.each(scenarioIds)('the newspaper of %s', (id) => {
  const { press } = scenarioFolder(id)!;
  const names = press.headlines.map(({ name }) => name);

  test.each(LANGUAGES)('has a headline, another by what happened, and a hint for each ending in %s', async (language) => {
    const { has } = await textsOf(language, id);
    for (const ending of endingsOf(id)) {
      expect(has(`ending.${ending}.headline`), ending).toBe(true);
      expect(names.filter((name) => has(`ending.${ending}.headline.${name}`)).length, ending).toBeGreaterThanOrEqual(1);
      expect(has(`ending.${ending}.together`), ending).toBe(true);
    }
  });

  test('has no headline that nothing can call up, and fills the same blanks in both languages', async () => {
    const [en, zh] = await Promise.all([scenarioFolder(id)!.texts.en(), scenarioFolder(id)!.texts['zh-Hans']()]);
    const slots = new Set(loadGame(id).scenario.data.state.map((slot) => slot.id));
    for (const [key, text] of Object.entries(en)) {
      const name = /^ending\.[^.]+\.headline\.(.+)$/u.exec(key)?.[1];
      if (name === undefined) continue;
      expect(names, key).toContain(name);
      expect(blanks(zh[key]!), key).toEqual(blanks(text));
      expect(blanks(text).filter((blank) => !slots.has(blank)), key).toEqual([]);
    }
  });

  test('chooses the first headline that holds and for which the ending has words', async () => {
    const { game } = await matterOf(id);
    const texts = await textsOf('en', id);
    for (const ending of endingsOf(id)) {
      const start = game.describe(game.initialState('a'));
      const numbers = Object.fromEntries(Object.keys(start.values).map((slot) => [slot, 41]));
      const plain = headlineOf(texts, game, { ...press, headlines: [] }, { ...start, ending, values: numbers });
      expect(plain, ending).toBe(texts.t(`ending.${ending}.headline`));
      for (const name of names) {
        const told = headlineOf(texts, game, { ...press, headlines: [{ name, when: { all: [] } }] }, { ...start, ending, values: numbers });
        expect(told, `${ending} ${name}`).toBe(texts.has(`ending.${ending}.headline.${name}`) ? texts.t(`ending.${ending}.headline.${name}`, numbers) : plain);
        expect(told).not.toMatch(/[{}[\]]/u);
      }
    }
  });

  test('has a picture for each ending, in which all differ and nothing is left without a shape', () => {
    expect(Object.keys(press.pictures).toSorted()).toEqual([...endingsOf(id)].toSorted());
    const drawn = endingsOf(id).map((ending) => JSON.stringify(pressPicture(pictureOf(press, ending))));
    expect(new Set(drawn).size).toBe(drawn.length);
    for (const shape of Object.values(press.pictures).flatMap(pressPicture)) {
      expect(shape.outline.length).toBeGreaterThanOrEqual(6);
      expect(shape.outline.every((value) => Number.isFinite(value) && Math.abs(value) <= PICTURE.width * 1.1)).toBe(true);
    }
  });

  test.each(LANGUAGES)('tells random games whole in %s', async (language) => {
    const matter = await matterOf(id);
    const texts = await textsOf(language, id);
    for (const [i, seat] of [undefined, 'board', 'workforce'].entries()) {
      const over = overOf(matter, `press${i}`, seat === undefined ? [] : [seat]);
      const path = seat === undefined ? [] : pathOf(texts, matter.game, seat, tell(matter, `press${i}`, seat).entries, matter.record);
      const view = over.past.at(-1)!.after;
      const page = frontPageOf(texts, { game: matter.game, press, view, verdict: verdictOf(texts, over), path, fiction: matter.record === undefined });
      expect(JSON.stringify(page)).not.toMatch(/\[[a-z]+\.[\w.:+-]+\]|\{\w+\}/iu);
      expect(page.standfirst).toMatch(/[.。]$/u);
      expect(page.deeds.every((line) => line.mine !== '')).toBe(true);
      expect(page.record === undefined).toBe(matter.record === undefined);
      if (seat === undefined) expect(page.deeds).toEqual([]);
    }
  });
});

test('the recorded ending is one of the endings', () => {
  for (const { id, press } of scenarioFolders) if (press.recorded !== undefined) expect(endingsOf(id)).toContain(press.recorded);
  expect(scenarioFolder('openai-2023')?.press.recorded).toBe('return-reform');
});

function blanks(text: string): readonly string[] {
  return Array.from(text.matchAll(/\{(\w+)\}/gu), (match) => match[1]!).toSorted();
}
