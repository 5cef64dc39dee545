import type { Press } from '../folder.ts';

export const press: Press = {
  headlines: [
    { name: 'exits', when: { exits: { atLeast: 300 } } },
    { name: 'letter', when: { signatures: { atLeast: 385 } } },
    { name: 'inquiry', when: { inquiry: true } },
    { name: 'seats', when: { seatsFilled: true } },
    { name: 'majority', when: { majorityLost: true } },
    { name: 'reasons', when: { reasonsPublic: true } },
    { name: 'outsider', when: { chief: 'outsider' } },
    { name: 'quiet', when: { letter: 'none' } },
  ],
  pictures: {
    'return-reform': { chairs: ['other', 'board', 'founder', 'other', 'workforce'], door: 'ajar', windows: 9, paper: 'signed' },
    'return-on-his-terms': { chairs: ['empty', 'workforce', 'founder', 'partner', 'empty'], door: 'open', windows: 10, paper: 'signed' },
    'return-board-stays': { chairs: ['board', 'board', 'founder', 'board', 'other'], door: 'shut', windows: 7, paper: 'signed' },
    managed: { chairs: ['board', 'founder', 'board', 'partner', 'other'], door: 'shut', windows: 5, paper: 'file' },
    entrenched: { chairs: ['board', 'empty', 'founder', 'empty', 'investors'], door: 'shut', windows: 6, paper: 'sealed' },
    'board-holds': { chairs: ['board', 'board', 'empty', 'board', 'empty'], door: 'shut', windows: 3, paper: 'sealed' },
    'neutral-settlement': { chairs: ['board', 'founder', 'other', 'workforce', 'investors'], door: 'ajar', windows: 7, paper: 'signed' },
    'microsoft-lab': { chairs: ['board', 'empty', 'empty', 'empty', 'empty'], door: 'open', windows: 2, paper: 'sealed', beside: 'boxes' },
    'new-company': { chairs: ['board', 'empty', 'partner', 'empty'], door: 'open', windows: 4, paper: 'sealed', beside: 'second-table' },
    merger: { chairs: ['board', 'founder', 'workforce', 'empty'], door: 'ajar', windows: 6, paper: 'signed', beside: 'others-table' },
    court: { chairs: ['board', 'empty', 'founder', 'investors'], door: 'shut', windows: 5, paper: 'order', beside: 'columns' },
    collapse: { chairs: ['empty', 'empty', 'fallen', 'empty', 'empty'], door: 'open', windows: 0, paper: 'torn' },
  },
  recorded: 'return-reform',
};
