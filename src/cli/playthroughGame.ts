/** Plays what a playthrough's head says, stage by stage, through the ordinary rules. */
import {
  type ActionId, type ActorId, drawFrom, type Fault, type Game, type GameEvent, type GameState, type PinnedChance, recordedTypes, type Result, shown,
  type StartOptions, textHash, type View,
} from '../engine/index.ts';
import type { HistoricalRecord } from '../scenarios/index.ts';
import type { Fixed, Head } from './playthroughFile.ts';
import { nameMeant } from './say.ts';

export interface Move {
  readonly seat: ActorId;
  readonly legal: readonly ActionId[];
  readonly action: ActionId;
  /** The script or the record overruled the policy. */
  readonly fixed: boolean;
}

export interface PlayedStage {
  readonly before: View;
  readonly moves: readonly Move[];
  readonly pinned: PinnedChance;
  readonly events: readonly GameEvent[];
  readonly after: View;
  /** Seat -> short hash of all it saw when it chose. */
  readonly sees: Readonly<Record<ActorId, string>>;
  readonly hash: string;
}

export interface PlayedGame {
  readonly game: Game;
  readonly stages: readonly PlayedStage[];
  readonly end: GameState;
  readonly ending: string;
}

/** What is fixed for one stage, or what of it does not fit. */
type Director = (at: { readonly index: number; readonly before: View; readonly movers: readonly ActorId[] }) => { readonly fixed: readonly Fixed[]; readonly faults: readonly Fault[] };

export async function playHead(head: Head, file: string): Promise<Result<PlayedGame>> {
  if (head.script !== 'recorded') return playStages(head, file, head.start, head.script, scripted(head.script, file));
  const record = await head.folder.record!();
  const start = { ...head.start, types: { ...recordedTypes(head.open.game.scenario.data), ...head.start.types } };
  const course = courseOf(record);
  const played = playStages(head, 'the record', start, course.flat(), recorded(record, course));
  if (!played.ok || played.value.stages.length === record.stages.length) return played;
  const { length } = played.value.stages;
  return refused('the record', `stage ${length + 1}`, record.stages[length]!.round, 'nothing more: the game is over');
}

function playStages(head: Head, file: string, start: StartOptions, all: readonly Fixed[], direct: Director): Result<PlayedGame> {
  const { game, policies } = head.open;
  const draws = Object.fromEntries(game.actors.map((actor) => [actor, drawFrom(`${head.seed}/${actor}`)]));
  const stages: PlayedStage[] = [];
  const used = new Set<Fixed>();
  let state = game.initialState(head.seed, start);
  for (let index = 0; ; index++) {
    const movers = game.toMove(state);
    if (movers.length === 0) break;
    const before = game.describe(state);
    const { fixed, faults } = direct({ index, before, movers });
    const moves: Move[] = [];
    const wrong: Fault[] = [...faults];
    for (const seat of movers) {
      const legal = game.legalActions(state, seat);
      const line = fixed.find((it) => !it.chance && it.who === seat);
      if (line !== undefined && !legal.includes(line.what)) wrong.push(blame(file, placeOf(line, file), line.what, `a legal action of '${seat}' in ${before.round}/${before.stage}: ${legal.join(', ')}`, legal));
      if (line !== undefined) used.add(line);
      const action = line?.what ?? policies.byName[head.seats[seat] ?? 'incentive'].choose({ observation: game.observe(state, seat), legal, draw: draws[seat]! });
      moves.push({ seat, legal, action, fixed: line !== undefined });
    }
    if (wrong.length > 0) return { ok: false, faults: wrong };
    const pins = fixed.filter((it) => it.chance);
    const pinned = Object.fromEntries(pins.map((it) => [it.who, it.what]));
    const sees = Object.fromEntries(game.actors.map((actor) => [actor, textHash(game.informationState(state, actor)).slice(0, 8)]));
    const applied = game.apply(state, Object.fromEntries(moves.map(({ seat, action }) => [seat, action])), pinned);
    state = applied.state;
    stages.push({ before, moves, pinned, events: applied.events, after: game.describe(state), sees, hash: game.hash(state) });
    for (const pin of pins) if (pin.what === 'none' || struck(stages, before.round, pin)) used.add(pin);
  }
  const unused = all.filter((it) => !used.has(it) && !(it.chance && struck(stages, it.at.split('/')[0]!, it)));
  const faults = unused.map((it) => blame(file, placeOf(it, file), `${it.at} ${it.chance ? 'chance ' : ''}${it.who} ${it.what}`, it.chance ? 'a chance event that can strike in this round of this game' : 'a stage of this game in which this seat chooses'));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { game, stages, end: state, ending: game.outcome(state)! } };
}

/** An outcome fixed for one stage may come to pass in another stage of its round. */
function struck(stages: readonly PlayedStage[], round: string, pin: Fixed): boolean {
  return stages.some(({ before, events }) => before.round === round && events.some((event) => event.kind === 'chance' && event.event === pin.who && event.outcome === pin.what));
}

function scripted(script: readonly Fixed[], file: string): Director {
  return ({ before, movers }) => {
    const fixed = script.filter((it) => it.at === `${before.round}/${before.stage}`);
    const strangers = fixed.filter((it) => !it.chance && !movers.includes(it.who));
    return { fixed, faults: strangers.map((it) => blame(file, `line ${it.line}`, it.who, `a seat that chooses here: ${movers.join(', ')}`)) };
  };
}

/** The record as fixed choices by stage; the line counts its stages. */
function courseOf(record: HistoricalRecord): readonly (readonly Fixed[])[] {
  return record.stages.map(({ round, choices, chance }, i) => [
    ...Object.entries(choices).map(([who, what]): Fixed => ({ line: i + 1, at: round, who, what, chance: false })),
    ...Object.entries(chance ?? {}).map(([who, what]): Fixed => ({ line: i + 1, at: round, who, what, chance: true })),
  ]);
}

function recorded(record: HistoricalRecord, course: readonly (readonly Fixed[])[]): Director {
  return ({ index, before, movers }) => {
    const stage = record.stages[index];
    const here = `${before.round}/${before.stage} of the game`;
    const place = `stage ${index + 1}`;
    if (stage === undefined) return { fixed: [], faults: [blame('the record', place, 'nothing', here)] };
    if (stage.round !== before.round) return { fixed: [], faults: [blame('the record', place, stage.round, here)] };
    const given = Object.keys(stage.choices);
    return {
      fixed: course[index]!,
      faults: [
        ...movers.filter((seat) => !given.includes(seat)).map((seat) => blame('the record', place, `no choice of '${seat}'`, `one choice of every seat to move in ${here}`)),
        ...given.filter((seat) => !movers.includes(seat)).map((seat) => blame('the record', place, seat, `a seat that chooses in ${here}: ${movers.join(', ')}`, movers)),
      ],
    };
  };
}

function placeOf(fixed: Fixed, file: string): string {
  return file === 'the record' ? `stage ${fixed.line}` : `line ${fixed.line}`;
}

function blame(file: string, path: string, found: string, expected: string, names: readonly string[] = []): Fault {
  const nearest = nameMeant(found, names);
  return { file, path, found: shown(found), expected, ...(nearest === undefined ? {} : { nearest }) };
}

function refused<T>(file: string, path: string, found: string, expected: string): Result<T> {
  return { ok: false, faults: [blame(file, path, found, expected)] };
}
