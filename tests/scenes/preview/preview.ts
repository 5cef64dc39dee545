import type { Stage } from '../../../src/scenes/model.ts';
import { mountStage } from '../../../src/scenes/stage.ts';
import { modelNames, sampleModel, smallModel, type ModelName } from './models.ts';

declare global {
  interface Window {
    /** For scripts that look at the page. */
    preview?: { readonly stage: Stage; readonly sample: typeof sampleModel; readonly mount: typeof mountStage; readonly milliseconds: number };
  }
}

const asked = new URLSearchParams(location.search);
const language = asked.get('lang') === 'zh' ? 'zh-Hans' : 'en';
const name = asked.get('model') ?? 'opening';
const model = name === 'small' ? smallModel(language) : sampleModel(isName(name) ? name : 'opening', language);
const host = document.querySelector<HTMLElement>('#stage');
if (host === null) {
  throw new Error('The preview page has no element for the stage.');
}
const stage = await mountStage(host, { lessMotion: () => false, gone: () => undefined });
const start = performance.now();
await stage.show(model);
const milliseconds = performance.now() - start;
if (asked.get('play') !== null) {
  await stage.reveal(sampleModel('before', language), sampleModel('revealed', language), new AbortController().signal);
}
window.preview = { stage, sample: sampleModel, mount: mountStage, milliseconds };

function isName(word: string): word is ModelName {
  return modelNames.some((known) => known === word);
}
