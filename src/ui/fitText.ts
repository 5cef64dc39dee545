/** Breaks a text into at most `maxLines` lines of `maxWidth`, with an ellipsis where words are left out. */
export type Measure = (text: string) => number;

const noLineStart = new Set('，。、；：？！）》」』】〉”’…—·％,.;:?!)]}%');
const noLineEnd = new Set('（《「『【〈“‘([{');
const ideograph = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/u;

export function fitLines(text: string, maxWidth: number, maxLines: number, measure: Measure): readonly string[] {
  const pieces = piecesOf(text);
  const lines: string[] = [];
  let line = '';
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? '';
    if (measure((line + piece).trimEnd()) <= maxWidth) {
      line += piece;
      continue;
    }
    if (lines.length === maxLines - 1) {
      lines.push(cut(line + pieces.slice(index).join(''), maxWidth, measure));
      return lines;
    }
    if (line !== '') {
      lines.push(line.trimEnd());
      line = '';
      index -= 1;
      continue;
    }
    const head = longestHead(piece, maxWidth, measure);
    lines.push(head);
    pieces[index] = piece.slice(head.length);
    index -= 1;
  }
  if (line.trimEnd() !== '') {
    lines.push(line.trimEnd());
  }
  return lines;
}

/** The same number of lines, as even in length as they go: no last word alone on a line. */
export function balanceLines(text: string, maxWidth: number, maxLines: number, measure: Measure): readonly string[] {
  const lines = fitLines(text, maxWidth, maxLines, measure);
  if (lines.length < 2 || lines.at(-1)?.endsWith('…') === true) {
    return lines;
  }
  let best = lines;
  // Not so narrow that a word is torn which need not be.
  const longest = Math.max(...piecesOf(text).map((piece) => measure(piece.trimEnd())));
  for (let width = maxWidth * 0.95; width > Math.max(maxWidth * 0.5, Math.min(longest, maxWidth)); width -= maxWidth * 0.05) {
    const narrower = fitLines(text, width, maxLines + 1, measure);
    if (narrower.length > lines.length || narrower.some((line) => measure(line) > width)) {
      break;
    }
    best = narrower;
  }
  return best;
}

/** The text on one line, cut with an ellipsis when it is too long. */
export function cut(text: string, maxWidth: number, measure: Measure): string {
  const whole = text.trimEnd();
  if (measure(whole) <= maxWidth) {
    return whole;
  }
  const letters = [...whole];
  let low = 0;
  let high = letters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${letters.slice(0, middle).join('')}…`) <= maxWidth) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return `${letters.slice(0, low).join('').replace(/[\s,.;:，。、；：]+$/u, '')}…`;
}

/** What may not be torn apart: a word with its space, or one Chinese character with the marks that cling to it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let open = '';
  for (const letter of text) {
    const last = pieces.at(-1);
    if (noLineEnd.has(letter)) {
      open += letter;
    } else if (last !== undefined && open === '' && (noLineStart.has(letter) || joins(last, letter))) {
      pieces[pieces.length - 1] = last + letter;
    } else {
      pieces.push(open + letter);
      open = '';
    }
  }
  return open === '' ? pieces : [...pieces, open];
}

function joins(piece: string, letter: string): boolean {
  if (letter === ' ') {
    return true;
  }
  const last = piece.at(-1) ?? '';
  return last !== ' ' && last !== '-' && !ideograph.test(last) && !ideograph.test(letter);
}

function longestHead(word: string, maxWidth: number, measure: Measure): string {
  const letters = [...word];
  let count = 1;
  while (count < letters.length && measure(letters.slice(0, count + 1).join('')) <= maxWidth) {
    count += 1;
  }
  return letters.slice(0, count).join('');
}
