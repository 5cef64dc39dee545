/** What the stage shows. The app makes a model from an observation; a scene only draws it. */
export type SeatColour = 'board' | 'founder' | 'partner' | 'workforce' | 'investors' | 'other';

export interface SeatModel {
  readonly id: string;
  readonly colour: SeatColour;
  readonly name: string;
  /** Its name where room is short; absent where there is no other. */
  readonly short?: string | undefined;
  /** What it is ready to do, in words. */
  readonly stance: string;
  readonly mine: boolean;
  readonly present: boolean;
  /** `none`: does not choose now; `waiting`, `sealed`, `opened` with the chosen action in `opened`. */
  readonly envelope: 'none' | 'waiting' | 'sealed' | 'opened';
  readonly opened?: string;
}

export interface MeterModel {
  readonly id: string;
  readonly name: string;
  /** Its name where room is short. */
  readonly short: string;
  /** 0..100 */
  readonly value: number;
  /** Value before the last stage; equal to `value` where nothing changed. */
  readonly before: number;
}

export interface LightsModel {
  readonly name: string;
  readonly total: number;
  readonly lit: number;
  readonly before: number;
  /** Whether the letter is out. */
  readonly open: boolean;
  /** How many had signed on record by this hour. */
  readonly record?: { readonly count: number; readonly words: string };
}

export interface OfferModel {
  readonly id: string;
  readonly name: string;
  readonly by: SeatColour;
  readonly until: string;
}

export interface BoardroomModel {
  readonly language: 'en' | 'zh-Hans';
  readonly clock: string;
  readonly title: string;
  /** 0 = noon, 1 = the deep of night: tints the paper. */
  readonly night: number;
  /** The five seats first, in table order, then those that only AI takes. */
  readonly seats: readonly SeatModel[];
  readonly meters: readonly MeterModel[];
  readonly lights: LightsModel | undefined;
  readonly offers: readonly OfferModel[];
  readonly verdict: { readonly ending: string; readonly scales: readonly { readonly name: string; readonly value: number }[] } | undefined;
}

/** The director calls these and nothing else. */
export interface Stage {
  /** Total and repeatable: the same model twice draws the same picture. Resolves once it is there, with the fonts of its words if they come soon. */
  show(model: BoardroomModel): Promise<void>;
  /** Decoration between two models, 1.2 s at most; ends at once when aborted or when motion is not wanted. */
  reveal(from: BoardroomModel, to: BoardroomModel, signal: AbortSignal): Promise<void>;
  destroy(): void;
}
