import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { numberTables } from '../src/analysis/numberTables.ts';
import { loadGame, rulesOf, scenarioIds } from './support/scenarios.ts';

describe('docs/numbers.md', () => {
  test('is what `node scripts/numbers.ts` writes', () => {
    expect(readFileSync(new URL('../docs/numbers.md', import.meta.url), 'utf8')).toBe(numberTables(loadGame('openai-2023').scenario.data));
  });

  test.each(scenarioIds)('has a row for every action, event, package and belief, and every reason: %s', (id) => {
    const data = rulesOf(id);
    const page = numberTables(data);
    const named = [...data.actions, ...data.chance, ...data.packages, ...data.scales, ...data.endings].map((it) => it.id);
    for (const name of named) expect(page).toContain(`| \`${name}\` |`);
    const because = [...data.actions, ...data.chance, ...data.packages, ...data.interests, ...data.actors.flatMap((actor) => Object.values(actor.priors))].map((it) => it.basis);
    for (const basis of because) expect(page).toContain(basis.kind === 'judgement' ? basis.why : basis.kind === 'sourced' ? basis.fact : basis.to);
  });
});
