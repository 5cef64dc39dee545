import { describe, expect, test } from 'vitest';
import { paceOf, paceText, pauseFor, SPEEDS, STILL } from '../../src/app/pace.ts';

const english = 'The board asks. '.repeat(20);
const chinese = '董事会提问。'.repeat(20);

describe('the pace of a game that plays by itself', () => {
  test('leaves longer for more words, in either language, and never less than a second and a half at reading pace', () => {
    expect(pauseFor('', 'en', 'normal')).toBe(1500);
    expect(pauseFor(english, 'en', 'normal')).toBe(Math.round(1500 + (60_000 * 60) / 220));
    expect(pauseFor(chinese, 'zh-Hans', 'normal')).toBe(Math.round(1500 + (60_000 * 100) / 320));
    expect(pauseFor(english.repeat(50), 'en', 'normal')).toBe(25_000);
  });

  test('is slower and faster than reading pace', () => {
    const [slow, normal, fast] = SPEEDS.map((speed) => pauseFor(english, 'en', speed)) as [number, number, number];
    expect(slow).toBeGreaterThan(normal);
    expect(fast).toBeLessThan(normal);
  });

  test('is kept as a word or two, and what means nothing is the default', () => {
    for (const speed of SPEEDS) for (const running of [true, false]) expect(paceOf(paceText({ speed, running }))).toEqual({ speed, running });
    for (const text of [null, '', 'quick running', '<b>']) expect(paceOf(text)).toEqual(STILL);
  });
});
