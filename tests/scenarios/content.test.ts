import { describe, expect, it } from 'vitest';
import { ARCHETYPES, type ScenarioData, stanceTable } from '../../src/engine/index.ts';
import { scenarioFolders, type Words } from '../../src/scenarios/index.ts';

describe.each(scenarioFolders.map((folder) => [folder.id, folder] as const))('the content of %s', (id, folder) => {
  const data = folder.rules as ScenarioData;

  it.each([['texts', folder.texts], ['texts of the casebook', folder.casebookTexts]] as const)('has the same %s in both languages, none of them empty', async (_, texts) => {
    const [en = {}, zh = {}] = await Promise.all([texts?.en(), texts?.['zh-Hans']()]);
    expect(Object.keys(zh).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const words of [en, zh]) expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([]);
    const unchanged = Object.entries(en).filter(([key, text]) => /[a-z]{4}/u.test(text) && zh[key] === text && !key.endsWith('.quote'));
    expect(unchanged).toEqual([]);
  });

  it('has words for everything a player meets', async () => {
    const en: Words = await folder.texts.en();
    expect(wantedTexts(data).filter((key) => en[key] === undefined)).toEqual([]);
  });

  it('gives no reason that no number rests on', async () => {
    const given = Object.keys(await folder.texts.en()).filter((key) => key.startsWith('why.'));
    expect(given.toSorted()).toEqual(reasons(data).toSorted());
  });

  it('tells private facts to others without speaking to them', async () => {
    for (const words of await Promise.all([folder.texts.en(), folder.texts['zh-Hans']()])) {
      const told = Object.entries(words).filter(([key]) => /^type\..*\.told$/u.test(key));
      expect(told.filter(([, text]) => /\byou\b|\byour\b|你/iu.test(text))).toEqual([]);
    }
  });

  it('names only facts that the casebook holds', async () => {
    const facts = new Set((await folder.casebook?.())?.facts.map((f) => f.id));
    const named = [...JSON.stringify(data).matchAll(/"facts":\[([^\]]*)\]/gu)].flatMap((m) => m[1]!.split(',').filter((s) => s !== '').map((s) => s.replaceAll('"', '')));
    const sourced = [...JSON.stringify(data).matchAll(/"kind":"sourced","fact":"([^"]+)"/gu)].map((m) => m[1]!);
    expect([...new Set([...named, ...sourced])].filter((fact) => !facts.has(fact))).toEqual([]);
  });

  it('gives every seat at least two choices in every stage of its own, at most thirty', () => {
    for (const actor of data.actors) expect(data.actions.filter((a) => a.actor === actor.id).length, `${id} ${actor.id}`).toBeGreaterThanOrEqual(2);
  });
});

describe('openai-2023 carries the record', () => {
  const folder = scenarioFolders.find((f) => f.id === 'openai-2023')!;
  const data = folder.rules as ScenarioData;

  it('every alternative of the decisions D3 to D20 and E1 is an action or a package of somebody', async () => {
    const { decisions } = await folder.casebook!();
    const carried = new Set([...data.actions, ...data.packages].flatMap((entry) => entry.decisions ?? []));
    const wanted = decisions.filter((d) => d.id !== 'D1' && d.id !== 'D2').flatMap((d) => [d.id, ...d.alternatives.map((a) => `${d.id}${a}`)]);
    expect(wanted.filter((w) => !carried.has(w))).toEqual([]);
  });

  it('the summer before is offered as start conditions', () => {
    expect(data.state.filter((s) => s.prologue === true).map((s) => s.id)).toEqual(['inquiry', 'seatsFilled', 'chiefWarned', 'memoToAll']);
  });

  it('every start condition of the summer changes something', () => {
    const rules = JSON.stringify([data.actions, data.chance, data.endings, data.rounds, data.actors, data.outlook]);
    for (const slot of data.state.filter((s) => s.prologue === true)) expect(rules.includes(`"${slot.id}"`), slot.id).toBe(true);
  });

  it('the words of the casebook are not among those that every game fetches', async () => {
    const [own, book] = await Promise.all([folder.texts.en(), folder.casebookTexts!.en()]);
    expect(Object.keys(own).filter((key) => key in book || /^(?:claim|decision|concept|article|motive|thesis|card)\./u.test(key))).toEqual([]);
  });

  it('every claim of the article has its place, and that place exists', async () => {
    const [{ claims }, own, book] = await Promise.all([folder.casebook!(), folder.texts.en(), folder.casebookTexts!.en()]);
    const en = { ...own, ...book };
    expect(claims.map((c) => c.n)).toEqual(Array.from({ length: 68 }, (_, i) => i + 1));
    const faults = claims.flatMap((claim) => {
      if (claim.where.length === 0) return [`${claim.n}: nowhere`];
      return claim.where.filter((place) => !exists(data, en, place)).map((place) => `${claim.n}: ${place}`);
    });
    expect(faults).toEqual([]);
  });

  it('the claims that are only told as said at the time stay in the casebook', async () => {
    const { claims } = await folder.casebook!();
    expect(claims.filter((c) => c.casebookOnly).map((c) => c.n)).toEqual([57, 62]);
  });

  it('every fact has a source, a date and a confidence, and a disputed one shows the other side', async () => {
    const [{ facts }, en] = await Promise.all([folder.casebook!(), folder.texts.en()]);
    expect(facts.length).toBe(100);
    for (const fact of facts) {
      expect(fact.sources.length, fact.id).toBeGreaterThan(0);
      expect(fact.when, fact.id).toMatch(/^\d{4}/u);
      expect(fact.confidence, fact.id).not.toBe('');
      if (fact.badge === 'DISPUTED') expect(en[`fact.${fact.id}.other`], fact.id).toBeTypeOf('string');
    }
  });

  it('every number has a basis, and what is sourced names a fact', () => {
    for (const list of [data.actions, data.chance, data.packages, data.interests, data.scales]) for (const entry of list) expect(entry.basis.kind).toMatch(/^(sourced|fitted|judgement)$/u);
    for (const slot of data.state) if (slot.kind === 'meter' || slot.kind === 'count' || slot.prologue === true) expect(slot.basis, slot.id).toBeDefined();
  });
});

