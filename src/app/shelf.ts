/** The saves beside the current one: copies that the player named, and games that another took the place of. */
import type { Save } from './saveFormat.ts';
import type { Aside, Saves } from './saves.ts';

export interface Shelf {
  /** As last looked at, oldest first. */
  readonly asides: readonly Aside[];
  /** Looks at the store again: another tab may have changed it. */
  refresh(): Promise<void>;
  /** Each tells whether the store allowed it. */
  add(save: Save, name: string): Promise<boolean>;
  rename(aside: Aside, name: string): Promise<boolean>;
  remove(aside: Aside): Promise<boolean>;
  /** The text of a save. */
  text(aside: Aside): Promise<string | undefined>;
}

/** Without `saves`, where the browser keeps nothing, it stays empty. */
export function createShelf(saves: Saves | undefined): Shelf {
  let asides: readonly Aside[] = [];
  async function refresh(): Promise<void> {
    asides = (await saves?.asides().catch(() => undefined)) ?? asides;
  }
  async function allowed(write: Promise<unknown> | undefined): Promise<boolean> {
    const done = (await write?.then((result) => result !== false, () => false)) ?? false;
    await refresh();
    return done;
  }
  return {
    get asides() {
      return asides;
    },
    refresh,
    add: (save, name) => allowed(saves?.shelve(save, name)),
    rename: ({ key }, name) => allowed(saves?.rename(key, name)),
    remove: ({ key }) => allowed(saves?.remove(key)),
    text: async ({ key }) => saves?.aside(key).catch(() => undefined),
  };
}
