import { tokenize, type Token } from './lexer.ts';

export interface Import {
  /** What is imported, as written; null when a dynamic import computes it. */
  readonly from: string | null;
  /** `import type ... from` or `export type ... from`: gone when the program runs. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Imports, re-exports, dynamic imports and `new URL('...', import.meta.url)`, in order. */
export function readImports(source: string): readonly Import[] {
  const tokens = tokenize(source);
  return tokens.flatMap((token, index) => importAt(tokens, index, token) ?? []);
}

function importAt(tokens: readonly Token[], index: number, token: Token): Import | null {
  if (token.kind !== 'word' || isMark(tokens[index - 1], '.') || isMark(tokens[index - 1], '?.')) {
    return null;
  }
  switch (token.text) {
    case 'import':
      return importFrom(tokens, index);
    case 'export':
      return reExportFrom(tokens, index);
    case 'URL':
      return moduleUrl(tokens, index);
    default:
      return null;
  }
}

function importFrom(tokens: readonly Token[], index: number): Import | null {
  const { line } = tokens[index]!;
  const next = tokens[index + 1];
  if (next === undefined || isMark(next, '.') || isMark(next, ':')) {
    return null; // import.meta, or a property of that name
  }
  if (isMark(next, '(')) {
    const name = tokens[index + 2];
    const isWhole = isMark(tokens[index + 3], ')') || isMark(tokens[index + 3], ',');
    return { from: name?.kind === 'string' && isWhole ? name.text : null, typeOnly: false, line };
  }
  if (next.kind === 'string') {
    return { from: next.text, typeOnly: false, line };
  }
  return clauseFrom(tokens, index);
}

function reExportFrom(tokens: readonly Token[], index: number): Import | null {
  const first = isTypeClause(tokens, index) ? tokens[index + 2] : tokens[index + 1];
  return isMark(first, '*') || isMark(first, '{') ? clauseFrom(tokens, index) : null;
}

/** The name after `from`, if it comes before the statement ends. */
function clauseFrom(tokens: readonly Token[], index: number): Import | null {
  const clauseMarks = new Set(['{', '}', ',', '*']);
  for (let at = index + 1; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    const next = tokens[at + 1];
    if (token.kind === 'word' && token.text === 'from' && next?.kind === 'string') {
      return { from: next.text, typeOnly: isTypeClause(tokens, index), line: tokens[index]!.line };
    }
    const belongs = token.kind === 'word' || token.kind === 'string' || clauseMarks.has(token.text);
    if (!belongs) {
      return null;
    }
  }
  return null;
}

function isTypeClause(tokens: readonly Token[], index: number): boolean {
  return tokens[index + 1]?.text === 'type' && tokens[index + 1]?.kind === 'word' && tokens[index + 2]?.text !== 'from';
}

/** How a worker is named: `new Worker(new URL('./file.ts', import.meta.url))`. */
function moduleUrl(tokens: readonly Token[], index: number): Import | null {
  const [open, name, comma, word] = tokens.slice(index + 1, index + 5);
  const isModuleUrl = isMark(open, '(') && name?.kind === 'string' && isMark(comma, ',') && word?.text === 'import';
  return isModuleUrl ? { from: name.text, typeOnly: false, line: tokens[index]!.line } : null;
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === 'punctuator' && token.text === text;
}
