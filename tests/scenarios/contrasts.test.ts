import { describe, expect, it } from 'vitest';
import { contrasts } from '../../src/analysis/contrasts.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';

const folder = scenarioFolder('openai-2023')!;
const [outlooks, record] = await Promise.all([folder.outlooks!(), folder.record!()]);
const found = contrasts(folder.rules, outlooks, record, [0, 0.25, 0.5, 0.75, 1]);

describe('the four contrasts under the incentive policy', () => {
  it.each(found.map((contrast) => [contrast.says, contrast] as const))('%s', (_, { holds, flip, series }) => {
    expect(holds, JSON.stringify(series)).toBe(true);
    expect(flip).not.toBeNull();
  });
});
