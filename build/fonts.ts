/** Makes the fonts that the game ships: from whole ones, the characters of its own texts. Works in `.generated/` and only when texts or fonts have changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { type Face, fonts, type Script, weights } from '../src/ui/theme.ts';
import { type Characters, charactersOf, lacking, lackText } from './characters.ts';
import { type Cut, cutParts, cutSlices } from './cutting.ts';
import { type ShownText, shownTexts } from './shownTexts.ts';

export interface ShippedFont {
  readonly family: string;
  readonly script: Script;
  readonly weight: number;
  readonly characters: string;
  readonly file: string;
}

interface Made {
  readonly key: string;
  readonly fonts: readonly ShippedFont[];
}

const PACKAGES: Readonly<Record<Face, Readonly<Record<Script, string>>>> = {
  serif: { latin: 'noto-serif', chinese: 'noto-serif-sc' },
  sans: { latin: 'noto-sans', chinese: 'noto-sans-sc' },
};
const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MODULE = 'virtual:fonts.css';
const FOLDER = '.generated/fonts';

/** Gives `virtual:fonts.css`: real files, so that a host may forbid `data:`, and only those fetched whose characters a page shows. */
export function shippedFonts(): Plugin {
  return {
    name: 'shipped-fonts',
    resolveId: async (id) => {
      if (id !== MODULE) return undefined;
      await makeFonts();
      return `${ROOT}${FOLDER}/fonts.css`;
    },
  };
}

/** Answers what lies in `.generated/fonts` after it; throws if a text has a character that no font has. */
export async function makeFonts(): Promise<readonly ShippedFont[]> {
  const texts = shownTexts(ROOT);
  const characters = charactersOf(texts);
  const key = keyOf(characters);
  const known = readMade();
  const made = known?.key === key ? known.fonts : await cutAll(key, characters);
  const lacks = lacksOf(texts, made);
  if (lacks.length > 0) throw new Error(lacks.join('\n'));
  return made;
}

/** Each weight of each face is a font of its own, and has to have all characters. */
export function lacksOf(texts: readonly ShownText[], made: readonly ShippedFont[]): readonly string[] {
  const lacks = FACES.flatMap(({ face, weight }) => {
    const of = (script: Script): ReadonlySet<string> => new Set(made.filter((font) => font.family === fonts[face][script] && font.weight === weight).flatMap((font) => [...font.characters]));
    return lacking(texts, of('latin'), of('chinese')).map(lackText);
  });
  return [...new Set(lacks)];
}

const FACES = (['sans', 'serif'] as const).flatMap((face) => weights[face].map((weight) => ({ face, weight })));

async function cutAll(key: string, characters: Characters): Promise<readonly ShippedFont[]> {
  const fresh = `${ROOT}${FOLDER}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const made: ShippedFont[] = [];
  for (const { face, weight } of FACES) {
    const keep = (script: Script, cuts: readonly Cut[]): void => {
      for (const [index, cut] of cuts.entries()) {
        const file = `${face}-${script}-${weight}-${index + 1}.woff2`;
        writeFileSync(`${fresh}/${file}`, cut.woff2);
        made.push({ family: fonts[face][script], script, weight, characters: cut.characters.join(''), file });
      }
    };
    keep('latin', await cutSlices({ font: PACKAGES[face].latin, weight }, characters.latin));
    keep('chinese', await cutParts({ font: PACKAGES[face].chinese, weight }, characters.chinese));
  }
  writeFileSync(`${fresh}/fonts.css`, made.map(fontFace).join(''));
  writeFileSync(`${fresh}/made.json`, JSON.stringify({ key, fonts: made } satisfies Made));
  rmSync(`${ROOT}${FOLDER}`, { recursive: true, force: true });
  renameSync(fresh, `${ROOT}${FOLDER}`);
  return made;
}

function fontFace({ family, weight, characters, file }: ShippedFont): string {
  return `@font-face{font-family:"${family}";font-weight:${weightRange(weight)};font-display:swap;src:url(./${file}) format("woff2");unicode-range:${unicodeRange(characters)}}\n`;
}

/** A face with one weight serves all; of two, the bold one serves what is bolder than medium. */
function weightRange(weight: number): string {
  const [regular, bold] = weights.sans;
  if (weight === regular) return `100 ${bold - 1}`;
  return weight === bold ? `${bold} 900` : '100 900';
}

/** `U+20-7E,U+B7` */
export function unicodeRange(characters: string): string {
  const spans: [number, number][] = [];
  for (const code of Array.from(characters, (character) => character.codePointAt(0)!).toSorted((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] === code - 1) last[1] = code;
    else spans.push([code, code]);
  }
  return spans.map(([from, to]) => `U+${from.toString(16).toUpperCase()}${from === to ? '' : `-${to.toString(16).toUpperCase()}`}`).join(',');
}

/** Changes with the characters, the packages and this program. */
function keyOf(characters: Characters): string {
  const require = createRequire(import.meta.url);
  const versions = Object.values(PACKAGES).flatMap((of) => Object.values(of)).map((name) => (require(`@fontsource-variable/${name}/package.json`) as { readonly version: string }).version);
  const program = ['build/fonts.ts', 'build/cutting.ts', 'src/ui/theme.ts'].map((path) => readFileSync(`${ROOT}${path}`, 'utf8'));
  return createHash('sha256').update(JSON.stringify([characters, versions, program])).digest('hex');
}

function readMade(): Made | undefined {
  const path = `${ROOT}${FOLDER}/made.json`;
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Made) : undefined;
}
