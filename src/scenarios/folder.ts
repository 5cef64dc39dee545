/** What a scenario folder holds. The rules are unchecked JSON: `loadScenario` is the only door. */
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

export interface ScenarioFolder {
  readonly id: string;
  readonly rules: unknown;
  readonly texts: Readonly<Record<'en' | 'zh-Hans', () => Promise<Words>>>;
  readonly casebook?: () => Promise<Casebook>;
  /** Words of the casebook alone: what no game says before it is opened. Those of facts are among the texts. */
  readonly casebookTexts?: Readonly<Record<'en' | 'zh-Hans', () => Promise<Words>>>;
  /** Recorded choices; deleting them changes no rule. */
  readonly record?: () => Promise<HistoricalRecord>;
  /** Trained outlooks of the `incentive` policy. */
  readonly outlooks?: () => Promise<unknown>;
}
