import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { themeCss } from '../../build/theme.ts';
import { colours, hex, inks, mix, nightEdge, weights } from '../../src/ui/theme.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const styles = read('src/app/styles/*.css');
const drawing = read('src/scenes/*.ts');

/** What text may be set in, and what may lie under it, in the page. */
const inked = { ...pick('ink', 'soft', 'up', 'down', 'stamp'), ...inks };
const grounds = pick('paper', 'sheet', 'shade');
/** In the picture the paper darkens with the hour, most in its corners. */
const deepNight = mix(colours.paperNight, nightEdge.colour, nightEdge.alpha);
const drawnGrounds = { ...pick('paper', 'paperNight', 'sheet', 'table'), deepNight };

describe('text stands out from its ground by 4.5 to 1', () => {
  test('in every colour on every ground of the page', () => {
    expect(faint(4.5, inked, grounds)).toEqual([]);
  });

  test('light on dark: on buttons, on seals, on the tag of a tab', () => {
    expect(faint(4.5, pick('paper', 'sheet'), { ...pick('ink', 'inkRaised'), ...inks })).toEqual([]);
  });

  test('in the picture, in the deep of night too; red only on the white sheet, where endings and dates are stamped', () => {
    expect(faint(4.5, pick('ink', 'soft'), drawnGrounds)).toEqual([]);
    expect(faint(4.5, pick('stamp'), pick('sheet'))).toEqual([]);
  });

  test('where it is thinned: keys on buttons, what a door is about, an offer that cannot be chosen', () => {
    for (const { selector, opacity } of thinned()) {
      for (const ground of Object.values(grounds)) expect(faint(4.5, over(pick('ink', 'soft'), ground, opacity), { ground }), selector).toEqual([]);
      expect(faint(4.5, over(pick('paper'), colours.ink, opacity), pick('ink')), selector).toEqual([]);
    }
    expect(thinned().map(({ selector }) => selector)).toEqual(['kbd', '.option.closed', '.door-about']);
  });
});

describe('lines that tell something stand out by 3 to 1', () => {
  test('edges of fields and troughs, seats, ticks, the focus', () => {
    expect(faint(3, pick('line'), grounds)).toEqual([]);
    expect(faint(3, pick('lineDrawn'), drawnGrounds)).toEqual([]);
    expect(faint(3, inks, { ...grounds, ...drawnGrounds })).toEqual([]);
    expect(faint(3, pick('stamp'), drawnGrounds)).toEqual([]);
  });

  test('bars and what the last stage did to them, lights that are lit', () => {
    expect(faint(3, pick('ink', 'soft', 'down', 'gained', 'lost'), pick('sheet'))).toEqual([]);
    expect(faint(3, pick('lit'), pick('band', 'unlit'))).toEqual([]);
  });

  test('no field, button or option is edged with a line that only parts', () => {
    const edged = rules().filter(({ selector, body }) => /input|select|button|secondary|door|jump|option-number/u.test(selector) && !/disabled|:hover/u.test(selector) && /border[^;]*var\(--(?:rule|faint)\)/u.test(body));
    expect(edged.map(({ selector }) => selector)).toEqual([]);
  });
});

