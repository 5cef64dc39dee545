import { describe, expect, test } from 'vitest';
import { type Beat, beatsOf, firstOfRound } from '../../src/app/beats.ts';
import { newPlay, type Play, resumePlay } from '../../src/app/play.ts';
import { readSave } from '../../src/app/saveFormat.ts';
import { revealOf } from '../../src/app/view/reveal.ts';
import { roundOf } from '../../src/app/wholeRound.ts';
import { followedFor } from '../../src/app/view/record.ts';
import { faultText, parseTranscript, writeTranscript } from '../../src/engine/index.ts';
import { matterOf, tell, textsOf } from './support.ts';

async function start(id: string, mode: 'tutorial' | 'short' | 'full', seat: string, seed = 'here'): Promise<Play> {
  return newPlay(await matterOf(id), { mode, seat, others: {}, seed, start: {} });
}

function playOn(play: Play, k: number): void {
  for (let n = 0; n < 60 && !play.session.over; n++) {
    const legal = play.session.legal();
    play.open(legal[(k + n) % legal.length]!);
  }
}

function story(play: Play) {
  return play.entries.map(({ before, after, movers, report }) => ({ before, after, movers, ...report, reasons: report.reasons }));
}

describe('the steps of a game', () => {
  test('that were given stay as they are when stages are added', async () => {
    const play = await start('harbour-lab', 'tutorial', 'founder');
    for (let n = 0; !play.session.over; n++) {
      const before = play.beats;
      play.open(play.session.legal()[0]!);
      expect(play.beats.slice(0, before.length)).toEqual(before);
      expect(n).toBeLessThan(20);
    }
    expect(play.beats.slice(-3).map((beat) => beat.kind)).toEqual(['verdict', 'verdict', 'verdict']);
  });

  test('of a game under way end in a choice, and every stage is told once', async () => {
    const play = await start('harbour-lab', 'tutorial', 'partner');
    expect(play.beats.map((beat) => beat.kind)).toEqual(['situation', 'reveal', 'choose']);
    playOn(play, 1);
    const told = play.beats.flatMap((beat) => (beat.kind === 'reveal' ? [beat.at] : []));
    expect(told).toEqual(play.entries.map((_, at) => at));
  });

  test('tell what a round of two stages changed once, at its end, from before the first to after the last', async () => {
    const play = await start('harbour-lab', 'tutorial', 'founder');
    playOn(play, 1);
    const changes = play.beats.flatMap((beat) => (beat.kind === 'changes' ? [beat.at] : []));
    expect(changes.map((at) => play.entries[at]!.report.round)).toEqual([...new Set(play.entries.map(({ report }) => report.round))]);
    for (const at of changes) {
      const first = firstOfRound(play.entries, at);
      const told = roundOf(play.entries, at);
      expect([told.before, told.after]).toEqual([play.entries[first]!.before, play.entries[at]!.after]);
      for (const event of told.report.events) if (event.kind === 'changed' && typeof told.before.values[event.slot] === 'number') expect([event.from, event.to]).toEqual([told.before.values[event.slot], told.after.values[event.slot]]);
    }
  });

  test('tell rounds that the short form leaves to the advisers in one interlude each', async () => {
    const matter = await matterOf('openai-2023');
    const rounds = matter.game.scenario.data.scenario.shortForm!;
    const { entries } = tell(matter, 'c', 'founder', rounds);
    const beats = beatsOf(entries, { rounds, now: entries.at(-1)!.after });
    const interludes = beats.filter((beat): beat is Extract<Beat, { kind: 'interlude' }> => beat.kind === 'interlude');
    const skipped = [...new Set(entries.map((entry) => entry.report.round).filter((round) => !rounds.includes(round)))];
    expect(interludes.map(({ from }) => entries[from]!.report.round)).toEqual(skipped);
  });
});

