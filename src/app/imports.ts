/** A game that a player opens from a file or a link: checked as a whole before anything of it is used. */
import { type Fault, faultText, nearestName, shown } from '../engine/index.ts';
import { scenarioFolder, scenarioFolders } from '../scenarios/index.ts';
import { peopleOf } from '../session/seats.ts';
import { type GameFile, parseGame } from './gameFile.ts';
import { folderOf, loadMatter, type Matter, matterUnder, type Mode } from './matter.ts';
import { resumePlay } from './play.ts';
import type { Save } from './saveFormat.ts';

/**
 * `broken`: not a whole game file. `scenario`: of a scenario that is not here. `rules`: played by the rules of another
 * version. `changed`: it does not replay to its own hashes. `notKept`: it would take the place of a game that is nowhere kept.
 */
export type NotOpened = 'broken' | 'scenario' | 'rules' | 'changed' | 'notKept';
export type Imported = { readonly ok: true; readonly save: Save } | { readonly ok: false; readonly why: NotOpened; readonly faults: string };

export async function importGame(text: string, file: string): Promise<Imported> {
  const parsed = parseGame(text, file);
  if (!parsed.ok) return refused('broken', parsed.faults);
  const { transcript, stints = [], hindsight } = parsed.value;
  const at = parsed.value.mode === undefined ? '' : '/transcript';
  const folder = scenarioFolder(transcript.scenario);
  if (folder === undefined) {
    const ids = scenarioFolders.map(({ id }) => id);
    const nearest = nearestName(transcript.scenario, ids);
    return refused('scenario', [{ file, path: `${at}/scenario`, found: transcript.scenario, expected: ids.join(' or '), ...(nearest === undefined ? {} : { nearest }) }]);
  }
  const matter = await loadMatter(folder);
  const { rulesHash } = matter.game.scenario;
  const modes = modesOf(matter, parsed.value);
  const { mode = modes[0]! } = parsed.value;
  const misfit: readonly Fault[] = modes.includes(mode) ? [] : [{ file, path: '/mode', found: shown(mode), expected: modes.join(' or ') }];
  if (transcript.rulesHash !== rulesHash) return refused('rules', [{ file, path: `${at}/rulesHash`, found: transcript.rulesHash, expected: rulesHash }, ...misfit]);
  if (misfit.length > 0) return refused('changed', misfit);
  const assumed = await matterUnder(folder, transcript.assumptions, file, `${at}/assumptions`);
  if (!assumed.ok) return refused('changed', assumed.faults);
  const play = resumePlay(assumed.value, mode, transcript, stints);
  if (!play.ok) return refused('changed', play.faults);
  return {
    ok: true,
    save: {
      mode,
      scenario: folder.id,
      step: play.value.beats.length - 1, // the last step that there is: the choice that is open, or the verdict
      begun: true,
      ...(stints.length === 0 ? {} : { stints }),
      ...(hindsight === undefined ? {} : { hindsight }),
      ...(play.value.session.over ? { cameFinished: true as const } : {}),
      transcript,
    },
  };
}

/** The modes that such a game can be of, the likeliest first. */
function modesOf({ folder, game }: Matter, { transcript }: GameFile): readonly Mode[] {
  if (folder === folderOf('tutorial')) return ['tutorial'];
  return peopleOf(game, transcript.seats).length === 0 ? ['watch'] : ['full', 'short'];
}

function refused(why: NotOpened, faults: readonly Fault[]): Imported {
  return { ok: false, why, faults: faults.map(faultText).join('\n') };
}
