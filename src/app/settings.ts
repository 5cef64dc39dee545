/** The few things kept about a player; a browser that keeps nothing still plays. */
import { chooseLanguage, type Language, LANGUAGES } from '../i18n/texts.ts';
import { type Pace, paceOf, paceText } from './pace.ts';

const LANGUAGE = 'five-seats/language';
const PLAYED = 'five-seats/played';
const PACE = 'five-seats/pace';

export function startLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? read(LANGUAGE);
  const known = LANGUAGES.find((language) => language === asked);
  return known ?? chooseLanguage(asked === null ? navigator.languages : [asked, ...navigator.languages]);
}

export function keepLanguage(language: Language): void {
  write(LANGUAGE, language);
}

/** Modes finished before: a new player is offered the tutorial, then the short form. */
export function modesPlayed(): readonly string[] {
  return (read(PLAYED) ?? '').split(' ').filter((mode) => mode !== '');
}

export function markPlayed(mode: string): void {
  write(PLAYED, [...new Set([...modesPlayed(), mode])].join(' '));
}

export function startPace(): Pace {
  return paceOf(read(PACE));
}

export function keepPace(pace: Pace): void {
  write(PACE, paceText(pace));
}

export function wantsLessMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be full or forbidden: the setting then lasts as long as the page.
  }
}
