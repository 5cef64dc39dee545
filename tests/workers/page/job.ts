import { rangesOf } from '../../../src/workers/kinds.ts';

/** What the page plays, and Node beside it. One seat plays by the record, so that the worker must fetch it. */
export const playoutsJob = {
  kind: 'playouts',
  scenario: 'openai-2023',
  shared: { seed: 'both', seats: { board: 'historical', founder: 'random' } },
  shards: rangesOf(60, 7),
} as const;
