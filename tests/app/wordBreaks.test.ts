import { beforeAll, expect, test } from 'vitest';
import { betweenWords } from '../../src/app/screens/wordBreaks.ts';
import { stubPage } from '../support/page.ts';

beforeAll(() => stubPage());

/** With `|` where a line may break. */
function broken(text: string): string {
  const say = (child: unknown): string => (Array.isArray(child) ? child.map(say).join('') : child === false ? '' : typeof child === 'string' ? child : '|');
  return say(betweenWords(text, 'zh-Hans'));
}

test('a Chinese headline may break between words, and not inside one or before a comma', () => {
  const headline = '738人签名后，董事会公布“理由”';
  const lines = broken(headline);
  expect(lines.replaceAll('|', '')).toBe(headline);
  expect(lines).toContain('|签名后，');
  expect(lines).toContain('|董事会|');
  expect(lines).not.toMatch(/\|[，”]|“\|/u);
});

test('an English headline stays as it is', () => {
  expect(betweenWords('The board gives its reasons', 'en')).toBe('The board gives its reasons');
});
