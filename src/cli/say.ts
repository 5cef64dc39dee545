/** What the caller gave, fit to be told: short, on one line, and without anything that steers a terminal. */
import { type Fault, faultText, nearestName, shown } from '../engine/index.ts';

const LONGEST_LINE = 1000;
const MOST_LINES = 20;
/** How much of a line stands before the place to be seen. */
const BEFORE = 100;

/** Control characters, invisible ones and broken halves as `\u001b`. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (sign) => `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`);
}

/** At most `longest` characters of a line. */
export function clipped(text: string, longest = LONGEST_LINE): string {
  return text.length > longest ? `${printable(text.slice(0, longest))}...` : printable(text);
}

/** A long line around the character `at`. */
export function clippedAround(text: string, at: number, longest: number): string {
  const from = text.length > longest && at > BEFORE ? at - BEFORE : 0;
  return `${from > 0 ? '...' : ''}${clipped(text.slice(from), longest)}`;
}

/** A word of the caller's in quotation marks. */
export function quoted(text: string | undefined): string {
  return printable(shown(text));
}

/** The first lines of a message, and how many more there are. */
export function firstLines(lines: readonly string[]): readonly string[] {
  const told = lines.slice(0, MOST_LINES).map((line) => clipped(line));
  return lines.length > MOST_LINES ? [...told, `and ${lines.length - MOST_LINES} more`] : told;
}

export function faultLines(faults: readonly Fault[]): string {
  return firstLines(faults.map(faultText)).map((line) => `${line}\n`).join('');
}

/** The name meant by a slip: the nearest one, where most of the letters stand in both. */
export function nameMeant(name: string, names: readonly string[]): string | undefined {
  const nearest = nearestName(name, names);
  if (nearest === undefined) return undefined;
  return 2 * lettersInBoth(name.toLowerCase(), nearest.toLowerCase()) > Math.max(name.length, nearest.length) ? nearest : undefined;
}

export function didYouMean(name: string, names: readonly string[], dashes = ''): string {
  const meant = nameMeant(name, names);
  return meant === undefined ? '' : ` Did you mean '${dashes}${meant}'?`;
}

/** Length of the longest sequence of letters that both have in the same order. */
function lettersInBoth(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, () => 0);
  for (const letter of a) {
    const row = [0];
    for (let j = 1; j <= b.length; j++) row.push(b[j - 1] === letter ? previous[j - 1]! + 1 : Math.max(previous[j]!, row[j - 1]!));
    previous = row;
  }
  return previous[b.length]!;
}
