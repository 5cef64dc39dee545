/** The picture of an ending to keep or pass on: a front page of 1200 by 630, which is what links and chats show. */
import type { Texts } from '../../i18n/texts.ts';
import { balanceLines, fitLines, type Measure } from '../../ui/fitText.ts';
import { colours, hex } from '../../ui/theme.ts';
import type { FrontPage } from '../view/frontPage.ts';
import { pressPicture } from './picture.ts';
import { INK, PAPER, printPicture } from './print.ts';
import { PICTURE } from './shapes.ts';

export const CARD = { width: 1200, height: 630 } as const;

const [GROUND, SHADE, SOFT, RULE, STAMP] = [colours.paper, colours.shade, colours.soft, colours.rule, colours.stamp].map(hex) as [string, string, string, string, string];
const EDGE = 52;
const LEFT = { x: EDGE, width: 536 } as const;
const RIGHT = { x: 620, width: 528 } as const;

interface Type {
  readonly size: number;
  readonly face: 'serif' | 'sans';
  readonly bold?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
}

export async function endingCard(texts: Texts, page: FrontPage, counterfactual: boolean): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = CARD.width;
  canvas.height = CARD.height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser gives no canvas to draw on.');
  await document.fonts.ready;
  drawCard(createTypist(pen, texts.language), pen, texts, page, counterfactual);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The canvas gave no picture.')) : resolve(blob)), 'image/png');
  });
}

function drawCard(typist: Typist, pen: CanvasRenderingContext2D, { t }: Texts, page: FrontPage, counterfactual: boolean): void {
  const { width, height } = CARD;
  pen.fillStyle = GROUND;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = PAPER;
  pen.fillRect(24, 20, width - 48, height - 40);
  pen.strokeStyle = RULE;
  pen.lineWidth = 1;
  pen.strokeRect(24.5, 20.5, width - 49, height - 41);
  typist.line(page.paper, { face: 'serif', size: 34, bold: true }, LEFT.x, 66);
  typist.line(page.date, { face: 'sans', size: 22, colour: SOFT, align: 'right' }, width - EDGE, 64);
  rule(pen, 84, 3);
  rule(pen, 90, 1);

  printPicture(pen, pressPicture(page.picture), { x: RIGHT.x, y: 112, width: RIGHT.width });
  pen.strokeStyle = INK;
  pen.strokeRect(RIGHT.x + 0.5, 112.5, RIGHT.width - 1, (RIGHT.width * PICTURE.height) / PICTURE.width - 1);
  if (counterfactual) stamp(typist, pen, t('ui.counterfactual'));

  const below = headline(typist, page.headline);
  typist.text(page.standfirst, { face: 'serif', size: 24, colour: SOFT }, LEFT.x, below + 14, LEFT.width, 3);
  scales(typist, pen, page.scales, 472);

  rule(pen, 546, 1);
  typist.line(t('ui.title'), { face: 'serif', size: 24, bold: true }, LEFT.x, 582);
  const name = typist.measure({ face: 'serif', size: 24, bold: true })(t('ui.title'));
  typist.text(t('ui.fairness'), { face: 'sans', size: 17, colour: SOFT }, LEFT.x + name + 26, 556, width - EDGE * 2 - name - 26, 2);
}

/** As large as lets it stand whole in four lines; answers where it ends. */
function headline(typist: Typist, words: string): number {
  for (const size of [58, 52, 46, 40, 34]) {
    const type: Type = { face: 'serif', size, bold: true };
    const whole = fitLines(words, LEFT.width, 9, typist.measure(type)).length;
    if (whole * size * 1.2 <= 236 || size === 34) return typist.text(words, type, LEFT.x, 108, LEFT.width, 6);
  }
  return 108;
}

/** Three in a row under the words and the picture. */
function scales(typist: Typist, pen: CanvasRenderingContext2D, all: FrontPage['scales'], y: number): void {
  const gap = 36;
  const wide = (CARD.width - EDGE * 2 - gap * (all.length - 1)) / all.length;
  all.forEach(({ name, value }, i) => {
    const x = EDGE + i * (wide + gap);
    typist.line(name, { face: 'sans', size: 22 }, x, y + 20);
    typist.line(String(value), { face: 'sans', size: 24, bold: true, align: 'right' }, x + wide, y + 20);
    pen.fillStyle = SHADE;
    pen.fillRect(x, y + 32, wide, 16);
    pen.fillStyle = INK;
    pen.fillRect(x, y + 32, (wide * value) / 100, 16);
  });
}

function stamp(typist: Typist, pen: CanvasRenderingContext2D, words: string): void {
  const type: Type = { face: 'sans', size: 22, bold: true, colour: STAMP, align: 'center' };
  const wide = typist.measure(type)(words) + 36;
  pen.save();
  pen.translate(RIGHT.x + RIGHT.width - wide / 2 - 14, 146);
  pen.rotate(0.05);
  pen.fillStyle = PAPER;
  pen.fillRect(-wide / 2, -22, wide, 44);
  pen.strokeStyle = STAMP;
  pen.lineWidth = 3;
  pen.strokeRect(-wide / 2, -22, wide, 44);
  pen.lineWidth = 1;
  pen.strokeRect(-wide / 2 + 5, -17, wide - 10, 34);
  typist.line(words, type, 0, 8);
  pen.restore();
}

function rule(pen: CanvasRenderingContext2D, y: number, thick: number): void {
  pen.fillStyle = INK;
  pen.fillRect(EDGE, y, CARD.width - EDGE * 2, thick);
}

interface Typist {
  measure(type: Type): Measure;
  /** One line that stands on `y`. */
  line(words: string, type: Type, x: number, y: number): void;
  /** Lines that hang from `y`; answers where they end. */
  text(words: string, type: Type, x: number, y: number, width: number, lines: number): number;
}

/** Sets type in the page's own faces. */
function createTypist(pen: CanvasRenderingContext2D, language: Texts['language']): Typist {
  const styles = getComputedStyle(document.documentElement);
  const leading = language === 'en' ? 1.18 : 1.32;
  const fontOf = ({ size, face, bold }: Type): string => `${bold === true ? 700 : 400} ${size}px ${styles.getPropertyValue(`--${face}`)}`;
  const measure = (type: Type): Measure => (words) => {
    pen.font = fontOf(type);
    return pen.measureText(words).width;
  };
  const line = (words: string, type: Type, x: number, y: number): void => {
    pen.font = fontOf(type);
    pen.fillStyle = type.colour ?? INK;
    pen.textAlign = type.align ?? 'left';
    pen.fillText(words, x, y);
  };
  return {
    measure,
    line,
    text: (words, type, x, y, width, lines) => {
      const set = balanceLines(words, width, lines, measure(type));
      set.forEach((it, i) => line(it, type, x, y + type.size * (leading * i + 0.98)));
      return y + type.size * leading * set.length;
    },
  };
}
