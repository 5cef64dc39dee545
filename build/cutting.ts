/** Cuts font files down to the characters needed. The packages hold each font in slices, with all weights in one. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createFont, type FontEditor, type TTF } from 'fonteditor-core';
import subsetFont from 'subset-font';

export interface Source {
  /** The package's name after `@fontsource-variable/`. */
  readonly font: string;
  readonly weight: number;
}

export interface Cut {
  readonly characters: readonly string[];
  readonly woff2: Buffer;
}

const require = createRequire(import.meta.url);
/** What Latin text needs of a font's own typography: spacing of pairs, accents, figures of one width. */
const FEATURES = ['kern', 'mark', 'mkmk', 'ccmp', 'liga', 'tnum', 'lnum'];

/** One file for each slice that has any of the characters; slices keep their kerning. */
export async function cutSlices(source: Source, characters: readonly string[]): Promise<readonly Cut[]> {
  const cuts: Cut[] = [];
  for (const [file, wanted] of slicesOf(source, characters)) {
    const cut = await subsetFont(file, wanted.join(''), { ...instance(source), targetFormat: 'truetype', keepFeatures: FEATURES });
    const found = charactersIn(open(cut));
    if (found.length > 0) cuts.push({ characters: found, woff2: await subsetFont(cut, found.join(''), { targetFormat: 'woff2' }) });
  }
  return cuts;
}

/** The slices of a Chinese font are cut by how common a character is, not by what we show together: all are joined, and cut anew into our parts. */
export async function cutParts(source: Source, parts: readonly (readonly string[])[]): Promise<readonly Cut[]> {
  const joined = await join(source, parts.flat());
  const whole = joined.write({ type: 'ttf', toBuffer: true }) as Buffer;
  const found = new Set(charactersIn(joined));
  const cuts: Cut[] = [];
  for (const part of parts) {
    const characters = part.filter((character) => found.has(character));
    if (characters.length > 0) cuts.push({ characters, woff2: await subsetFont(whole, characters.join(''), { targetFormat: 'woff2' }) });
  }
  return cuts;
}

async function join(source: Source, characters: readonly string[]): Promise<FontEditor.Font> {
  const glyphs = new Map<number, TTF.Glyph>();
  let first: FontEditor.Font | undefined;
  for (const [file, wanted] of slicesOf(source, characters)) {
    const slice = open(await subsetFont(file, wanted.join(''), { ...instance(source), targetFormat: 'truetype', keepFeatures: [] }));
    first ??= slice;
    for (const glyph of slice.get().glyf) {
      for (const code of glyph.unicode ?? []) glyphs.set(code, { ...glyph, unicode: [code] }); // two slices may both have a character
    }
  }
  if (first === undefined) throw new Error(`The font '${source.font}' has none of the characters asked for.`);
  const { glyf: [missing], ...rest } = first.get();
  return first.set({ ...rest, glyf: [missing!, ...glyphs.values()] });
}

function open(font: Buffer): FontEditor.Font {
  return createFont(font, { type: 'ttf' });
}

function instance({ weight }: Source): { readonly variationAxes: Readonly<Record<string, number>>; readonly noHinting: true } {
  return { variationAxes: { wght: weight }, noHinting: true };
}

/** The slices that have any of the characters, each with those it has by its own account. */
function slicesOf({ font }: Source, characters: readonly string[]): ReadonlyMap<Buffer, readonly string[]> {
  const folder = dirname(require.resolve(`@fontsource-variable/${font}/package.json`));
  const ranges = Object.entries(JSON.parse(readFileSync(`${folder}/unicode.json`, 'utf8')) as Readonly<Record<string, string>>).map(([name, range]) => ({ name: name.replaceAll(/[[\]]/gu, ''), has: inRange(range) }));
  const slices = new Map<string, string[]>();
  for (const character of characters) {
    const slice = ranges.find(({ has }) => has(character.codePointAt(0)!));
    if (slice !== undefined) slices.set(slice.name, [...(slices.get(slice.name) ?? []), character]);
  }
  return new Map(Array.from(slices, ([name, wanted]) => [readFileSync(`${folder}/files/${font}-${name}-wght-normal.woff2`), wanted]));
}

/** `U+20-7E,U+A0` as a test. */
function inRange(range: string): (code: number) => boolean {
  const spans = range.split(',').map((span) => span.replace('U+', '').split('-').map((end) => Number.parseInt(end, 16)));
  return (code) => spans.some(([from = 0, to = from]) => code >= from && code <= to);
}

function charactersIn(font: FontEditor.Font): readonly string[] {
  const codes = font.get().glyf.flatMap(({ unicode }) => unicode ?? []);
  return [...new Set(codes)].toSorted((a, b) => a - b).map((code) => String.fromCodePoint(code));
}
