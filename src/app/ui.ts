/** What a screen gets: words, where the flow stands, and how to answer. */
import type { Language, Texts } from '../i18n/texts.ts';
import type { FlowContext, FlowEvent } from './flow.ts';
import type { Mode } from './matter.ts';
import type { Aside, Save } from './saves.ts';

export interface Ui {
  readonly texts: Texts;
  readonly context: FlowContext;
  readonly send: (event: FlowEvent) => void;
  /** A game that can be continued. */
  readonly saved: Save | undefined;
  /** Saves that were put aside, oldest first. */
  readonly asides: readonly Aside[];
  readonly exportAside: (aside: Aside) => void;
  readonly reload: () => void;
  readonly played: readonly string[];
  readonly setLanguage: (language: Language) => void;
  readonly start: (mode: Mode) => void;
  readonly exportGame: () => void;
  /** Copies an address that holds the whole game; tells whether that was allowed. */
  readonly copyLink: () => Promise<boolean>;
  readonly importGame: (file: File) => void;
  /** Hands the player's seat to the adviser, or takes it back. */
  readonly hand: (held: boolean) => void;
  readonly copy: (text: string) => Promise<boolean>;
  /** Tells that a part of the game could not be fetched, and offers to load the page anew. */
  readonly notLoaded: () => void;
}