function wantedTexts(data: ScenarioData): string[] {
  return [
    'scenario.title',
    'scenario.about',
    ...data.actors.flatMap((a) => [`actor.${a.id}`, `actor.${a.id}.inText`, `actor.${a.id}.role`, `actor.${a.id}.want`, `actor.${a.id}.can`, `actor.${a.id}.fear`]),
    ...data.actors.flatMap((a) => (a.type === undefined ? [] : [`type.${a.id}`, ...a.type.levels.flatMap((level) => [`type.${a.id}.${level}`, `type.${a.id}.${level}.told`])])),
    ...data.actors.flatMap((a) => (a.type?.signal === undefined ? [] : [`signal.${a.id}`, ...a.type.levels.map((level) => `signal.${a.id}.${level}`)])),
    ...data.actors.flatMap((a) => stanceTable(ARCHETYPES[a.archetype]!).keys.map((key) => `stance.${a.id}.${key}`)),
    ...data.state.flatMap((s) => (s.kind === 'meter' || s.kind === 'count' ? [`meter.${s.id}`, `meter.${s.id}.about`] : [`flag.${s.id}`, ...(s.values ?? []).map((value) => `flag.${s.id}.${value}`)])),
    ...data.rounds.flatMap((r) => [`round.${r.id}`, ...r.situations.flatMap((s) => [`situation.${s.id}`, `situation.${s.id}.brief`, `situation.${s.id}.know`, `situation.${s.id}.unknown`])]),
    ...data.actions.flatMap((a) => [`action.${a.id}`, `action.${a.id}.about`, `action.${a.id}.done`]),
    ...data.packages.flatMap((p) => [`package.${p.id}`, `package.${p.id}.about`]),
    ...data.chance.flatMap((c) => [`chance.${c.id}`, ...c.outcomes.map((o) => `chance.${c.id}.${o.id}`)]),
    ...data.endings.flatMap((e) => [`ending.${e.id}`, `ending.${e.id}.about`, `ending.${e.id}.headline`]),
    ...data.scales.map((s) => `scale.${s.id}`),
    ...reasons(data),
  ];
}

/** Texts of the reasons for numbers. */
function reasons(data: ScenarioData): readonly string[] {
  return [...new Set([...JSON.stringify(data).matchAll(/"basis":\{"kind":"\w+","(?:why|to)":"([^"]+)"/gu)].map((found) => `why.${found[1]!}`))];
}

function exists(data: ScenarioData, words: Words, place: string): boolean {
  const [kind, name = ''] = place.split(':');
  const has = (list: readonly { readonly id: string }[]): boolean => list.some((entry) => entry.id === name);
  switch (kind) {
    case 'action':
      return has(data.actions);
    case 'chance':
      return has(data.chance);
    case 'package':
      return has(data.packages);
    case 'ending':
      return has(data.endings);
    case 'round':
      return has(data.rounds);
    case 'scale':
      return has(data.scales);
    case 'meter':
    case 'count':
    case 'flag':
    case 'status':
      return data.state.some((slot) => slot.id === name && slot.kind === kind);
    case 'type':
      return data.actors.some((actor) => actor.id === name && actor.type !== undefined);
    case 'stance':
      return has(data.actors);
    case 'card':
      return words[`card.${name}`] !== undefined && words[`card.${name}.about`] !== undefined;
    case 'motive':
    case 'thesis':
      return words[`${kind}.${name}`] !== undefined;
    case 'casebook':
      return words[`claim.${name}`] !== undefined;
    default:
      return false;
  }
}
