/** The few things kept about a player; a browser that keeps nothing still plays. */
import { chooseLanguage, type Language, LANGUAGES } from '../i18n/texts.ts';
import { type Pace, paceOf, paceText } from './pace.ts';

const LANGUAGE = 'five-seats/language';
const PLAYED = 'five-seats/played';
const PACE = 'five-seats/pace';
const SOUND = 'five-seats/sound';
const MOTION = 'five-seats/motion';
const NAMES = 'five-seats/names';

export const MOTIONS = ['system', 'full', 'less'] as const;
export const NAMINGS = ['people', 'roles'] as const;
/** `system`: as the browser says that its owner wants it. */
export type Motion = (typeof MOTIONS)[number];
/** Whether people and organisations go by their names or by their roles. */
export type Naming = (typeof NAMINGS)[number];

export interface Settings {
  /** Absent until the player has said: silent meanwhile. A page that makes a noise of itself is a nuisance in a class and on a bus. */
  readonly sound: boolean | undefined;
  readonly motion: Motion;
  readonly names: Naming;
}

export function keptSettings(): Settings {
  const sound = read(SOUND);
  return {
    sound: sound === 'on' ? true : sound === 'off' ? false : undefined,
    motion: MOTIONS.find((motion) => motion === read(MOTION)) ?? 'system',
    names: NAMINGS.find((naming) => naming === read(NAMES)) ?? 'people',
  };
}

export function keepSettings({ sound, motion, names }: Settings): void {
  if (sound !== undefined) write(SOUND, sound ? 'on' : 'off');
  write(MOTION, motion);
  write(NAMES, names);
}

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
  const { motion } = keptSettings();
  return motion === 'system' ? matchMedia('(prefers-reduced-motion: reduce)').matches : motion === 'less';
}

/** What the store did not take: it holds as long as the page. */
const unkept = new Map<string, string>();

function read(key: string): string | null {
  try {
    return unkept.get(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
    unkept.delete(key);
  } catch {
    unkept.set(key, value); // storage may be full or forbidden
  }
}
