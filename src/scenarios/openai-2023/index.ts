import type { Claim, Concept, DecisionRecord, Fact, HistoricalRecord, ScenarioFolder } from '../folder.ts';
import { deadlines } from './deadlines.ts';
import { press } from './press.ts';
import { rules } from './rules.ts';

/** The board crisis of November 2023. */
export const openai2023: ScenarioFolder = {
  id: 'openai-2023',
  rules,
  press,
  deadlines,
  texts: {
    en: async () => (await import('./text.en.json', { with: { type: 'json' } })).default,
    'zh-Hans': async () => (await import('./text.zh-Hans.json', { with: { type: 'json' } })).default,
  },
  lateTexts: {
    en: async () => (await import('./text.en.json?late', { with: { type: 'json' } })).default,
    'zh-Hans': async () => (await import('./text.zh-Hans.json?late', { with: { type: 'json' } })).default,
  },
  roles: {
    en: async () => (await import('./roles.en.json', { with: { type: 'json' } })).default,
    'zh-Hans': async () => (await import('./roles.zh-Hans.json', { with: { type: 'json' } })).default,
  },
  casebook: async () => {
    const [facts, claims, decisions, concepts] = await Promise.all([
      import('./facts.json', { with: { type: 'json' } }),
      import('./claims.json', { with: { type: 'json' } }),
      import('./decisions.json', { with: { type: 'json' } }),
      import('./concepts.json', { with: { type: 'json' } }),
    ]);
    return {
      facts: facts.default as readonly Fact[],
      claims: claims.default as readonly Claim[],
      decisions: decisions.default as readonly DecisionRecord[],
      concepts: concepts.default as readonly Concept[],
    };
  },
  casebookTexts: {
    en: async () => (await import('./casebook.en.json', { with: { type: 'json' } })).default,
    'zh-Hans': async () => (await import('./casebook.zh-Hans.json', { with: { type: 'json' } })).default,
  },
  record: async () => (await import('./historical.json', { with: { type: 'json' } })).default as unknown as HistoricalRecord,
  outlooks: async () => (await import('./outlooks.json', { with: { type: 'json' } })).default,
};
