/** Where the flow stands, as what is around it asks. */
import type { ScenarioFolder } from '../scenarios/index.ts';
import { looksBack } from './beats.ts';
import { saveOf } from './current.ts';
import type { LateWanted } from './fetched.ts';
import type { FlowActor } from './flow.ts';
import { mainFolder } from './matter.ts';
import type { Save } from './saveFormat.ts';
import { beatNow } from './standing.ts';

export interface Whereabouts {
  /** `title`, `setup`, `play.choose`, ... */
  readonly screen: string;
  /** The game on the screen as it would be kept. */
  readonly game: Save | undefined;
  readonly atVerdict: boolean;
  /** The casebook or the gallery lies over the page, or is to. */
  readonly hasPageOver: boolean;
  /** The casebook or the gallery is to lie over the game, the game looks back on a round, or a first choice is picked. */
  readonly lateWanted: LateWanted;
  /** The scenario whose words the page needs, where those of `there` have been fetched. */
  folder(there: ScenarioFolder): ScenarioFolder;
}

export function whereaboutsOf(actor: FlowActor): Whereabouts {
  const screen = (): string => nameOf(actor.getSnapshot().value.screen);
  const hasPageOver = (): boolean => ['casebook', 'gallery'].includes(actor.getSnapshot().value.over);
  return {
    get screen() {
      return screen();
    },
    get game() {
      return saveOf(actor.getSnapshot().context, screen());
    },
    get atVerdict() {
      return beatNow(actor.getSnapshot().context)?.kind === 'verdict';
    },
    get hasPageOver() {
      return hasPageOver();
    },
    get lateWanted() {
      const { play, step, choice } = actor.getSnapshot().context;
      if (hasPageOver()) return 'page';
      if (play !== undefined && looksBack(play.beats, step)) return 'step';
      return choice === undefined ? 'no' : 'soon';
    },
    folder: (there) => {
      const name = screen();
      if (name === 'title') return mainFolder();
      return name === 'loading' || name === 'resuming' ? there : (actor.getSnapshot().context.matter?.folder ?? mainFolder());
    },
  };
}

function nameOf(screen: string | Readonly<Record<string, string | undefined>>): string {
  if (typeof screen === 'string') return screen;
  const [outer, inner] = Object.entries(screen)[0] ?? [];
  return `${outer ?? ''}.${inner ?? ''}`;
}
