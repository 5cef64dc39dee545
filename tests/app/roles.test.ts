import { describe, expect, test } from 'vitest';
import { boardroomModel } from '../../src/app/view/boardroom.ts';
import { claimCard, conceptCard, decisionCard, factCard } from '../../src/app/view/casebook.ts';
import { changesOf } from '../../src/app/view/changes.ts';
import { closedOf, optionsOf } from '../../src/app/view/choices.ts';
import { playableSeats } from '../../src/app/view/names.ts';
import { situationLines } from '../../src/app/view/panel.ts';
import { toldOf, wireOf } from '../../src/app/view/wire.ts';
import { revealOf } from '../../src/app/view/reveal.ts';
import { tableCards } from '../../src/app/view/signing.ts';
import { pathOf, verdictOf } from '../../src/app/view/verdict.ts';
import { loadWords } from '../../src/app/words.ts';
import { withRoles } from '../../src/i18n/roles.ts';
import { type Catalogue, createTexts, type Language, LANGUAGES } from '../../src/i18n/texts.ts';
import uiEn from '../../src/i18n/ui.en.json' with { type: 'json' };
import uiZh from '../../src/i18n/ui.zh-Hans.json' with { type: 'json' };
import { scenarioFolders } from '../../src/scenarios/index.ts';
import { matterOf, overOf, tell } from './support.ts';

/** People and organisations of the case, as the sources and texts have them; a part of a name is enough. */
const NAMES: Readonly<Record<Language, readonly string[]>> = {
  en: ["Altman", "Sutskever", "Ilya", "Brockman", "Murati", "Nadella", "Satya", "Toner", "McCauley", "D'Angelo", "Shear", "Emmett", "Taylor", "Summers", "Hoffman", "Zilis", "Hurd", "Amodei", "Lightcap", "Kwon", "Leike", "Pachocki", "Madry", "Sidor", "Weng", "Efrati", "Friedman", "Wang", "Swisher", "Zuckerberg", "Ive", "Hinton", "Musk", "Benioff", "Shaw", "Microsoft", "OpenAI", "Anthropic", "Google", "DeepMind", "Nvidia", "Meta", "Cohere", "Thrive", "Khosla", "Tiger", "Sequoia", "SoftBank", "WilmerHale", "Salesforce", "Goldman", "Morgan", "FTC", "Combinator", "Twitch", "Twitter", "CSET", "Apple", "LinkedIn", "TikTok", "Xbox", "Bing", "ChatGPT", "GPTs?", "DALL-E", "Copilots?", "Poe", "Azure", "Ignite", "Superalignment", "Reuters", "Bloomberg", "New York", "NYT", "Washington", "Wall Street", "Financial Times", "New Yorker", "Wired", "Forbes", "Fortune", "Economist", "Verge", "Ars Technica", "Decoder", "Axios", "Semafor", "Business Insider", "CNN", "Recode", "Implicator"],
  'zh-Hans': ['奥尔特曼', '苏茨克维', '布罗克曼', '穆拉蒂', '纳德拉', '托纳', '麦考利', '德安杰洛', '希尔', '泰勒', '萨默斯', '霍夫曼', '齐利斯', '赫德', '阿莫代伊', '莱特卡普', '莱克', '翁荔', '弗里德曼', '斯威舍', '扎克伯格', '艾夫', '辛顿', '马斯克', '山姆', '微软', '谷歌', '英伟达', '老虎环球', '红杉', '软银', '高盛', '摩根士丹利', '联邦贸易委员会', '推特', '苹果', '领英', '必应', '超级对齐', '路透社', '彭博社', '纽约', '华盛顿', '华尔街', '金融时报', '连线', '福布斯', '《财富》', '经济学人', '商业内幕', '解读意图'],
};

/** Words that English writes with a capital and Chinese in letters, and that are no name of the case. */
const OTHERS: Readonly<Record<Language, RegExp>> = {
  en: /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|January|April|May|July|October|November|December|I|AI|AGI|CEO|CTO|DAU|MAU|OTE|For-Profit-LLC|Charter|Chinese|China|Pacific|San|Francisco|Silicon|Valley|Oakland|Middle|Eastern|Chair|Q|GPU|Enter|Esc|English|JSON|FACT|DISPUTED|MODEL|A|B)$/u,
  'zh-Hans': /^(?:AI|AGI|CEO|Transformer|Q|c|Enter|Esc|English|JSON)$/u,
};

