import { setup } from 'xstate';
import type { StanceEvent } from '../stances.ts';
import { guardsOn } from './guards.ts';

const predicates = ['noFile', 'staffTurned', 'second'] as const;

/** The holder of an office in between: first one from inside, then perhaps somebody newly named, or for a time nobody. */
const machine = setup({
  types: { events: {} as StanceEvent<(typeof predicates)[number]> },
  guards: guardsOn(predicates),
}).createMachine({
  id: 'interimChief',
  initial: 'unnamed',
  on: { dealt: '.settled' },
  states: {
    unnamed: { on: { appointed: 'caretaker', roundEnded: { guard: 'second', target: 'outsider' } } },
    caretaker: {
      tags: 'insider',
      on: {
        appointed: 'outsider',
        ousted: 'vacant',
        reasonsGiven: 'caretaker',
        pressed: { guard: 'staffTurned', target: 'brokering' },
        roundEnded: [{ guard: 'second', target: 'outsider' }, { guard: 'noFile', target: 'brokering' }, { guard: 'staffTurned', target: 'brokering' }],
      },
    },
    brokering: {
      tags: ['insider', 'mediator'],
      on: { appointed: 'outsider', ousted: 'vacant', reasonsGiven: 'caretaker', roundEnded: { guard: 'second', target: 'outsider' } },
    },
    outsider: {
      tags: 'newcomer',
      on: { ousted: 'vacant', reasonsGiven: 'outsider', pressed: { guard: 'noFile', target: 'leaving' }, roundEnded: { guard: 'noFile', target: 'mediating' } },
    },
    mediating: { tags: ['newcomer', 'mediator'], on: { appointed: 'outsider', ousted: 'vacant', pressed: 'leaving', refused: 'leaving', reasonsGiven: 'outsider' } },
    leaving: { tags: ['newcomer', 'mediator', 'leaving'], on: { appointed: 'outsider', ousted: 'vacant', reasonsGiven: 'mediating' } },
    vacant: { on: { appointed: 'outsider' } },
    settled: { type: 'final' },
  },
});

export const interimChief = { id: 'interimChief', machine, predicates };
