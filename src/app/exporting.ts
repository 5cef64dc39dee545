/** Games that leave the browser as files. */
import { download } from './files.ts';
import { writeGame } from './gameFile.ts';
import type { Save } from './saveFormat.ts';
import type { Aside } from './saves.ts';
import { keptSettings } from './settings.ts';
import type { Shelf } from './shelf.ts';

const ASIDE_FILE = 'five-seats-save-put-aside.json';

/** Where names are to be left out, the file goes without that of the scenario too. */
export function exportSave(save: Save): void {
  const scenario = keptSettings().names === 'roles' ? 'game' : save.scenario;
  download(`five-seats-${scenario}-${save.transcript.seed}.json`, writeGame(save));
}

/** One that was put aside: as a game file where it can be read. */
export function exportAside(shelf: Shelf, aside: Aside): void {
  if (aside.save !== undefined) exportSave(aside.save);
  else exportRaw(shelf.text(aside));
}

/** A save that cannot be read leaves as it is. */
export function exportRaw(text: Promise<string | undefined>): void {
  void text.then((raw) => raw !== undefined && download(ASIDE_FILE, raw));
}
