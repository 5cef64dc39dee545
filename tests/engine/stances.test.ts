import { describe, expect, it } from 'vitest';
import { type AnyActor, type AnyStateMachine, assign, createActor, createMachine, fromPromise, raise, setup } from 'xstate';
import { answeredBy } from '../../bench/xstate.ts';
import { ARCHETYPES, type Archetype, createGame, factsOf, type Game, nextStance, STANCE_EVENTS, type StanceEvent, stanceKey, stanceTable, type StanceTable } from '../../src/engine/index.ts';
import { randomPlayout } from '../support/play.ts';
import { loadGame, scenarioIds } from '../support/scenarios.ts';

const GAMES = 60;

/** An actor started in a given stance. */
function started(machine: AnyStateMachine, table: StanceTable, stance: number): AnyActor {
  const snapshot = machine.resolveState({ value: table.values[stance]!, context: {} });
  return createActor(machine, { snapshot: machine.getPersistedSnapshot(snapshot) as never }).start();
}

/** The stance of a live actor after an event; one that has finished takes no more events. */
function told(actor: AnyActor, machine: AnyStateMachine, event: StanceEvent): string {
  if (actor.getSnapshot().status === 'active') actor.send(event);
  return stanceKey(machine.root, actor.getSnapshot().value);
}

function eventOf(archetype: Archetype, event: number, mask: number): StanceEvent {
  return { type: STANCE_EVENTS[event]!, facts: factsOf(archetype.predicates, mask) };
}

/** Every (event, mask) of a machine. */
function inputs(archetype: Archetype): readonly (readonly [number, number])[] {
  return STANCE_EVENTS.flatMap((_, event) => Array.from({ length: 1 << archetype.predicates.length }, (__, mask) => [event, mask] as const));
}

/** The same game with every stance moved by live actors that are started once and live as long as the game. */
function onLiveActors(game: Game, moved: (asked: number, differs: string | undefined) => void): Game {
  const { compiled } = game.scenario;
  let asked = 0;
  const actors = compiled.actors.map((actor) => {
    const { machine, predicates } = actor.stances.archetype;
    const live = createActor(machine).start();
    const next = (stance: number, event: number, mask: number): number => {
      asked += 1;
      const at = stanceKey(machine.root, live.getSnapshot().value);
      moved(asked, at === actor.stances.keys[stance] ? undefined : `${actor.id}: the state says ${actor.stances.keys[stance]}, the live actor is ${at}`);
      return actor.stances.keys.indexOf(told(live, machine, { type: STANCE_EVENTS[event]!, facts: factsOf(predicates, mask) }));
    };
    return { ...actor, stances: answeredBy(actor.stances, next) };
  });
  return createGame({ ...game.scenario, compiled: { ...compiled, actors } });
}

describe.each(Object.entries(ARCHETYPES))('the archetype %s', (name, archetype) => {
  const table = stanceTable(archetype);
  const { machine } = archetype;

  it('is registered under its own id', () => {
    expect([archetype.id, machine.id]).toEqual([name, name]);
  });

  it('answers in every cell as a live actor does', () => {
    const differing = table.keys.flatMap((from, stance) =>
      inputs(archetype).flatMap(([event, mask]) => {
        const live = started(machine, table, stance);
        const wanted = told(live, machine, eventOf(archetype, event, mask));
        live.stop();
        const found = table.keys[table.next(stance, event, mask)];
        return found === wanted ? [] : [`${from} on ${STANCE_EVENTS[event]} with ${mask.toString(2)}: table ${found}, live ${wanted}`];
      }),
    );
    expect(differing).toEqual([]);
  });

  it('starts where a live actor starts', () => {
    const live = createActor(machine).start();
    expect(table.keys[table.initial]).toBe(stanceKey(machine.root, live.getSnapshot().value as never));
    live.stop();
  });

  it('tags each stance as a live actor does', () => {
    const tags = table.keys.map((_, stance) => [...started(machine, table, stance).getSnapshot().tags].toSorted());
    expect(table.tags.map((set) => [...set].toSorted())).toEqual(tags);
  });

  it('reaches every stance from the first', () => {
    const reached = new Set([table.initial]);
    for (const stance of reached) for (const [event, mask] of inputs(archetype)) reached.add(table.next(stance, event, mask));
    expect(table.keys.filter((_, stance) => !reached.has(stance))).toEqual([]);
  });

  it('asks for every predicate in some stance', () => {
    const decisive = archetype.predicates.filter((_, bit) =>
      table.keys.some((__, stance) => inputs(archetype).some(([event, mask]) => table.next(stance, event, mask) !== table.next(stance, event, mask ^ (1 << bit)))),
    );
    expect(decisive).toEqual([...archetype.predicates]);
  });

  it('has different keys for different stances', () => {
    expect(new Set(table.keys).size).toBe(table.keys.length);
  });

  it('stays within 32 stances, 12 events and 5 predicates, and fills its whole table', () => {
    expect(table.keys.length).toBeLessThanOrEqual(32);
    expect(STANCE_EVENTS.length).toBeLessThanOrEqual(12);
    expect(archetype.predicates.length).toBeLessThanOrEqual(5);
    expect(table.fill()).toBe((table.keys.length * STANCE_EVENTS.length) << archetype.predicates.length);
  });
});

