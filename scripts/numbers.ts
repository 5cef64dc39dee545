/** Writes docs/numbers.md: every number of the scenario of the record, with its basis. */
import { writeFileSync } from 'node:fs';
import { changedGame } from '../src/analysis/lab.ts';
import { numberTables } from '../src/analysis/numberTables.ts';
import { scenarioFolder } from '../src/scenarios/index.ts';

const { scenario } = changedGame(scenarioFolder('openai-2023')!.rules);
writeFileSync(new URL('../docs/numbers.md', import.meta.url), numberTables(scenario.data));
process.stdout.write('docs/numbers.md\n');
