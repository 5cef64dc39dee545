/** Writes docs/numbers.md: every number of the scenario of the record, with its basis. */
import { writeFileSync } from 'node:fs';
import { numberTables } from '../src/analysis/numberTables.ts';
import { faultText, loadScenario } from '../src/engine/index.ts';
import { scenarioFolder } from '../src/scenarios/index.ts';

const loaded = loadScenario(scenarioFolder('openai-2023')!.rules);
if (!loaded.ok) throw new Error(loaded.faults.map(faultText).join('\n'));
const file = new URL('../docs/numbers.md', import.meta.url);
writeFileSync(file, numberTables(loaded.value.data));
process.stdout.write('docs/numbers.md\n');
