/** Facts, the article, decisions, concepts: everything the game rests on, with its sources. */
import type { Casebook, Claim, DecisionRecord, Fact } from '../../scenarios/index.ts';
import { type Child, h, replace } from '../dom.ts';
import type { Ui } from '../ui.ts';
import { claimCard, conceptCard, decisionCard, factsInOrder } from '../view/casebook.ts';
import { byDay } from '../view/days.ts';
import { factFold } from './facts.ts';
import { fold, heading, later, secondary } from './parts.ts';
import { sectioned } from './sections.ts';

const RECORDS = ['facts', 'article', 'decisions', 'concepts'] as const;
/** What the rules say of themselves; a fictional case has these too. */
const RULES = ['numbers', 'stances'] as const;
type Tab = (typeof RECORDS)[number] | (typeof RULES)[number];

/** A fictional case has no records to show. */
export function casebookScreen(ui: Ui, casebook: Casebook | undefined): HTMLElement {
  const { t } = ui.texts;
  return h('section', { class: 'screen casebook' },
    h('div', { class: 'casebook-head' }, heading(t('ui.casebook')), secondary(t('ui.close'), () => ui.send({ type: 'CLOSE' }), 'Escape')),
    h('p', { class: casebook === undefined ? 'lead' : 'hint' }, t(casebook === undefined ? 'ui.casebook.fiction' : ui.texts.roles ? 'ui.casebook.about.roles' : 'ui.casebook.about')),
    tabs(ui, casebook, casebook === undefined ? RULES : [...RECORDS, ...RULES]));
}

function tabs(ui: Ui, casebook: Casebook | undefined, all: readonly Tab[]): Child {
  const { t } = ui.texts;
  const body = h('div', { class: 'casebook-body', id: 'casebook-body', role: 'tabpanel', tabindex: 0 });
  const buttons = new Map<Tab, HTMLButtonElement>();
  const show = (tab: Tab, focus: boolean): void => {
    for (const [id, button] of buttons) {
      button.setAttribute('aria-selected', String(id === tab));
      button.tabIndex = id === tab ? 0 : -1;
      if (id === tab && focus) button.focus();
    }
    body.setAttribute('aria-labelledby', `casebook-${tab}`);
    replace(body, tabBody(ui, casebook, tab));
  };
  all.forEach((tab, i) => {
    buttons.set(tab, h('button', { type: 'button', role: 'tab', id: `casebook-${tab}`, 'aria-controls': 'casebook-body', 'data-key': String(i + 1), onclick: () => show(tab, false), onkeydown: (event) => {
      const step = (event as KeyboardEvent).key === 'ArrowRight' ? 1 : (event as KeyboardEvent).key === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      show(all[(all.indexOf(tab) + step + all.length) % all.length]!, true);
    } }, t(`ui.casebook.${tab}`)));
  });
  show(all.find((tab) => tab === ui.context.about) ?? all[0]!, false);
  return [h('div', { class: 'tabs', role: 'tablist', 'aria-label': t('ui.casebook') }, [...buttons.values()]), body];
}

function tabBody(ui: Ui, casebook: Casebook | undefined, tab: Tab): Child {
  const none = h('p', { class: 'hint' }, ui.texts.t('ui.casebook.none'));
  if (tab === 'numbers') return later(ui, async () => (await import('./numbersTab.ts')).numbersTab(ui, await ui.matter()));
  if (tab === 'stances') return later(ui, async () => (await import('./stancesTab.ts')).stancesTab(ui, await ui.matter()));
  if (casebook === undefined) return none;
  switch (tab) {
    case 'facts':
      return casebook.facts.length === 0 ? none : factsTab(ui, casebook);
    case 'article':
      return casebook.claims.length === 0 ? none : articleTab(ui, casebook);
    case 'decisions':
      return casebook.decisions.length === 0 ? none : sectioned(ui, byDay(ui.texts, casebook.decisions).map(({ title, records }) => ({ title, content: records.map((decision) => decisionRecord(ui, casebook, decision)) })));
    case 'concepts':
      return casebook.concepts.length === 0 ? none : casebook.concepts.map((concept) => {
        const card = conceptCard(ui.texts, concept);
        return h('article', { class: 'record' }, h('h2', {}, card.name), card.about !== undefined && h('p', {}, card.about), h('p', { class: 'small' }, card.reference ?? ui.texts.t('ui.roles.reference')));
      });
  }
}

