/** Scenarios and seats by name. */
import { POLICY_NAMES, type PolicyName } from '../bots/index.ts';
import type { Game } from '../engine/index.ts';
import { type ScenarioFolder, scenarioFolders } from '../scenarios/index.ts';
import { type OpenScenario, openScenario } from '../session/play.ts';
import type { SeatPolicies } from '../session/simulate.ts';
import { type Args, oneOf, UsageError } from './args.ts';
import { quoted } from './say.ts';

export const DEFAULT_SCENARIO = 'openai-2023';

export function folderNamed(id: string): ScenarioFolder {
  const known = oneOf('scenario', id, scenarioFolders.map((folder) => folder.id));
  return scenarioFolders.find((folder) => folder.id === known)!;
}

export function folderOf(args: Args): ScenarioFolder {
  return folderNamed(args.text('scenario') ?? DEFAULT_SCENARIO);
}

/** Without the record unless a seat plays by it: nothing else needs it. */
export function openFolder(folder: ScenarioFolder, seats: readonly string[] = []): Promise<OpenScenario> {
  const { id, rules, outlooks, record } = folder;
  return openScenario({
    id,
    rules,
    ...(outlooks === undefined ? {} : { outlooks }),
    ...(record !== undefined && seats.includes('historical') ? { record } : {}),
  });
}

/** `board=random` and the like, as they stand on the command line. */
export function seatWords(words: readonly string[]): readonly (readonly [string, PolicyName])[] {
  return words.map((word) => {
    const [seat = '', policy, ...more] = word.split('=');
    if (policy === undefined || more.length > 0) throw new UsageError(`Option '--seat': found ${quoted(word)}, expected SEAT=POLICY.`);
    return [seat, oneOf('policy', policy, POLICY_NAMES)];
  });
}

export function seatsOf(game: Game, given: readonly (readonly [string, PolicyName])[]): SeatPolicies {
  const seats: Record<string, PolicyName> = {};
  for (const [seat, policy] of given) {
    const known = oneOf('seat', seat, game.actors);
    if (seats[known] !== undefined) throw new UsageError(`Seat '${known}' is given twice.`);
    seats[known] = policy;
  }
  return seats;
}