/** The title's question stands with the words of the case, and the description of the page has a form without names. */
const NOT_IN_A_GAME: ReadonlySet<string> = new Set(['ui.question', 'ui.description']);

const ui: Readonly<Record<Language, Catalogue>> = { en: uiEn, 'zh-Hans': uiZh };

describe.each(scenarioFolders.flatMap((folder) => LANGUAGES.map((language) => [folder.id, language, folder] as const)))('%s in %s with roles for names', async (_id, language, folder) => {
  const catalogue: Catalogue = { ...ui[language], ...(await folder.texts[language]()), ...(await folder.casebookTexts?.[language]()) };
  const texts = await loadWords(language, folder, { names: 'roles', late: true });
  const shown = Object.keys(catalogue).map((id) => [id, texts.t(id)] as const);

  test('keeps no name of a list', () => {
    const names = new RegExp(language === 'en' ? `\\b(?:${NAMES.en.join('|')})\\b` : `${NAMES['zh-Hans'].join('|')}|${NAMES.en.join('|')}`, 'u');
    const left = folder.roles === undefined ? shown.filter(([id]) => id in ui[language] && !NOT_IN_A_GAME.has(id)) : shown;
    expect(left.filter(([, text]) => names.test(text))).toEqual([]);
  });

  test.runIf(folder.roles !== undefined)('keeps no word that looks like a name', () => {
    const word = language === 'en' ? /(?<=[a-z,;:0-9)] [(]?)[A-Z][\w-]*/gu : /[A-Za-z]+/gu;
    const names = shown.filter(([id]) => !(id in ui[language])).flatMap(([id, text]) => Array.from(text.replaceAll(/\{\w+\}/gu, '').matchAll(word), (match) => match[0]).filter((it) => !OTHERS[language].test(it)).map((it) => `${id}: ${it}`));
    expect(names).toEqual([]);
    if (language === 'zh-Hans') expect(shown.filter(([id, text]) => !(id in ui[language]) && text.includes('·'))).toEqual([]);
  });

  test.runIf(folder.roles !== undefined)('uses every entry of the list of roles', async () => {
    const used = new Set<string>();
    const roles = await folder.roles![language]();
    const listening = new Proxy(roles.names, { get: (names, name) => {
      used.add(String(name));
      return Reflect.get(names, name) as unknown;
    } });
    const heard = withRoles(createTexts(language, catalogue), { names: listening, texts: {} });
    used.clear();
    for (const id of Object.keys(catalogue)) heard.t(id);
    expect(Object.keys(roles.names).filter((name) => !used.has(name))).toEqual([]);
    expect(Object.keys(roles.texts).filter((id) => catalogue[id] === undefined)).toEqual([]);
  });

  test.runIf(folder.casebook !== undefined)('keeps none in the cards of the casebook, quotations and sources included', async () => {
    const names = new RegExp([...NAMES.en.map((name) => `\\b${name}\\b`), ...NAMES['zh-Hans'], 'https?:'].join('|'), 'u');
    const book = await folder.casebook!();
    const cards = [
      ...book.facts.map((fact) => factCard(texts, book, fact)),
      ...book.claims.map((claim) => claimCard(texts, claim)),
      ...book.decisions.map((decision) => decisionCard(texts, decision)),
      ...book.concepts.map((concept) => conceptCard(texts, concept)),
    ].map((card) => JSON.stringify(card));
    expect(cards.filter((card) => names.test(card))).toEqual([]);
    expect(book.facts.every((fact) => factCard(texts, book, fact).hidden === fact.sources.length)).toBe(true);
  });
});

