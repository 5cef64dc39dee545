/**
 * Conditions read in advance: most menus ask first for the round and for one or two flags. What those settle is
 * settled once for every setting of them, so that a look at a menu asks only what is left.
 */
import { FALSE, type Known, readAhead } from './conditions.ts';
import { ENDING, ROUND } from './layout.ts';
import type { Compiled } from './scenario/compiled.ts';

const GATES = 2;

export interface Gates {
  readonly settings: number;
  /** Which setting of round and gates `state` is in. */
  settingOf(state: Int32Array): number;
  /** Where the condition at `entry` goes on in a setting; FALSE where it cannot hold. */
  ahead(entry: number, setting: number): number;
}

export function createGates(rules: Compiled): Gates {
  const { conditions, layout, rounds, endings } = rules;
  const largest = new Map<number, number>([[ENDING, endings.length], ...layout.slots.filter((slot) => slot.kind === 'flag').map((slot): [number, number] => [slot.index, 1])]);
  const gates = mostAsked(rules, largest);
  const [first = ROUND, second = ROUND] = gates;

  return {
    settings: rounds.length * 4,
    settingOf: (state) => state[ROUND]! * 4 + (state[first] === 0 ? 0 : 2) + (state[second] === 0 ? 0 : 1),
    ahead: (entry, setting) => {
      const up = [(setting >> 1) & 1, setting & 1];
      const known: Known = (slot, lo, hi) => {
        if (slot === ROUND) return setting >> 2 >= lo && setting >> 2 <= hi;
        const gate = gates.indexOf(slot);
        if (gate < 0) return undefined;
        if (up[gate] === 0) return lo <= 0 && hi >= 0;
        return lo <= 1 && hi >= largest.get(slot)! ? true : hi < 1 ? false : undefined;
      };
      return readAhead(conditions, entry, known);
    },
  };
}

/** The yes-or-no slots that the most menu entries ask for. */
function mostAsked({ actors, conditions }: Compiled, largest: ReadonlyMap<number, number>): readonly number[] {
  const asked = new Map<number, number>();
  for (const { menu } of actors) {
    for (const { when } of menu) {
      for (const [slot, most] of largest) {
        const closedBy = (value: number): boolean => readAhead(conditions, when, (at, lo, hi) => (at === slot ? lo <= value && hi >= value : undefined)) === FALSE;
        if (closedBy(0) || closedBy(most)) asked.set(slot, (asked.get(slot) ?? 0) + 1);
      }
    }
  }
  return [...asked].toSorted(([a, m], [b, n]) => n - m || a - b).slice(0, GATES).map(([slot]) => slot);
}
