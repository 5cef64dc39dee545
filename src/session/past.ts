/** A game that is over, told in full: nothing that was sealed has to stay so. */
import { type ActorId, type Game, type GameEvent, type GameState, replay, type Transcript, type View } from '../engine/index.ts';

/** One stage between what was true before it and after it. */
export interface PastStage {
  readonly state: GameState;
  readonly before: View;
  readonly after: View;
  readonly events: readonly GameEvent[];
}

export function pastOf(game: Game, transcript: Transcript): readonly PastStage[] {
  const replayed = replay(game, transcript);
  if (!replayed.ok) throw new Error('The transcript of this very game does not replay.');
  const { states, events } = replayed.value;
  const views = states.map((state) => game.describe(state));
  return events.map((told, at) => ({ state: states[at]!, before: views[at]!, after: views[at + 1]!, events: told }));
}

/** A package that lay on the table and found some of its signatures. */
export interface Unsigned {
  readonly round: string;
  readonly package: string;
  readonly signed: readonly ActorId[];
  readonly missing: readonly ActorId[];
}

/** What nearly was signed, nearest first: fewest signatures missing, then most given, then the latest. Each package once. */
export function nearlySigned(game: Game, past: readonly PastStage[], most: number): readonly Unsigned[] {
  const dealt = past.at(-1)?.after.dealt;
  const failed = past.flatMap((stage) => stage.events.flatMap((event): Unsigned[] => {
    if (event.kind !== 'notSigned' || event.package === dealt || (event.signed ?? []).length === 0) return [];
    const signed = event.signed ?? [];
    return [{ round: stage.before.round, package: event.package, signed, missing: asked(game, stage, event.package).filter((actor) => !signed.includes(actor)) }];
  }));
  const nearest = failed.toReversed().toSorted((a, b) => a.missing.length - b.missing.length || b.signed.length - a.signed.length);
  return nearest.filter((it, i) => nearest.findIndex((other) => other.package === it.package) === i).slice(0, most);
}

/** Whose signatures a package needed when it lay on the table in `stage`. */
function asked(game: Game, { state, before }: PastStage, pack: string): readonly ActorId[] {
  const place = before.table.find((standing) => standing.package === pack)?.place;
  const mask = place === undefined ? 0 : game.kernel.signers(state, place);
  return game.actors.filter((_, a) => (mask >> a) & 1);
}
