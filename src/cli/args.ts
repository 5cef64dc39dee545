/** The words of a command line, checked: every slip is one message with the nearest right name. */
import { parseArgs } from 'node:util';
import type { Io } from './io.ts';
import { didYouMean, quoted } from './say.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** May be given more than once. */
  readonly many?: true;
  /** How the value is named in the help. */
  readonly value?: string;
  readonly about: string;
}

export interface Command {
  readonly name: string;
  readonly about: string;
  /** What follows the name in the usage line. */
  readonly usage: string;
  readonly options: Readonly<Record<string, Option>>;
  /** How many words without a dash it takes at most. */
  readonly words: number;
  run(args: Args, io: Io): Promise<number>;
}

export interface Args {
  readonly words: readonly string[];
  has(option: string): boolean;
  text(option: string): string | undefined;
  all(option: string): readonly string[];
}

/** The caller's slip: one message, the usage line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const HELP: Readonly<Record<string, Option>> = { help: { type: 'boolean', about: 'this text' } };

export function readArgs(command: Command, given: readonly string[]): Args {
  const options = { ...command.options, ...HELP };
  const names = Object.keys(options);
  const { tokens } = parseArgs({
    args: [...given],
    options: Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type, multiple: true }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) throw new UsageError(`Unknown option ${quoted(token.rawName)}. Options: ${names.map((name) => `--${name}`).join(', ')}.${didYouMean(token.name, names, '--')}`);
    if (option.type === 'boolean' && token.value !== undefined) throw new UsageError(`Option '--${token.name}' takes no value; found ${quoted(token.value)}.`);
    if (option.type === 'string' && (token.value === undefined || (!token.inlineValue && /^-[^\d.]/u.test(token.value)))) {
      throw new UsageError(`Option '--${token.name}' needs a value: --${token.name}=${option.value ?? 'VALUE'}.`);
    }
    if (values.has(token.name) && option.many !== true) throw new UsageError(`Option '--${token.name}' is given twice.`);
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? '']);
  }
  const extra = words[command.words];
  // A word with a dash stands behind `--`: it is meant as a word.
  if (extra !== undefined) throw new UsageError(`Unexpected word ${quoted(extra)}.${extra.startsWith('-') ? '' : didYouMean(extra, names, '--')}`);
  return {
    words,
    has: (option) => values.has(option),
    text: (option) => values.get(option)?.[0],
    all: (option) => values.get(option) ?? [],
  };
}

/** A whole number from `least` to `most`. */
export function whole(args: Args, option: string, least: number, most: number, otherwise: number): number {
  const text = args.text(option);
  if (text === undefined) return otherwise;
  const value = /^\d{1,12}$/u.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new UsageError(`Option '--${option}': found ${quoted(text)}, expected a whole number from ${least} to ${most}.`);
  return value;
}

/** One of `names`. */
export function oneOf<Name extends string>(what: string, found: string, names: readonly Name[]): Name {
  const name = names.find((it) => it === found);
  if (name === undefined) throw new UsageError(`Unknown ${what} ${quoted(found)}. Known: ${names.join(', ')}.${didYouMean(found, names)}`);
  return name;
}

const LONGEST_SEED = 200;

export function seedOf(args: Args, otherwise: string): string {
  const seed = args.text('seed') ?? otherwise;
  if (seed === '' || seed.length > LONGEST_SEED) throw new UsageError(`Option '--seed': found ${seed.length} characters, expected 1 to ${LONGEST_SEED}.`);
  return seed;
}

export function usageLine(command: Command): string {
  return `Usage: five-seats ${command.name} ${command.usage}`.trimEnd();
}

export function helpText(command: Command): string {
  const options = Object.entries({ ...command.options, ...HELP });
  const left = options.map(([name, { value }]) => `--${name}${value === undefined ? '' : ` ${value}`}`);
  const width = Math.max(...left.map((text) => text.length));
  const lines = options.map(([, { about, many }], i) => `  ${left[i]!.padEnd(width)}  ${about}${many ? '; may be repeated' : ''}`);
  return `${usageLine(command)}\n\n${command.about}\n\n${lines.join('\n')}\n`;
}
