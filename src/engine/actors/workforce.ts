import { setup } from 'xstate';
import type { StanceEvent } from '../stances.ts';
import { guardsOn } from './guards.ts';

const predicates = ['trustGone', 'trustLow', 'letterStands', 'askedAloud'] as const;

/** A workforce: what it feels and what it says are two regions that move together or apart. */
const machine = setup({
  types: { events: {} as StanceEvent<(typeof predicates)[number]> },
  guards: guardsOn(predicates),
}).createMachine({
  id: 'workforce',
  type: 'parallel',
  states: {
    mood: {
      initial: 'steady',
      states: {
        steady: { on: { surprised: 'uneasy', roundEnded: { guard: 'trustLow', target: 'uneasy' } } },
        uneasy: {
          tags: 'uneasy',
          on: {
            reasonsGiven: 'steady',
            refused: 'angry',
            dealt: 'steady',
            roundEnded: { guard: 'trustGone', target: 'angry' },
          },
        },
        angry: { tags: ['uneasy', 'angry'], on: { reasonsGiven: 'uneasy', dealt: 'steady' } },
      },
    },
    voice: {
      initial: 'quiet',
      states: {
        quiet: { on: { roundEnded: [{ guard: 'letterStands', target: 'threatening' }, { guard: 'askedAloud', target: 'asking' }] } },
        asking: { tags: 'speaking', on: { dealt: 'quiet', roundEnded: { guard: 'letterStands', target: 'threatening' } } },
        threatening: { tags: ['speaking', 'threatening'], on: { dealt: 'quiet', roundEnded: [{ guard: 'letterStands', target: 'threatening' }, 'asking'] } },
      },
    },
  },
});

export const workforce = { id: 'workforce', machine, predicates };
