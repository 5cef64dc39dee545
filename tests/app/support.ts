/** Games told as the screens tell them. */
import { type Chronicle, createChronicle } from '../../src/app/chronicle.ts';
import { loadMatter, type Matter } from '../../src/app/matter.ts';
import { loadWords } from '../../src/app/words.ts';
import { type ActorId, faultText, replay } from '../../src/engine/index.ts';
import type { Over } from '../../src/app/view/verdict.ts';
import { pastOf } from '../../src/session/past.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { randomPlayout, transcriptOf } from '../support/play.ts';

export async function matterOf(id: string): Promise<Matter> {
  return loadMatter(scenarioFolder(id)!);
}

export async function textsOf(language: 'en' | 'zh-Hans', id: string, late = false): Promise<Texts> {
  return loadWords(language, scenarioFolder(id), { late });
}

/** A random game as `seat` learns of it; everything if there is no seat. */
export function tell(matter: Matter, seed: string, seat: ActorId | undefined, rounds?: readonly string[]): Chronicle {
  const chronicle = createChronicle({ game: matter.game, policies: matter.policies, adviser: 'random', seat, people: seat === undefined ? [] : [seat], rounds });
  chronicle.extend(transcriptOf(matter.game, seed, randomPlayout(matter.game, seed)));
  return chronicle;
}

/** The end of that game. */
export function overOf({ game }: Matter, seed: string, people: readonly ActorId[]): Over {
  const transcript = transcriptOf(game, seed, randomPlayout(game, seed));
  const replayed = replay(game, transcript);
  if (!replayed.ok) throw new Error(replayed.faults.map(faultText).join());
  return { game, people, state: replayed.value.states.at(-1)!, past: pastOf(game, transcript) };
}
