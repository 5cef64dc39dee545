/** The table as screens and stage tell it, where the same package may lie in two places. */
import { describe, expect, test } from 'vitest';
import { boardroomModel } from '../../src/app/view/boardroom.ts';
import { optionsOf } from '../../src/app/view/choices.ts';
import { actionName, signatureDone } from '../../src/app/view/names.ts';
import { newsOf } from '../../src/app/view/panel.ts';
import { toldOf } from '../../src/app/view/wire.ts';
import { revealOf } from '../../src/app/view/reveal.ts';
import { tableCards } from '../../src/app/view/signing.ts';
import type { GameEvent, View } from '../../src/engine/index.ts';
import { matterOf, textsOf } from './support.ts';

const { game } = await matterOf('harbour-lab');
const texts = await textsOf('en', 'harbour-lab');
const chinese = await textsOf('zh-Hans', 'harbour-lab');
const start = game.describe(game.initialState('a'));
const twice: View = { ...start, table: [{ place: 0, package: 'parting', until: 'morning' }, { place: 1, package: 'parting', until: 'noon' }, { place: 2, package: 'review-first', until: 'morning' }] };

function entry(events: readonly GameEvent[], more: { readonly mine?: string; readonly stage?: string } = {}) {
  return { before: twice, after: twice, movers: ['board', 'founder', 'partner', 'workforce', 'investors'], report: { round: 'morning', situation: '', stage: more.stage ?? 'act', mine: more.mine, advised: true, events, reasons: {}, failed: {} } };
}

describe('a package that two seats have put on the table', () => {
  test('is one paper and stands as long as the later offer, on the stage as in the words', () => {
    const { offers } = boardroomModel({ texts, game, seat: 'board', view: twice, before: twice, told: [], record: undefined, movers: [], sealed: false, opened: undefined, scales: undefined });
    expect(offers.map(({ id, until }) => [id, until])).toEqual([['parting', 'until Noon'], ['review-first', 'until Morning']]);
    expect(tableCards(texts, game, twice, []).map(({ id, until }) => [id, until])).toEqual([['parting', 'Noon'], ['review-first', 'Morning']]);
  });

  test('is named once where it is signed', () => {
    expect(actionName(texts, 'sign:01', ['parting', 'parting'])).toBe('Sign A decent parting');
    expect(signatureDone(texts, 'board', 'sign:012', ['parting', 'parting', 'review-first'])).toBe('The trustees signed “A decent parting” and “Review first”.');
    expect(signatureDone(chinese, 'board', 'sign:', [])).toBe('理事会一份都没有签。');
  });

  test('fails in one line', () => {
    const failed = { kind: 'notSigned', package: 'parting' } as const;
    expect(revealOf(texts, game, 'workforce', entry([failed, failed], { stage: 'sign' })).signatures.map(({ words }) => words)).toEqual(['No deal on “A decent parting”.']);
  });
});

test('an offer says whose signatures would make it a deal', () => {
  const [offer, lever] = optionsOf(texts, game, ['offer:review-first', 'wait-partner']);
  expect(offer?.needs).toBe('Must sign: the trustees and the director.');
  expect(lever?.needs).toBeUndefined();
});

describe('what went by', () => {
  const waits: GameEvent = { kind: 'chose', actor: 'investors', action: 'wait-investors' };
  const rallies: GameEvent = { kind: 'chose', actor: 'founder', action: 'rally-crew' };
  const offers: GameEvent = { kind: 'chose', actor: 'board', action: 'offer:review-first' };

  test('is told in the order in which it came, without those who only held back', () => {
    const paper: GameEvent = { kind: 'chance', event: 'local-paper', outcome: 'fair-story', permille: 120 };
    const news = newsOf(texts, game, 'board', entry([paper, offers, rallies, waits], { mine: 'offer:review-first' }));
    expect(news).toEqual([
      'Your adviser, for your seat: The trustees put “Review first” on the table.',
      'The director rallied the crew on the quay.',
      expect.stringMatching(/^Chance: .+[^.]\.$/u),
    ]);
  });

  test('has no odds where it was bound to come', () => {
    const sure: GameEvent = { kind: 'chance', event: 'local-paper', outcome: 'fair-story', permille: 1000 };
    expect(revealOf(texts, game, 'board', entry([sure])).struck[0]?.odds).toBeUndefined();
    expect(toldOf(texts, game, 'board', entry([sure])).at(-1)?.words).not.toMatch(/odds|undefined/u);
  });
});
