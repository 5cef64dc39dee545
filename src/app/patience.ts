/** When to try once more what a bad connection refused: after pauses that grow, and at once when the device says that it is connected again. */
export interface Patience {
  /** It has failed: it will be tried again. */
  failed(): void;
  /** It has been had, or nobody wants it any more. */
  rest(): void;
}

const FIRST_MS = 2000;
const LONGEST_MS = 60_000;

export function createPatience(page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>, again: () => void): Patience {
  let pause = FIRST_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connected = (): void => {
    pause = FIRST_MS;
    clearTimeout(timer);
    again();
  };
  return {
    failed: () => {
      clearTimeout(timer);
      timer = setTimeout(again, pause);
      pause = Math.min(2 * pause, LONGEST_MS);
      page.addEventListener('online', connected); // heard once, however often it is added
    },
    rest: () => {
      clearTimeout(timer);
      pause = FIRST_MS;
      page.removeEventListener('online', connected);
    },
  };
}
