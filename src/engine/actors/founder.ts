import { setup } from 'xstate';
import type { StanceEvent } from '../stances.ts';
import { guardsOn } from './guards.ts';

const predicates = ['optionReady', 'companyReady', 'followed'] as const;

/** A founder without a vote: in office, out, campaigning to return, or with a place to go. */
const machine = setup({
  types: { events: {} as StanceEvent<(typeof predicates)[number]> },
  guards: guardsOn(predicates),
}).createMachine({
  id: 'founder',
  initial: 'inOffice',
  on: { dealt: '.settled' },
  states: {
    inOffice: { on: { ousted: 'outside', pressed: 'onLeave' } },
    onLeave: { on: { ousted: 'outside' } },
    outside: {
      tags: 'open-to-talks',
      on: { backed: 'campaigning', offered: 'campaigning', roundEnded: [{ guard: 'optionReady', target: 'placed' }, { guard: 'followed', target: 'campaigning' }] },
    },
    campaigning: {
      tags: 'open-to-talks',
      on: { roundEnded: [{ guard: 'companyReady', target: 'founding' }, { guard: 'optionReady', target: 'placed' }] },
    },
    placed: { tags: ['open-to-talks', 'has-option'], on: { roundEnded: { guard: 'companyReady', target: 'founding' } } },
    founding: { tags: ['open-to-talks', 'has-option'] },
    settled: { type: 'final' },
  },
});

export const founder = { id: 'founder', machine, predicates };
