import { setup } from 'xstate';
import type { StanceEvent } from '../stances.ts';
import { guardsOn } from './guards.ts';

const predicates = ['supportLost', 'massExit', 'termsInReach'] as const;

/** A governing board with control and no money: how far it is from settling. */
const machine = setup({
  types: { events: {} as StanceEvent<(typeof predicates)[number]> },
  guards: guardsOn(predicates),
}).createMachine({
  id: 'board',
  initial: 'united',
  on: { dealt: '.settled' },
  states: {
    united: {
      on: {
        pressed: { guard: 'supportLost', target: 'strained' },
        threatened: { guard: 'supportLost', target: 'strained' },
        offered: 'listening',
        defected: 'divided',
        roundEnded: [{ guard: 'massExit', target: 'cornered' }, { guard: 'supportLost', target: 'strained' }],
      },
    },
    strained: {
      tags: 'open-to-talks',
      on: { backed: 'united', offered: 'listening', defected: 'divided', roundEnded: { guard: 'massExit', target: 'cornered' } },
    },
    listening: {
      tags: 'open-to-talks',
      on: {
        refused: 'strained',
        threatened: 'strained',
        defected: 'divided',
        roundEnded: [{ guard: 'massExit', target: 'cornered' }, { guard: 'termsInReach', target: 'listening' }, 'strained'],
      },
    },
    divided: {
      tags: 'open-to-talks',
      on: { backed: 'strained', roundEnded: { guard: 'massExit', target: 'cornered' } },
    },
    cornered: { tags: ['open-to-talks', 'ready-to-settle'], on: { backed: 'divided' } },
    settled: { type: 'final' },
  },
});

export const board = { id: 'board', machine, predicates };
