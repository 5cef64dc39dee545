import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPatience } from '../../src/app/patience.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what failed is tried again after pauses that grow up to a minute', () => {
  const times: number[] = [];
  const started = Date.now();
  const patience = createPatience(new EventTarget(), () => {
    times.push((Date.now() - started) / 1000);
    patience.failed();
  });
  patience.failed();
  vi.advanceTimersByTime(250_000);
  expect(times).toEqual([2, 6, 14, 30, 62, 122, 182, 242]);
});

test('a device that is connected again tries at once, and once', () => {
  const page = new EventTarget();
  const again = vi.fn();
  const patience = createPatience(page, again);
  patience.failed();
  patience.failed();
  page.dispatchEvent(new Event('online'));
  expect(again).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(again).toHaveBeenCalledTimes(1);
});

test('what has been had is not tried again', () => {
  const page = new EventTarget();
  const again = vi.fn();
  const patience = createPatience(page, again);
  patience.failed();
  patience.rest();
  page.dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(60_000);
  expect(again).not.toHaveBeenCalled();
});
