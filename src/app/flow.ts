/** Which screen is up: from the title to the verdict, and what lies over it. */
import { type ActorRefFrom, assign, setup } from 'xstate';
import type { Beat } from './beats.ts';
import type { ActorId, Assumptions } from '../engine/index.ts';
import { deal, type Draft, letPlay, load, open, resume, UnreadableSave } from './flowActors.ts';
import type { Mode } from './matter.ts';
import type { Save } from './saveFormat.ts';
import { beatNow, canGoBack, chosen, type FlowContext, isOpen, lastBeat, sealedLongEnough, standing } from './standing.ts';
import type { Guess } from './view/guess.ts';

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

export type FlowActor = ActorRefFrom<typeof flowMachine>;

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
