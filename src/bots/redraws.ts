/** Draws of all seats for imagined games, seeded anew for each game without allocation. */
import { type Draw, drawAt, hashText } from '../engine/index.ts';

export interface Redraws {
  readonly bySeat: readonly Draw[];
  /** From here on the draws of imagined game `sample` of `stage`: the same for every option that is tried in it. */
  renew(draw: Draw, stage: number, sample: number): void;
}

export function createRedraws(seats: number): Redraws {
  const words = Array.from({ length: seats }, () => new Int32Array(4));
  const hashes = new Map<string, number>(); // a policy asks by a handful of labels
  const hashOf = (label: string): number => {
    const known = hashes.get(label);
    if (known !== undefined) return known;
    const hash = hashText(label);
    hashes.set(label, hash);
    return hash;
  };
  return {
    bySeat: words.map((own): Draw => (label, a = 0, b = 0) => drawAt(own, 0, typeof label === 'number' ? label : hashOf(label), a, b)),
    renew: (draw, stage, sample) => {
      for (let i = 0; i < 4; i++) {
        const word = Math.trunc(draw('imagined', stage * 8192 + sample, i) * 4294967296) | 0;
        for (let seat = 0; seat < seats; seat++) words[seat]![i] = word ^ Math.imul(seat + 1, 0x9e3779b1);
      }
    },
  };
}