function factsTab(ui: Ui, casebook: Casebook): Child {
  const { t } = ui.texts;
  const list = h('div', { class: 'fact-list' });
  const filter = (badge: Fact['badge'] | undefined): void => {
    const facts = factsInOrder(casebook, badge);
    replace(list, h('p', { class: 'small', role: 'status' }, t('ui.casebook.count', { n: facts.length })),
      sectioned(ui, byDay(ui.texts, facts).map(({ title, records }) => ({ title, content: records.map((fact) => factFold(ui, casebook, fact.id)) }))));
  };
  const choices: readonly (Fact['badge'] | undefined)[] = [undefined, 'FACT', 'DISPUTED'];
  filter(undefined);
  const choice = (badge: Fact['badge'] | undefined, i: number) => h('label', {},
    h('input', { type: 'radio', name: 'badge', checked: i === 0, onchange: () => filter(badge) }), ' ',
    badge === undefined ? t('ui.casebook.all') : t(`ui.badge.${badge}`));
  return [h('div', { class: 'filters', role: 'radiogroup', 'aria-label': t('ui.casebook.filter') }, choices.map(choice)), list];
}

function decisionRecord(ui: Ui, casebook: Casebook, decision: DecisionRecord): HTMLElement {
  const { t } = ui.texts;
  const card = decisionCard(ui.texts, decision);
  return h('article', { class: 'record' }, h('p', { class: 'record-head' }, h('b', {}, card.id), ' ', card.when, ' · ', card.actor), h('h3', {}, card.title),
    card.knew !== undefined && h('p', { class: 'small' }, card.knew),
    card.chose !== undefined && h('p', {}, h('b', {}, t('ui.casebook.chose')), ' ', card.chose),
    card.alternatives.length > 0 && h('p', { class: 'small' }, t('ui.casebook.alternatives')),
    card.alternatives.length > 0 && h('ul', { class: 'alternatives' }, card.alternatives.map((it) => h('li', {}, it.words, it.discussed && h('span', { class: 'tag' }, t('ui.casebook.discussed'))))),
    card.facts.map((id) => factFold(ui, casebook, id)));
}

/** The claims by section; those kept out of play stand last. */
function articleTab(ui: Ui, casebook: Casebook): Child {
  const { t, has } = ui.texts;
  const about = ['about', 'limits', 'slips'].filter((part) => has(`article.${part}`)).map((part) => h('p', { class: 'small article-about' }, t(`article.${part}`)));
  const aside = t('ui.casebook.aside');
  const titleOf = (claim: Claim): string => (claim.casebookOnly ? aside : claimCard(ui.texts, claim).section);
  const titles = [...new Set(casebook.claims.map(titleOf))].toSorted((a, b) => Number(a === aside) - Number(b === aside));
  return [has('article.title') && h('p', { class: 'article-title' }, t('article.title')), about,
    sectioned(ui, titles.map((title) => ({ title, content: casebook.claims.filter((claim) => titleOf(claim) === title).map((claim) => claimRecord(ui, casebook, claim)) })))];
}

function claimRecord(ui: Ui, casebook: Casebook, claim: Claim): HTMLElement {
  const card = claimCard(ui.texts, claim);
  return h('article', { class: 'record claim' },
    h('p', { class: 'record-head' }, h('b', {}, String(card.n)), ' ', h('span', { class: `tag check-${card.check}` }, card.checkWords)),
    h('p', {}, card.words),
    card.note !== undefined && h('p', { class: 'check' }, card.note),
    card.cards.map((it) => fold(it.name, h('p', { class: 'small' }, it.about))),
    card.facts.map((id) => factFold(ui, casebook, id)));
}
