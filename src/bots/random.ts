import type { Policy } from './policy.ts';

/** Uniform over the legal actions. */
export function randomPolicy(): Policy {
  return {
    name: 'random',
    choose: ({ observation, legal, draw }) => {
      const { roundIndex, stage } = observation.view;
      return legal[Math.floor(draw(`${observation.seat}/${stage}`, roundIndex) * legal.length)]!;
    },
    distribution: ({ legal }) => Object.fromEntries(legal.map((action) => [action, 1 / legal.length])),
  };
}
