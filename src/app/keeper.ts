/** Keeps the game on the screen, and never at the cost of a save that this page does not know. */
import { faultText } from '../engine/index.ts';
import { UnreadableSave } from './flowActors.ts';
import { countWrites, type Keeping } from './keeping.ts';
import { createNoticeBoard } from './noticeBoard.ts';
import { goesOn, type Save } from './saveFormat.ts';
import type { Aside, Saves } from './saves.ts';
import type { Notice } from './screens/notices.ts';
import type { Shelf } from './shelf.ts';

export interface KeeperOptions {
  /** Absent where the browser keeps nothing. */
  readonly saves: Saves | undefined;
  readonly shelf: Shelf;
  /** Whether this tab may write. */
  readonly mine: () => boolean;
  /** The game on the screen as it would be kept. */
  readonly current: () => Save | undefined;
  /** Throws UnreadableSave where a save does not fit the rules of today; anything else says nothing about the save. */
  readonly takeUp: (save: Save) => Promise<unknown>;
  readonly changed: () => void;
  /** Only `keeping` has changed. */
  readonly noted: () => void;
}

export interface Keeper {
  /** A game that can be continued. */
  readonly saved: Save | undefined;
  readonly keeping: Keeping;
  readonly notices: readonly Notice[];
  /** Looks at the store again. Nothing is written until it is known what the store holds. */
  check(): Promise<void>;
  keep(): void;
  /** The player goes on with the game on the screen; the stored one is put aside. */
  stay(): void;
  /** The flow has taken up a save. */
  takenUp(save: Save): void;
  /** Another game is to be played: the stored one is put on the shelf, not written over; `told` says whether with a notice. */
  makeRoom(told: boolean): void;
  /** The text of what a notice is about; a save that could not be put aside may be written over once it has been exported. */
  export(notice: Notice): Promise<string | undefined>;
  dismiss(notice: Notice): void;
}

/**
 * `open`: games are kept. `checking`: the store is being read. `unchecked`: the save could not be checked.
 * `asking`: the player has to say which of two games goes on. `stuck`: an unreadable save could not be put aside.
 */
type Gate = 'open' | 'checking' | 'unchecked' | 'asking' | 'stuck';

export function createKeeper({ saves, shelf, mine, current, takeUp, changed, noted }: KeeperOptions): Keeper {
  let gate: Gate = 'checking';
  let checks = 0;
  let saved: Save | undefined;
  /** Text of the stored save that `saved` or a notice is about. */
  let judged: string | undefined;
  const board = createNoticeBoard();
  const { tell, untell } = board;
  let toldNotKept = false;
  /** Another game is about to be played. */
  let room: 'told' | 'quiet' | undefined;
  /** The step at which that was told: the next takes the notice away. */
  let madeAt: number | undefined;
  const writes = countWrites(noted);

  function open(raw: string | undefined): void {
    gate = 'open';
    saves?.own(room === undefined ? raw : undefined);
    untell('unchecked', 'otherGame', 'stuck');
    keep();
    changed();
  }

  async function check(): Promise<void> {
    const number = ++checks;
    gate = 'checking';
    noted();
    const found = await (saves?.find() ?? Promise.resolve({ kind: 'none' } as const)).catch(() => undefined);
    await shelf.refresh();
    if (number !== checks) return;
    if (found === undefined) return uncheckable(undefined);
    judged = found.kind === 'none' ? undefined : found.raw;
    if (found.kind === 'none') {
      saved = undefined;
      return open(undefined);
    }
    if (found.kind === 'unreadable') return setAside(found.faults.map(faultText).join('\n'));
    try {
      await takeUp(found.save);
    } catch (error) {
      if (number !== checks) return;
      if (error instanceof UnreadableSave) return setAside(error.message);
      saved = found.save;
      return uncheckable(found.raw);
    }
    if (number !== checks) return;
    saved = found.save;
    const here = current();
    if (here === undefined || goesOn(here, found.save)) return open(found.raw);
    gate = 'asking';
    untell('unchecked', 'stuck');
    tell({ kind: 'otherGame', save: found.save });
    changed();
  }

  function uncheckable(raw: string | undefined): void {
    gate = 'unchecked';
    untell('otherGame', 'stuck');
    tell({ kind: 'unchecked', raw });
    changed();
  }

  async function setAside(faults: string): Promise<void> {
    const raw = judged ?? '';
    const number = checks;
    saved = undefined;
    gate = 'checking';
    if (!mine()) return changed(); // the tab that plays sees to it
    let moved: Aside | undefined;
    try {
      moved = await saves?.moveAside(raw);
    } catch {
      if (number !== checks) return;
      gate = 'stuck';
      untell('unchecked', 'otherGame');
      tell({ kind: 'stuck', faults, raw });
      changed();
      return;
    }
    if (moved !== undefined) tell({ kind: 'aside', why: 'unreadable', faults, aside: moved });
    await shelf.refresh();
    if (number !== checks) return;
    if (moved === undefined) return check(); // another tab has written since
    open(undefined);
  }

  function keep(): void {
    const save = current();
    if (save === undefined || !mine()) return;
    if (gate === 'stuck') saved = save;
    if (gate !== 'open') return;
    saved = save;
    if (saves === undefined) return notKept();
    const made = room;
    room = undefined;
    if (made !== undefined) madeAt = save.step;
    else if (save.step !== madeAt) untell('madeRoom');
    const write = saves.keep(save);
    writes.follow(write.then((aside) => toldOf(aside, made)));
    write.then(keptAgain, notKept);
  }

  async function toldOf(aside: Aside | undefined, made: typeof room): Promise<void> {
    if (aside === undefined) return;
    if (made === undefined || aside.save === undefined) tell({ kind: 'aside', why: 'otherGame', faults: '', aside });
    else if (made === 'told') tell({ kind: 'madeRoom' });
    await shelf.refresh();
    changed();
  }

  function keptAgain(): void {
    if (!toldNotKept) return;
    toldNotKept = false;
    untell('notKept');
    changed();
  }

  function notKept(): void {
    if (toldNotKept) return;
    toldNotKept = true;
    tell({ kind: 'notKept' });
    // Asked for while the page draws: the notice comes with the next drawing.
    queueMicrotask(changed);
  }

  return {
    get saved() {
      return saved;
    },
    get keeping() {
      if (writes.pending) return 'writing';
      if (saves === undefined || writes.failed || !mine()) return 'off';
      return gate === 'checking' ? 'checking' : gate === 'open' ? 'kept' : 'off';
    },
    get notices() {
      return board.notices;
    },
    check,
    keep,
    stay: () => {
      if (gate === 'asking') open(current() === undefined ? judged : undefined);
    },
    takenUp: (save) => {
      if (save === saved && (gate === 'unchecked' || gate === 'asking')) open(judged);
    },
    makeRoom: (told) => {
      room = told ? 'told' : 'quiet'; // a check under way may yet find the stored game
      saves?.own(undefined);
    },
    export: async (notice) => {
      if (notice.kind !== 'stuck' && notice.kind !== 'unchecked') return undefined;
      if (notice.kind === 'stuck' && gate === 'stuck') open(notice.raw);
      return notice.raw;
    },
    dismiss: (notice) => {
      board.drop(notice);
      changed();
    },
  };
}
