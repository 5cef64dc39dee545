export type TokenKind = 'word' | 'string' | 'punctuator' | 'number' | 'regex';

export interface Token {
  readonly kind: TokenKind;
  /** For a string its contents, otherwise the text as written. */
  readonly text: string;
  readonly line: number;
}

// After one of these words a slash begins a regular expression; after any other word it divides.
const wordsBeforeRegex = new Set(['return', 'typeof', 'case', 'in', 'of', 'do', 'else', 'void', 'delete', 'throw', 'await', 'yield']);

const blank = /\s+/y;
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const word = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
const number = /\.?\d(?:[\w.]|(?<=[eE])[+-])*/y;
const quoted = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const regex = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const templatePart = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;
const punctuator = /\*\*=?|\?\.(?!\d)|=>|\.\.\.|[^\s\w]/uy;

/**
 * TypeScript source as a flat list of tokens, without comments. Enough to find imports and names; it does not parse.
 * What is written inside `${...}` of a template is code and comes as tokens.
 */
export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const openTemplates: number[] = []; // depth of braces at which each open `${` closes
  let depth = 0;
  let at = 0;

  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text === undefined) {
      return null;
    }
    at += text.length;
    return text;
  };
  const push = (kind: TokenKind, text: string, start: number): void => {
    tokens.push({ kind, text, line: lineAt(source, start) });
  };
  const readTemplate = (start: number): void => {
    push('string', take(templatePart) ?? '', start);
    if (source.startsWith('${', at)) {
      at += 2;
      depth += 1;
      openTemplates.push(depth);
    } else {
      at += 1;
    }
  };

  while (at < source.length) {
    if (take(blank) !== null || take(comment) !== null) {
      continue;
    }
    const start = at;
    const literal = take(quoted);
    if (literal !== null) {
      push('string', literal.slice(1, -1), start);
      continue;
    }
    const name = take(word);
    if (name !== null) {
      push('word', name, start);
      continue;
    }
    const digits = take(number);
    if (digits !== null) {
      push('number', digits, start);
      continue;
    }
    if (source[at] === '`') {
      at += 1;
      readTemplate(start);
      continue;
    }
    if (source[at] === '/' && slashBeginsRegex(tokens.at(-1))) {
      const pattern = take(regex);
      if (pattern !== null) {
        push('regex', pattern, start);
        continue;
      }
    }
    const mark = take(punctuator) ?? '';
    if (mark === '') {
      at += 1;
    } else if (mark === '}' && openTemplates.at(-1) === depth) {
      openTemplates.pop();
      depth -= 1;
      readTemplate(start);
    } else {
      depth += mark === '{' ? 1 : mark === '}' ? -1 : 0;
      push('punctuator', mark, start);
    }
  }
  return tokens;
}

function slashBeginsRegex(previous: Token | undefined): boolean {
  if (previous === undefined) {
    return true;
  }
  if (previous.kind === 'punctuator') {
    return ![')', ']', '}'].includes(previous.text);
  }
  return previous.kind === 'word' && wordsBeforeRegex.has(previous.text);
}

function lineAt(source: string, position: number): number {
  let line = 1;
  for (let index = source.indexOf('\n'); index !== -1 && index < position; index = source.indexOf('\n', index + 1)) {
    line += 1;
  }
  return line;
}
