/** Who sits where, checked. */
import { type ActorId, type Fault, type Game, nearestName, shown } from '../engine/index.ts';

export const HUMAN = 'human';

/** The first seat that does not exist or has no such policy. */
export function seatFault(game: Game, seats: Readonly<Record<ActorId, string>>, policies: readonly string[]): Fault | undefined {
  const known = [...policies, HUMAN];
  for (const [seat, name] of Object.entries(seats)) {
    const path = `/seats/${seat}`;
    if (!game.actors.includes(seat)) return nameFault(path, seat, game.actors);
    if (!known.includes(name)) return nameFault(path, name, known);
  }
  return undefined;
}

/** The seats that persons play, in the scenario's order. */
export function peopleOf(game: Game, seats: Readonly<Record<ActorId, string>>): readonly ActorId[] {
  return game.actors.filter((actor) => seats[actor] === HUMAN);
}

/** The seat whose eyes the screen is for; absent where nobody plays, or several do. */
export function personOf(game: Game, seats: Readonly<Record<ActorId, string>>): ActorId | undefined {
  const [first, second] = peopleOf(game, seats);
  return second === undefined ? first : undefined;
}

export function nameFault(path: string, name: string, names: readonly string[]): Fault {
  const nearest = nearestName(name, names);
  return { file: 'session', path, found: shown(name), expected: `one of ${names.join(', ')}`, ...(nearest === undefined ? {} : { nearest }) };
}
