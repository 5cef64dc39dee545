/** Which screen is up: from the title to the verdict, and what lies over it. */
import { assign, setup } from 'xstate';
import { type Beat, eyesOf } from './beats.ts';
import type { ActorId, ActionId, Assumptions } from '../engine/index.ts';
import { deal, type Draft, letPlay, load, open, resume, UnreadableSave } from './flowActors.ts';
import type { Matter, Mode } from './matter.ts';
import type { Play } from './play.ts';
import type { Save } from './saveFormat.ts';
import type { Guess } from './view/guess.ts';

export interface FlowContext {
  readonly mode: Mode;
  readonly matter: Matter | undefined;
  readonly draft: Draft | undefined;
  /** What the next game is to assume in place of the published numbers. */
  readonly assumptions: Assumptions | undefined;
  readonly play: Play | undefined;
  /** Position in `play.beats`. */
  readonly step: number;
  /** What is picked in the present choice. */
  readonly choice: string | undefined;
  /** Where several persons play: what those before have sealed in the present stage. */
  readonly envelopes: Readonly<Record<ActorId, ActionId>>;
  readonly save: Save | undefined;
  /** A failure that the player is told of on the title page. */
  readonly fault: string | undefined;
  /** Whether the failure was one of loading, which the connection may explain. */
  readonly notLoaded: boolean;
  /** The save could not be taken up; the shell moves it aside. */
  readonly badSave: boolean;
  /** The decision that the player was looking at when asking to try again. */
  readonly again: number | undefined;
  /** When the envelope was sealed, in milliseconds of the page's clock. */
  readonly sealedAt: number;
  /** What lies over the game is about this: the seat of a chart, the tab of the casebook. */
  readonly about: string | undefined;
}

/** A second press right after the sealing opens nothing: opening is for good. */
export const SEALED_FOR = 400;

export type FlowEvent =
  | { readonly type: 'START'; readonly mode: Mode; readonly assumptions?: Assumptions | undefined }
  | { readonly type: 'CONTINUE'; readonly save: Save }
  | { readonly type: 'BEGIN'; readonly draft: Draft }
  | { readonly type: 'FAILED'; readonly fault: string }
  | { readonly type: 'AGAIN'; readonly at?: number }
  | { readonly type: 'SEAT'; readonly about: ActorId }
  | { readonly type: 'CASEBOOK'; readonly about?: string }
  | { readonly type: 'PICK'; readonly action: string | undefined }
  | { readonly type: 'GUESS'; readonly guess: Guess }
  | { readonly type: 'NEXT' | 'BACK' | 'SEAL' | 'UNSEAL' | 'OPEN' | 'SKIP' | 'QUIT' | 'HANDED' | 'MENU' | 'HELP' | 'GAMES' | 'SETTINGS' | 'GALLERY' | 'CLOSE' };

export function beatNow({ play, step }: FlowContext): Beat | undefined {
  return play?.beats[Math.min(step, play.beats.length - 1)];
}

const isBeat = (kind: Beat['kind']) => ({ context }: { context: FlowContext }) => beatNow(context)?.kind === kind;

