import type { Press } from '../folder.ts';

export const press: Press = {
  headlines: [
    { name: 'boats', when: { boats: 'held' } },
    { name: 'letter', when: { names: { atLeast: 30 } } },
    { name: 'logbook', when: { logbook: true } },
  ],
  pictures: {
    'under-review': { chairs: ['board', 'board', 'founder', 'other', 'workforce'], door: 'ajar', windows: 8, paper: 'file' },
    'new-trustees': { chairs: ['other', 'other', 'founder', 'board', 'partner'], door: 'open', windows: 9, paper: 'signed' },
    'trustees-hold': { chairs: ['board', 'board', 'empty', 'board', 'workforce'], door: 'shut', windows: 5, paper: 'sealed' },
    'new-station': { chairs: ['board', 'empty', 'workforce', 'empty'], door: 'open', windows: 4, paper: 'sealed', beside: 'second-table' },
    adrift: { chairs: ['empty', 'board', 'fallen', 'empty', 'empty'], door: 'open', windows: 1, paper: 'torn', beside: 'boxes' },
  },
};
