/** A whole game between policies in three lines, for tests and scripts. */
import { createPolicies, type Policies, type Policy, type PolicyName } from '../bots/index.ts';
import { createGame, faultText, type Game, loadScenario, type Result, type Returns, RulesError, type Scenario, type StartOptions, type Transcript } from '../engine/index.ts';
import { createSession } from './session.ts';

/** What a scenario folder offers; the folder itself stays outside. */
export interface ScenarioSource {
  readonly id: string;
  readonly rules: unknown;
  readonly record?: () => Promise<unknown>;
  readonly outlooks?: () => Promise<unknown>;
}

export interface OpenScenario {
  readonly game: Game;
  readonly policies: Policies;
}

/** How the rules are loaded: as they are published, or with some numbers changed. */
export type Load = (rules: unknown) => Result<Scenario>;

/** Loads a scenario with its trained outlooks and its record. Throws RulesError with every fault of the files. */
export async function openScenario(source: ScenarioSource, load: Load = loadScenario): Promise<OpenScenario> {
  const loaded = load(source.rules);
  if (!loaded.ok) throw new RulesError(loaded.faults.map(faultText).join('\n'));
  const game = createGame(loaded.value);
  const [outlooks, record] = await Promise.all([source.outlooks?.(), source.record?.()]);
  return { game, policies: createPolicies(game, { outlooks, record }, 'now') };
}

/** Opens a scenario for seats that play by these policies: without the record unless one of them plays by it. */
export function openScenarioFor({ record, ...source }: ScenarioSource, policies: readonly string[], load?: Load): Promise<OpenScenario> {
  return openScenario(record !== undefined && policies.includes('historical') ? { ...source, record } : source, load);
}

export interface PlayOptions {
  readonly seed: string;
  /** One policy for all seats, or a policy by seat (a name or your own); seats left out play `incentive`. */
  readonly seats?: PolicyName | Policy | Readonly<Record<string, PolicyName | Policy>>;
  readonly start?: StartOptions;
}

export interface Played {
  readonly outcome: string;
  readonly returns: Returns;
  readonly transcript: Transcript;
}

/** Plays one game to its end. */
export function play({ game, policies }: OpenScenario, options: PlayOptions): Played {
  const known: Record<string, Policy> = { ...policies.byName };
  const nameOf = (choice: PolicyName | Policy, seat: string): string => {
    if (typeof choice === 'string') return choice;
    const name = `${seat}/${choice.name}`; // two policies of one name may sit at one table
    known[name] = choice;
    return name;
  };
  const { seats = 'incentive' } = options;
  const one = typeof seats === 'string' || 'choose' in seats ? (seats as PolicyName | Policy) : undefined;
  const bySeat = one === undefined ? (seats as Readonly<Record<string, PolicyName | Policy>>) : {};
  const session = createSession({
    game,
    seed: options.seed,
    seats: Object.fromEntries([...game.actors, ...Object.keys(bySeat)].map((actor) => [actor, nameOf(one ?? bySeat[actor] ?? 'incentive', actor)])),
    policies: known,
    adviser: 'incentive',
    ...(options.start === undefined ? {} : { start: options.start }),
    ...(policies.policyHash === undefined ? {} : { policyHash: policies.policyHash }),
  });
  session.advance();
  return { outcome: session.outcome!, returns: game.returns(session.state())!, transcript: session.transcript() };
}
