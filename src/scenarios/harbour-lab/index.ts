import type { ScenarioFolder } from '../folder.ts';
import { press } from './press.ts';
import rules from './rules.json' with { type: 'json' };

/** A fictional three-round quarrel: tutorial, warm-up for a class, toy for tests. */
export const harbourLab: ScenarioFolder = {
  id: 'harbour-lab',
  rules,
  press,
  texts: {
    en: async () => (await import('./text.en.json', { with: { type: 'json' } })).default,
    'zh-Hans': async () => (await import('./text.zh-Hans.json', { with: { type: 'json' } })).default,
  },
  lateTexts: {
    en: async () => (await import('./text.en.json?late', { with: { type: 'json' } })).default,
    'zh-Hans': async () => (await import('./text.zh-Hans.json?late', { with: { type: 'json' } })).default,
  },
  outlooks: async () => (await import('./outlooks.json', { with: { type: 'json' } })).default,
};
