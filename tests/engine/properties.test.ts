import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eventsFor, type Game, type GameState, HIDDEN, type JointAction, type Layout, parseTranscript, publicEvents, replay, SEED, writeTranscript,
} from '../../src/engine/index.ts';
import { type Playout, randomPlayout, transcriptOf, wilfulPlayout } from '../support/play.ts';
import { loadGame, scenarioIds } from '../support/scenarios.ts';

const RUNS = 100;
const MOST_STAGES = 60;
const MOST_GAMES = 20_000;
const seeds = fc.string({ maxLength: 12 });

/** A game, and a stage of it that fast-check picks. */
function position(game: Game, seed: string, at: number): GameState {
  const { states } = randomPlayout(game, seed);
  return states[at % states.length]!;
}

/** Everything that a seat may be shown of a state. */
function shownTo(game: Game, state: GameState, seat: string): unknown {
  const { masked, view } = game.observe(state, seat);
  return { masked: [...masked], view, information: game.informationState(state, seat), legal: game.legalActions(state, seat), toMove: game.toMove(state) };
}

/** `state` with other values in every place that `seat` does not see. */
function resampled(game: Game, state: GameState, seat: string, pick: (index: number) => number): GameState {
  const { layout } = game.scenario.compiled;
  const masked = new Int32Array(layout.size);
  game.kernel.mask(state, game.actors.indexOf(seat), masked);
  const other = state.slice() as GameState;
  for (let index = 0; index < layout.size; index++) if (masked[index] === HIDDEN) other[index] = pick(index) % (highest(layout, index) + 1);
  return other;
}

function highest(layout: Layout, index: number): number {
  if (index >= SEED && index < SEED + 4) return 0x7ffffffe;
  const slot = layout.slots.find((s) => s.index === index)!;
  return slot.kind === 'used' ? 0x3ffffffe : slot.kind === 'count' || slot.kind === 'meter' || slot.kind === 'flag' || slot.kind === 'status' || slot.kind === 'type' ? slot.max : 31;
}

/** The places on the table that a signature names, a bit for each. */
function subsetOf(signature: string): number {
  return signature.slice('sign:'.length).split('').reduce((subset, place) => subset | (1 << Number(place)), 0);
}

/** Actions that `seat` must not be told of. */
function secretsFrom(game: Game, seat: string): ReadonlySet<string> {
  return new Set(game.scenario.data.actions.flatMap((a) => (a.actor === seat || a.seenBy === undefined || a.seenBy.includes(seat) ? [] : [a.id])));
}

function lastOfRound(game: Game, state: GameState): boolean {
  const { roundIndex, situation, stage } = game.describe(state);
  return game.scenario.data.rounds[roundIndex]!.situations.find((s) => s.id === situation)!.stages.at(-1)!.kind === stage;
}

/** What chance brought after a stage, by event and odds. */
function weather(game: Game, state: GameState, joint: JointAction): ReadonlyMap<string, string> {
  return new Map(game.apply(state, joint).events.flatMap((e) => (e.kind === 'chance' ? [[`${e.event} at ${e.permille}`, e.outcome] as const] : [])));
}

function each(game: Game, check: (playout: Playout, seed: string) => void): void {
  fc.assert(fc.property(seeds, (seed) => check(randomPlayout(game, seed), seed)), { numRuns: RUNS });
}

