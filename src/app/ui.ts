/** What a screen gets: words, where the flow stands, and how to answer. */
import type { Assumptions } from '../engine/index.ts';
import type { Language, Texts } from '../i18n/texts.ts';
import type { How } from './again.ts';
import type { Assuming } from './assuming.ts';
import type { Endings } from './endings.ts';
import type { FlowEvent } from './flow.ts';
import type { FlowContext } from './standing.ts';
import type { Late } from './late.ts';
import type { Matter, Mode } from './matter.ts';
import type { Save } from './saveFormat.ts';
import type { Aside } from './saves.ts';
import type { Settings } from './settings.ts';
import type { Shelf } from './shelf.ts';

export interface Ui {
  readonly texts: Texts;
  readonly context: FlowContext;
  readonly send: (event: FlowEvent) => void;
  /** A game that can be continued. */
  readonly saved: Save | undefined;
  /** The saves beside the current one. */
  readonly shelf: Shelf;
  /** The game on the screen as it would be kept. */
  readonly current: () => Save | undefined;
  readonly openAside: (aside: Aside) => void;
  readonly exportAside: (aside: Aside) => void;
  readonly reload: () => void;
  readonly played: readonly string[];
  /** The endings reached on this device. */
  readonly endings: Endings;
  readonly setLanguage: (language: Language) => void;
  readonly settings: Settings;
  /** Changes some of the settings, and keeps them. */
  readonly set: (some: Partial<Settings>) => void;
  /** To the page of seats; `assumptions`: what the game is to assume in place of the published numbers. */
  readonly start: (mode: Mode, assumptions?: Assumptions) => void;
  /** What was moved in the panel of assumptions and has not begun a game yet, by what it set out from; as it was kept, not checked. */
  readonly assuming: Assuming;
  readonly exportGame: () => void;
  /** Opens the window for a room's projector, which follows this game. */
  readonly openProjector: () => void;
  /** Copies an address that holds the whole game; tells whether that was allowed. */
  readonly copyLink: () => Promise<boolean>;
  readonly importGame: (file: File) => void;
  /** Goes back to before the decision in stage `at`; false where no draw fits what the seat has seen. */
  readonly tryAgain: (at: number, how: How) => boolean;
  /** Hands the player's seat to the adviser, or takes it back. */
  readonly hand: (held: boolean) => void;
  readonly copy: (text: string) => Promise<boolean>;
  /** Absent until it is fetched. */
  readonly late: Late | undefined;
  /** The same with what is fetched late, and its words. */
  readonly withLate: () => Promise<Ui>;
  /** The rules that the words on the page belong to. */
  readonly matter: () => Promise<Matter>;
  /** Tells that a part of the game could not be fetched, and offers to load the page anew. */
  readonly notLoaded: () => void;
}
