/** How far an action reaches, by its rules alone: how a look ahead may weigh it. */
import { type ActionData, type Game, slotsRead, type ScenarioData } from '../engine/index.ts';

/**
 * `near`: it moves numbers a little, so its effects tell all, to first order.
 * `stirring`: chance or the collective action reads what it sets, so the stage is played with it; what that moves is taken to first order.
 * `turning`: it ends the game, or sets what the outlooks or the endings read as yes or no: too much for first order, so its effects are looked at from there.
 * `far`: it turns the outlook's phase, sets people going, or hangs on what another chooses: the stage is played with it and the others' likely replies.
 * `offer`: it puts a package on the table.
 */
export type Reach = 'near' | 'stirring' | 'turning' | 'far' | 'offer';

/** Per actor and menu position. */
export function reachOf(game: Game): readonly (readonly Reach[])[] {
  const { data, compiled } = game.scenario;
  const features = data.outlook?.features ?? [];
  const ending = new Set([...data.endings.flatMap((it) => slotsRead(it.when)), ...slotsRead(data.outlook?.after)]);
  const switches = new Set(data.state.filter((slot) => slot.kind === 'flag' || slot.kind === 'status').map((slot) => slot.id));
  const read = [...data.endings.flatMap((it) => slotsRead(it.atEnd)), ...features.flatMap((f) => f.terms.flatMap((term) => [term.slot, ...slotsRead(term.when)]))];
  const turning = new Set(read.filter((slot) => switches.has(slot)));
  const stirred = new Set(readByChance(data));
  const watched = new Set(data.chance.flatMap((event) => [...slotsRead(event.when), ...event.outcomes.flatMap((outcome) => outcome.then.flatMap((effect) => slotsRead(effect.when)))]));
  const awaits = awaitedBy(game);
  return compiled.actors.map((actor, a) =>
    actor.menu.map((action, i): Reach => {
      if (action.offers >= 0) return 'offer';
      if (action.data === undefined) return 'near';
      if (watched.has(`chose.${actor.id}`) || awaits[a]![i] !== 0 || isFar(action.data, ending)) return 'far';
      if (action.data.then.some((effect) => effect.end !== undefined) || setBy(action.data).some((slot) => turning.has(slot))) return 'turning';
      return setBy(action.data).some((slot) => stirred.has(slot)) ? 'stirring' : 'near';
    }),
  );
}

/** Per actor and menu position: bit per actor whose choice in the same stage decides what the action does. Where such an action may be chosen, all that those actors may choose is far. */
export function awaitedBy({ scenario }: Game): readonly Int32Array[] {
  const bitOf = (slot: string): number => 1 << scenario.compiled.actors.findIndex((actor) => slot === `chose.${actor.id}`);
  const awaited = (data: ActionData | undefined): number => (data?.then ?? []).flatMap((effect) => slotsRead(effect.when)).filter((slot) => slot.startsWith('chose.')).reduce((mask, slot) => mask | bitOf(slot), 0);
  return scenario.compiled.actors.map((actor) => Int32Array.from(actor.menu, (action) => awaited(action.data)));
}

/** Per actor and menu position: the slots that the action itself writes. */
export function writtenBy(game: Game): readonly (readonly Int32Array[])[] {
  const { byName } = game.scenario.compiled.layout;
  const slotsOf = (data: ActionData): number[] => data.then.flatMap((effect) => [...Object.keys(effect.add ?? {}), ...Object.keys(effect.set ?? {})].map((name) => byName.get(name)!.index));
  return game.scenario.compiled.actors.map((actor) => actor.menu.map((action) => Int32Array.from(new Set(action.data === undefined ? [] : slotsOf(action.data)))));
}

function isFar({ then }: ActionData, ending: ReadonlySet<string>): boolean {
  return then.some((effect) => effect.ignite === true || Object.keys(effect.set ?? {}).some((slot) => ending.has(slot)));
}

function setBy({ then }: ActionData): readonly string[] {
  return then.flatMap((effect) => Object.keys(effect.set ?? {}));
}

/** What chance events and the collective action read, meters aside: those move a little with every lever. */
function readByChance({ chance, cascade, state }: ScenarioData): readonly string[] {
  const meters = new Set(state.filter((slot) => slot.kind === 'meter').map((slot) => slot.id));
  const read = [
    ...chance.flatMap((event) => [...slotsRead(event.when), ...(event.odds.plus ?? []).flatMap((plus) => slotsRead(plus.when))]),
    ...slotsRead(cascade?.active),
    ...(cascade?.terms ?? []).flatMap((term) => slotsRead(term.when)),
  ];
  return read.filter((slot) => !meters.has(slot));
}