describe('the theme is the one source of colours', () => {
  test('no style and no scene writes a colour of its own', () => {
    expect(styles.match(/#[0-9a-f]{3,8}\b(?=[^{]*\})|\brgba?\(|\bhsla?\(/giu)).toBeNull();
    expect(Array.from(drawing.matchAll(/0x[0-9a-f]{6}\b/giu), ([colour]) => colour).filter((colour) => colour !== '0xffffff')).toEqual([]);
  });

  test('every variable that a style uses is in the theme or set beside it', () => {
    const known = new Set(Array.from(`${themeCss()}${styles}${read('src/app/**/*.ts')}`.matchAll(/(--[\w-]+)(?=[:'])/gu), ([, name]) => name));
    const used = Array.from(styles.matchAll(/var\((--[\w-]+)/gu), ([, name]) => name);
    expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([]);
  });

  test('text has no colours but those that are checked above', () => {
    const known = new Set([...Object.keys(inked), 'paper', 'sheet', 'edge'].map((name) => `var(--${name})`));
    const set = rules().flatMap(({ body }) => Array.from(body.matchAll(/(?:^|;)\s*color: ([^;]+)/gu), ([, value]) => value!.trim()));
    expect([...new Set(set)].filter((value) => !known.has(value) && value !== 'inherit')).toEqual([]);
    const drawn = Array.from(drawing.matchAll(/colour: (colours\.\w+)/gu), ([, value]) => value);
    expect([...new Set(drawn)].toSorted()).toEqual(['colours.sheet', 'colours.soft', 'colours.stamp']); // light only on seals
  });

  test('the page has the same colours by the same names', () => {
    expect(themeCss()).toContain(`--paper: ${hex(colours.paper)};`);
    expect(themeCss()).toContain(`--paper-night: ${hex(colours.paperNight)};`);
    expect(themeCss()).toContain(`--board: ${hex(inks.board)};`);
  });
});

test('the contrast of black and white is 21, and of a colour with itself 1', () => {
  expect([contrast(0, 0xffffff), contrast(0x8e3f6e, 0x8e3f6e)]).toEqual([21, 1]);
});

test('text is set in weights that are shipped', () => {
  const shorthand = [...styles.matchAll(/font: (\d+) [^;}]*var\(--(sans|serif)\)/gu)].map(([, weight, face]) => `${face} ${weight}`);
  const alone = [...styles.matchAll(/font-weight: (\d+)/gu)].map(([, weight]) => `sans ${weight}`);
  expect(shorthand.length).toBe([...styles.matchAll(/font: \d/gu)].length);
  const shipped = Object.entries(weights).flatMap(([face, all]) => all.map((weight) => `${face} ${weight}`));
  expect([...new Set([...shorthand, ...alone])].filter((it) => !shipped.includes(it))).toEqual([]);
});

type Colours = Readonly<Record<string, number>>;

function faint(least: number, letters: Colours, under: Colours): readonly string[] {
  return Object.entries(letters).flatMap(([name, colour]) => Object.entries(under).flatMap(([ground, below]) => {
    const found = contrast(colour, below);
    return found < least ? [`${name} on ${ground}: ${found.toFixed(2)}`] : [];
  }));
}

function pick(...names: readonly (keyof typeof colours)[]): Colours {
  return Object.fromEntries(names.map((name) => [name, colours[name]]));
}

function over(letters: Colours, ground: number, opacity: number): Colours {
  return Object.fromEntries(Object.entries(letters).map(([name, colour]) => [name, mix(ground, colour, opacity)]));
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: number, b: number): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: number): number {
  const [red = 0, green = 0, blue = 0] = [16, 8, 0].map((shift) => {
    const share = ((colour >> shift) & 0xff) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Rules of the styles that thin words; those of shapes, and of what cannot be used, are not meant. */
function thinned(): readonly { readonly selector: string; readonly opacity: number }[] {
  return rules().flatMap(({ selector, body }) => {
    const opacity = Number(/(?:^|;)\s*opacity: ([\d.]+)/u.exec(body)?.[1] ?? 1);
    return opacity === 0 || opacity === 1 || /disabled|::after/u.test(selector) ? [] : [{ selector, opacity }];
  });
}

function rules(): readonly { readonly selector: string; readonly body: string }[] {
  return Array.from(styles.replaceAll(/\/\*[\s\S]*?\*\//gu, '').matchAll(/([^{}]+)\{([^{}]*)\}/gu), ([, selector = '', body = '']) => ({ selector: selector.trim(), body }));
}

function read(pattern: string): string {
  return globSync(pattern, { cwd: root }).toSorted().map((path) => readFileSync(`${root}${path}`, 'utf8')).join('\n');
}
