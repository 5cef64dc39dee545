import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { fiveSeats, inProcess, isSlip, root } from './cli.ts';

const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

describe('help', () => {
  test('names every command', async () => {
    const { code, out, err } = await inProcess(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { name } of commands) expect(out).toContain(`  ${name}`);
  });

  test.each(commands.map(({ name }) => name))('tells the options of %s', async (name) => {
    const { code, out, err } = await inProcess([name, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: five-seats ${name} `);
    for (const option of Object.keys(commands.find((it) => it.name === name)!.options)) expect(out).toContain(`--${option}`);
  });
});

describe('as a process', () => {
  test('it ends with code 0 after help and with code 2 after a slip', async () => {
    const [help, none, command, option] = await Promise.all([['--help'], [], ['simulat'], ['simulate', '--gmaes', '5']].map((args) => fiveSeats(args)));
    expect({ code: help!.code, err: help!.err }).toEqual({ code: 0, err: '' });
    expect(isSlip(none!, 'A command is missing')).toBe(true);
    expect(isSlip(command!, "Did you mean 'simulate'?")).toBe(true);
    expect(isSlip(option!, "Did you mean '--games'?")).toBe(true);
  });

  test('it ends with code 2 and a message where a file of a scenario is broken or gone', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'five-seats-'));
    try {
      cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
      cpSync(join(root, 'package.json'), join(copy, 'package.json'));
      symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
      const outlooks = join(copy, 'src/scenarios/openai-2023/outlooks.json');
      const whole = readFileSync(outlooks, 'utf8');
      writeFileSync(outlooks, whole.slice(0, 1000));
      expect(isSlip(await fiveSeats(['simulate', '--games', '2'], { cwd: copy }), 'outlooks.json')).toBe(true);
      writeFileSync(outlooks, '{"format": "outlooks/1"}');
      expect(isSlip(await fiveSeats(['simulate', '--games', '2'], { cwd: copy }), 'outlooks.json /noDeal')).toBe(true);
      writeFileSync(outlooks, whole);
      writeFileSync(join(copy, 'src/scenarios/harbour-lab/rules.json'), '{');
      expect(isSlip(await fiveSeats(['simulate', '--games', '2'], { cwd: copy }), 'rules.json')).toBe(true);
      rmSync(join(copy, 'src/scenarios/harbour-lab/rules.json'));
      expect(isSlip(await fiveSeats(['simulate', '--games', '2'], { cwd: copy }), 'rules.json')).toBe(true);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});

describe('a slip ends with code 2, one message and the usage', () => {
  test.each([
    [[], 'A command is missing'],
    [['simulat'], "Did you mean 'simulate'?"],
    [['--helpp'], "Did you mean '--help'?"],
    [['simulate', '--gmaes', '5'], "Did you mean '--games'?"],
    [['simulate', '--constructor', '5'], 'Unknown option "--constructor"'],
    [['simulate', '-x'], 'Unknown option "-x"'],
    [['simulate', '--games'], 'needs a value'],
    [['simulate', '--games', '--json'], 'needs a value'],
    [['simulate', '--games', '0'], 'found "0", expected a whole number from 1 to 10000000'],
    [['simulate', '--games', '-5'], 'found "-5", expected a whole number from 1 to 10000000'],
    [['simulate', '--games=1e3'], 'found "1e3"'],
    [['simulate', '--games=10000001'], 'found "10000001"'],
    [['simulate', '--games=5', '--games=6'], 'given twice'],
    [['simulate', '--seed='], '--seed'],
    [['simulate', '--json=yes'], 'takes no value'],
    [['simulate', '5'], 'Unexpected word "5"'],
    [['simulate', '--scenario', 'openai-2032'], "Did you mean 'openai-2023'?"],
    [['simulate', '--seat', 'bord=random'], "Did you mean 'board'?"],
    [['simulate', '--seat', 'board=randm'], "Did you mean 'random'?"],
    [['simulate', '--seat', 'board'], 'expected SEAT=POLICY'],
    [['simulate', '--seat', 'board=random', '--seat', 'board=random'], 'given twice'],
    [['simulate', '--workers', '65'], 'found "65"'],
    [['playthrough'], 'A name is missing'],
    [['playthrough', 'histroy'], "Did you mean 'history'?"],
    [['playthrough', 'history', '--all'], 'found both'],
    [['playthrough', 'no/such.txt'], 'There is no file "no/such.txt"'],
    [['playthrough', 'tests/playthroughs/'], '"tests/playthroughs/" is a folder'],
    [['play', '--seat', 'bored'], "Did you mean 'board'?"],
    [['play', '--lang', 'zh-hans'], "Did you mean 'zh-Hans'?"],
    [['play', '--scenario', 'harbour-lab', '--short'], 'no short form'],
    [['train-prospects', '--games', 'many'], 'found "many"'],
    [['train-prospects', '--out', ''], "Option '--out': found nothing"],
    [['train-prospects', '--out', 'src'], '"src" is a folder'],
    [['train-prospects', '--out', '/no/such/folder/outlooks.json'], 'ENOENT'],
  ] as const)('%j', async (args, message) => {
    const ran = await inProcess(args);
    expect(isSlip(ran, message)).toBe(true);
    if (args.length > 0 && message !== 'ENOENT') expect(ran.err).toMatch(/\nUsage: five-seats /u);
  });
});

describe('a message', () => {
  test.each([
    [['play', '--lang', 'fr'], 'Known: en, zh-Hans.'],
    [['play', '--lang', 'es'], 'Known: en, zh-Hans.'],
    [['simulate', '--', '--games'], 'Unexpected word "--games".'],
  ] as const)('of %j suggests nothing that is not near', async (args, message) => {
    const ran = await inProcess(args);
    expect(isSlip(ran, message)).toBe(true);
    expect(ran.err).not.toContain('Did you mean');
  });

  const long = `\u001B[31m\u009B1m\u202E${'x'.repeat(100_000)}`;
  test.each([
    [[long]],
    [[`-${long}`]],
    [['simulate', long]],
    [['simulate', `--${long}`]],
    [['simulate', `--games=${long}`]],
    [['simulate', `--json=${long}`]],
    [['simulate', '--seat', long]],
    [['simulate', '--seat', `${long}=random`]],
    [['simulate', '--scenario', long]],
    [['play', '--lang', long]],
    [['playthrough', long]],
    [['playthrough', `./${long}`]],
    [['train-prospects', '--games', '1', '--out', `./no/${long}`]],
  ])('is short and steers no terminal (%#)', async ([...args]) => {
    const ran = await inProcess(args);
    expect(isSlip(ran, '')).toBe(true);
    expect(ran.err.length).toBeLessThan(2500);
    expect(ran.err).not.toMatch(/[^\P{C}\n]/u);
  });
});

describe('a broken playthrough file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'five-seats-'));
  const file = (name: string, lines: readonly string[]): string => {
    const path = join(folder, `${name}.txt`);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  };

  test('has all its faults named at once, with line, found and expected', async () => {
    const path = file('broken', [
      'scenario: harbour-lab', 'sead: 3', 'seats: bord=random founder=rndom', 'types: {"partner": "one-bote"}', 'start: {"standin": 3}', 'script:',
      'evening/led board wait-board', 'evening/lead board remove-directr', 'morning/act chance locl-paper none', 'nonsense', '---',
    ]);
    const ran = await inProcess(['playthrough', path]);
    expect(isSlip(ran, 'line 2: found "sead", expected one of scenario: seed: seats: types: start: script:.')).toBe(true);
    for (const line of [3, 4, 5, 7, 8, 9, 10]) expect(ran.err).toContain(`line ${line}: found `);
    for (const near of ['seed', 'board', 'random', 'one-boat', 'standing', 'evening/lead', 'remove-director', 'local-paper']) expect(ran.err).toContain(`Did you mean '${near}'?`);
  });

  test.each([
    ['empty', [''], 'line 1: found nothing, expected scenario'],
    ['json', ['{"scenario": "harbour-lab"}'], 'expected one of scenario:'],
    ['unknown', ['scenario: harbour-lob', 'seed: 1', '---'], "Did you mean 'harbour-lab'?"],
    ['thrice', ['scenario: harbour-lab', 'seed: 1', 'seats: board=random=zzz', '---'], 'line 3: found "board=random=zzz", expected SEAT=POLICY'],
    ['deep', ['scenario: harbour-lab', 'seed: 1', `start: {"standing": ${DEEP}}`, '---'], 'expected a value that'],
    ['deeper', ['scenario: harbour-lab', 'seed: 1', `start: ${DEEP}`, '---'], 'expected a JSON object'],
    ['deepest', ['scenario: harbour-lab', 'seed: 1', `types: {"partner": ${DEEP}}`, '---'], "expected a level of 'partner'"],
    ['recordless', ['scenario: harbour-lab', 'seed: 1', 'script: recorded', '---'], 'a scenario with a record'],
  ])('%s', async (name, lines, message) => {
    const ran = await inProcess(['playthrough', file(name, lines)]);
    expect(isSlip(ran, message)).toBe(true);
    expect(ran.err.trim().split('\n')).toHaveLength(name === 'json' ? 2 : 1);
  });

  test('of no bytes at all has the first line named', async () => {
    const path = join(folder, 'none.txt');
    writeFileSync(path, '');
    expect(isSlip(await inProcess(['playthrough', path]), 'line 1: found nothing')).toBe(true);
  });

  test('may be a folder, which is named', async () => {
    const path = join(folder, 'folder.txt');
    mkdirSync(path);
    expect(isSlip(await inProcess(['playthrough', path]), 'folder.txt" is a folder')).toBe(true);
  });

  test('has its first 20 faults told, and the number of the others', async () => {
    const ran = await inProcess(['playthrough', file('many', ['scenario: harbour-lab', 'seed: 1', 'script:', ...Array.from({ length: 500 }, () => `\u001B[2J${'nonsense'.repeat(1000)}`), '---'])]);
    expect(isSlip(ran, 'and 480 more')).toBe(true);
    expect(ran.err.trim().split('\n')).toHaveLength(21);
    expect(ran.err.length).toBeLessThan(10_000);
    expect(ran.err).not.toContain('\u001B');
  });

  test('that the rules refuse is a failure and not a slip', async () => {
    const path = file('refused', ['scenario: harbour-lab', 'seed: 1', 'script:', 'evening/lead board show-logbook', 'evening/lead investors wait-investors', '---']);
    const { code, err } = await inProcess(['playthrough', path]);
    expect(code).toBe(1);
    expect(err).toContain('line 5: found "investors", expected a seat that chooses here');
  });

  test('whose game went otherwise has its first wrong line named', async () => {
    const head = ['scenario: harbour-lab', 'seed: 1', 'seats: random', '---'];
    const path = file('otherwise', head);
    expect((await inProcess(['playthrough', path])).code).toBe(1);
    expect((await inProcess(['playthrough', path, '--update'])).code).toBe(0);
    const { code, out } = await inProcess(['playthrough', path, '--json']);
    expect({ code, ...(JSON.parse(out) as object) }).toMatchObject({ code: 0, name: 'otherwise', same: true, scenario: 'harbour-lab' });
    const written = readFileSync(path, 'utf8').split('\n');
    written[6] = 'board may: nothing at all';
    file('otherwise', written);
    const wrong = await inProcess(['playthrough', path]);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('line 7 (stage 1 evening/lead');
    expect(wrong.err).toContain('written: board may: nothing at all');
    written[6] = `${readFileSync(path, 'utf8').split('\n')[6]!}${'\u001B[31m and so on'.repeat(10_000)}`;
    file('otherwise', written);
    const long = await inProcess(['playthrough', path]);
    expect(long.code).toBe(1);
    expect(long.err.length).toBeLessThan(3000);
    expect(long.err).not.toContain('\u001B');
  });
});
