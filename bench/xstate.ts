/** The same games with every stance on a live XState actor: started with the game, sent every event, asked where it stands. */
import { type AnyActor, createActor, type StateValue } from 'xstate';
import { createGame, factsOf, type Game, STANCE_EVENTS, type StanceEvent, stanceKey, type StanceTable } from '../src/engine/index.ts';
import { type Pace, ratioOf } from './measure.ts';
import { CRISIS, randomGames } from './playouts.ts';
import type { Figures } from './rows.ts';

const GAMES = 10;
const COMPARED = 200;

export function xstateFigures(game: Game, pace: Pace): Figures {
  const live = onLiveActors(game);
  const [ours, theirs] = [checksumOf(game), checksumOf(live.game, live.begun)];
  if (ours !== theirs) throw new Error(`Games on live actors ended otherwise: ${ours} and ${theirs}.`);
  const { table, actors } = stanceSteps(game);
  return {
    xstateGame: ratioOf(pace, randomGames(game, CRISIS, 20 * GAMES).games, randomGames(live.game, CRISIS, GAMES, live).games),
    xstateStance: ratioOf(pace, table, actors),
  };
}

/** One number of all ends. */
function checksumOf(game: Game, begun: () => void = () => undefined): number {
  let sum = 0;
  const ended = (state: Int32Array): void => {
    for (const value of state) sum = (Math.imul(sum, 31) + value) | 0;
  };
  randomGames(game, CRISIS, COMPARED, { begun, ended }).games();
  return sum;
}

/** An actor of a game as a program without tables would hold it. */
interface Live {
  begin(): void;
  /** Sends an event, and asks where the actor stands now. */
  send(event: number, mask: number): number;
}

function liveActor({ archetype: { machine, predicates }, keys }: StanceTable): Live {
  const facts = Array.from({ length: 1 << predicates.length }, (_, mask) => factsOf(predicates, mask));
  let actor: AnyActor;
  return {
    begin: () => {
      actor = createActor(machine).start();
    },
    send: (event, mask) => {
      const told: StanceEvent = { type: STANCE_EVENTS[event]!, facts: facts[mask]! };
      actor.send(told);
      const { value } = actor.getSnapshot() as { readonly value: StateValue };
      return keys.indexOf(typeof value === 'string' ? value : stanceKey(machine.root, value));
    },
  };
}

/**
 * The rules as they are, but for who answers to an event. Live actors are sent all of them, also those of which the
 * table knows beforehand that nothing will come; predicates are read where they can matter, as guards would read them.
 */
function onLiveActors(game: Game): { readonly game: Game; readonly begun: () => void } {
  const { compiled } = game.scenario;
  const lives = compiled.actors.map(({ stances }) => liveActor(stances));
  const actors = compiled.actors.map((actor, a) => {
    const { stances } = actor;
    return { ...actor, stances: answeredBy(stances, (_, event, mask) => lives[a]!.send(event, mask)) };
  });
  return { game: createGame({ ...game.scenario, compiled: { ...compiled, actors } }), begun: () => lives.forEach((live) => live.begin()) };
}

/** A table that knows nothing beforehand: every event is heard, and answered by `next`, every time. */
export function answeredBy(stances: StanceTable, next: StanceTable['next']): StanceTable {
  return { ...stances, next, relevant: (stance, event) => Math.max(0, stances.relevant(stance, event)), lasting: false };
}

/** The events of some games, taken once by tables and once by live actors; both return how many they took. */
function stanceSteps(game: Game): { readonly table: () => number; readonly actors: () => number } {
  const { compiled } = game.scenario;
  const games: number[][] = [];
  const actors = compiled.actors.map((actor, a) => {
    const next: StanceTable['next'] = (stance, event, mask) => {
      games.at(-1)!.push(a, event, mask);
      return actor.stances.next(stance, event, mask);
    };
    return { ...actor, stances: answeredBy(actor.stances, next) };
  });
  randomGames(createGame({ ...game.scenario, compiled: { ...compiled, actors } }), CRISIS, GAMES, { begun: () => void games.push([]) }).games();
  const taken = games.reduce((sum, events) => sum + events.length / 3, 0);
  const stances = new Int32Array(compiled.actors.length);
  const lives = compiled.actors.map((actor) => liveActor(actor.stances));
  const tables = compiled.actors.map((actor) => actor.stances);
  return {
    table: () => {
      for (const events of games) {
        for (let a = 0; a < stances.length; a++) stances[a] = tables[a]!.initial;
        for (let i = 0; i < events.length; i += 3) {
          const a = events[i]!;
          stances[a] = tables[a]!.next(stances[a]!, events[i + 1]!, events[i + 2]!);
        }
      }
      return taken;
    },
    actors: () => {
      for (const events of games) {
        for (const live of lives) live.begin();
        for (let i = 0; i < events.length; i += 3) lives[events[i]!]!.send(events[i + 1]!, events[i + 2]!);
      }
      return taken;
    },
  };
}
