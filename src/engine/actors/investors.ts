import { setup } from 'xstate';
import type { StanceEvent } from '../stances.ts';
import { guardsOn } from './guards.ts';

const predicates = ['valueAtRisk', 'suitReady', 'calmed'] as const;

/** Investors without a vote: from watching to pushing to threatening. */
const machine = setup({
  types: { events: {} as StanceEvent<(typeof predicates)[number]> },
  guards: guardsOn(predicates),
}).createMachine({
  id: 'investors',
  initial: 'watching',
  on: { dealt: '.settled' },
  states: {
    watching: { on: { surprised: 'alarmed', roundEnded: { guard: 'valueAtRisk', target: 'alarmed' } } },
    alarmed: {
      tags: 'pressing',
      on: { reasonsGiven: { guard: 'calmed', target: 'watching' }, roundEnded: [{ guard: 'suitReady', target: 'litigious' }, { guard: 'valueAtRisk', target: 'pushing' }] },
    },
    pushing: {
      tags: 'pressing',
      on: { offered: { guard: 'calmed', target: 'alarmed' }, refused: 'litigious', roundEnded: { guard: 'suitReady', target: 'litigious' } },
    },
    litigious: { tags: ['pressing', 'litigious'], on: { roundEnded: { guard: 'calmed', target: 'pushing' } } },
    settled: { type: 'final' },
  },
});

export const investors = { id: 'investors', machine, predicates };
