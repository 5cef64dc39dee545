import type { ActionId, ActorId, Game, View } from '../engine/index.ts';
import { holdsIn } from './readings.ts';

const SIGN = 'sign:';

/**
 * Whether `seat` itself signed a package that failed; undefined where nobody asked it to.
 * Who else signed stays with the mediators until the game is over.
 */
export function ownSignature(game: Game, seat: ActorId | undefined, before: View, mine: ActionId | undefined, pack: string): boolean | undefined {
  const need = seat === undefined ? undefined : game.scenario.data.packages.find((it) => it.id === pack)?.needs[seat];
  if (need === undefined || mine?.startsWith(SIGN) !== true || !holdsIn(game, before, need)) return undefined;
  const places = mine.slice(SIGN.length);
  return before.table.some((standing) => standing.package === pack && places.includes(String(standing.place)));
}
