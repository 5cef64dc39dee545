/**
 * A sign of life. A browser's worker that closes or is taken away tells nobody, but a lock that it holds is given back.
 * Pages that are not secure contexts (a classroom's plain http) have no locks: there, only errors that are told count.
 */
export type Sign = string | undefined;

export function newSign(): Sign {
  return isSecureContext ? crypto.randomUUID() : undefined;
}

/** In the worker: resolves once the sign is held, which it is for as long as the worker lives. */
export function holdSign(sign: Sign): Promise<void> {
  if (sign === undefined) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const forever = (): Promise<never> => {
      resolve();
      return new Promise(() => undefined);
    };
    navigator.locks.request(sign, forever).catch(reject);
  });
}

/** On the other side, once the worker holds it: resolves when the worker is no more. */
export function signLost(sign: Sign): Promise<void> {
  return sign === undefined ? new Promise(() => undefined) : navigator.locks.request(sign, () => undefined);
}
