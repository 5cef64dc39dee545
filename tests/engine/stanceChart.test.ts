import { describe, expect, test } from 'vitest';
import { ARCHETYPES, type ChartRegion, factsOf, STANCE_EVENTS, stanceChart, stanceParts, stanceTable, type StanceEventName } from '../../src/engine/index.ts';

const all = Object.entries(ARCHETYPES);

/** Where the chart leads from `key` on `event`. */
function follow(regions: readonly ChartRegion[], key: string, event: StanceEventName, facts: Readonly<Record<string, boolean>>): string {
  return stanceParts(key).map((part, i) => {
    const open = regions[i]!.arrows.filter((arrow) => arrow.from === part && arrow.event === event && (arrow.needs === undefined || facts[arrow.needs] === true) && arrow.unless.every((name) => facts[name] !== true));
    expect(open.length, `${key} on ${event}`).toBeLessThan(2);
    return open[0]?.to ?? part;
  }).join('+');
}

describe('the chart of a machine', () => {
  test.each(all)('leads where the table of %s leads, for every stance, event and answer of the predicates', (_, archetype) => {
    const table = stanceTable(archetype);
    const regions = stanceChart(archetype);
    for (const [stance, key] of table.keys.entries()) {
      for (const [event, name] of STANCE_EVENTS.entries()) {
        for (let mask = 0; mask < 1 << archetype.predicates.length; mask++) {
          expect(follow(regions, key, name, factsOf(archetype.predicates, mask))).toBe(table.keys[table.next(stance, event, mask)]);
        }
      }
    }
  });

  test.each(all)('has no arrow of %s that nothing ever takes', (_, archetype) => {
    const masks = Array.from({ length: 1 << archetype.predicates.length }, (__, mask) => factsOf(archetype.predicates, mask));
    for (const { arrows } of stanceChart(archetype)) {
      for (const arrow of arrows) expect(masks.some((facts) => (arrow.needs === undefined || facts[arrow.needs] === true) && arrow.unless.every((name) => facts[name] !== true)), JSON.stringify(arrow)).toBe(true);
    }
  });

  test.each(all)('holds every stance of %s, and begins where the machine begins', (_, archetype) => {
    const table = stanceTable(archetype);
    const regions = stanceChart(archetype);
    for (const key of table.keys) expect(stanceParts(key).every((part, i) => regions[i]!.stances.some((stance) => stance.key === part))).toBe(true);
    expect(regions.map(({ initial }) => initial).join('+')).toBe(table.keys[table.initial]);
    expect(regions.reduce((product, { stances }) => product * stances.length, 1)).toBe(table.keys.length);
  });
});