describe.each(LANGUAGES)('what the screens put together in %s', async (language) => {
  const matter = await matterOf('openai-2023');
  const texts = await loadWords(language, matter.folder, { names: 'roles', late: true });
  const { game } = matter;
  const said = playableSeats(game).flatMap((seat, i) => {
    const seed = `roles${i}`;
    const { entries, states } = tell(matter, seed, seat);
    const stages = entries.flatMap((entry, at) => {
      const told = entries.slice(0, at + 1);
      const mine = entry.movers.includes(seat) && entry.report.stage !== 'sign';
      return [
        revealOf(texts, game, seat, entry),
        changesOf(texts, game, entry),
        toldOf(texts, game, seat, entry),
        tableCards(texts, game, entry.before, told),
        situationLines(texts, game, entry.after),
        boardroomModel({ texts, game, seat, view: entry.after, before: entry.before, told, record: matter.record, movers: entry.movers, sealed: false, opened: entry, scales: undefined }),
        mine ? [optionsOf(texts, game, game.legalActions(states[at]!, seat)), closedOf(texts, game, seat, entry.before, (action) => game.explain(states[at]!, seat, action))] : [],
      ];
    });
    return strings([...stages, wireOf(texts, game, seat, entries), verdictOf(texts, overOf(matter, seed, [seat])), pathOf(texts, game, seat, entries, matter.record)]);
  });
  const sentences = [...new Set(said)];

  test('holds no name', () => {
    expect(sentences.length).toBeGreaterThan(300);
    const names = new RegExp([...NAMES.en.map((name) => `\\b${name}\\b`), ...NAMES['zh-Hans']].join('|'), 'u');
    expect(sentences.filter((words) => names.test(words))).toEqual([]);
  });

  test('doubles no article and no word, and has its capitals and its spaces right', () => {
    const wrong = language === 'en' ? /\b(?:the|an?) (?:the|an?)\b|\b(\w+) \1\b|\ba [aeio]\w|\ban [^aeiou\W]|[a-z,] (?:The|An?) (?=chief (?:executive|scientist)|company|partner|technology|academic|engineer|entrepreneur|second interim)|[.!?] (?:the|an?) |  | [,.]/u : /\p{Script=Han} \p{Script=Han}|(\p{Script=Han}{3,})\1/u;
    expect(sentences.filter((words) => wrong.test(words))).toEqual([]);
  });
});

/** Every text in what a screen is made of; ids have no space and no Chinese. */
function strings(it: unknown): readonly string[] {
  if (typeof it === 'string') return /[ \p{Script=Han}]/u.test(it) ? [it] : [];
  return typeof it === 'object' && it !== null ? Object.values(it).flatMap(strings) : [];
}

describe('a name in English', () => {
  const roles = { Altman: 'the chief executive', Microsoft: 'the partner', OpenAI: 'the company', 'Microsoft shares': "the partner's shares", Reuters: 'a news agency', 'The New Yorker': 'a magazine', Sam: 'the chief executive' };
  const say = (text: string, values?: Readonly<Record<string, string>>): string => withRoles(createTexts('en', { text }), { names: roles, texts: {} }).t('text', values);

  test.each([
    ['Altman waits.', 'The chief executive waits.'],
    ["Staff ask for Altman's return. Microsoft's chief agrees.", "Staff ask for the chief executive's return. The partner's chief agrees."],
    ['The Microsoft offer and an OpenAI employee', 'The partner offer and a company employee'],
    ['A former OpenAI director; all OpenAI employees', 'A former company director; all company employees'],
    ['Reuters reports it. "OpenAI moves on," said one; The New Yorker agreed.', 'A news agency reports it. "The company moves on," said one; a magazine agreed.'],
    ['On record: Microsoft shares fell.', "On record: the partner's shares fell."],
    ['Samples of Altmanesque prose', 'Samples of Altmanesque prose'],
    ['Did Altman know? OpenAI says no.', 'Did the chief executive know? The company says no.'],
  ])('%s', (text, expected) => {
    expect(say(text)).toBe(expected);
  });

  test('reads well wherever a template puts it', () => {
    expect(say('{who} signed.', { who: 'Altman' })).toBe('The chief executive signed.');
    expect(say('You and {who} signed.', { who: 'The chief executive' })).toBe('You and the chief executive signed.');
    expect(say('Signed by {all}.', { all: 'the board, The chief executive and The partner' })).toBe('Signed by the board, the chief executive and the partner.');
    expect(say('{first} {second}', { first: 'Not now.', second: 'Altman may still come.' })).toBe('Not now. The chief executive may still come.');
  });

  test('is marked in a quotation, for nobody said the role', () => {
    const texts = withRoles(createTexts('en', { 'fact.x.quote': 'any OpenAI researcher may join Microsoft' }), { names: roles, texts: {} });
    expect(texts.t('fact.x.quote')).toBe('any [company] researcher may join [the partner]');
  });
});

test('the seats of the crisis are told apart by their roles', async () => {
  const folder = scenarioFolders.find(({ roles }) => roles !== undefined);
  for (const language of LANGUAGES) {
    const { t } = await loadWords(language, folder, { names: 'roles', late: true });
    const names = ['board', 'founder', 'partner', 'workforce', 'investors', 'swingDirector', 'interimChief', 'ally'].map((actor) => t(`actor.${actor}`));
    expect(new Set(names).size).toBe(names.length);
  }
});
