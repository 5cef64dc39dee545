/** The sounds of the game, made from numbers: seeded noise and plain tones, shaped and filtered. No recording, no file. */
import { seeded } from '../../ui/seeded.ts';

export const SOUNDS = ['seal', 'open', 'up', 'down', 'tick', 'round', 'verdict'] as const;
export type Sound = (typeof SOUNDS)[number];

interface Sweep {
  readonly from: number;
  readonly to: number;
}

/** One layer of a sound. Times in seconds, pitches in hertz. */
interface Voice {
  readonly at: number;
  readonly length: number;
  readonly attack: number;
  readonly gain: number;
  /** A tone that glides; noise through a band where there is none. */
  readonly tone?: Sweep;
  /** The middle of the band; narrower with a higher `q`. */
  readonly band?: Sweep & { readonly q: number };
}

interface Recipe {
  /** The loudest sample, of 1: all of it stays well below speech. */
  readonly peak: number;
  readonly voices: readonly Voice[];
}

const RECIPES: Readonly<Record<Sound, Recipe>> = {
  /** A stamp pressed into wax: a dull thud with the paper under it. Not lower: the speaker of a phone would keep it to itself. */
  seal: {
    peak: 0.16,
    voices: [
      { at: 0, length: 0.2, attack: 0.005, gain: 1, tone: { from: 220, to: 110 } },
      { at: 0, length: 0.12, attack: 0.004, gain: 1.4, band: { from: 900, to: 320, q: 0.8 } },
      { at: 0.03, length: 0.07, attack: 0.01, gain: 0.35, band: { from: 3400, to: 2600, q: 1.2 } },
    ],
  },
  /** A flap lifted, a sheet drawn out. */
  open: {
    peak: 0.1,
    voices: [
      { at: 0, length: 0.13, attack: 0.03, gain: 0.8, band: { from: 900, to: 2200, q: 1.2 } },
      { at: 0.09, length: 0.16, attack: 0.05, gain: 1, band: { from: 2600, to: 1400, q: 1.4 } },
    ],
  },
  up: { peak: 0.08, voices: [...wood(0, 392), ...wood(0.09, 523)] },
  down: { peak: 0.08, voices: [...wood(0, 392), ...wood(0.09, 311)] },
  tick: { peak: 0.045, voices: [{ at: 0, length: 0.035, attack: 0.002, gain: 1, band: { from: 2600, to: 2000, q: 4 } }] },
  /** Two beats of a clock on the wall. */
  round: {
    peak: 0.1,
    voices: [
      { at: 0, length: 0.05, attack: 0.002, gain: 1, band: { from: 2100, to: 1900, q: 6 } },
      { at: 0.3, length: 0.06, attack: 0.002, gain: 0.9, band: { from: 1500, to: 1350, q: 6 } },
    ],
  },
  /** A stamp comes down, and the room keeps it for a moment. */
  verdict: {
    peak: 0.18,
    voices: [
      { at: 0, length: 0.26, attack: 0.004, gain: 1, tone: { from: 190, to: 95 } },
      { at: 0, length: 0.16, attack: 0.003, gain: 0.8, band: { from: 900, to: 260, q: 0.8 } },
      { at: 0.05, length: 0.8, attack: 0.06, gain: 0.22, tone: { from: 196, to: 196 } },
      { at: 0.09, length: 0.75, attack: 0.06, gain: 0.16, tone: { from: 294, to: 294 } },
    ],
  },
};

/** A small wooden bar, struck softly. */
function wood(at: number, pitch: number): readonly Voice[] {
  return [
    { at, length: 0.22, attack: 0.006, gain: 1, tone: { from: pitch, to: pitch } },
    { at, length: 0.03, attack: 0.002, gain: 0.25, band: { from: 2400, to: 1800, q: 1.5 } },
  ];
}

/** Seconds from the first sample to the last. */
export function lengthOf(sound: Sound): number {
  return Math.max(...RECIPES[sound].voices.map(({ at, length }) => at + length));
}

/** The samples of a sound: the same every time. */
export function synthesise(sound: Sound, rate: number): Float32Array<ArrayBuffer> {
  const { peak, voices } = RECIPES[sound];
  const samples = new Float32Array(Math.ceil(lengthOf(sound) * rate));
  voices.forEach((voice, n) => mix(samples, voice, rate, seeded(`${sound}/${n}`)));
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return samples.map((sample) => (sample * peak) / loudest);
}

function mix(samples: Float32Array, voice: Voice, rate: number, random: () => number): void {
  const first = Math.round(voice.at * rate);
  const count = Math.min(samples.length - first, Math.round(voice.length * rate));
  const source = voice.band === undefined ? toneOf(voice.tone ?? { from: 0, to: 0 }, rate, count) : noiseIn(voice.band, rate, count, random);
  for (let i = 0; i < count; i++) samples[first + i]! += source(i) * voice.gain * shape(voice, i / rate);
}

/** Rises in a straight line, dies away, and is quite still at its end. */
function shape({ attack, length }: Voice, time: number): number {
  const rise = Math.min(1, time / attack);
  const decay = Math.exp((-5 * Math.max(0, time - attack)) / (length - attack));
  return rise * decay * Math.min(1, (length - time) / 0.008);
}

function toneOf({ from, to }: Sweep, rate: number, count: number): (i: number) => number {
  let phase = 0;
  return (i) => {
    phase += (2 * Math.PI * (from + ((to - from) * i) / count)) / rate;
    return Math.sin(phase);
  };
}

/** White noise through a state-variable filter, of which the band is taken. Its trapezoidal form is steady at any rate. */
function noiseIn({ from, to, q }: NonNullable<Voice['band']>, rate: number, count: number, random: () => number): (i: number) => number {
  let [first, second] = [0, 0];
  return (i) => {
    const pitch = Math.min(rate * 0.45, from + ((to - from) * i) / count);
    const g = Math.tan((Math.PI * pitch) / rate);
    const band = (first + g * (random() * 2 - 1 - second)) / (1 + g * (g + 1 / q));
    const low = second + g * band;
    [first, second] = [2 * band - first, 2 * low - second];
    return band / q;
  };
}
