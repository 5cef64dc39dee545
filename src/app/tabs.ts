/** One tab plays. A later tab is told, and may take the game over; the earlier one is then told in its turn. */
const LOCK = 'five-seats/game';

export interface Tabs {
  /** Whether this tab may write the save. */
  readonly mine: boolean;
  /** Settles when the first answer is known. */
  readonly ready: Promise<void>;
  takeOver(): void;
}

/** `changed` runs whenever `mine` may have changed. Pages served without https have no locks: every tab then plays as if alone. */
export function openTabs(changed: () => void, locks: LockManager | undefined = navigator.locks): Tabs {
  let mine = true;
  let pending = false;
  let latest = 0;
  const set = (next: boolean): void => {
    pending = false;
    mine = next;
    changed();
  };
  const request = async (options: LockOptions): Promise<void> => {
    const number = ++latest;
    let held = false;
    pending = true;
    try {
      await locks?.request(LOCK, options, (lock) => {
        if (number !== latest) return undefined; // asked again since: this one is let go
        held = lock !== null;
        set(held);
        return held ? hold() : undefined;
      });
    } catch {
      if (number !== latest) return; // a later request of this tab has taken its place
      set(!held); // held and lost: another tab took it. Never held: locks do not work here, and this tab plays as if alone
    }
  };
  const ready = new Promise<void>((resolve) => {
    const told = changed;
    changed = () => {
      resolve();
      told();
    };
    if (locks === undefined) resolve();
    else queueMicrotask(() => void request({ ifAvailable: true }));
  });
  return {
    get mine() {
      return mine;
    },
    ready,
    takeOver: () => {
      if (!mine && !pending) void request({ steal: true });
    },
  };
}

/** A lock is held until the page goes. */
function hold(): Promise<never> {
  return new Promise(() => {});
}
