/** What was moved in the panel of assumptions, kept until the tab is closed: loading the page anew loses nothing, a new visit sets out from the published numbers. */
import type { Assumptions } from '../engine/index.ts';

export interface Assuming {
  /** Whatever was kept; who reads it checks it. */
  get(from: string): unknown;
  set(from: string, assumptions: Assumptions): void;
}

const KEY = 'five-seats/assuming';

/** `store` may be absent, forbidden or full: then it is kept as long as the page. */
export function createAssuming(store: () => Storage): Assuming {
  const moved = new Map<string, unknown>(kept(store));
  return {
    get: (from) => moved.get(from),
    set: (from, assumptions) => {
      moved.set(from, assumptions);
      try {
        store().setItem(KEY, JSON.stringify(Object.fromEntries(moved)));
      } catch {
        // Kept as long as the page.
      }
    },
  };
}

function kept(store: () => Storage): readonly (readonly [string, unknown])[] {
  try {
    const found: unknown = JSON.parse(store().getItem(KEY) ?? '{}');
    return typeof found === 'object' && found !== null ? Object.entries(found) : [];
  } catch {
    return [];
  }
}