describe.each(scenarioIds)('every game of %s', (id) => {
  const game = loadGame(id);
  const { layout } = game.scenario.compiled;

  it('offers sorted and unique actions to the seats that move, and none to the others', () => {
    each(game, ({ states }) => {
      for (const state of states) {
        const movers = game.toMove(state);
        for (const seat of game.actors) {
          const legal = game.legalActions(state, seat);
          expect(legal).toEqual([...new Set(legal)].toSorted((a, b) => (a < b ? -1 : 1)));
          expect(legal.length > 0).toBe(movers.includes(seat));
        }
      }
    });
  });

  it('explains each action of the game in agreement with the menus', () => {
    const ids = game.scenario.data.actions.map((a) => a.id);
    fc.assert(fc.property(seeds, fc.nat(), (seed, at) => {
      const state = position(game, seed, at);
      for (const seat of game.actors) for (const action of ids) expect(game.explain(state, seat, action).legal).toBe(game.legalActions(state, seat).includes(action));
    }), { numRuns: RUNS });
  });

  it('never changes a state that was handed in', () => {
    fc.assert(fc.property(seeds, fc.nat(), (seed, at) => {
      const { states, joints } = randomPlayout(game, seed);
      const stage = at % joints.length;
      const copy = states[stage]!.slice();
      game.apply(states[stage]!, joints[stage]!);
      for (const seat of game.actors) shownTo(game, states[stage]!, seat);
      game.chance(states[stage]!);
      game.scales(states[stage]!);
      game.returns(states[stage]!);
      expect(states[stage]).toEqual(copy);
    }), { numRuns: RUNS });
  });

  it('does not throw on any legal action of any seat', () => {
    fc.assert(fc.property(seeds, fc.nat(), (seed, at) => {
      const { states, joints } = randomPlayout(game, seed);
      const stage = at % joints.length;
      for (const seat of game.toMove(states[stage]!)) {
        for (const action of game.legalActions(states[stage]!, seat)) game.apply(states[stage]!, { ...joints[stage]!, [seat]: action });
      }
    }), { numRuns: RUNS / 4 });
  });

  it('gives the same from a stage told to people and a stage run in a loop', () => {
    each(game, ({ states, joints }) => {
      joints.forEach((joint, i) => {
        const signing = game.describe(states[i]!).stage === 'sign';
        const choices = Int32Array.from(game.scenario.compiled.actors, ({ id: seat, menu }) => {
          const chosen = joint[seat];
          if (chosen === undefined) return -1;
          return signing ? subsetOf(chosen) : menu.findIndex((a) => a.id === chosen);
        });
        const state = states[i]!.slice();
        game.kernel.step(state, choices);
        expect(state).toEqual(states[i + 1]);
      });
    });
  });

  it('keeps meters, counts, flags, statuses, types and stances in range', () => {
    each(game, ({ states }) => {
      for (const state of states) {
        for (const slot of layout.slots) {
          if (slot.kind === 'used' || slot.kind === 'likelihood') continue;
          const top = slot.kind === 'stance' ? slot.values.length - 1 : slot.max;
          const value = state[slot.index]!;
          if (value < 0 || value > top) throw new Error(`${slot.name} is ${value}, not within 0 and ${top}`);
        }
      }
    });
  });

  it(`ends within ${MOST_STAGES} stages, with one ending and a score for every seat`, () => {
    each(game, ({ states, events }) => {
      expect(states.length - 1).toBeLessThanOrEqual(MOST_STAGES);
      const last = states.at(-1)!;
      expect(game.scenario.data.endings.map((e) => e.id)).toContain(game.outcome(last));
      expect(events.at(-1)!.filter((e) => e.kind === 'ended')).toEqual([{ kind: 'ended', ending: game.outcome(last) }]);
      expect(Object.keys(game.returns(last)!)).toEqual(game.scenario.data.interests.map((i) => i.actor));
      for (const score of [...Object.values(game.returns(last)!), ...Object.values(game.scales(last))]) expect(Number.isFinite(score)).toBe(true);
    });
  });

  it('has an outcome and returns only when it is over, and then nothing to choose', () => {
    each(game, ({ states }) => {
      states.forEach((state, i) => {
        const over = i === states.length - 1;
        expect(game.outcome(state) !== null).toBe(over);
        expect(game.returns(state) !== null).toBe(over);
        expect(game.describe(state).stage === 'over').toBe(over);
        if (over) expect(game.actors.flatMap((seat) => game.legalActions(state, seat))).toEqual([]);
      });
      expect(() => game.apply(states.at(-1)!, {})).toThrow('The game is over');
    });
  });

  it('is the same game twice from the same seed', () => {
    each(game, (first, seed) => {
      const second = randomPlayout(game, seed);
      expect(second.states.map(game.hash)).toEqual(first.states.map(game.hash));
      expect(second.events).toEqual(first.events);
    });
  });

  it('is the same after a transcript was written, read and played again', () => {
    each(game, (playout, seed) => {
      const transcript = transcriptOf(game, seed, playout);
      const parsed = parseTranscript(writeTranscript(transcript));
      expect(parsed).toEqual({ ok: true, value: transcript });
      const replayed = replay(game, transcript);
      expect(replayed.ok && replayed.value.states.map(game.hash)).toEqual(playout.states.map(game.hash));
      expect(replayed.ok && replayed.value.events).toEqual(playout.events);
    });
  });

  it('shows a seat the same whatever is hidden from it', () => {
    fc.assert(fc.property(seeds, fc.nat(), fc.nat({ max: game.actors.length - 1 }), fc.infiniteStream(fc.nat()), (seed, at, actor, stream) => {
      const seat = game.actors[actor]!;
      const state = position(game, seed, at);
      const other = resampled(game, state, seat, () => stream.next().value as number);
      expect(shownTo(game, other, seat)).toEqual(shownTo(game, state, seat));
    }), { numRuns: 4 * RUNS });
  });

  it('hides the seed, the private facts of others and what is not for a seat\'s eyes', () => {
    each(game, ({ states }) => {
      const state = states.at(-1)!;
      for (const seat of game.actors) {
        const { masked, view } = game.observe(state, seat);
        expect(masked.slice(SEED, SEED + 4)).toEqual(new Int32Array(4).fill(HIDDEN));
        expect(Object.keys(view.types).filter((other) => other !== seat)).toEqual([]);
        for (const slot of game.scenario.data.state) {
          const seen = slot.seenBy === undefined || slot.seenBy.includes(seat) || (slot.revealedBy !== undefined && game.describe(state).values[slot.revealedBy] === true);
          expect(slot.id in view.values).toBe(seen);
        }
      }
    });
  });

  it('shows everybody together only what every seat sees, and tells them only what every seat is told', () => {
    each(game, ({ states, events }) => {
      const state = states.at(-1)!;
      const { values, types, signals } = game.publicView(state);
      expect([types, signals]).toEqual([{}, {}]);
      for (const seat of game.actors) {
        expect(game.observe(state, seat).view.values).toMatchObject(values);
        for (const stage of events) {
          const told = eventsFor(stage, seat);
          for (const event of publicEvents(stage)) expect(told.some((own) => own.kind === event.kind && (event.kind === 'changed' || event.kind === 'notSigned' || event.kind === 'chance' || JSON.stringify(own) === JSON.stringify(event)))).toBe(true);
        }
      }
    });
  });

  it('never tells a seat of an action that it may not see', () => {
    const secrets = new Map(game.actors.map((seat) => [seat, secretsFrom(game, seat)]));
    each(game, ({ events }) => {
      for (const seat of game.actors) {
        const told = events.flatMap((stage) => eventsFor(stage, seat)).flatMap((event) => (event.kind === 'chose' ? [event.action] : event.kind === 'changed' ? event.causes.map((cause) => cause.id) : []));
        expect(told.filter((action) => secrets.get(seat)!.has(action))).toEqual([]);
      }
    });
  });

  it('never tells a seat of a change in a slot that it does not see afterwards', () => {
    each(game, ({ events, states }) => {
      events.forEach((stage, i) => {
        for (const seat of game.actors) {
          const seen = game.observe(states[i + 1]!, seat).masked;
          const told = eventsFor(stage, seat).flatMap((event) => (event.kind === 'changed' ? [event.slot] : []));
          expect(told.filter((slot) => seen[layout.byName.get(slot)!.index] === HIDDEN)).toEqual([]);
        }
      });
    });
  });

  it('tells of every change of a named slot, with causes that add up', () => {
    each(game, ({ events, states }) => {
      events.forEach((stage, i) => {
        const named = game.scenario.data.state.map((s) => layout.byName.get(s.id)!);
        const changed = named.flatMap((slot) => (states[i]![slot.index] === states[i + 1]![slot.index] ? [] : [[slot.name, states[i]![slot.index], states[i + 1]![slot.index]]]));
        const told = stage.flatMap((event) => (event.kind === 'changed' && named.some((s) => s.name === event.slot) ? [[event.slot, event.from, event.to]] : []));
        expect(told).toEqual(changed);
        for (const event of stage) if (event.kind === 'changed') expect(event.causes.reduce((sum, cause) => sum + cause.by, 0)).toBe(event.to - event.from);
      });
    });
  });

  it('has another hash as soon as one place of the state differs', () => {
    fc.assert(fc.property(seeds, fc.nat(), fc.nat({ max: layout.size - 1 }), fc.integer({ min: 1, max: 100 }), (seed, at, index, by) => {
      const state = position(game, seed, at);
      const other = state.slice() as GameState;
      other[index] = state[index]! + by;
      expect(game.hash(other)).not.toBe(game.hash(state));
    }), { numRuns: 4 * RUNS });
  });

  it('has the same weather after a changed choice, where the odds are the same', () => {
    fc.assert(fc.property(seeds, fc.nat(), (seed, pick) => {
      const { states, joints } = randomPlayout(game, seed);
      joints.forEach((joint, i) => {
        if (!lastOfRound(game, states[i]!)) return;
        const seat = Object.keys(joint)[pick % Object.keys(joint).length]!;
        const legal = game.legalActions(states[i]!, seat);
        const before = weather(game, states[i]!, joint);
        for (const [event, outcome] of weather(game, states[i]!, { ...joint, [seat]: legal[pick % legal.length]! })) expect(before.get(event) ?? outcome).toBe(outcome);
      });
    }), { numRuns: RUNS });
  });

  it('has no chance that is not pinned, if all of it is', () => {
    const nothing = Object.fromEntries(game.scenario.data.chance.map((event) => [event.id, 'none']));
    each(game, ({ states, joints }) => {
      const struck = joints.flatMap((joint, i) => game.apply(states[i]!, joint, nothing).events.filter((e) => e.kind === 'chance' && e.outcome !== 'none'));
      expect(struck).toEqual([]);
    });
  });

  it('can reach every ending', () => {
    const missing = new Set(game.scenario.data.endings.map((e) => e.id));
    for (let g = 0; g < MOST_GAMES && missing.size > 0; g++) {
      const { states } = (g % 2 === 0 ? randomPlayout : wilfulPlayout)(game, `endings-${g}`);
      missing.delete(game.outcome(states.at(-1)!)!);
    }
    expect([...missing]).toEqual([]);
  });
});

describe('the fictional scenario', () => {
  it('reaches every ending in 2 000 games of even choices, each in at least one game in a hundred', () => {
    const game = loadGame('harbour-lab');
    const outcomes = Array.from({ length: 2000 }, (_, g) => game.outcome(randomPlayout(game, `even-${g}`).states.at(-1)!));
    const rare = game.scenario.data.endings.filter((ending) => outcomes.filter((o) => o === ending.id).length < 20);
    expect(rare.map((ending) => ending.id)).toEqual([]);
  });
});