describe.each(scenarioIds)('stances in games of %s', (id) => {
  it('are those of live actors, stage by stage', () => {
    const game = loadGame(id);
    const faults: string[] = [];
    let moves = 0;
    for (let g = 0; g < GAMES; g++) {
      const live = onLiveActors(game, (asked, differs) => {
        moves = Math.max(moves, asked);
        if (differs !== undefined) faults.push(`game ${g}: ${differs}`);
      });
      const seed = `stances-${g}`;
      expect(randomPlayout(live, seed).states.map(game.hash)).toEqual(randomPlayout(game, seed).states.map(game.hash));
    }
    expect(faults).toEqual([]);
    expect(moves).toBeGreaterThan(0);
  });
});

/** Builds the table of a machine that should be refused. */
const refused = (machine: AnyStateMachine): (() => unknown) => () => stanceTable({ id: machine.id, machine, predicates: [] });

describe('a machine that does more than move', () => {
  it('is refused for assign', () => {
    const machine = createMachine({ id: 'counting', context: { n: 0 }, initial: 'a', states: { a: { on: { pressed: { actions: assign({ n: 1 }) } } } } });
    expect(refused(machine)).toThrow("Machine 'counting', state 'a': an action on a transition is not allowed. Engine machines only move.");
  });

  it('is refused for an action on the root', () => {
    const machine = createMachine({ id: 'loud', initial: 'a', on: { pressed: { actions: raise({ type: 'offered' }) } }, states: { a: {} } });
    expect(refused(machine)).toThrow(/an action on a transition is not allowed/u);
  });

  it('is refused for an action on an eventless transition', () => {
    const machine = createMachine({ id: 'eager', initial: 'a', states: { a: { always: { target: 'b', actions: () => {} } }, b: {} } });
    expect(refused(machine)).toThrow(/an action on a transition is not allowed/u);
  });

  it('is refused for an action on entry into a compound state', () => {
    const machine = createMachine({ id: 'early', initial: 'a', states: { a: { initial: { target: 'b', actions: () => {} }, states: { b: {} } } } });
    expect(refused(machine)).toThrow(/not allowed/u);
  });

  it('is refused for entry and exit actions', () => {
    const entry = createMachine({ id: 'noisy', initial: 'a', states: { a: { entry: () => {} } } });
    const exit = createMachine({ id: 'noisy', initial: 'a', states: { a: { exit: () => {} } } });
    expect(refused(entry)).toThrow("Machine 'noisy', state 'a': an entry or exit action is not allowed. Engine machines only move.");
    expect(refused(exit)).toThrow(/an entry or exit action is not allowed/u);
  });

  it('is refused for after', () => {
    const machine = createMachine({ id: 'late', initial: 'a', states: { a: { after: { 1000: 'b' } }, b: {} } });
    expect(refused(machine)).toThrow(/Machine 'late', state 'a': .* not allowed/u);
  });

  it('is refused for invoke', () => {
    const machine = setup({ actors: { call: fromPromise(async () => 1) } }).createMachine({ id: 'calling', initial: 'a', states: { a: { invoke: { src: 'call' } } } });
    expect(refused(machine)).toThrow("Machine 'calling', state 'a': invoke is not allowed. Engine machines only move.");
  });

  it('is refused for history', () => {
    const machine = createMachine({ id: 'nostalgic', initial: 'a', states: { a: { initial: 'b', states: { b: {}, back: { type: 'history' } } } } });
    expect(refused(machine)).toThrow("Machine 'nostalgic', state 'back': history is not allowed. Engine machines only move.");
  });

  it('is refused when it has more than 32 stances or 5 predicates', () => {
    const states = Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`s${i}`, {}]));
    expect(refused(createMachine({ id: 'wide', initial: 's0', states }))).toThrow("Machine 'wide' has 33 stances; at most 32.");
    const machine = createMachine({ id: 'nosy', initial: 'a', states: { a: {} } });
    expect(() => stanceTable({ id: 'nosy', machine, predicates: ['a', 'b', 'c', 'd', 'e', 'f'] })).toThrow("Machine 'nosy' has 6 predicates; at most 5.");
  });

  it('is met loudly in play if it asks for an effect all the same', () => {
    const machine = createMachine({ id: 'sly', initial: 'a', states: { a: { on: { pressed: { actions: () => {} } } } } });
    expect(() => nextStance(machine, 'a', { type: 'pressed', facts: {} })).toThrow(/Machine 'sly' asked for .* on 'pressed'\. Engine machines only move\./u);
  });

  it('is met by filling the table where a guard is unknown', () => {
    const machine = createMachine({ id: 'unsure', initial: 'a', states: { a: { on: { dealt: { guard: 'whoKnows', target: 'b' } } }, b: {} } });
    const table = stanceTable({ id: 'unsure', machine, predicates: [] });
    expect(() => table.fill()).toThrow(/whoKnows/u);
  });
});

describe('the key of a stance', () => {
  it('does not depend on the order in which parallel regions are listed', () => {
    const { machine } = ARCHETYPES['workforce']!;
    expect(stanceKey(machine.root, { voice: 'asking', mood: 'angry' })).toBe(stanceKey(machine.root, { mood: 'angry', voice: 'asking' }));
  });

  it('names nested stances by their path', () => {
    expect(stanceTable(ARCHETYPES['partner']!).keys).toContain('engaged.mediating');
  });
});
