/** Who sits where, checked. */
import { type ActorId, type Fault, type Game, nearestName, shown } from '../engine/index.ts';

export const HUMAN = 'human';

/** The first seat that does not exist, has no such policy, or is a second person's. */
export function seatFault(game: Game, seats: Readonly<Record<ActorId, string>>, policies: readonly string[]): Fault | undefined {
  const known = [...policies, HUMAN];
  const people = Object.keys(seats).filter((seat) => seats[seat] === HUMAN);
  for (const [seat, name] of Object.entries(seats)) {
    const path = `/seats/${seat}`;
    if (!game.actors.includes(seat)) return nameFault(path, seat, game.actors);
    if (!known.includes(name)) return nameFault(path, name, known);
    if (name === HUMAN && people.length > 1) return { file: 'session', path, found: `${people.length} people`, expected: 'one person at most' };
  }
  return undefined;
}

export function personOf(game: Game, seats: Readonly<Record<ActorId, string>>): ActorId | undefined {
  return game.actors.find((actor) => seats[actor] === HUMAN);
}

export function nameFault(path: string, name: string, names: readonly string[]): Fault {
  const nearest = nearestName(name, names);
  return { file: 'session', path, found: shown(name), expected: `one of ${names.join(', ')}`, ...(nearest === undefined ? {} : { nearest }) };
}
