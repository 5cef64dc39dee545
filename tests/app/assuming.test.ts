import { expect, test } from 'vitest';
import { createAssuming } from '../../src/app/assuming.ts';

/** A store of one tab. */
function memory(text?: string): Storage {
  const kept = new Map<string, string>(text === undefined ? [] : [['five-seats/assuming', text]]);
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) } as unknown as Storage;
}

test('what was moved is there again after the page is loaded anew', () => {
  const store = memory();
  createAssuming(() => store).set('a/{}', { 'board.sharpness': 0.8 });
  const anew = createAssuming(() => store);
  expect(anew.get('a/{}')).toEqual({ 'board.sharpness': 0.8 });
  expect(anew.get('b/{}')).toBeUndefined();
});

test.each([['no JSON', '{'], ['a list', '[1]'], ['nothing', 'null'], ['a number', '7']])('a store that holds %s is as an empty one', (_, text) => {
  expect(createAssuming(() => memory(text)).get('a/{}')).toBeUndefined();
});

test('a forbidden or full store keeps it as long as the page', () => {
  const forbidden = createAssuming(() => {
    throw new Error('forbidden');
  });
  forbidden.set('a/{}', { 'board.sharpness': 0.8 });
  expect(forbidden.get('a/{}')).toEqual({ 'board.sharpness': 0.8 });
});
