/** What lies over the game: a page in its place, or a dialog. */
import type { ScenarioFolder } from '../scenarios/index.ts';
import { replace } from './dom.ts';
import { againDialog } from './screens/again.ts';
import { helpDialog, menuDialog } from './screens/dialogs.ts';
import { gamesDialog } from './screens/games.ts';
import { seatDialog } from './screens/seatDialog.ts';
import { settingsDialog } from './screens/settings.ts';
import type { Ui } from './ui.ts';

interface Over {
  readonly ui: Ui;
  readonly screen: string;
  readonly over: string;
  readonly folder: ScenarioFolder;
}

interface Places {
  readonly root: HTMLElement;
  /** The game, hidden where a page lies in its place. */
  readonly grid: HTMLElement;
  readonly overlay: HTMLElement;
}

export function drawOver({ ui, screen, over, folder }: Over, { root, grid, overlay }: Places): void {
  root.querySelectorAll('dialog').forEach((dialog) => dialog.remove());
  const page = over === 'casebook' ? ui.late?.screens.casebookScreen(ui, ui.late.casebook) : over === 'gallery' ? ui.late?.screens.galleryScreen(ui, folder) : undefined;
  overlay.hidden = page === undefined;
  grid.hidden = page !== undefined;
  replace(overlay, page);
  if (page !== undefined) {
    scrollTo({ top: 0 });
    overlay.querySelector<HTMLElement>('[data-heading]')?.focus({ preventScroll: true });
  }
  const dialog = dialogOf(ui, screen, over);
  if (dialog === undefined) return;
  root.append(dialog);
  dialog.showModal();
}

function dialogOf(ui: Ui, screen: string, over: string): HTMLDialogElement | undefined {
  if (over === 'menu') return menuDialog(ui, screen.startsWith('play.') && ui.context.play?.session.over !== true);
  if (over === 'help') return helpDialog(ui);
  if (over === 'again' && ui.context.play !== undefined) return againDialog(ui, ui.context.play);
  if (over === 'settings') return settingsDialog(ui);
  if (over === 'seat') return seatDialog(ui);
  return over === 'games' ? gamesDialog(ui) : undefined;
}
