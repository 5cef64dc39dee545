import { describe, expect, test } from 'vitest';
import { openTabs } from '../../src/app/tabs.ts';

type Granted = (lock: Lock | null) => unknown;
interface Asked {
  readonly options: LockOptions;
  readonly grant: (lock: Lock | null) => void;
  readonly refuse: (error: Error) => void;
}

/** Locks that answer when the test says so. */
function fakeLocks(): { readonly locks: LockManager; readonly asked: readonly Asked[] } {
  const asked: Asked[] = [];
  const request = (_: string, options: LockOptions, granted: Granted): Promise<unknown> => new Promise((resolve, reject) => {
    asked.push({ options, refuse: reject, grant: (lock) => void Promise.resolve(granted(lock)).then(resolve) });
  });
  return { locks: { request } as unknown as LockManager, asked };
}

const lock = {} as Lock;
const tick = (): Promise<void> => new Promise((resolve) => {
  setTimeout(resolve, 0);
});

describe('which tab plays', () => {
  test('a second press while the first is under way or granted asks for nothing', async () => {
    const { locks, asked } = fakeLocks();
    const tabs = openTabs(() => {}, locks);
    await tick();
    asked[0]!.grant(null);
    await tabs.ready;
    expect(tabs.mine).toBe(false);
    tabs.takeOver();
    tabs.takeOver();
    expect(asked.map(({ options }) => options)).toEqual([{ ifAvailable: true }, { steal: true }]);
    asked[1]!.grant(lock);
    tabs.takeOver();
    expect(asked).toHaveLength(2);
    expect(tabs.mine).toBe(true);
  });

  test('the loss of an earlier lock does not count once a later one is held', async () => {
    const { locks, asked } = fakeLocks();
    const tabs = openTabs(() => {}, locks);
    await tick();
    asked[0]!.grant(lock);
    asked[0]!.refuse(new DOMException('stolen', 'AbortError'));
    await tick();
    expect(tabs.mine).toBe(false);
    tabs.takeOver();
    asked[1]!.grant(lock);
    asked[0]!.refuse(new DOMException('stolen', 'AbortError'));
    await tick();
    expect(tabs.mine).toBe(true);
  });

  test('locks that do not work are not another tab', async () => {
    const { locks, asked } = fakeLocks();
    const tabs = openTabs(() => {}, locks);
    await tick();
    asked[0]!.refuse(new DOMException('not here', 'SecurityError'));
    await tabs.ready;
    expect(tabs.mine).toBe(true);
    await openTabs(() => {}, undefined).ready;
  });
});
