import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceLines, cut, fitLines } from '../../src/ui/fitText.ts';

/** A Chinese character is as wide as two letters. */
const measure = (text: string): number => [...text].reduce((sum, letter) => sum + (/[\u2E80-\uFFEF]/u.test(letter) ? 2 : 1), 0);

describe('fitting a text', () => {
  test('breaks between words', () => {
    expect(fitLines('Offers a place to anyone who leaves', 16, 3, measure)).toEqual(['Offers a place', 'to anyone who', 'leaves']);
  });

  test('ends with an ellipsis where there are more words than lines', () => {
    expect(fitLines('Offers a place to anyone who leaves', 16, 2, measure)).toEqual(['Offers a place', 'to anyone who l…']);
  });

  test('breaks Chinese anywhere, but starts no line with a closing mark and ends none with an opening one', () => {
    expect(fitLines('要求董事会辞职，否则《五席》', 14, 4, measure)).toEqual(['要求董事会辞', '职，否则《五', '席》']);
    expect(fitLines('要求董事会的《五席》', 14, 4, measure)).toEqual(['要求董事会的', '《五席》']);
  });

  test('keeps a name in letters whole within Chinese', () => {
    expect(fitLines('任命第三位OpenAI', 12, 3, measure)).toEqual(['任命第三位', 'OpenAI']);
  });

  test('breaks a word that is longer than a line', () => {
    expect(fitLines('incomprehensibility', 8, 3, measure)).toEqual(['incompre', 'hensibil', 'ity']);
  });

  test('evens the lines of a centred text', () => {
    expect(balanceLines('Offers a place to anyone who leaves', 32, 3, measure)).toEqual(['Offers a place to', 'anyone who leaves']);
    expect(balanceLines('接受微软新实验室的邀请', 20, 2, measure)).toEqual(['接受微软新实', '验室的邀请']);
  });

  test('tears no word to even the lines', () => {
    expect(balanceLines('Campaigning to return', 14, 3, measure)).toEqual(['Campaigning', 'to return']);
    expect(balanceLines('Campaigning to', 12, 3, measure)).toEqual(['Campaigning', 'to']);
  });

  test('never makes a line too wide, nor more lines than asked, for any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'W', ' ', '-', ',', '，', '。', '董', '事', '《', '》', '1'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), fc.integer({ min: 1, max: 5 }), (words, width, most) => {
        for (const lines of [fitLines(words, width, most, measure), balanceLines(words, width, most, measure)]) {
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) {
            expect(measure(line)).toBeLessThanOrEqual(width);
          }
        }
      }),
    );
  });

  test('cuts one line', () => {
    expect(cut('Signs the letter', 40, measure)).toBe('Signs the letter');
    expect(cut('Signs the letter', 10, measure)).toBe('Signs the…');
  });
});
