/** Puts roles in the place of names: in every text that is asked for, whatever was set into it. */
import type { Texts } from './texts.ts';

/** Name, or words that a name stands in -> what stands in its place. The longest is looked for first. */
type Roles = Readonly<Record<string, string>>;

export interface RoleWords {
  readonly names: Roles;
  /** Texts put otherwise as a whole, by id: they stay as they are written. */
  readonly texts: Readonly<Record<string, string>>;
}

/** `texts` hold the texts of `roles` already. */
export function withRoles(texts: Texts, roles: RoleWords): Texts {
  const writing = texts.language === 'en' ? english : plain;
  const spoken = writing(roles.names, (role) => role);
  const quoted = writing(roles.names, (role) => (role === '' ? '' : `[${role}]`)); // whoever is quoted did not say it
  return {
    ...texts,
    roles: true,
    t: (id, values) => {
      const within = values === undefined ? undefined : Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? spoken.value(value) : value]));
      if (roles.texts[id] !== undefined) return texts.t(id, within);
      return (QUOTATION.test(id) ? quoted : spoken).text(texts.t(id, within));
    },
  };
}

const QUOTATION = /\.quote2?$/u;

interface Writing {
  text(words: string): string;
  /** What is set into a text: it may come to stand within a sentence. */
  value(words: string): string;
}

/** Chinese needs no article and no capital. */
function plain(roles: Roles, mark: (role: string) => string): Writing {
  const names = new RegExp(namesIn(roles), 'gu');
  return { text: (text) => text.replaceAll(names, (name) => mark(roles[name] ?? name)), value: (text) => text };
}

const ARTICLE = /^(?:the|an?|another) /u;
/** After these a role goes without its article: "the Microsoft offer", "all OpenAI employees". */
const DETERMINERS = ['the', 'a', 'an', 'any', 'all', 'some', 'no', 'each', 'every', 'this', 'these', 'those', 'his', 'her', 'its', 'their', 'your', 'our', 'other', 'former', 'new', 'three'];
/** Where a sentence begins: at the start of a text, after the end of the one before, and behind an opening mark there. */
const OPENING = String.raw`(?<=(?:^|[.!?]["”)]?\s)["“(]?)`;

function english(roles: Roles, mark: (role: string) => string): Writing {
  const determiner = DETERMINERS.flatMap((word) => [word, capital(word)]).join('|');
  const names = new RegExp(String.raw`(?:${namesIn(roles)})|(?<![\w'-])(${determiner}) (${namesIn(roles)})`, 'gu');
  const words = longestFirst([...new Set(Object.values(roles))].filter((role) => role !== ''));
  const openings = new RegExp(String.raw`${OPENING}(?:${words.map(escape).join('|')})(?![\w-])`, 'gu');
  const capitals = new RegExp(String.raw`(?<![\w-])(?:${words.map((role) => escape(capital(role))).join('|')})(?![\w-])`, 'gu');
  return {
    text: (text) => text.replaceAll(names, (found, before: string | undefined, name: string | undefined) => {
      if (before === undefined || name === undefined) return mark(roles[found] ?? found);
      const role = (roles[name] ?? name).replace(ARTICLE, '');
      return `${fitting(before, role)} ${mark(role)}`;
    }).replaceAll(openings, capital),
    value: (text) => text.replaceAll(capitals, (role) => role.charAt(0).toLowerCase() + role.slice(1)),
  };
}

/** "a" or "an", as the next word asks for. */
function fitting(before: string, next: string): string {
  if (!/^an?$/iu.test(before)) return before;
  return `${before.charAt(0)}${/^[aeiou]/iu.test(next) ? 'n' : ''}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function namesIn(roles: Roles): string {
  return longestFirst(Object.keys(roles)).map(whole).join('|');
}

/** Whole words only, where a name is written in letters. */
function whole(name: string): string {
  const [before, after] = [/^[A-Za-z]/u.test(name) ? '(?<![A-Za-z])' : '', /[A-Za-z]$/u.test(name) ? '(?![A-Za-z])' : ''];
  return `${before}${escape(name)}${after}`;
}

function longestFirst(words: readonly string[]): readonly string[] {
  return words.toSorted((a, b) => b.length - a.length);
}

function escape(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
