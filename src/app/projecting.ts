/** What the playing tab tells a second window that a projector shows: the game as everybody may see it, never a sealed choice. */
import * as v from 'valibot';
import { LANGUAGES, type Language } from '../i18n/texts.ts';
import { MOST_CHARACTERS } from './gameFile.ts';

const CHANNEL = 'five-seats/projector';

const text = v.pipe(v.string(), v.maxLength(200));
const language = v.picklist(LANGUAGES as [Language, ...Language[]]);
const schema = v.variant('kind', [
  /** From the window: it is there, and wants to know. */
  v.strictObject({ kind: v.literal('hello') }),
  /** From the game: nothing is being played. */
  v.strictObject({ kind: v.literal('nothing'), language }),
  v.strictObject({
    kind: v.literal('game'),
    language,
    /** As it would be written to a file: the stages that are over; what is sealed in the present one stays here. */
    game: v.pipe(v.string(), v.maxLength(MOST_CHARACTERS)),
    step: v.pipe(v.number(), v.integer(), v.minValue(0)),
    /** Seats whose envelope lies sealed. */
    sealed: v.pipe(v.array(text), v.maxLength(20), v.readonly()),
  }),
]);
export type Projected = v.InferOutput<typeof schema>;

export interface ProjectorChannel {
  send(message: Projected): void;
}

/** Absent where a browser has no channels between tabs. What another version of the page says is passed over. */
export function openProjectorChannel(heard: (message: Projected) => void): ProjectorChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }) => {
    const message = v.safeParse(schema, data);
    if (message.success) heard(message.output);
  });
  return { send: (message) => channel.postMessage(message) };
}

export interface Projecting {
  /** The game may have gone on. */
  changed(): void;
}

/** Tells a projector's window where the game stands, from the moment that there is one. */
export function createProjecting(now: () => Projected | undefined): Projecting {
  let wanted = false;
  const changed = (): void => {
    const message = wanted ? now() : undefined;
    if (message !== undefined) channel?.send(message);
  };
  const channel = openProjectorChannel(({ kind }) => {
    if (kind !== 'hello') return;
    wanted = true;
    changed();
  });
  return { changed };
}
