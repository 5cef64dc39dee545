/** A game that plays by itself goes on by itself: after the time that its words take to read. */
import type { Language } from '../i18n/texts.ts';

export const SPEEDS = ['slow', 'normal', 'fast'] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Pace {
  readonly running: boolean;
  readonly speed: Speed;
}
export const STILL: Pace = { running: false, speed: 'normal' };

const TIMES: Readonly<Record<Speed, number>> = { slow: 1.6, normal: 1, fast: 0.35 };
/** Words, or Chinese characters, a minute: an easy pace for reading on a screen (Brysbaert 2019: 238 words; 260 to 340 characters). */
const RATES: Readonly<Record<Language, number>> = { en: 220, 'zh-Hans': 320 };
const LEAST = 1500;
const MOST = 25_000;

/** Milliseconds for which a page with these words stays up. */
export function pauseFor(text: string, language: Language, speed: Speed): number {
  const read = language === 'en' ? (text.match(/\S+/gu)?.length ?? 0) : (text.match(/\p{Script=Han}/gu)?.length ?? 0);
  return Math.round(TIMES[speed] * Math.min(MOST, LEAST + (60_000 * read) / RATES[language]));
}

export function paceText({ running, speed }: Pace): string {
  return `${speed} ${running ? 'running' : 'still'}`;
}

/** What was kept, or the default where it means nothing. */
export function paceOf(text: string | null): Pace {
  const [word, state] = (text ?? '').split(' ');
  const speed = SPEEDS.find((it) => it === word);
  return speed === undefined ? STILL : { speed, running: state === 'running' };
}
