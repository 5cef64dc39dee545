/** How far the keeping of the game has come, for the page to say. */

/**
 * `checking`: it is not known yet what the store holds. `writing`: something is on its way to the store.
 * `kept`: all there is to keep is in the store. `off`: what is on the screen is not being kept.
 */
export type Keeping = 'checking' | 'writing' | 'kept' | 'off';

export interface Writes {
  readonly pending: boolean;
  /** Whether the last write to end went wrong. */
  readonly failed: boolean;
  follow(write: Promise<unknown>): void;
}

/** Counts the writes under way; `ended` runs after each. */
export function countWrites(ended: () => void): Writes {
  let pending = 0;
  let failed = false;
  const end = (wrong: boolean): void => {
    pending -= 1;
    failed = wrong;
    ended();
  };
  return {
    get pending() {
      return pending > 0;
    },
    get failed() {
      return failed;
    },
    follow: (write) => {
      pending += 1;
      write.then(() => end(false), () => end(true));
    },
  };
}
