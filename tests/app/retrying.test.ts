import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRetrying, PAUSES } from '../../src/app/retrying.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Something that is there from the `nth` try on. */
function thereAt(nth: number): { readonly tries: () => number; readonly attempt: () => Promise<boolean> } {
  let tries = 0;
  return { tries: () => tries, attempt: async () => ++tries >= nth };
}

describe('what could not be had', () => {
  test('is tried again after pauses that grow, and no more once it is there', async () => {
    const { tries, attempt } = thereAt(3);
    createRetrying(attempt, new EventTarget()).start();
    expect(tries()).toBe(0);
    await vi.advanceTimersByTimeAsync(PAUSES[0]!);
    expect(tries()).toBe(1);
    await vi.advanceTimersByTimeAsync(PAUSES[1]! - 1);
    expect(tries()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(tries()).toBe(2);
    await vi.advanceTimersByTimeAsync(PAUSES.reduce((sum, pause) => sum + pause, 0) * 2);
    expect(tries()).toBe(3);
    expect(PAUSES).toEqual(PAUSES.toSorted((a, b) => a - b));
  });

  test('keeps being tried at the last pause', async () => {
    const { tries, attempt } = thereAt(Infinity);
    createRetrying(attempt, new EventTarget()).start();
    await vi.advanceTimersByTimeAsync(PAUSES.reduce((sum, pause) => sum + pause, 0));
    expect(tries()).toBe(PAUSES.length);
    await vi.advanceTimersByTimeAsync(PAUSES.at(-1)! * 3);
    expect(tries()).toBe(PAUSES.length + 3);
  });

  test('is tried at once when the connection comes back, and then with short pauses again', async () => {
    const { tries, attempt } = thereAt(Infinity);
    const connection = new EventTarget();
    createRetrying(attempt, connection).start();
    await vi.advanceTimersByTimeAsync(PAUSES[0]! + PAUSES[1]!);
    connection.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(tries()).toBe(3);
    await vi.advanceTimersByTimeAsync(PAUSES[0]!);
    expect(tries()).toBe(4);
  });

  test('is tried once where several ask at the same time', async () => {
    const { tries, attempt } = thereAt(1);
    const retrying = createRetrying(attempt, new EventTarget());
    retrying.start();
    await Promise.all([retrying.now(), retrying.now()]);
    expect(tries()).toBe(1);
    await vi.advanceTimersByTimeAsync(PAUSES.at(-1)!);
    expect(tries()).toBe(1);
  });

  test('is left alone once nobody wants it, also by the connection', async () => {
    const { tries, attempt } = thereAt(Infinity);
    const connection = new EventTarget();
    const retrying = createRetrying(attempt, connection);
    retrying.start();
    retrying.stop();
    connection.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(PAUSES.at(-1)!);
    expect(tries()).toBe(0);
  });
});
