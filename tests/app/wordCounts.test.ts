/** How much the screens of play ask to be read, in real games: built as the player gets them, and read as they stand open. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Beat } from '../../src/app/beats.ts';
import type { Mode } from '../../src/app/matter.ts';
import { newPlay, type Play } from '../../src/app/play.ts';
import { screenOf } from '../../src/app/screens/screen.ts';
import type { Ui } from '../../src/app/ui.ts';
import { playableSeats } from '../../src/app/view/names.ts';
import { CHARACTERS_A_WORD, readingTime, WORDS, wordsIn } from '../../src/app/view/reading.ts';
import type { Texts } from '../../src/i18n/texts.ts';
import { openText, stubPage } from '../support/page.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { matterOf, textsOf } from './support.ts';

const GAMES = [['tutorial', 'harbour-lab'], ['short', 'openai-2023']] as const;
const LANGUAGES = ['en', 'zh-Hans'] as const;
/** Of these the seat follows its adviser where the number is even; else it takes one option after another. */
const SEEDS = [1, 2, 3, 4] as const;
const FIRST_REVEAL_SECONDS = 100;

interface Read {
  readonly texts: Texts;
  /** Of one game and seat, in one language. */
  readonly game: string;
  /** Which of its rounds; absent before the first. */
  readonly round: string | undefined;
  readonly screen: string;
  readonly words: number;
  readonly text: string;
}

beforeAll(() => stubPage());

describe.each(GAMES)('in the %s', (mode, id) => {
  let reads: readonly Read[] = [];
  beforeAll(async () => {
    reads = await allReads(mode, id);
  }, 60_000);

  test('no screen of play asks for more than sixty words, in either language', () => {
    expect(reads.filter(({ screen }) => screen !== 'setup').filter(({ words }) => words > WORDS.beat).map(told)).toEqual([]);
  });

  test('no round asks for more than a hundred and fifty, in either language', () => {
    const rounds = Map.groupBy(reads.filter(({ round }) => round !== undefined), ({ game, round }) => `${game}, ${round}`);
    const long = [...rounds].map(([name, screens]) => ({ name, words: Math.round(sum(screens)), screens: screens.map(({ screen, words }) => `${screen} ${Math.round(words)}`).join(', ') }));
    expect(long.filter(({ words }) => words > WORDS.round)).toEqual([]);
    expect(long.length).toBeGreaterThan(100);
  });

  test.each(LANGUAGES)('the first reveal is reached within a hundred seconds of reading, in %s', (language) => {
    const games = Map.groupBy(reads.filter(({ texts }) => texts.language === language), ({ game }) => game);
    const slow = [...games].map(([game, screens]) => {
      const until = screens.slice(0, screens.findIndex(({ screen }) => screen === 'reveal') + 1);
      return { game, seconds: Math.round(readingTime(language, sum(until))), words: until.map(({ screen, words }) => `${screen} ${Math.round(words)}`).join(', ') };
    });
    expect(slow.filter(({ seconds }) => seconds > FIRST_REVEAL_SECONDS)).toEqual([]);
  });
});

test('words are counted by spaces in English and by characters in Chinese', () => {
  expect(wordsIn('“Return”: 3 of 770, not yet 5 pm.')).toBe(8);
  expect(wordsIn('')).toBe(0);
  expect(wordsIn('董事会罢免')).toBeCloseTo(5 / CHARACTERS_A_WORD);
  expect(wordsIn('738人签名，CEO未动')).toBeCloseTo(2 + 5 / CHARACTERS_A_WORD);
});

test('a word of English stands for as many Chinese characters as in our own catalogues', async () => {
  const [english, chinese] = await Promise.all(LANGUAGES.map(async (language) => Promise.all(GAMES.map(([, id]) => scenarioFolder(id)!.texts[language]()))));
  const words = english!.flatMap((texts) => Object.values(texts)).reduce((n, text) => n + text.split(/\s+/u).length, 0);
  const characters = chinese!.flatMap((texts) => Object.values(texts)).reduce((n, text) => n + (text.match(/\p{Script=Han}/gu)?.length ?? 0), 0);
  expect(characters / words).toBeCloseTo(CHARACTERS_A_WORD, 1);
});

function told({ game, screen, words, text }: Read): string {
  return `${game}, ${screen}: ${Math.round(words)} words: ${text.replaceAll(/\s+/gu, ' ').trim()}`;
}

function sum(screens: readonly Read[]): number {
  return screens.reduce((words, screen) => words + screen.words, 0);
}

async function allReads(mode: Mode, id: string): Promise<readonly Read[]> {
  const matter = await matterOf(id);
  const languages = await Promise.all(LANGUAGES.map((language) => textsOf(language, id)));
  const reads: Read[] = [];
  for (const seat of playableSeats(matter.game)) {
    for (const seed of SEEDS) {
      const play = newPlay(matter, { mode, seat, others: {}, seed: `read-${seed}`, start: {} });
      const read = (name: string, step: number, round?: string): void => {
        for (const texts of languages) reads.push(readScreen(play, texts, name, step, `${mode}, ${seat}, seed ${seed}, ${texts.language}`, round));
      };
      read('setup', 0);
      read('brief', 0);
      let step = 0;
      for (let n = 0; ; n++) {
        for (; step < play.beats.length; step++) {
          const beat = play.beats[step]!;
          if (beat.kind === 'verdict') break;
          read(`play.${beat.kind}`, step, roundOfBeat(play, beat));
          if (beat.kind === 'choose') read('play.sealed', step);
        }
        if (play.session.over) break;
        const legal = play.session.legal();
        play.open((seed % 2 === 0 ? play.session.hint()?.action : undefined) ?? legal[(n * 7 + seed) % legal.length]!);
      }
    }
  }
  return reads;
}

function roundOfBeat(play: Play, beat: Exclude<Beat, { kind: 'verdict' }>): string {
  return beat.kind === 'interlude' ? play.entries[beat.from]!.report.round : play.viewAt(beat.at).round;
}

/** The head with round and hour stands over every screen of a round and is counted once, where the round begins; so is the envelope, which repeats the choice. */
function readScreen(play: Play, texts: Texts, name: string, step: number, game: string, round: string | undefined): Read {
  const { mode, matter } = play;
  const context = { mode, matter, play, step, choice: name === 'play.sealed' ? play.session.legal().at(-1) : undefined, sealedAt: -1000 };
  const ui = { texts, context, send: () => undefined, asides: [], settings: { sound: false, motion: 'less', names: 'people' }, played: [], saved: undefined } as unknown as Ui;
  const text = openText(screenOf(ui, name), (classes) => classes.includes('kicker') && name !== 'play.situation');
  return { texts, game, round, screen: name.replace('play.', ''), words: wordsIn(text), text };
}
