/** What the flow waits for: loading, dealing, taking up a save, opening the envelopes. */
import { fromPromise } from 'xstate';
import { type ActorId, type Assumptions, faultText, type JointAction, type StartOptions } from '../engine/index.ts';
import { scenarioFolder } from '../scenarios/index.ts';
import { folderOf, type Matter, matterUnder, type Mode } from './matter.ts';
import { newPlay, type Play, resumePlay } from './play.ts';
import type { Save } from './saveFormat.ts';

export interface Draft {
  readonly seat: ActorId | undefined;
  readonly others: Readonly<Record<ActorId, string>>;
  readonly seed: string;
  readonly start: StartOptions;
  /** The round of the record at which the player begins. */
  readonly from?: string | undefined;
}

/** A save whose transcript does not replay; the shell moves it aside. */
export class UnreadableSave extends Error {
  override readonly name = 'UnreadableSave';
}

export const load = fromPromise(async ({ input }: { input: { mode: Mode; assumptions: Assumptions | undefined } }) => {
  const matter = await matterUnder(folderOf(input.mode), input.assumptions, 'assumptions', '');
  if (!matter.ok) throw new Error(matter.faults.map(faultText).join('\n'));
  return matter.value;
});

export const deal = fromPromise(async ({ input }: { input: { matter: Matter; mode: Mode; draft: Draft } }) => {
  await painted();
  return newPlay(input.matter, { mode: input.mode, ...input.draft });
});

export const resume = fromPromise(({ input }: { input: { save: Save } }) => takeUp(input.save));

/** The game of a save; throws UnreadableSave where the save does not fit the rules of today. */
export async function takeUp(save: Save): Promise<{ readonly matter: Matter; readonly play: Play }> {
  const folder = scenarioFolder(save.scenario);
  if (folder === undefined) throw new UnreadableSave(faultText({ file: 'save', path: '/scenario', found: save.scenario, expected: 'a scenario of this game' }));
  const assumed = await matterUnder(folder, save.transcript.assumptions, 'save');
  if (!assumed.ok) throw new UnreadableSave(assumed.faults.map(faultText).join('\n'));
  const matter = assumed.value;
  const play = resumePlay(matter, save.mode, save.transcript, save.stints, save.guesses);
  if (!play.ok) throw new UnreadableSave(play.faults.map(faultText).join('\n'));
  return { matter, play: play.value };
}

export const open = fromPromise(async ({ input }: { input: { play: Play; choices: JointAction } }) => {
  await painted();
  input.play.open(input.choices);
});

/** The adviser's turn at a seat handed over. */
export const letPlay = fromPromise(async ({ input }: { input: { play: Play } }) => {
  await painted();
  input.play.letPlay();
});

/** Lets the page show the sealed envelopes before the other seats think. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}
