/** How far an action reaches, by its rules alone: how a look ahead may weigh it. */
import { type ActionData, type Game, slotsRead, type ScenarioData } from '../engine/index.ts';

/**
 * `near`: it moves slots of its own and nothing hangs on it this stage, so its effects tell all.
 * `stirring`: chance or the collective action reads what it sets, so the stage has to be played with it.
 * `far`: it ends the game or sets what an ending reads, turns the outlook's phase, sets people going, or hangs on what another chooses: first order will not do.
 * `offer`: it puts a package on the table.
 */
export type Reach = 'near' | 'stirring' | 'far' | 'offer';

/** Per actor and menu position. */
export function reachOf(game: Game): readonly (readonly Reach[])[] {
  const { data, compiled } = game.scenario;
  const turning = new Set([...data.endings.flatMap((ending) => [...slotsRead(ending.when), ...slotsRead(ending.atEnd)]), ...slotsRead(data.outlook?.after), ...(data.outlook?.features ?? []).flatMap((f) => f.terms.flatMap((term) => slotsRead(term.when)))]);
  const stirred = new Set(readByChance(data));
  const awaited = new Set(everyCondition(data).filter((slot) => slot.startsWith('chose.')).map((slot) => slot.slice('chose.'.length)));
  return compiled.actors.map((actor) =>
    actor.menu.map((action): Reach => {
      if (action.offers >= 0) return 'offer';
      if (action.data === undefined) return 'near';
      if (awaited.has(actor.id) || isFar(action.data, turning)) return 'far';
      return setBy(action.data).some((slot) => stirred.has(slot)) ? 'stirring' : 'near';
    }),
  );
}

/** Per actor and menu position: the slots that the action itself writes. */
export function writtenBy(game: Game): readonly (readonly Int32Array[])[] {
  const { byName } = game.scenario.compiled.layout;
  const slotsOf = (data: ActionData): number[] => data.then.flatMap((effect) => [...Object.keys(effect.add ?? {}), ...Object.keys(effect.set ?? {})].map((name) => byName.get(name)!.index));
  return game.scenario.compiled.actors.map((actor) => actor.menu.map((action) => Int32Array.from(new Set(action.data === undefined ? [] : slotsOf(action.data)))));
}

function isFar({ then }: ActionData, turning: ReadonlySet<string>): boolean {
  return then.some((effect) => effect.end !== undefined || effect.ignite === true || slotsRead(effect.when).some((slot) => slot.startsWith('chose.')) || Object.keys(effect.set ?? {}).some((slot) => turning.has(slot)));
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

function everyCondition({ actions, chance }: ScenarioData): readonly string[] {
  const effects = [...actions.flatMap((action) => action.then), ...chance.flatMap((event) => event.outcomes.flatMap((outcome) => outcome.then))];
  return [...effects.flatMap((effect) => slotsRead(effect.when)), ...chance.flatMap((event) => slotsRead(event.when))];
}
