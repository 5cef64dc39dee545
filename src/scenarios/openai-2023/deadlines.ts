import type { Deadline } from '../folder.ts';

/** Told by the facts of the same ids, which are fetched later than the timeline is drawn; a test holds the hours together. */
export const deadlines: readonly Deadline[] = [
  { fact: 'deadline-sat', at: '2023-11-18T17:00:00-08:00' },
  { fact: 'deadline-sun', at: '2023-11-19T17:00:00-08:00' },
];
