import { CanvasTextMetrics, Container, Text, TextStyle, type TextStyleFontWeight } from 'pixi.js';
import { askFor, fontText, scriptOf, weightOf } from './faces.ts';
import { balanceLines, type Measure } from './fitText.ts';
import { colours, type Face, families, lineHeight, type Script } from './theme.ts';

export interface LabelStyle {
  readonly face: Face;
  readonly size: number;
  /** Heads are always so. */
  readonly bold?: boolean;
  readonly colour?: number;
  readonly align?: 'left' | 'center' | 'right';
}

export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lines: number;
}

let context: CanvasRenderingContext2D | null | undefined;

/** Measures parts of `words`, which as a whole decide the font. */
export function measureWith(style: LabelStyle, words: string): Measure {
  context ??= document.createElement('canvas').getContext('2d');
  const pen = context;
  if (pen === null) {
    return (text) => [...text].length * style.size;
  }
  const font = fontText(style.face, style.size, style.bold === true, scriptOf(words));
  askFor(font, words);
  return (text) => {
    pen.font = font;
    return pen.measureText(text).width;
  };
}

const styles = new Map<string, TextStyle>();

/** One style object for each look: Pixi keys its textures by the object, so a new one for each text would pile up. */
function textStyle(style: LabelStyle, script: Script): TextStyle {
  const key = [script, style.face, style.size, style.bold, style.colour, style.align].join();
  const known = styles.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = new TextStyle({
    ...fontOf(style, script),
    fontSize: style.size,
    fill: style.colour ?? colours.ink,
    lineHeight: lineHeight(style.size),
    align: style.align ?? 'left',
    padding: 2,
  });
  styles.set(key, made);
  return made;
}

/** Family and weight as Pixi wants them. */
export function fontOf({ face, bold }: LabelStyle, script: Script): Pick<TextStyle, 'fontFamily' | 'fontWeight'> {
  return { fontFamily: [...families(face, script)], fontWeight: `${weightOf(face, bold === true)}` as TextStyleFontWeight };
}

/** After a font has come in: widths measured with its stand-in are wrong. Labels made before this keep them. */
export function forgetFonts(): void {
  styles.clear();
  CanvasTextMetrics.clearMetrics();
}

/** A text fitted to a box. It is measured and drawn again only when its words, style or box change. */
export class Label extends Container {
  readonly #text = new Text({ text: '' });
  #key = '';
  /** Size of what is shown, after fitting. */
  textWidth = 0;
  textHeight = 0;

  constructor() {
    super();
    this.addChild(this.#text);
  }

  put(words: string, style: LabelStyle, box: LabelBox): void {
    const key = [words, style.face, style.size, style.bold, style.colour, style.align, box.width, box.lines].join('|');
    if (key !== this.#key) {
      this.#key = key;
      this.#fit(words, style, box);
    }
    const room = style.align === 'right' ? box.width : style.align === 'center' ? box.width / 2 : 0;
    this.position.set(Math.round(box.x + room), Math.round(box.y));
  }

  clear(): void {
    this.#key = '';
    this.#text.text = '';
    this.textWidth = 0;
    this.textHeight = 0;
  }

  #fit(words: string, style: LabelStyle, box: LabelBox): void {
    const measure = measureWith(style, words);
    const lines = balanceLines(words, box.width, box.lines, measure);
    this.textWidth = Math.ceil(Math.max(0, ...lines.map(measure)));
    this.textHeight = lines.length * lineHeight(style.size);
    this.#text.style = textStyle(style, scriptOf(words));
    this.#text.text = lines.join('\n');
    const align = style.align ?? 'left';
    const share = align === 'right' ? 1 : align === 'center' ? 0.5 : 0;
    this.#text.position.set(-Math.round(this.textWidth * share), 0);
  }
}
