/** Which font a drawn text is set in, and whether that font has come: the browser fetches one when a text first asks for it. */
import { type Face, familyList, type Script, weights } from './theme.ts';

export function scriptOf(words: string): Script {
  return /\p{Script=Han}/u.test(words) ? 'chinese' : 'latin';
}

export function weightOf(face: Face, bold: boolean): number {
  return bold ? Math.max(...weights[face]) : Math.min(...weights[face]);
}

/** As a canvas wants it: `600 14px "Five Seats Sans", sans-serif`. */
export function fontText(face: Face, size: number, bold: boolean, script: Script): string {
  return `${weightOf(face, bold)} ${size}px ${familyList(face, script)}`;
}

const asked = new Map<string, string>();

/** Says that `words` are set in `font`. */
export function askFor(font: string, words: string): void {
  if (!document.fonts.check(font, words)) asked.set(font, (asked.get(font) ?? '') + words);
}

/** Fetches what was asked for since the last call and was not there; undefined if all was. Resolves to whether it came. */
export function fetchAsked(): Promise<boolean> | undefined {
  if (asked.size === 0) return undefined;
  const fetching = Array.from(asked, ([font, words]) => document.fonts.load(font, words));
  asked.clear();
  return Promise.all(fetching).then(() => true, () => false);
}