describe('a seat handed to the adviser', () => {
  test('is told stage by stage without a choice, and the steps given stay as they are', async () => {
    const play = await start('harbour-lab', 'tutorial', 'founder');
    play.open(play.session.legal()[0]!);
    const told = play.beats.filter((beat) => beat.kind !== 'choose' || beat.at < play.entries.length);
    play.hand(true);
    expect(told.slice(0, play.beats.length)).toEqual(play.beats);
    while (!play.session.over) {
      const before = play.beats;
      play.letPlay();
      expect(play.beats.slice(0, before.length)).toEqual(before);
      expect(play.entries.slice(2).every(({ report }) => report.advised)).toBe(true);
    }
    expect(play.beats.filter((beat) => beat.kind === 'reveal')).toHaveLength(play.entries.length);
    expect(play.beats.flatMap((beat) => (beat.kind === 'choose' ? [beat.at] : []))).toEqual(play.entries.flatMap(({ report }, at) => (report.advised ? [] : [at])));
  });

  test('taken back stops before the next choice', async () => {
    const play = await start('harbour-lab', 'tutorial', 'founder');
    play.hand(true);
    play.letPlay();
    expect(play.beats.at(-1)?.kind).not.toBe('choose');
    play.hand(false);
    expect(play.beats.at(-1)).toEqual({ kind: 'choose', at: play.entries.length });
    expect(play.session.legal().length).toBeGreaterThan(0);
  });

  test.each([['harbour-lab', 'tutorial'], ['openai-2023', 'short']] as const)('comes back from a save of %s in the same hands, with the same story', async (id, mode) => {
    const live = await start(id, mode, 'workforce');
    live.open(live.session.legal()[0]!);
    live.hand(true);
    live.letPlay();
    if (id === 'openai-2023') {
      live.letPlay();
      live.hand(false);
      live.open(live.session.legal()[0]!);
      live.hand(true);
    }
    const envelope = { format: 'five-seats-save/1', savedAt: 'now', mode, scenario: id, step: 0, begun: true, stints: live.session.stints(), transcript: writeTranscript(live.session.transcript()) };
    const found = readSave(structuredClone(envelope));
    if (found.kind !== 'game') throw new Error('The save was not read.');
    const again = resumePlay(live.matter, mode, found.save.transcript, found.save.stints);
    if (!again.ok) throw new Error(again.faults.map(faultText).join('\n'));
    expect(story(again.value)).toEqual(story(live));
    expect(again.value.beats).toEqual(live.beats);
  });
});

test('a policy that fails in the browser is stood in for by incentives, marked, also in a save', async () => {
  const matter = await matterOf('harbour-lab');
  const bad = { name: 'bad', choose: () => 'fly-away' };
  const play = newPlay({ ...matter, policies: { ...matter.policies, bad } }, { mode: 'tutorial', seat: 'founder', others: { board: 'bad' }, seed: 'bad', start: {} });
  playOn(play, 0);
  expect(play.session.over).toBe(true);
  for (const language of ['en', 'zh-Hans'] as const) {
    const texts = await textsOf(language, 'harbour-lab');
    const marks = play.entries.map((entry) => revealOf(texts, matter.game, 'founder', entry).failed);
    expect(marks).toEqual(play.entries.map(({ movers }) => (movers.includes('board') ? [texts.t('ui.reveal.failed', { actor: texts.t('actor.board') })] : [])));
  }
  const again = resumePlay(play.matter, 'tutorial', play.session.transcript(), play.session.stints());
  if (!again.ok) throw new Error(again.faults.map(faultText).join('\n'));
  expect(story(again.value)).toEqual(story(play));
});

describe('a saved game', () => {
  test.each([['harbour-lab', 'tutorial'], ['openai-2023', 'short']] as const)('of %s comes back with the same story, reasons included', async (id, mode) => {
    const live = await start(id, mode, 'investors');
    playOn(live, 2);
    const text = writeTranscript(live.session.transcript());
    const transcript = parseTranscript(text);
    if (!transcript.ok) throw new Error(transcript.faults.map(faultText).join('\n'));
    const again = resumePlay(live.matter, mode, transcript.value);
    if (!again.ok) throw new Error(again.faults.map(faultText).join('\n'));
    expect(story(again.value)).toEqual(story(live));
    expect(again.value.beats).toEqual(live.beats);
  });

  test('is read from the store or every fault of it is told', async () => {
    const play = await start('harbour-lab', 'tutorial', 'board');
    const good = { format: 'five-seats-save/1', savedAt: 'now', mode: 'tutorial', scenario: 'harbour-lab', step: 0, begun: true, transcript: writeTranscript(play.session.transcript()) };
    expect(readSave(undefined)).toEqual({ kind: 'none' });
    expect(readSave(good)).toMatchObject({ kind: 'game', save: { mode: 'tutorial', transcript: { scenario: 'harbour-lab' } } });
    const bad = readSave({ ...good, step: -1, mode: 'endless', more: 1 });
    expect(bad.kind === 'unreadable' ? bad.faults.map((fault) => fault.path).toSorted() : []).toEqual(['/mode', '/more', '/step']);
    expect(readSave('nonsense').kind).toBe('unreadable');
    expect(readSave({ ...good, transcript: '{}' }).kind).toBe('unreadable');
  });
});

describe('beside the record', () => {
  test('a game that does as recorded stays on the path, and leaves it with the first other choice', async () => {
    const matter = await matterOf('harbour-lab');
    const { entries } = tell(matter, 'd', undefined);
    const stages = entries.map(({ report }) => ({ round: report.round, choices: Object.fromEntries(report.events.flatMap((event) => (event.kind === 'chose' ? [[event.actor, event.action]] : []))) }));
    expect(followedFor({ stages, counts: [] }, entries, undefined)).toBe(entries.length);
    const other = stages.map((stage, at) => (at === 1 ? { ...stage, choices: { ...stage.choices, investors: 'something-else' } } : stage));
    expect(followedFor({ stages: other, counts: [] }, entries, undefined)).toBe(1);
    expect(followedFor({ stages: [], counts: [] }, entries, undefined)).toBe(0);
  });
});
