/** Plays cues where the browser lets it; elsewhere the game is silent and nothing else changes. */
import type { Cue } from './cues.ts';
import { lengthOf, type Sound, synthesise } from './synthesis.ts';

export interface Player {
  /** Cuts what still sounds, then plays these. */
  play(cues: readonly Cue[]): void;
}

export interface PlayerOptions {
  readonly wanted: () => boolean;
  readonly page: Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;
  /** Throws where there is no sound to be had. */
  readonly open: () => AudioContext;
}

const GESTURES = ['pointerdown', 'keydown', 'touchend'] as const;
const FADE = 0.02;
/** Silence, in milliseconds, after which the device may sleep. */
const IDLE = 1500;

export function createPlayer({ wanted, page, open }: PlayerOptions): Player {
  let touched = false;
  let broken = false;
  let context: AudioContext | undefined;
  let sounding: GainNode | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const buffers = new Map<Sound, AudioBuffer>();
  // Browsers give no sound to a page that has not been touched, and warn of a context made before.
  const onGesture = (): void => {
    touched = true;
    for (const gesture of GESTURES) page.removeEventListener(gesture, onGesture, true);
  };
  for (const gesture of GESTURES) page.addEventListener(gesture, onGesture, true);
  page.addEventListener('visibilitychange', () => {
    if (page.hidden) rest();
  });

  function bufferOf(device: AudioContext, sound: Sound): AudioBuffer {
    const known = buffers.get(sound);
    if (known !== undefined) return known;
    const samples = synthesise(sound, device.sampleRate);
    const buffer = device.createBuffer(1, samples.length, device.sampleRate);
    buffer.copyToChannel(samples, 0);
    buffers.set(sound, buffer);
    return buffer;
  }

  /** What sounds fades out, so that the cut does not click. */
  function cut(): void {
    if (context === undefined || sounding === undefined) return;
    const { gain } = sounding;
    gain.setValueAtTime(1, context.currentTime);
    gain.linearRampToValueAtTime(0, context.currentTime + FADE);
    const gone = sounding;
    setTimeout(() => gone.disconnect(), FADE * 2000);
    sounding = undefined;
  }

  function rest(): void {
    clearTimeout(idle);
    cut();
    context?.suspend().catch(() => undefined);
  }

  async function start(cues: readonly Cue[]): Promise<void> {
    context ??= open();
    const here = context;
    const mine = here.createGain();
    mine.connect(here.destination);
    sounding = mine;
    if (here.state !== 'running') await here.resume();
    if (sounding !== mine) return; // cut meanwhile
    for (const cue of cues) {
      const source = here.createBufferSource();
      source.buffer = bufferOf(here, cue.sound);
      source.connect(mine);
      source.start(here.currentTime + cue.at / 1000);
    }
    idle = setTimeout(rest, Math.max(...cues.map((cue) => cue.at + lengthOf(cue.sound) * 1000)) + IDLE);
  }

  return {
    play: (cues) => {
      if (broken) return;
      clearTimeout(idle);
      cut();
      if (cues.length === 0 || !touched || page.hidden || !wanted()) {
        if (context !== undefined) idle = setTimeout(rest, IDLE);
        return;
      }
      start(cues).catch(() => {
        broken = true;
      });
    },
  };
}
