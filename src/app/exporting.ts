/** Games that leave the browser as files. */
import { download } from './files.ts';
import { writeGame } from './gameFile.ts';
import type { Save } from './saveFormat.ts';
import { keptSettings } from './settings.ts';

const ASIDE_FILE = 'five-seats-save-put-aside.json';

/** Where names are to be left out, the file goes without that of the scenario too. */
export function exportSave(save: Save): void {
  const scenario = keptSettings().names === 'roles' ? 'game' : save.scenario;
  download(`five-seats-${scenario}-${save.transcript.seed}.json`, writeGame(save));
}

/** A save that cannot be read leaves as it is. */
export function exportRaw(text: Promise<string | undefined>): void {
  void text.then((raw) => raw !== undefined && download(ASIDE_FILE, raw));
}