export const flowMachine = setup({
  types: { context: {} as FlowContext, events: {} as FlowEvent },
  actors: { load, deal, resume, open, letPlay },
  guards: {
    atSituation: isBeat('situation'),
    atCurtain: ({ context }) => isBeat('curtain')({ context }) && isOpen(context),
    atBrief: ({ context }) => isBeat('brief')({ context }) && isOpen(context),
    atChoose: ({ context }) => isBeat('choose')({ context }) && isOpen(context),
    othersChoose: ({ context }) => !lastBeat(context) && sealedLongEnough(context),
    atReveal: isBeat('reveal'),
    atChanges: isBeat('changes'),
    atInterlude: isBeat('interlude'),
    atVerdict: isBeat('verdict'),
    letsPlay: ({ context }) => context.play?.session.heldBy !== undefined && !context.play.session.over && context.step >= context.play.beats.length,
    hasNext: ({ context }) => !lastBeat(context),
    hasChoice: ({ context }) => context.choice !== undefined,
    canGoBack: ({ context }) => canGoBack(context),
    sealedLongEnough: ({ context }) => sealedLongEnough(context),
    hasSeat: ({ context }) => context.play?.seat !== undefined,
    resumesSealed: ({ context }) => context.save?.sealed === true && context.choice !== undefined && lastBeat(context) && isBeat('choose')({ context }),
    resumesBrief: ({ context }) => context.save?.begun === false && context.play?.seat !== undefined,
  },
  actions: {
    forward: assign({ step: ({ context }) => context.step + 1, choice: undefined }),
    back: assign({ step: ({ context }) => context.step - 1 }),
    toVerdict: assign({ step: ({ context }) => context.play?.beats.findIndex((beat) => beat.kind === 'verdict') ?? 0 }),
    seal: assign({ sealedAt: () => performance.now() }),
    /** The envelope waits for those of the others. */
    handOn: assign({ envelopes: ({ context }) => chosen(context) }),
    forget: assign({ play: undefined, choice: undefined, envelopes: {}, step: 0, save: undefined }),
  },
}).createMachine({
  id: 'flow',
  context: { mode: 'tutorial', matter: undefined, draft: undefined, assumptions: undefined, play: undefined, step: 0, choice: undefined, envelopes: {}, save: undefined, fault: undefined, notLoaded: false, badSave: false, again: undefined, sealedAt: 0, about: undefined },
  type: 'parallel',
  states: {
    screen: {
      initial: 'title',
      states: {
        title: {
          on: {
            START: { target: 'loading', actions: assign({ mode: ({ event }) => event.mode, assumptions: ({ event }) => event.assumptions, fault: undefined, draft: undefined }) },
          },
        },
        loading: {
          invoke: {
            src: 'load',
            input: ({ context }) => ({ mode: context.mode, assumptions: context.assumptions }),
            onDone: { target: 'setup', actions: assign({ matter: ({ event }) => event.output }) },
            onError: { target: 'title', actions: assign({ fault: ({ event }) => messageOf(event.error), notLoaded: true }) },
          },
        },
        resuming: {
          invoke: {
            src: 'resume',
            input: ({ context }) => ({ save: context.save! }),
            onDone: {
              target: 'resumed',
              actions: assign(({ context, event }) => ({
                matter: event.output.matter,
                play: event.output.play,
                mode: context.save!.mode,
                ...standing(event.output.play, context.save!),
                choice: context.save!.choice !== undefined && event.output.play.session.legal().includes(context.save!.choice) ? context.save!.choice : undefined,
              })),
            },
            onError: { target: 'title', actions: assign({ fault: ({ event }) => messageOf(event.error), badSave: ({ event }) => event.error instanceof UnreadableSave, notLoaded: ({ event }) => !(event.error instanceof UnreadableSave), save: undefined }) },
          },
        },
        resumed: { always: [{ guard: 'resumesBrief', target: 'brief' }, { guard: 'resumesSealed', target: 'play.sealed', actions: 'seal' }, { target: 'play' }] },
        setup: {
          on: {
            BEGIN: { target: 'dealing', actions: assign({ draft: ({ event }) => event.draft }) },
            BACK: 'title',
          },
        },
        dealing: {
          invoke: {
            src: 'deal',
            input: ({ context }) => ({ matter: context.matter!, mode: context.mode, draft: context.draft! }),
            onDone: { target: 'dealt', actions: assign({ play: ({ event }) => event.output, step: 0, choice: undefined, envelopes: {}, save: undefined }) },
            onError: { target: 'title', actions: assign({ fault: ({ event }) => messageOf(event.error), notLoaded: false }) },
          },
        },
        dealt: { always: [{ guard: 'hasSeat', target: 'brief' }, { target: 'play' }] },
        brief: { on: { NEXT: 'play' } },
        play: {
          initial: 'route',
          states: {
            route: {
              always: [
                { guard: 'letsPlay', target: 'letting' },
                { guard: 'atCurtain', target: 'curtain', actions: 'seal' },
                { guard: 'atBrief', target: 'brief' },
                { guard: 'atSituation', target: 'situation' },
                { guard: 'atChoose', target: 'choose' },
                { guard: 'atReveal', target: 'reveal' },
                { guard: 'atChanges', target: 'changes' },
                { guard: 'atInterlude', target: 'interlude' },
                { guard: 'atVerdict', target: 'verdict' },
                { target: 'route', actions: 'forward', reenter: true, guard: 'hasNext' },
              ],
            },
            /** Before the next person looks; a second press right after the last one's seal shows nothing. */
            curtain: { on: { NEXT: { target: 'route', actions: 'forward', guard: 'sealedLongEnough' } } },
            brief: { on: { NEXT: { target: 'route', actions: 'forward' } } },
            situation: { on: { NEXT: { target: 'route', actions: 'forward' } } },
            choose: {
              on: {
                PICK: { actions: assign({ choice: ({ event }) => event.action }) },
                GUESS: { actions: ({ context, event }) => context.play?.guess(event.guess) },
                SEAL: { target: 'sealed', guard: 'hasChoice', actions: 'seal' },
                BACK: { target: 'route', actions: 'back', guard: 'canGoBack' },
              },
            },
            sealed: { on: { OPEN: [{ target: 'route', guard: 'othersChoose', actions: ['handOn', 'forward'] }, { target: 'opening', guard: 'sealedLongEnough' }], UNSEAL: 'choose', BACK: 'choose' } },
            opening: {
              on: { HANDED: {} },
              invoke: {
                src: 'open',
                input: ({ context }) => ({ play: context.play!, choices: chosen(context) }),
                onDone: { target: 'route', actions: ['forward', assign({ envelopes: {} })] },
                onError: { target: '#flow.screen.title', actions: assign({ fault: ({ event }) => messageOf(event.error), notLoaded: false, play: undefined }) },
              },
            },
            /** The seat is handed over, and all is told: the adviser chooses. */
            letting: {
              on: { HANDED: {} },
              invoke: {
                src: 'letPlay',
                input: ({ context }) => ({ play: context.play! }),
                onDone: 'route',
                onError: { target: '#flow.screen.title', actions: assign({ fault: ({ event }) => messageOf(event.error), notLoaded: false, play: undefined }) },
              },
            },
            reveal: { on: { NEXT: { target: 'route', actions: 'forward' }, SKIP: { target: 'route', actions: 'toVerdict' } } },
            changes: { on: { NEXT: { target: 'route', actions: 'forward' }, BACK: { target: 'route', actions: 'back', guard: 'canGoBack' }, SKIP: { target: 'route', actions: 'toVerdict' } } },
            interlude: { on: { NEXT: { target: 'route', actions: 'forward' } } },
            verdict: {
              on: {
                NEXT: { target: 'route', actions: 'forward', guard: 'hasNext', reenter: true },
                BACK: { target: 'route', actions: 'back', guard: 'canGoBack', reenter: true },
                BEGIN: { target: '#flow.screen.dealing', actions: assign({ draft: ({ event }) => event.draft }) },
              },
            },
          },
          on: {
            SKIP: { guard: 'hasNext', target: '.route', actions: 'toVerdict' },
            HANDED: { target: '.route', actions: assign({ choice: undefined }) },
          },
        },
      },
      on: {
        QUIT: { target: '.title', actions: 'forget' },
        FAILED: { target: '.title', actions: ['forget', assign({ fault: ({ event }) => event.fault, notLoaded: true })] },
        CONTINUE: { target: '.resuming', actions: ['forget', assign({ save: ({ event }) => event.save, fault: undefined, badSave: false })] },
        START: { target: '.loading', actions: [assign({ mode: ({ event }) => event.mode, assumptions: ({ event }) => event.assumptions, fault: undefined }), 'forget'] },
      },
    },
    over: {
      initial: 'nothing',
      states: {
        nothing: {},
        menu: {},
        help: {},
        games: {},
        again: {},
        settings: {},
        casebook: {},
        gallery: {},
        seat: {},
      },
      on: {
        MENU: '.menu',
        HELP: '.help',
        GAMES: '.games',
        AGAIN: { target: '.again', actions: assign({ again: ({ event }) => event.at }) },
        SETTINGS: '.settings',
        CASEBOOK: { target: '.casebook', actions: assign({ about: ({ event }) => event.about }) },
        GALLERY: '.gallery',
        SEAT: { target: '.seat', actions: assign({ about: ({ event }) => event.about }) },
        CLOSE: '.nothing',
        QUIT: '.nothing',
        FAILED: '.nothing',
        CONTINUE: '.nothing',
        START: '.nothing',
      },
    },
  },
});

