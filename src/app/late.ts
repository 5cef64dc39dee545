/**
 * What nobody needs up to the first choice: the last screens, the records of the casebook and, with `loadWords`, their words.
 * Fetched once the first choice is picked, or when the casebook or the gallery is opened before; the steps that look back on a round wait for it.
 */
import type { Casebook, ScenarioFolder } from '../scenarios/index.ts';
import type * as LateScreens from './screens/late.ts';

export interface Late {
  readonly screens: typeof LateScreens;
  /** Absent where the case is fictional. */
  readonly casebook: Casebook | undefined;
}

export async function loadLate(folder: ScenarioFolder): Promise<Late> {
  const [screens, casebook] = await Promise.all([import('./screens/late.ts'), folder.casebook?.()]);
  return { screens, casebook };
}
