/** The casebook in words. Works when a part, or a word, is missing. */
import type { Texts } from '../../i18n/texts.ts';
import type { Casebook, Claim, Fact } from '../../scenarios/index.ts';
import { actorName } from './names.ts';
import { dateText, dayText } from './clock.ts';

export interface FactCard {
  readonly id: string;
  readonly badge: 'FACT' | 'DISPUTED';
  /** Day and part of day, for the closed row. */
  readonly day: string;
  readonly when: string;
  readonly claim: string;
  readonly note: string | undefined;
  /** The other account of a disputed fact, and records that contradict it. */
  readonly other: string | undefined;
  readonly against: readonly { readonly id: string; readonly words: string }[];
  /** Documented words as they were spoken, and in the language of the reader where that differs. */
  readonly quotes: readonly { readonly words: string; readonly by: string; readonly translated: string | undefined }[];
  readonly sources: readonly { readonly label: string; readonly url: string | undefined }[];
  /** Sources not shown because roles stand in for names: no source can be told without its own. */
  readonly hidden: number;
}

export interface ClaimCard {
  readonly n: number;
  readonly section: string;
  readonly words: string;
  readonly check: string;
  readonly checkWords: string;
  readonly note: string | undefined;
  readonly facts: readonly string[];
  /** Background that the game keeps as cards. */
  readonly cards: readonly { readonly name: string; readonly about: string }[];
}

export interface DecisionCard {
  readonly id: string;
  readonly when: string;
  readonly actor: string;
  readonly title: string;
  readonly knew: string | undefined;
  readonly chose: string | undefined;
  readonly alternatives: readonly { readonly words: string; readonly discussed: boolean }[];
  readonly facts: readonly string[];
}

export interface ConceptCard {
  readonly id: string;
  readonly name: string;
  readonly about: string | undefined;
  /** Absent while roles stand in for names. */
  readonly reference: string | undefined;
}

export function factCard(texts: Texts, casebook: Casebook, fact: Fact): FactCard {
  const quotes = [{ words: fact.quote, by: fact.quoteBy, key: 'quote' }, { words: fact.quote2, by: fact.quote2By, key: 'quote2' }];
  return {
    id: fact.id,
    badge: fact.badge,
    day: dayText(texts, fact.when),
    when: fact.approximate ? texts.t('ui.about', { when: dateText(texts, fact.when) }) : dateText(texts, fact.when),
    claim: texts.t(`fact.${fact.id}`),
    note: optional(texts, `fact.${fact.id}.note`),
    other: optional(texts, `fact.${fact.id}.other`),
    against: fact.conflictsWith.flatMap((id) => (casebook.facts.some((it) => it.id === id) ? [{ id, words: texts.t(`fact.${id}`) }] : [])),
    quotes: quotes.flatMap(({ words, by, key }) => {
      if (words === undefined) return [];
      const own = optional(texts, `fact.${fact.id}.${key}`);
      if (texts.roles) return own === undefined ? [] : [{ words: own, by: '', translated: undefined }];
      return [{ words, by: by ?? '', translated: own === words ? undefined : own }];
    }),
    hidden: texts.roles ? fact.sources.length : 0,
    sources: texts.roles ? [] : fact.sources.map(({ publisher, title, url, date }) => ({
      label: [publisher, title, date === undefined ? undefined : dateText(texts, date)].filter((part) => part !== undefined && part !== '').join(' · '),
      url: url !== undefined && /^https?:\/\//u.test(url) ? url : undefined,
    })),
  };
}

/** In order of time; `badge` keeps one kind. */
export function factsInOrder(casebook: Casebook, badge: Fact['badge'] | undefined): readonly Fact[] {
  return casebook.facts.filter((fact) => badge === undefined || fact.badge === badge).toSorted((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0));
}

export function claimCard(texts: Texts, claim: Claim): ClaimCard {
  return {
    n: claim.n,
    section: optional(texts, `article.section.${claim.section}`) ?? claim.section,
    words: texts.t(`claim.${claim.n}`),
    check: claim.check,
    checkWords: texts.has(`ui.check.${claim.check}`) ? texts.t(`ui.check.${claim.check}`) : claim.check,
    note: optional(texts, `claim.${claim.n}.check`),
    facts: claim.facts,
    cards: claim.where.flatMap((place) => cardOf(texts, place)),
  };
}

export function decisionCard(texts: Texts, decision: Casebook['decisions'][number]): DecisionCard {
  const key = `decision.${decision.id}`;
  return {
    id: decision.id,
    when: dateText(texts, decision.when),
    actor: texts.has(`actor.${decision.actor}`) ? actorName(texts, decision.actor) : decision.actor,
    title: texts.t(`${key}.title`),
    knew: optional(texts, `${key}.knew`),
    chose: optional(texts, `${key}.chose`),
    alternatives: decision.alternatives.flatMap((letter) => {
      const words = optional(texts, `${key}.alt.${letter}`);
      return words === undefined ? [] : [{ words, discussed: decision.discussed.includes(letter) }];
    }),
    facts: decision.facts,
  };
}

export function conceptCard(texts: Texts, concept: Casebook['concepts'][number]): ConceptCard {
  return { id: concept.id, name: texts.t(`concept.${concept.id}`), about: optional(texts, `concept.${concept.id}.about`), reference: texts.roles ? undefined : concept.reference };
}

function optional(texts: Texts, id: string): string | undefined {
  return texts.has(id) ? texts.t(id) : undefined;
}

/** `card:ID` is a card with a name; `motive:ID` and `thesis:ID` stand under a common title. */
function cardOf(texts: Texts, place: string): readonly { readonly name: string; readonly about: string }[] {
  const [kind, id] = place.split(':');
  if (kind === 'card' && texts.has(`card.${id}`)) return [{ name: texts.t(`card.${id}`), about: texts.t(`card.${id}.about`) }];
  if ((kind === 'motive' || kind === 'thesis') && texts.has(`${kind}.${id}`)) return [{ name: texts.t(`${kind}.title`), about: texts.t(`${kind}.${id}`) }];
  return [];
}
