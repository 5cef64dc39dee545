import { describe, expect, it } from 'vitest';
import { type Compiled, type GameState, holds, ROUND } from '../../src/engine/index.ts';
import { createSieve } from '../../src/engine/sieve.ts';
import { wilfulPlayout } from '../support/play.ts';
import { loadGame, scenarioIds } from '../support/scenarios.ts';

/** Every condition of the rules that the table of conditions answers, in lists of 31. */
function listsOf({ actors, chance, endings, outlook }: Compiled): readonly (readonly number[])[] {
  const all = [
    ...actors.flatMap(({ present, predicates, menu }) => [present, ...predicates, ...menu.map(({ when }) => when)]),
    ...chance.flatMap(({ when, plus }) => [when, ...plus.map((more) => more.when)]),
    ...endings.flatMap(({ when, atEnd }) => [when, atEnd].filter((entry) => entry !== undefined)),
    ...(outlook?.features.flatMap(({ terms }) => terms.map(({ when }) => when)) ?? []),
  ];
  return Array.from({ length: Math.ceil(all.length / 31) }, (_, i) => all.slice(i * 31, (i + 1) * 31));
}

const oneByOne = (rules: Compiled, list: readonly number[], state: GameState): number =>
  list.reduce((mask, entry, i) => (holds(rules.conditions, entry, state) ? mask | (1 << i) : mask), 0);

describe.each(scenarioIds)('all conditions of %s at once', (id) => {
  const game = loadGame(id);
  const rules = game.scenario.compiled;
  const lists = listsOf(rules);
  const states = Array.from({ length: 20 }, (_, i) => wilfulPlayout(game, `sieve/${i}`).states).flat();

  it('hold where they hold one by one', () => {
    const sieve = createSieve(rules, lists);
    for (const state of states) expect(lists.map((_, l) => sieve.holding(state, l, -1))).toEqual(lists.map((list) => oneByOne(rules, list, state)));
  });

  it('hold as well where the round is known beforehand', () => {
    const sieve = createSieve(rules, rules.rounds.flatMap(() => lists), (list) => [[ROUND, Math.trunc(list / lists.length)]]);
    for (const state of states) {
      if (state[ROUND]! < rules.rounds.length) expect(lists.map((_, l) => sieve.holding(state, state[ROUND]! * lists.length + l, -1))).toEqual(lists.map((list) => oneByOne(rules, list, state)));
    }
  });

  it('tell of those alone that are asked for', () => {
    const sieve = createSieve(rules, lists);
    const asked = 0b1011;
    for (const state of states) expect(sieve.holding(state, 0, asked)).toBe(oneByOne(rules, lists[0]!, state) & asked);
  });
});
