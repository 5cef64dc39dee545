/** Writes docs/numbers.md: every number of the scenario of the record, with its basis. */
import { writeFileSync } from 'node:fs';
import { changedGame } from '../src/analysis/lab.ts';
import { numberTables } from '../src/analysis/numberTables.ts';
import { createTexts } from '../src/i18n/texts.ts';
import { scenarioFolder } from '../src/scenarios/index.ts';

const folder = scenarioFolder('openai-2023')!;
const { scenario } = changedGame(folder.rules);
const { t } = createTexts('en', await folder.texts.en());
writeFileSync(new URL('../docs/numbers.md', import.meta.url), numberTables(scenario.data, t));
process.stdout.write('docs/numbers.md\n');
