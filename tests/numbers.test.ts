import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { numberTables } from '../src/analysis/numberTables.ts';
import { createTexts, type Texts } from '../src/i18n/texts.ts';
import { scenarioFolder } from '../src/scenarios/index.ts';
import { loadGame, rulesOf, scenarioIds } from './support/scenarios.ts';

describe('docs/numbers.md', () => {
  test('is what `node scripts/numbers.ts` writes', async () => {
    const { t } = await english('openai-2023');
    expect(readFileSync(new URL('../docs/numbers.md', import.meta.url), 'utf8')).toBe(numberTables(loadGame('openai-2023').scenario.data, t));
  });

  test.each(scenarioIds)('has a row for every action, event, package and belief, and every reason: %s', async (id) => {
    const data = rulesOf(id);
    const { t } = await english(id);
    const page = numberTables(data, t);
    const named = [...data.actions, ...data.chance, ...data.packages, ...data.scales, ...data.endings].map((it) => it.id);
    for (const name of named) expect(page).toContain(`| \`${name}\` |`);
    const because = [...data.actions, ...data.chance, ...data.packages, ...data.interests, ...data.actors.flatMap((actor) => Object.values(actor.priors))].map((it) => it.basis);
    for (const basis of because) expect(page).toContain(basis.kind === 'sourced' ? basis.fact : t(`why.${basis.kind === 'judgement' ? basis.why : basis.to}`));
    for (const fact of because.flatMap((basis) => (basis.kind === 'sourced' ? [] : (basis.facts ?? [])))) expect(page).toContain(fact);
    expect(page).not.toContain('[why.');
  });
});

async function english(id: string): Promise<Texts> {
  return createTexts('en', await scenarioFolder(id)!.texts.en());
}
