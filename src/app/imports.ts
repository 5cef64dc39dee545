/** A game file that a player opens: checked as a whole before anything of it is used. */
import { type Fault, faultText, nearestName, parseTranscript } from '../engine/index.ts';
import { scenarioFolder, scenarioFolders } from '../scenarios/index.ts';
import { peopleOf } from '../session/seats.ts';
import { folderOf, loadMatter, type Mode } from './matter.ts';
import { resumePlay } from './play.ts';
import type { Save } from './saves.ts';

/**
 * `broken`: not a whole game file. `scenario`: of a scenario that is not here. `rules`: played by the rules of another
 * version. `changed`: it does not replay to its own hashes. `notKept`: it would take the place of a game that is nowhere kept.
 */
export type NotOpened = 'broken' | 'scenario' | 'rules' | 'changed' | 'notKept';
export type Imported = { readonly ok: true; readonly save: Save } | { readonly ok: false; readonly why: NotOpened; readonly faults: string };

/** Nobody's game is larger; more is not looked at. */
const MOST = 2_000_000;

export async function importGame(text: string, file: string): Promise<Imported> {
  if (text.length > MOST) return refused('broken', [{ file, path: '', found: `${text.length} characters`, expected: `at most ${MOST}` }]);
  const parsed = parseTranscript(text, file);
  if (!parsed.ok) return refused('broken', parsed.faults);
  const transcript = parsed.value;
  const folder = scenarioFolder(transcript.scenario);
  if (folder === undefined) {
    const ids = scenarioFolders.map(({ id }) => id);
    const nearest = nearestName(transcript.scenario, ids);
    return refused('scenario', [{ file, path: '/scenario', found: transcript.scenario, expected: ids.join(' or '), ...(nearest === undefined ? {} : { nearest }) }]);
  }
  const matter = await loadMatter(folder);
  const { rulesHash } = matter.game.scenario;
  if (transcript.rulesHash !== rulesHash) return refused('rules', [{ file, path: '/rulesHash', found: transcript.rulesHash, expected: rulesHash }]);
  const mode: Mode = folder === folderOf('tutorial') ? 'tutorial' : peopleOf(matter.game, transcript.seats).length === 0 ? 'watch' : 'full';
  const play = resumePlay(matter, mode, transcript);
  if (!play.ok) return refused('changed', play.faults);
  // To the last step that there is: the choice that is open, or the verdict.
  return { ok: true, save: { mode, scenario: folder.id, step: play.value.beats.length - 1, begun: true, transcript } };
}

function refused(why: NotOpened, faults: readonly Fault[]): Imported {
  return { ok: false, why, faults: faults.map(faultText).join('\n') };
}
