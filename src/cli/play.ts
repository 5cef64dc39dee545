/** `play`: one seat against policies, with the keyboard or a pipe. */
import { randomInt } from 'node:crypto';
import type { Policy } from '../bots/index.ts';
import { drawFrom, type GameEvent, type GameState } from '../engine/index.ts';
import { type Catalogue, chooseLanguage, createTexts, type Language, LANGUAGES } from '../i18n/texts.ts';
import type { HistoricalRecord } from '../scenarios/index.ts';
import { pastOf } from '../session/past.ts';
import { openScenarioFor } from '../session/play.ts';
import { createSession, HUMAN, type Session, type StageReport } from '../session/session.ts';
import { type Args, type Command, oneOf, seedOf, UsageError } from './args.ts';
import type { Io } from './io.ts';
import { folderOf } from './open.ts';
import { briefLines, forecastLines, headingLines, introLines, meterLines, optionLines, reportLines, type Teller } from './playText.ts';
import { clipped, printable } from './say.ts';
import { verdictLines } from './verdictText.ts';

const LEAVE = 'q';

const words: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('../i18n/cli.en.json', { with: { type: 'json' } })).default,
  'zh-Hans': async () => (await import('../i18n/cli.zh-Hans.json', { with: { type: 'json' } })).default,
};

export const playCommand: Command = {
  name: 'play',
  about: `Plays one seat in the terminal; the other seats are played by their incentives.
Choose by number; ? shows the adviser's forecast, m the meters, q leaves. Reads from a pipe as well.`,
  usage: '[--scenario ID] [--seat SEAT] [--seed S] [--lang en|zh-Hans] [--short] [--auto]',
  words: 0,
  options: {
    scenario: { type: 'string', value: 'ID', about: 'openai-2023 if absent' },
    seat: { type: 'string', value: 'SEAT', about: 'one of the five; the first if absent' },
    seed: { type: 'string', value: 'S', about: 'any text; a new one if absent' },
    lang: { type: 'string', value: 'LANG', about: `${LANGUAGES.join(' or ')}; the terminal's own if absent` },
    short: { type: 'boolean', about: 'the short form: the adviser plays the rounds in between' },
    auto: { type: 'boolean', about: 'the adviser chooses for you' },
  },
  run: play,
};

interface Table {
  readonly io: Io;
  readonly session: Session;
  readonly teller: Teller;
  readonly told: Told;
  /** Rounds the person plays; all if absent. */
  readonly rounds: readonly string[] | undefined;
}

async function play(args: Args, io: Io): Promise<number> {
  const folder = folderOf(args);
  const seed = seedOf(args, String(randomInt(1_000_000)));
  const language = languageOf(args);
  const { game, policies } = await openScenarioFor(folder, []);
  const playable = game.scenario.data.actors.filter((actor) => actor.playable).map((actor) => actor.id);
  const seat = oneOf('seat', args.text('seat') ?? playable[0]!, playable);
  const { shortForm } = game.scenario.data.scenario;
  const rounds = args.has('short') ? shortForm : undefined;
  if (args.has('short') && rounds === undefined) throw new UsageError(`Scenario '${folder.id}' has no short form.`);
  const texts = createTexts(language, await words[language](), await folder.texts[language]());
  const session = createSession({
    game,
    seed,
    seats: { [seat]: HUMAN },
    policies: policies.byName,
    adviser: policies.incentive.name,
    reasons: true,
    ...(rounds === undefined ? {} : { rounds }),
    ...(policies.policyHash === undefined ? {} : { policyHash: policies.policyHash }),
  });
  const teller: Teller = { texts, game, seat };
  const table: Table = { io, session, teller, told: createTold(session.state(), await folder.record?.()), rounds };
  const chooser = args.has('auto') ? adviserAt(table, policies.incentive, seed) : personAt(table);
  tell(io, introLines(teller, printable(seed), session.observation().view));
  try {
    for (;;) {
      tellReports(table, session.advance());
      if (session.over) break;
      const action = await chooser.choose();
      if (action === undefined) {
        tell(io, ['', texts.t('cli.left', { round: texts.t(`round.${session.observation().view.round}`) })]);
        return 0;
      }
      tellReports(table, [session.choose(action)]);
    }
  } finally {
    await chooser.leave();
  }
  tell(io, verdictLines(teller, session.state(), pastOf(game, session.transcript())));
  return 0;
}

