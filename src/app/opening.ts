/** Opening a game from a file or from a link in the address: checked as a whole, then taken up, or refused with a notice. */
import { writeGame } from './gameFile.ts';
import { importGame, type Imported } from './imports.ts';
import type { Save } from './saveFormat.ts';
import type { Notice } from './screens/notices.ts';
import { gameIn } from './shareLink.ts';

export interface OpeningOptions {
  /** A game is on the screen, and lies nowhere else. */
  readonly atRisk: () => boolean;
  readonly take: (save: Save) => void;
  readonly changed: () => void;
}

export interface Opening {
  /** Why the last thing that was to be opened was not. */
  readonly notice: Notice | undefined;
  openFile(file: File): Promise<void>;
  /** Opens the game that the page's address holds, if it holds one, and takes it out of the address. */
  openAddress(): Promise<void>;
  /** Opens a kept game at the step where it was kept. */
  openSave(save: Save): Promise<void>;
  /** Says that the game on the screen would be lost. */
  refuse(): void;
  /** Leaves the page as it is, unless the game on it would be lost. */
  leave(away: () => void): void;
  dismiss(notice: Notice): void;
}

export function createOpening({ atRisk, take, changed }: OpeningOptions): Opening {
  let notice: Notice | undefined;
  let asked = 0;

  /** `kept`: of a save, whose step a game file does not hold. */
  async function open(text: string, name: string, kept?: Save): Promise<void> {
    const number = ++asked;
    let imported: Imported;
    try {
      imported = await importGame(text, name);
    } catch {
      return tell({ kind: 'notLoaded' }); // the game may be whole, but its scenario could not be fetched
    }
    if (number !== asked) return;
    if (!imported.ok) return tell({ kind: 'notOpened', why: imported.why, faults: imported.faults });
    if (atRisk()) return refuse();
    notice = undefined;
    take(kept ?? imported.save);
  }

  function refuse(): void {
    tell({ kind: 'notOpened', why: 'notKept', faults: '' });
  }

  function tell(next: Notice): void {
    notice = next;
    changed();
  }

  return {
    get notice() {
      return notice;
    },
    openFile: async (file) => open(await file.text().catch(() => ''), file.name),
    openAddress: async () => {
      const text = await gameIn(location.hash);
      if (text === undefined) return;
      history.replaceState(null, '', location.pathname + location.search); // loaded again, the page goes on with the game as it then stands
      await open(text, 'link');
    },
    openSave: (save) => open(writeGame(save), 'save', save),
    refuse,
    leave: (away) => {
      if (atRisk()) refuse();
      else away();
    },
    dismiss: (told) => {
      if (told === notice) notice = undefined;
    },
  };
}
