import { setup } from 'xstate';
import type { StanceEvent } from '../stances.ts';
import { guardsOn } from './guards.ts';

const predicates = ['staffTurned', 'companyAtRisk', 'reversed'] as const;

/** A director whose vote decides, close to staff: with the majority, in doubt, reversed. */
const machine = setup({
  types: { events: {} as StanceEvent<(typeof predicates)[number]> },
  guards: guardsOn(predicates),
}).createMachine({
  id: 'swingDirector',
  initial: 'withMajority',
  on: { dealt: '.settled' },
  states: {
    withMajority: {
      on: { pressed: { guard: 'staffTurned', target: 'doubting' }, roundEnded: [{ guard: 'companyAtRisk', target: 'doubting' }, { guard: 'staffTurned', target: 'doubting' }] },
    },
    doubting: {
      tags: 'doubting',
      on: { backed: 'withMajority', roundEnded: { guard: 'reversed', target: 'reversed' } },
    },
    reversed: { tags: ['doubting', 'reversed'] },
    settled: { type: 'final' },
  },
});

export const swingDirector = { id: 'swingDirector', machine, predicates };
