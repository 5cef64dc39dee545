import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Beat } from '../../src/app/beats.ts';
import { cuesOf, type Step } from '../../src/app/sound/cues.ts';
import { createPlayer, type PlayerOptions } from '../../src/app/sound/player.ts';
import { lengthOf, type Sound, SOUNDS, synthesise } from '../../src/app/sound/synthesis.ts';
import type { BoardroomModel } from '../../src/scenes/model.ts';
import { revealLength } from '../../src/scenes/timing.ts';
import { sampleModel } from '../scenes/preview/models.ts';

describe.each(SOUNDS)('the sound %s', (sound) => {
  const samples = synthesise(sound, 44_100);

  test('is short and quiet, and is the same every time', () => {
    expect(lengthOf(sound)).toBeLessThanOrEqual(1);
    expect(samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeLessThanOrEqual(0.2);
    expect(samples.every(Number.isFinite)).toBe(true);
    expect(synthesise(sound, 44_100)).toEqual(samples);
  });

  test('can be heard, begins and ends in silence, and pushes the membrane to no side', () => {
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    expect(Math.sqrt(power)).toBeGreaterThan(0.003);
    expect(Math.abs(samples[0]!)).toBeLessThan(0.002);
    expect(Math.abs(samples.at(-1)!)).toBeLessThan(0.002);
    expect(Math.abs(samples.reduce((sum, sample) => sum + sample, 0) / samples.length)).toBeLessThan(0.002);
  });

  test.each([8_000, 22_050, 48_000, 96_000])('can be made for a device of %i samples a second', (rate) => {
    const other = synthesise(sound, rate);
    expect(other.length).toBe(Math.ceil(lengthOf(sound) * rate));
    expect(other.every((sample) => Math.abs(sample) <= 0.2)).toBe(true);
  });
});

function soundsOf(screen: string, beat: Beat, models: Step['models'], moving = true): readonly Sound[] {
  return cuesOf({ screen, beat, models, moving }).map(({ sound }) => sound);
}

describe('which step makes which sound', () => {
  const [before, after] = [sampleModel('before', 'en'), sampleModel('revealed', 'en')];
  const reveal: Beat = { kind: 'reveal', at: 0 };

  test('sealing, a new round and the ending have theirs, and nothing else that stands still has any', () => {
    expect(soundsOf('play.sealed', { kind: 'choose', at: 0 }, [before])).toEqual(['seal']);
    expect(soundsOf('play.situation', { kind: 'situation', at: 0 }, [before])).toEqual(['round']);
    expect(soundsOf('play.verdict', { kind: 'verdict', part: 'ending' }, [before])).toEqual(['verdict']);
    expect(soundsOf('play.verdict', { kind: 'verdict', part: 'path' }, [before])).toEqual([]);
    for (const screen of ['brief', 'play.choose', 'play.opening', 'play.changes', 'play.interlude']) expect(soundsOf(screen, { kind: 'choose', at: 0 }, [before])).toEqual([]);
  });

  test('a reveal opens each envelope, settles once and ticks for the letter, all within its time', () => {
    const cues = cuesOf({ screen: 'play.reveal', beat: reveal, models: [before, after], moving: true });
    const opened = after.seats.filter(({ envelope }) => envelope === 'opened').length;
    expect(cues.filter(({ sound }) => sound === 'open')).toHaveLength(opened);
    expect(cues.filter(({ sound }) => sound === 'up' || sound === 'down')).toHaveLength(1);
    expect(cues.every(({ at }) => at <= revealLength)).toBe(true);
  });

  test.each([[40, 43, 'up'], [40, 31, 'down']] as const)('a meter that goes from %i to %i settles %s', (old, now, sound) => {
    const [from, to] = [old, now].map((value): BoardroomModel => ({ ...before, lights: undefined, meters: [{ id: 'trust', name: '', short: '', value, before: old }, { id: 'calm', name: '', short: '', value: 50 + Math.sign(old - now), before: 50 }] }));
    expect(soundsOf('play.reveal', reveal, [from!, to!])).toEqual([sound]);
  });

  test('ten ticks at most, and well apart, stand for any number of names', () => {
    for (const lit of [1, 3, 490, 770]) {
      const lights = { name: '', total: 770, before: 0, open: true };
      const ticks = cuesOf({ screen: 'play.reveal', beat: reveal, models: [{ ...before, lights: { ...lights, lit: 0 } }, { ...before, lights: { ...lights, lit } }], moving: true }).filter(({ sound }) => sound === 'tick');
      expect(ticks).toHaveLength(Math.min(lit, 10));
      expect(ticks.every(({ at }, n) => n === 0 || at - ticks[n - 1]!.at >= 70)).toBe(true);
    }
  });

  test('without motion a reveal is told by one sound of a kind, and names that go make none', () => {
    const sounds = soundsOf('play.reveal', reveal, [before, after], false);
    expect(sounds).toEqual([...new Set(sounds)]);
    expect(soundsOf('play.reveal', reveal, [after, before]).includes('tick')).toBe(false);
  });
});

/** A page and a device that only note what is done to them. */
function stand(options: Partial<PlayerOptions> = {}) {
  const log: string[] = [];
  const listeners = new Map<string, () => void>();
  const page = {
    hidden: false,
    addEventListener: (name: string, listener: () => void) => void listeners.set(name, listener),
    removeEventListener: (name: string) => void listeners.delete(name),
  };
  const node = { connect: () => undefined, disconnect: () => log.push('cut'), gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined } };
  const device = {
    state: 'suspended',
    sampleRate: 8000,
    currentTime: 5,
    destination: {},
    createGain: () => ({ ...node }),
    createBuffer: () => ({ copyToChannel: () => log.push('made') }),
    createBufferSource: () => ({ connect: () => undefined, start: (at: number) => log.push(`start ${at}`) }),
    resume: async () => {
      device.state = 'running';
      log.push('resume');
    },
    suspend: async () => {
      device.state = 'suspended';
      log.push('suspend');
    },
  };
  const player = createPlayer({ wanted: () => true, page: page as unknown as PlayerOptions['page'], open: () => {
    log.push('open');
    return device as unknown as AudioContext;
  }, ...options });
  return { player, log, page, fire: (name: string) => listeners.get(name)?.() };
}

