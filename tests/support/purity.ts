import { tokenize, type Token } from './lexer.ts';

/** Exact on every machine. The rest of Math differs in the last bit between browsers, or is random. */
const exactMath = new Set([
  'abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc',
  'E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2',
]);

const forbiddenGlobals = new Set([
  'Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame',
  'globalThis', 'process', 'crypto', 'fetch', 'Intl',
]);

/** Forbidden only when something is read from them: as plain words they are ordinary names. */
const forbiddenObjects = new Set(['document', 'window']);

/** Their result depends on the machine's language. */
const forbiddenMembers = new Set(['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase']);

/** The engine knows archetypes; people and companies belong to a scenario. */
const caseNames =
  /openai|altman|nadella|microsoft|sutskever|murati|brockman|d['’]?angelo|chatgpt|anthropic|mccauley|\bshear\b|\btoner\b/giu;

/** Faults of one engine file: what would make it impure, and names that only a scenario may use. */
export function purityFaults(path: string, source: string): readonly string[] {
  const tokens = tokenize(source);
  const impure = tokens.flatMap((token, index) => {
    const fault = tokenFault(tokens, index, token);
    return fault === null ? [] : [`${path}:${token.line}: the engine may not use ${fault}.`];
  });
  return [...impure, ...nameFaults(path, source)];
}

function tokenFault(tokens: readonly Token[], index: number, token: Token): string | null {
  const previous = tokens[index - 1];
  const next = tokens[index + 1];
  switch (token.kind) {
    case 'punctuator':
      return token.text.startsWith('**') ? `'${token.text}'` : null;
    case 'string':
      return /^node:|^pixi/u.test(token.text) ? `'${token.text}'` : null;
    case 'word':
      return isMember(previous) ? memberFault(token) : wordFault(token, next, tokens[index + 2]);
    default:
      return null;
  }
}

function memberFault(token: Token): string | null {
  return forbiddenMembers.has(token.text) ? `'${token.text}'` : null;
}

function wordFault(token: Token, next: Token | undefined, afterNext: Token | undefined): string | null {
  if (token.text === 'Math') {
    const isExact = next?.text === '.' && exactMath.has(afterNext?.text ?? '');
    return isExact ? null : `'Math.${afterNext?.text ?? ''}'`;
  }
  if (forbiddenGlobals.has(token.text)) {
    return next?.text === ':' ? null : `'${token.text}'`;
  }
  if (forbiddenObjects.has(token.text)) {
    return isMember(next) || next?.text === '[' ? `'${token.text}'` : null;
  }
  return null;
}

function isMember(token: Token | undefined): boolean {
  return token?.kind === 'punctuator' && (token.text === '.' || token.text === '?.');
}

function nameFaults(path: string, source: string): readonly string[] {
  return source.split('\n').flatMap((line, index) =>
    [...line.matchAll(caseNames)].map((match) => `${path}:${index + 1}: the engine may not name '${match[0]}', not even in a comment.`),
  );
}
