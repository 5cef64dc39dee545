/** A game under changed assumptions, from the panel's words to the link that carries it. */
import { describe, expect, test } from 'vitest';
import { assumptionsOf } from '../../src/analysis/assumptions.ts';
import { groundsOf } from '../../src/analysis/grounds.ts';
import { drawnAnew } from '../../src/app/again.ts';
import { begunAt } from '../../src/app/begun.ts';
import { takeUp } from '../../src/app/flowActors.ts';
import { parseGame, writeGame } from '../../src/app/gameFile.ts';
import { importGame } from '../../src/app/imports.ts';
import { type Matter, matterUnder } from '../../src/app/matter.ts';
import { newPlay } from '../../src/app/play.ts';
import { readSave, type Save, stored } from '../../src/app/saveFormat.ts';
import { gameIn, linkOf } from '../../src/app/shareLink.ts';
import { assumptionEnds, assumptionGroups, assumptionName, assumptionValue } from '../../src/app/view/assumptions.ts';
import { type Assumptions, parseTranscript, replay, type Transcript, writeTranscript } from '../../src/engine/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { herePool } from '../../src/workers/here.ts';
import { jobKinds } from '../../src/workers/kinds.ts';
import { scenarioIds } from '../support/scenarios.ts';
import { randomPlayout, transcriptOf } from '../support/play.ts';
import { matterOf, textsOf } from './support.ts';

const CHANGED: Assumptions = { 'board.belief.workforce': 0.9, 'founder.weight.oversight': -2, 'cascade.core': 100 };

async function under(assumptions: Assumptions | undefined): Promise<Matter> {
  const matter = await matterUnder(scenarioFolder('openai-2023')!, assumptions, 'test');
  if (!matter.ok) throw new Error('The assumptions of the test do not load.');
  return matter.value;
}

const [matter, published] = [await under(CHANGED), await matterOf('openai-2023')];
const play = newPlay(matter, { mode: 'full', seat: 'board', others: {}, seed: 'assumed', start: {} });
play.open({ board: play.session.legal()[0]! });
const transcript = play.session.transcript();
const text = writeGame({ mode: 'full', transcript });
const tampered = (change: (transcript: Transcript) => Partial<Transcript>): string => writeGame({ mode: 'full', transcript: { ...transcript, ...change(transcript) } });
const refusal = async (game: string): Promise<string> => {
  const opened = await importGame(game, 'game.json');
  return opened.ok ? 'opened' : `${opened.why}: ${opened.faults}`;
};

describe('a game under changed assumptions', () => {
  test('says so in its transcript; one on the published numbers has the bytes it had', () => {
    expect(transcript.assumptions).toEqual(CHANGED);
    expect(transcript.rulesHash).toBe(published.game.scenario.rulesHash);
    expect(parseTranscript(writeTranscript(transcript))).toEqual({ ok: true, value: transcript });
    expect(writeTranscript(transcriptOf(published.game, 'plain', randomPlayout(published.game, 'plain')))).not.toContain('assumptions');
  });

  test('comes whole out of a file, a link and a save, and goes on with the same numbers', async () => {
    expect(parseGame(text, 'file')).toEqual({ ok: true, value: { mode: 'full', transcript } });
    const linked = await gameIn(new URL(await linkOf(text, 'https://example.org/')).hash);
    const opened = await importGame(linked!, 'link');
    expect(opened.ok && opened.save.transcript).toEqual(transcript);
    const save: Save = { mode: 'full', scenario: 'openai-2023', step: 1, begun: true, transcript };
    const found = readSave(stored(save));
    expect(found.kind === 'game' && found.save.transcript).toEqual(transcript);
    const taken = await takeUp(save);
    expect(taken.matter.game.scenario.data).toEqual(matter.game.scenario.data);
    expect(taken.play.session.transcript()).toEqual(transcript);
    expect(taken.play.session.hint()).toEqual(play.session.hint());
  });

  test('is refused where the assumptions were altered, added or taken away, in a sentence as clear as for other tampering', async () => {
    expect(await refusal(text)).toBe('opened');
    expect(await refusal(tampered(() => ({ assumptions: { ...CHANGED, 'cascade.core': 105 } })))).toMatch(/^changed: .*\/stages\/0\/hash.*what these rules make of it/u);
    expect(await refusal(tampered(() => ({ assumptions: { 'cascade.core': 100 } })))).toMatch(/^changed: .*\/stages\/0\/hash/u);
    expect(await refusal(tampered(() => ({ assumptions: undefined })))).toMatch(/^changed: .*\/stages\/0\/hash/u);
    expect(await refusal(tampered(() => ({ assumptions: { 'cascade.cor': 1, 'cascade.sd': 1000 } })))).toMatch(/^changed: [^\n]*\/transcript\/assumptions\/cascade\.(?:.|\n)*Did you mean 'cascade\.core'/u);
  });

  test('does not replay on the published rules, and is told why', () => {
    const replayed = replay(published.game, transcript);
    expect(replayed.ok).toBe(false);
    expect(!replayed.ok && replayed.faults[0]).toMatchObject({ path: '/assumptions', expected: expect.stringContaining('what the rules loaded here assume') });
  });

  test('keeps them when it begins at a round of the record and when a decision is taken again', () => {
    const begun = begunAt(matter, { seat: 'board', others: {}, seed: 'later', from: 'monDawn' });
    expect(begun.transcript.assumptions).toEqual(CHANGED);
    expect(replay(matter.game, begun.transcript).ok).toBe(true);
    let n = 0;
    const anew = drawnAnew(matter.game, { ...transcript, stages: [] }, 'board', () => `another-${++n}`);
    expect(anew?.assumptions).toEqual(CHANGED);
  });

  test('is tested in workers under the same numbers', async () => {
    const whole = transcriptOf(matter.game, 'fork', randomPlayout(matter.game, 'fork'));
    const game = { ...whole, assumptions: CHANGED };
    expect(replay(matter.game, game).ok).toBe(true);
    const replayed = replay(matter.game, game);
    const chosen = game.stages[0]!.choices['board']!;
    const instead = matter.game.legalActions(replayed.ok ? replayed.value.states[0]! : matter.game.initialState(''), 'board').find((it) => it !== chosen)!;
    const job = { kind: 'fork', scenario: 'openai-2023', shared: { transcript: game, at: 0, seat: 'board', instead, seed: 'test' }, shards: [{ from: 0, to: 2 }] } as const;
    const { result } = await herePool(jobKinds).run(job);
    expect(result?.games).toBe(2);
  });
});

describe.each(scenarioIds)('the panel for %s', (id) => {
  test.each(['en', 'zh-Hans'] as const)('has words for every slider in %s, reasons among them', async (language) => {
    const [{ game }, texts] = [await matterOf(id), await textsOf(language, id, true)];
    const groups = assumptionGroups(texts, game);
    expect(groups.flatMap(({ all }) => all)).toHaveLength(assumptionsOf(game.scenario.data).length);
    const words = groups.flatMap(({ title, all }) => [title, ...all.flatMap((it) => [assumptionName(texts, it), assumptionValue(texts, it, it.value), ...(assumptionEnds(texts, game, it) ?? [])])]);
    const reasons = groups.flatMap(({ all }) => all).map(({ basis }) => groundsOf(texts.t, basis).reason);
    expect(reasons.filter((reason) => reason === '')).toEqual([]);
    expect(JSON.stringify([words, reasons]).match(/\[[a-z]+\.[\w.+:-]+\]/giu) ?? []).toEqual([]);
  });
});