describe('the player', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('opens no device before the page has been touched, nor unasked', async () => {
    const { player, log } = stand();
    player.play([{ sound: 'seal', at: 0 }]);
    await vi.runAllTimersAsync();
    expect(log).toEqual([]);
    const silent = stand({ wanted: () => false });
    silent.fire('keydown');
    silent.player.play([{ sound: 'seal', at: 0 }]);
    await vi.runAllTimersAsync();
    expect(silent.log).toEqual([]);
  });

  test('plays at the time of each cue, makes a sound once, and lets the device sleep afterwards', async () => {
    const { player, log, fire } = stand();
    fire('pointerdown');
    player.play([{ sound: 'tick', at: 0 }, { sound: 'tick', at: 500 }]);
    await vi.advanceTimersByTimeAsync(0);
    expect(log).toEqual(['open', 'resume', 'made', 'start 5', 'start 5.5']);
    await vi.runAllTimersAsync();
    expect(log.slice(5)).toEqual(['suspend', 'cut']);
    player.play([{ sound: 'tick', at: 0 }]);
    await vi.advanceTimersByTimeAsync(0);
    expect(log.slice(7)).toEqual(['resume', 'start 5']);
  });

  test('cuts what still sounds when the next step comes, and everything when the page is hidden', async () => {
    const { player, log, page, fire } = stand();
    fire('keydown');
    player.play([{ sound: 'verdict', at: 0 }]);
    await vi.advanceTimersByTimeAsync(10);
    player.play([]);
    await vi.advanceTimersByTimeAsync(50);
    expect(log.at(-1)).toBe('cut');
    player.play([{ sound: 'seal', at: 0 }]);
    await vi.advanceTimersByTimeAsync(10);
    page.hidden = true;
    fire('visibilitychange');
    expect(log.at(-1)).toBe('suspend');
    const { length } = log;
    player.play([{ sound: 'seal', at: 0 }]);
    await vi.advanceTimersByTimeAsync(50);
    expect(log.slice(length)).toEqual(['cut']);
  });

  test('is silent for good where there is no sound to be had', async () => {
    let asked = 0;
    const { player, fire } = stand({ open: () => {
      asked++;
      throw new Error('no device');
    } });
    fire('keydown');
    for (let n = 0; n < 3; n++) {
      player.play([{ sound: 'seal', at: 0 }]);
      await vi.runAllTimersAsync();
    }
    expect(asked).toBe(1);
  });
});
