import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { LONGEST_INPUT, linesOf } from '../../src/cli/io.ts';
import { fiveSeats, inProcess } from './cli.ts';

/** Text ids without a text show themselves in brackets. */
const GAP = /\[[a-z]+\.[^\]]*\]|\{[a-z]+\}/iu;

describe('play', () => {
  test.each([
    ['en', 'openai-2023', 'workforce', 'The verdict'],
    ['zh-Hans', 'openai-2023', 'partner', '结局'],
    ['en', 'harbour-lab', 'investors', 'The verdict'],
    ['zh-Hans', 'harbour-lab', 'board', '结局'],
  ])('comes to the verdict by itself, in %s, in %s, for %s', async (lang, scenario, seat, verdict) => {
    const { code, out, err } = await inProcess(['play', '--auto', '--lang', lang, '--scenario', scenario, '--seat', seat, '--seed', '11']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`== ${verdict} ==`);
    expect(out).not.toMatch(GAP);
  });

  test('plays the short form: the adviser takes the rounds in between', async () => {
    const { code, out } = await inProcess(['play', '--auto', '--short', '--seat', 'board', '--seed', '4', '--lang', 'en']);
    expect(code).toBe(0);
    expect(out).toContain('== The verdict ==');
  });

  test('reads a pipe: numbers, ids, questions and slips, and ends politely with it', async () => {
    const { code, out, err } = await inProcess(['play', '--scenario', 'harbour-lab', '--seat', 'board', '--seed', '2', '--lang', 'en'], ['?', 'm', 'h', '99', 'keep-directr', 'keep-director']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('What your adviser expects');
    expect(out).toContain('- Dive safety: ');
    expect(out).toContain('"99" is none of the options');
    expect(out).toContain('"keep-directr" is none of the options');
    expect(out).toContain('You chose: Keep the director');
    expect(out).toContain('The input ended in this round');
    expect(out).not.toMatch(GAP);
  });

  test('comes to the verdict when somebody always takes the first option', async () => {
    const { code, out } = await inProcess(['play', '--scenario', 'harbour-lab', '--seat', 'partner', '--seed', '5', '--lang', 'zh-Hans'], Array.from({ length: 40 }, () => '1'));
    expect(code).toBe(0);
    expect(out).toContain('== 结局 ==');
  });

  test('reads the pipe of a process to its end', async () => {
    const { code, out, err } = await fiveSeats(['play', '--scenario', 'harbour-lab', '--seat', 'board', '--lang', 'en'], { input: 'keep-director\n' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('You chose: Keep the director');
    expect(out).toContain('The input ended in this round');
  });

  test('takes a line without end as one wrong answer', async () => {
    const { code, out, err } = await fiveSeats(['play', '--scenario', 'harbour-lab', '--seat', 'board', '--lang', 'en'], { input: `keep-director${' '.repeat(5_000_000)}\nkeep-director\n` });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/is none of the options/gu)).toHaveLength(1);
    expect(out).toContain('You chose: Keep the director');
  });

  test('tells a wrong answer without what steers a terminal', async () => {
    const { out } = await inProcess(['play', '--scenario', 'harbour-lab', '--seed', '\u001B[2J', '--lang', 'en'], ['\u001B[31mred\u202E', 'q']);
    expect(out).not.toMatch(/[^\P{C}\n]/u);
    expect(out).toContain(String.raw`"\u001b[31mred\u202e" is none of the options`);
  });

  test('leaves on q', async () => {
    const { code, out } = await fiveSeats(['play', '--scenario', 'harbour-lab', '--lang', 'en'], { input: 'q\n1\n' });
    expect(code).toBe(0);
    expect(out).not.toContain('You chose');
  });

  test('gives the same game for the same seed', async () => {
    const runs = await Promise.all([1, 2].map(() => inProcess(['play', '--auto', '--seed', 'twice', '--lang', 'en'])));
    expect(runs[0]!.out).toBe(runs[1]!.out);
  });

  test('gives a hint, hands the seat over and takes it back', async () => {
    const { code, out, err } = await inProcess(['play', '--scenario', 'harbour-lab', '--seat', 'board', '--seed', '2', '--lang', 'en'], ['hint', 'hand nobody', 'hand incentive', 'what', 'take', 'keep-director']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/Your adviser would choose: [A-Z].*\n {3}In the model: /u);
    expect(out).toContain('There is no policy "nobody". Policies: random, historical, incentive');
    expect(out).toContain('The policy incentive plays your seat from here on');
    expect(out.indexOf('Chosen for you: ')).toBeGreaterThan(out.indexOf('from here on'));
    expect(out.slice(out.indexOf('Chosen for you: '))).toMatch(/An empty line goes on[^]*What do you (?:choose|sign)\?/u);
    expect(out).not.toMatch(GAP);
  });

  test.each(['en', 'zh-Hans'])('plays on to the verdict when somebody hands the seat over and leaves, in %s', async (lang) => {
    const auto = await inProcess(['play', '--auto', '--scenario', 'harbour-lab', '--seat', 'founder', '--seed', '3', '--lang', lang]);
    const { code, out } = await inProcess(['play', '--scenario', 'harbour-lab', '--seat', 'founder', '--seed', '3', '--lang', lang], ['hand']);
    expect(code).toBe(0);
    expect(out.slice(out.lastIndexOf('=='))).toBe(auto.out.slice(auto.out.lastIndexOf('==')));
    expect(out).not.toMatch(GAP);
  });

  test('marks where the game leaves the record', async () => {
    const { out } = await inProcess(['play', '--seat', 'board', '--seed', '9', '--lang', 'en'], ['wait-board', 'wait-board']);
    expect(out).toContain('Counterfactual from here on');
  });
});

describe('the lines of a stream', () => {
  test.each([
    ['in pieces', ['a', 'b\nc', '\n', '\nd'], ['ab', 'c', '', 'd']],
    ['with the endings of another system', ['a\r', '\nb\r\n'], ['a', 'b']],
    ['of nothing', [], []],
    ['of the greatest length', ['x'.repeat(LONGEST_INPUT), '\ny'], ['x'.repeat(LONGEST_INPUT), 'y']],
    ['of a greater length, cut', ['x'.repeat(LONGEST_INPUT), 'xx', 'z\ny\n'], [`${'x'.repeat(LONGEST_INPUT)}...`, 'y']],
  ])('%s', async (_, chunks, lines) => {
    const read: string[] = [];
    for await (const line of linesOf(Readable.from(chunks))) read.push(line);
    expect(read).toEqual(lines);
  });
});
