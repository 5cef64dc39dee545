/** One tab plays. A later tab is told, and may take the game over; the earlier one is then told in its turn. */
const LOCK = 'five-seats/game';

export interface Tabs {
  /** Whether this tab may write the save. */
  readonly mine: boolean;
  takeOver(): void;
}

/** `changed` runs whenever `mine` changes, and once when the first answer is known. */
export function openTabs(changed: () => void): Tabs {
  let mine = true;
  const lost = () => {
    mine = false;
    changed();
  };
  const { locks } = navigator;
  // Pages served without https have no locks: every tab then plays as if alone.
  if (locks !== undefined) {
    locks
      .request(LOCK, { ifAvailable: true }, (lock) => {
        mine = lock !== null;
        changed();
        return lock === null ? undefined : hold();
      })
      .catch(lost);
  }
  return {
    get mine() {
      return mine;
    },
    takeOver: () => {
      locks
        .request(LOCK, { steal: true }, () => {
          mine = true;
          changed();
          return hold();
        })
        .catch(lost);
    },
  };
}

/** A lock is held until the page goes. */
function hold(): Promise<never> {
  return new Promise(() => {});
}
