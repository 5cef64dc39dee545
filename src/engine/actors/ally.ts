import { setup } from 'xstate';
import type { StanceEvent } from '../stances.ts';
import { guardsOn } from './guards.ts';

const predicates = ['hasLeft', 'returning'] as const;

/** The founder's colleague: inside, wronged but inside, gone, or back at the table. */
const machine = setup({
  types: { events: {} as StanceEvent<(typeof predicates)[number]> },
  guards: guardsOn(predicates),
}).createMachine({
  id: 'ally',
  initial: 'inPost',
  on: { dealt: '.settled' },
  states: {
    inPost: { on: { ousted: 'wronged', roundEnded: { guard: 'hasLeft', target: 'gone' } } },
    wronged: { tags: 'wronged', on: { backed: 'wronged', roundEnded: { guard: 'hasLeft', target: 'gone' } } },
    gone: { tags: ['wronged', 'outside'], on: { roundEnded: { guard: 'returning', target: 'atTheTable' } } },
    atTheTable: { tags: ['wronged', 'outside'] },
    settled: { type: 'final' },
  },
});

export const ally = { id: 'ally', machine, predicates };
