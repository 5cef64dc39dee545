/** Tries again by itself what could not be had: at once when the connection comes back, else after pauses that grow. */
export interface Retrying {
  /** From now on, until it is there or `stop` is called. */
  start(): void;
  /** Without waiting for the pause to end. Whoever asks while a try is under way waits for that one. */
  now(): Promise<void>;
  stop(): void;
}

/** In milliseconds; the last one stays. */
export const PAUSES: readonly number[] = [2000, 5000, 10_000, 30_000, 60_000];

/** `attempt` answers whether it is there, and never throws; `connection` tells of `online`. */
export function createRetrying(attempt: () => Promise<boolean>, connection: EventTarget): Retrying {
  let started = false;
  let pauses = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let trying: Promise<void> | undefined;

  function pause(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void now(), PAUSES[Math.min(pauses, PAUSES.length - 1)]);
    pauses += 1;
  }

  function now(): Promise<void> {
    clearTimeout(timer);
    trying ??= once();
    return trying;
  }

  async function once(): Promise<void> {
    const there = await attempt();
    trying = undefined;
    if (there) stop();
    else if (started) pause();
  }

  function connected(): void {
    pauses = 0;
    void now();
  }

  function stop(): void {
    started = false;
    clearTimeout(timer);
    connection.removeEventListener('online', connected);
  }

  return {
    start: () => {
      if (started) return;
      started = true;
      pauses = 0;
      connection.addEventListener('online', connected);
      pause();
    },
    now,
    stop,
  };
}