function languageOf(args: Args): Language {
  const given = args.text('lang');
  if (given !== undefined) return given === 'zh' || given === 'zh-CN' ? 'zh-Hans' : oneOf('language', given, LANGUAGES);
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return chooseLanguage([LC_ALL, LC_MESSAGES, LANG].flatMap((it) => it ?? []));
}

function tell(io: Io, lines: readonly string[]): void {
  io.out(`${lines.join('\n')}\n`);
}

/** What has been told: headings once a round, and once that the record is left. */
interface Told {
  /** Before the next stage to tell. */
  state: GameState;
  stages: number;
  round: string | undefined;
  /** Stages told in this round. */
  inRound: number;
  /** Absent without a record, and once the game has left it. */
  record: HistoricalRecord | undefined;
}

function createTold(state: GameState, record: HistoricalRecord | undefined): Told {
  return { state, stages: 0, round: undefined, inRound: 0, record };
}

function heading({ io, teller, told, rounds }: Table, round: string, situation: string): void {
  if (told.round === round) return;
  told.round = round;
  told.inRound = 0;
  tell(io, headingLines(teller, round, situation));
  if (rounds?.includes(round) ?? true) tell(io, [...briefLines(teller, situation), '']);
}

function tellReports(table: Table, reports: readonly StageReport[]): void {
  const { io, session, teller, told } = table;
  const { stages } = session.transcript();
  for (const report of reports) {
    heading(table, report.round, report.situation);
    tell(io, reportLines(teller, report, session.game.observe(told.state, teller.seat).view));
    if (told.record !== undefined && leaves(told.record, report, told.inRound, teller.seat)) {
      told.record = undefined;
      tell(io, [teller.texts.t('cli.counterfactual')]);
    }
    told.state = session.game.apply(told.state, stages[told.stages]!.choices).state;
    told.stages += 1;
    told.inRound += 1;
  }
}

/** Whether a stage, as the seat saw it, differs from the record; `nth` counts the stages of its round. */
function leaves(record: HistoricalRecord, report: StageReport, nth: number, seat: string): boolean {
  const stage = record.stages.filter((it) => it.round === report.round)[nth];
  if (stage === undefined) return true;
  const differs = (actor: string, action: string): boolean => stage.choices[actor] !== undefined && stage.choices[actor] !== action;
  if (report.mine !== undefined && differs(seat, report.mine)) return true;
  return report.events.some((event: GameEvent) => {
    if (event.kind === 'chose') return differs(event.actor, event.action);
    return event.kind === 'chance' && stage.chance !== undefined && event.outcome !== (stage.chance[event.event] ?? 'none');
  });
}

/** Tells what there is to choose from. */
function present(table: Table): readonly string[] {
  const { io, session, teller } = table;
  const { view } = session.observation();
  heading(table, view.round, view.situation);
  const legal = session.legal();
  tell(io, optionLines(teller, view, legal));
  return legal;
}

interface ChooserAtTable {
  /** Nothing where the game is left. */
  choose(): Promise<string | undefined>;
  leave(): Promise<void>;
}

function adviserAt(table: Table, adviser: Policy, seed: string): ChooserAtTable {
  const { session, teller } = table;
  const draw = drawFrom(`${seed}/${teller.seat}`);
  return {
    choose: async () => adviser.choose({ observation: session.observation(), legal: present(table), draw }),
    leave: async () => undefined,
  };
}

function personAt(table: Table): ChooserAtTable {
  const { io, session, teller } = table;
  const { t } = teller.texts;
  const lines = io.lines()[Symbol.asyncIterator]();
  const choose = async (): Promise<string | undefined> => {
    const legal = present(table);
    for (;;) {
      if (io.interactive) io.out('> ');
      const { value, done } = await lines.next();
      const input = done === true ? LEAVE : value.trim();
      const chosen = legal[/^\d{1,3}$/u.test(input) ? Number(input) - 1 : -1] ?? legal.find((action) => action === input);
      if (chosen !== undefined || input === LEAVE) return chosen;
      const { view } = session.observation();
      if (input === '?' || input === '？') tell(io, forecastLines(teller, view, session.forecast()));
      else if (input === 'm') tell(io, meterLines(teller, view));
      else if (input === 'h' || input === '') tell(io, [t('cli.help')]);
      else tell(io, [t('cli.badInput', { input: clipped(input, 40), most: legal.length })]);
    }
  };
  return { choose, leave: async () => void (await lines.return?.()) };
}
