/** What a scenario folder holds. The rules are unchecked JSON: `loadScenario` is the only door. */
import type { Condition } from '../engine/index.ts';

export type Words = Readonly<Record<string, string>>;

export interface Source {
  readonly publisher: string;
  readonly title?: string;
  readonly url?: string;
  readonly date?: string;
  readonly access?: string;
}

/** A sourced record. Its words are `fact.ID`, `fact.ID.note`, `fact.ID.other` in the catalogues. */
export interface Fact {
  readonly id: string;
  readonly when: string;
  readonly approximate: boolean;
  readonly kind: string;
  readonly confidence: string;
  readonly badge: 'FACT' | 'DISPUTED';
  readonly conflictsWith: readonly string[];
  readonly sources: readonly Source[];
  readonly quote?: string;
  readonly quoteBy?: string;
  readonly quote2?: string;
  readonly quote2By?: string;
}

export interface Claim {
  readonly n: number;
  readonly section: string;
  readonly check: string;
  readonly facts: readonly string[];
  readonly casebookOnly: boolean;
  /** Where the game holds it: `action:ID`, `chance:ID`, `meter:ID`, `package:ID`, `ending:ID`, `rule:ID`, `card:TEXT-ID`. */
  readonly where: readonly string[];
}

export interface DecisionRecord {
  readonly id: string;
  readonly when: string;
  readonly actor: string;
  readonly facts: readonly string[];
  readonly alternatives: readonly string[];
  readonly discussed: readonly string[];
}

export interface Concept {
  readonly id: string;
  readonly reference: string;
  readonly decisions: readonly string[];
}

/** A reported deadline, for the timeline. */
export interface Deadline {
  readonly fact: string;
  readonly at: string;
}

export interface Casebook {
  readonly facts: readonly Fact[];
  readonly claims: readonly Claim[];
  readonly decisions: readonly DecisionRecord[];
  readonly concepts: readonly Concept[];
}

/** The recorded course: choices and chance outcomes, stage by stage, and the dated counts. */
export interface HistoricalRecord {
  readonly stages: readonly { readonly round: string; readonly choices: Readonly<Record<string, string>>; readonly chance?: Readonly<Record<string, string>> }[];
  readonly counts: readonly { readonly at: string; readonly recorded: number; readonly fact: string }[];
}

/** What people and organisations are called where their names are to be left out. */
export interface Roles {
  /** Name, or words that a name stands in -> what stands in its place. English roles begin with their article. */
  readonly names: Readonly<Record<string, string>>;
  /** Texts that are put otherwise as a whole, by id. */
  readonly texts: Readonly<Record<string, string>>;
}

type SeatInk = 'board' | 'founder' | 'partner' | 'workforce' | 'investors' | 'other';

/** The press picture of an ending, put together from parts that all endings share. */
export interface EndingPicture {
  /** Behind the table from left to right: whose seal the chair bears, or that nobody sits there. */
  readonly chairs: readonly (SeatInk | 'empty' | 'fallen')[];
  readonly door: 'shut' | 'ajar' | 'open';
  /** How many of the ten windows are lit. */
  readonly windows: number;
  /** What lies on the table. */
  readonly paper: 'sealed' | 'signed' | 'file' | 'torn' | 'order';
  /** `second-table`: those who left sit there; `others-table`: another house does. */
  readonly beside?: 'boxes' | 'columns' | 'second-table' | 'others-table';
}

/** How the newspaper tells the endings. */
export interface Press {
  /** The words `ending.ID.headline.NAME` go before `ending.ID.headline`: the first whose condition holds at the end and that the ending has. */
  readonly headlines: readonly { readonly name: string; readonly when: Condition }[];
  /** Ending -> its picture, every ending in the order of the gallery. */
  readonly pictures: Readonly<Record<string, EndingPicture>>;
  /** The ending of the record. */
  readonly recorded?: string;
}

export interface ScenarioFolder {
  readonly id: string;
  readonly press: Press;
  readonly rules: unknown;
  readonly texts: Readonly<Record<'en' | 'zh-Hans', () => Promise<Words>>>;
  /** Words of the same catalogue that the built page leaves out of `texts` and fetches later; where nothing is built, the whole again. */
  readonly lateTexts: Readonly<Record<'en' | 'zh-Hans', () => Promise<Words>>>;
  readonly deadlines?: readonly Deadline[];
  /** A scenario without real names needs none. */
  readonly roles?: Readonly<Record<'en' | 'zh-Hans', () => Promise<Roles>>>;
  readonly casebook?: () => Promise<Casebook>;
  /** Words of the casebook alone: what no game says before it is opened. Those of facts are among the texts. */
  readonly casebookTexts?: Readonly<Record<'en' | 'zh-Hans', () => Promise<Words>>>;
  /** Recorded choices; deleting them changes no rule. */
  readonly record?: () => Promise<HistoricalRecord>;
  /** Trained outlooks of the `incentive` policy. */
  readonly outlooks?: () => Promise<unknown>;
}
