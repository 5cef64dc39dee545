/** Which characters go into which font file. */
import type { ShownText } from './shownTexts.ts';

const ASCII = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i));
/** Set by no font: line breaks, and marks that only say where a line may break. */
const UNSEEN = /\p{Cc}|\p{Cf}|\p{Variation_Selector}/u;

export interface Characters {
  /** For the fonts of Latin script. */
  readonly latin: readonly string[];
  /** For the Chinese fonts, in parts: a character stands in the part in which it is first met. */
  readonly chinese: readonly (readonly string[])[];
}

/** A player may type any letter, so all of ASCII is there. Punctuation that both scripts have is in both kinds of font. */
export function charactersOf(texts: readonly ShownText[]): Characters {
  const parts = new Map<number, Set<string>>();
  const seen = new Set<string>();
  const latin = new Set(ASCII);
  for (const { text, step, language } of texts.toSorted((a, b) => a.step - b.step)) {
    for (const character of text) {
      if (UNSEEN.test(character)) continue;
      if (!isHan(character)) latin.add(character);
      if (isAscii(character) || (language === 'en' && isLetter(character)) || seen.has(character)) continue;
      seen.add(character);
      const part = parts.get(step) ?? new Set();
      part.add(character);
      parts.set(step, part);
    }
  }
  return { latin: sorted(latin), chinese: [...parts].toSorted(([a], [b]) => a - b).map(([, part]) => sorted(part)) };
}

export interface Lack {
  readonly character: string;
  readonly ids: readonly string[];
}

/** Characters of the texts that a reader would see in a stand-in. In Chinese text punctuation has to come from the Chinese font. */
export function lacking(texts: readonly ShownText[], latin: ReadonlySet<string>, chinese: ReadonlySet<string>): readonly Lack[] {
  const lacks = new Map<string, string[]>();
  for (const { id, language, text } of texts) {
    for (const character of new Set(text)) {
      const found = chinese.has(character) || (latin.has(character) && (language === 'en' || isAscii(character) || isLetter(character)));
      if (!found && !UNSEEN.test(character)) lacks.set(character, [...(lacks.get(character) ?? []), id]);
    }
  }
  return [...lacks].map(([character, ids]) => ({ character, ids }));
}

export function lackText({ character, ids }: Lack): string {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return `No font has '${character}' (U+${code}) of ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`;
}

function isAscii(character: string): boolean {
  return character < '\u0080';
}

function isHan(character: string): boolean {
  return /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character);
}

function isLetter(character: string): boolean {
  return /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(character);
}

function sorted(characters: ReadonlySet<string>): readonly string[] {
  return [...characters].toSorted((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
}
