import { setup } from 'xstate';
import type { StanceEvent } from '../stances.ts';
import { guardsOn } from './guards.ts';

const predicates = ['assetAtRisk', 'talksStalled', 'calmed'] as const;

/** A partner with money and machines and no seat: supports, mediates, prepares another way. */
const machine = setup({
  types: { events: {} as StanceEvent<(typeof predicates)[number]> },
  guards: guardsOn(predicates),
}).createMachine({
  id: 'partner',
  initial: 'allied',
  on: { dealt: '.settled' },
  states: {
    allied: { on: { surprised: 'alarmed', roundEnded: { guard: 'assetAtRisk', target: 'alarmed' } } },
    alarmed: {
      tags: 'open-to-talks',
      on: { reasonsGiven: { guard: 'calmed', target: 'allied' }, roundEnded: { guard: 'assetAtRisk', target: 'engaged' } },
    },
    engaged: {
      tags: ['open-to-talks', 'mediator'],
      initial: 'mediating',
      on: { reasonsGiven: { guard: 'calmed', target: 'alarmed' } },
      states: {
        mediating: { on: { refused: 'hedging', roundEnded: { guard: 'talksStalled', target: 'hedging' } } },
        hedging: { tags: 'hedging', on: { backed: 'mediating' } },
      },
    },
    settled: { type: 'final' },
  },
});

export const partner = { id: 'partner', machine, predicates };
