/** What the parts of one compilation share; each part is a file of its own. */
import type { Layout } from '../layout.ts';
import type { Names } from './names.ts';
import type { Effect, ScenarioData } from './schema.ts';

export interface Compiling {
  readonly data: ScenarioData;
  readonly layout: Layout;
  readonly names: Names;
  /** Appends a program to the rules' effects and returns its entry; `doer` is the actor whose act it is, none if absent. */
  effects(list: readonly Effect[], path: string, doer?: number): number;
}