function lastBeat({ play, step }: FlowContext): boolean {
  return play === undefined || step >= play.beats.length - 1;
}

/** Whether the step is about the present stage: its envelopes are still to be sealed. */
function isOpen({ play, step }: FlowContext): boolean {
  const beat = play?.beats[step];
  return play !== undefined && beat !== undefined && 'at' in beat && beat.at >= play.entries.length;
}

function sealedLongEnough({ sealedAt }: FlowContext): boolean {
  return performance.now() - sealedAt >= SEALED_FOR;
}

/** What is sealed in the present stage, the choice on the screen included. */
function chosen(context: FlowContext): FlowContext['envelopes'] {
  const beat = beatNow(context);
  const seat = (beat === undefined ? undefined : eyesOf(beat)) ?? context.play?.seat;
  return seat === undefined || context.choice === undefined ? context.envelopes : { ...context.envelopes, [seat]: context.choice };
}

/** Where a game taken up goes on. Where several persons play, never with somebody's own page: at the curtain of the first who has not sealed. */
function standing(play: Play, save: Save): Pick<FlowContext, 'step' | 'envelopes'> {
  const step = Math.max(0, Math.min(save.step, play.beats.length - 1));
  const beat = play.beats[step];
  if (play.people.length < 2 || beat === undefined || !('at' in beat) || beat.at < play.entries.length) return { step, envelopes: {} };
  const sealed = Object.entries(save.envelopes ?? {}).filter(([seat, action]) => play.session.legal(seat).includes(action));
  const first = play.beats.findIndex((it) => it.kind === 'curtain' && it.at === beat.at && !sealed.some(([seat]) => seat === it.seat));
  return first < 0 ? { step: play.beats.findIndex((it) => it.kind === 'curtain' && it.at === beat.at), envelopes: {} } : { step: first, envelopes: Object.fromEntries(sealed) };
}

/** Back within one round and never before an opened envelope. */
function canGoBack({ play, step }: FlowContext): boolean {
  const [here, before] = [play?.beats[step], play?.beats[step - 1]];
  if (here === undefined || before === undefined) return false;
  if (here.kind === 'verdict') return before.kind === 'verdict';
  return (here.kind === 'choose' && before.kind === 'situation') || (here.kind === 'changes' && before.kind === 'reveal');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
