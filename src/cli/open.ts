/** Scenarios and seats by name. */
import { POLICY_NAMES, type PolicyName } from '../bots/index.ts';
import type { Game } from '../engine/index.ts';
import { type ScenarioFolder, scenarioFolder, scenarioFolders } from '../scenarios/index.ts';
import type { SeatPolicies } from '../session/simulate.ts';
import { type Args, oneOf, UsageError } from './args.ts';
import { quoted } from './say.ts';

export const DEFAULT_SCENARIO = 'openai-2023';

export function folderOf(args: Args): ScenarioFolder {
  const id = oneOf('scenario', args.text('scenario') ?? DEFAULT_SCENARIO, scenarioFolders.map((folder) => folder.id));
  return scenarioFolder(id)!;
}

/** `board=random` and the like, as they stand on the command line. */
export function seatWords(words: readonly string[]): readonly (readonly [string, PolicyName])[] {
  return words.map((word) => {
    const [seat = '', policy, ...more] = word.split('=');
    if (policy === undefined || more.length > 0) throw new UsageError(`Option '--seat': found ${quoted(word)}, expected SEAT=POLICY.`);
    return [seat, policyNamed(policy)];
  });
}

/** A policy that the command line can seat. */
export function policyNamed(word: string): PolicyName {
  const name = oneOf('policy', word, POLICY_NAMES);
  if (name === 'exploiter') throw new UsageError(`Policy 'exploiter' is trained for one seat against one policy, from code: see trainExploit. The command line has none that is trained.`);
  return name;
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
