/** `play`: one seat against policies, with the keyboard or a pipe. */
import { randomInt } from 'node:crypto';
import { type Catalogue, chooseLanguage, createTexts, type Language, LANGUAGES } from '../i18n/texts.ts';
import { pastOf } from '../session/past.ts';
import { openScenario } from '../session/play.ts';
import { createSession, HUMAN, type StageReport } from '../session/session.ts';
import { type Args, type Command, oneOf, seedOf, UsageError } from './args.ts';
import type { Io } from './io.ts';
import { folderOf } from './open.ts';
import { createTold, present, type Table, tell, tellReports } from './playTable.ts';
import { forecastLines, hintLines, introLines, meterLines, type Teller } from './playText.ts';
import { clipped, printable } from './say.ts';
import { verdictLines } from './verdictText.ts';

const LEAVE = 'q';
const ADVISER = 'incentive';

const words: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('../i18n/cli.en.json', { with: { type: 'json' } })).default,
  'zh-Hans': async () => (await import('../i18n/cli.zh-Hans.json', { with: { type: 'json' } })).default,
};

export const playCommand: Command = {
  name: 'play',
  about: `Plays one seat in the terminal; the other seats are played by their incentives.
Choose by number; ? shows the adviser's forecast, hint its choice, hand POLICY lets a policy play on,
take takes the seat back, m shows the meters, q leaves. Reads from a pipe as well.`,
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

async function play(args: Args, io: Io): Promise<number> {
  const folder = folderOf(args);
  const seed = seedOf(args, String(randomInt(1_000_000)));
  const language = languageOf(args);
  const { game, policies } = await openScenario(folder);
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
    adviser: ADVISER,
    reasons: true,
    ...(rounds === undefined ? {} : { rounds }),
    ...(policies.policyHash === undefined ? {} : { policyHash: policies.policyHash }),
  });
  const teller: Teller = { texts, game, seat };
  const table: Table = { io, session, teller, told: createTold(session.state(), await folder.record?.()), rounds, policies: Object.keys(policies.byName) };
  if (args.has('auto')) session.handTo(ADVISER);
  const lines = args.has('auto') ? undefined : io.lines()[Symbol.asyncIterator]();
  tell(io, introLines(teller, printable(seed), session.observation().view));
  try {
    for (;;) {
      tellReports(table, session.advance());
      if (session.over) break;
      const report = lines === undefined ? session.letChoose() : await turnOf(table, lines);
      if (report === undefined) {
        tell(io, ['', texts.t('cli.left', { round: texts.t(`round.${session.observation().view.round}`) })]);
        return 0;
      }
      tellReports(table, [report]);
    }
  } finally {
    await lines?.return?.();
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

/** What a person at the keyboard, or in a pipe, brings about: a stage played, or nothing where the game is left. */
async function turnOf(table: Table, lines: AsyncIterator<string>): Promise<StageReport | undefined> {
  const { io, session, teller } = table;
  const { t } = teller.texts;
  let legal = present(table);
  for (;;) {
    const held = session.heldBy;
    if (io.interactive) io.out('> ');
    const { value, done } = await lines.next();
    if (done === true) return held === undefined ? undefined : session.letChoose(); // who hands over need not stay
    const input = value.trim();
    const chosen = legal[/^\d{1,3}$/u.test(input) ? Number(input) - 1 : -1] ?? legal.find((action) => action === input);
    if (chosen !== undefined) return session.choose(chosen);
    if (input === LEAVE) return undefined;
    if (input === '' && held !== undefined) return session.letChoose();
    if (input === 'take' && held !== undefined) {
      session.takeBack();
      legal = present(table);
    } else if (/^hand(?:\s|$)/u.test(input)) {
      if (handOver(table, input.slice('hand'.length).trim())) return session.letChoose();
    } else tell(io, answerLines(table, input) ?? [held === undefined ? t('cli.badInput', { input: clipped(input, 40), most: legal.length }) : t('cli.held', { policy: held })]);
  }
}

/** What is asked for and changes nothing. */
function answerLines({ session, teller }: Table, input: string): readonly string[] | undefined {
  const { view } = session.observation();
  if (input === '?' || input === '？') return forecastLines(teller, view, session.forecast());
  if (input === 'hint') return hintLines(teller, view, session.hint());
  if (input === 'm') return meterLines(teller, view);
  return input === 'h' || input === '' ? [teller.texts.t('cli.help')] : undefined;
}

function handOver({ io, session, teller, policies }: Table, given: string): boolean {
  const { t } = teller.texts;
  const policy = given === '' ? ADVISER : given;
  const known = policies.includes(policy);
  if (known) session.handTo(policy);
  tell(io, [known ? t('cli.hand', { policy }) : t('cli.hand.unknown', { input: clipped(policy, 40), known: policies.join(', ') })]);
  return known;
}
