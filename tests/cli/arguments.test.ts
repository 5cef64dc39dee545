import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { fiveSeats, inProcess, isSlip, root } from './cli.ts';

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
    [['simulate', '--constructor', '5'], "Unknown option '--constructor'"],
    [['simulate', '-x'], "Unknown option '-x'"],
    [['simulate', '--games'], 'needs a value'],
    [['simulate', '--games', '--json'], 'needs a value'],
    [['simulate', '--games', '0'], "found '0', expected a whole number from 1 to 10000000"],
    [['simulate', '--games=1e3'], "found '1e3'"],
    [['simulate', '--games=10000001'], "found '10000001'"],
    [['simulate', '--games=5', '--games=6'], 'given twice'],
    [['simulate', '--seed='], '--seed'],
    [['simulate', '--json=yes'], 'takes no value'],
    [['simulate', '5'], "Unexpected word '5'"],
    [['simulate', '--scenario', 'openai-2032'], "Did you mean 'openai-2023'?"],
    [['simulate', '--seat', 'bord=random'], "Did you mean 'board'?"],
    [['simulate', '--seat', 'board=randm'], "Did you mean 'random'?"],
    [['simulate', '--seat', 'board'], 'expected SEAT=POLICY'],
    [['simulate', '--seat', 'board=random', '--seat', 'board=random'], 'given twice'],
    [['simulate', '--workers', '65'], "found '65'"],
    [['playthrough'], 'A name is missing'],
    [['playthrough', 'histroy'], "Did you mean 'history'?"],
    [['playthrough', 'history', '--all'], 'found both'],
    [['playthrough', 'no/such.txt'], "There is no file 'no/such.txt'"],
    [['play', '--seat', 'bored'], "Did you mean 'board'?"],
    [['play', '--lang', 'zh-hans'], "Did you mean 'zh-Hans'?"],
    [['play', '--scenario', 'harbour-lab', '--short'], 'no short form'],
    [['train-prospects', '--games', 'many'], "found 'many'"],
    [['train-prospects', '--out', '/no/such/folder/outlooks.json'], 'ENOENT'],
  ] as const)('%j', async (args, message) => {
    const ran = await inProcess(args);
    expect(isSlip(ran, message)).toBe(true);
    if (args.length > 0 && message !== 'ENOENT') expect(ran.err).toMatch(/\nUsage: five-seats /u);
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
    ['empty', [''], 'found nothing, expected scenario'],
    ['json', ['{"scenario": "harbour-lab"}'], 'expected one of scenario:'],
    ['unknown', ['scenario: harbour-lob', 'seed: 1', '---'], "Did you mean 'harbour-lab'?"],
    ['recordless', ['scenario: harbour-lab', 'seed: 1', 'script: recorded', '---'], 'a scenario with a record'],
  ])('%s', async (name, lines, message) => {
    expect(isSlip(await inProcess(['playthrough', file(name, lines)]), message)).toBe(true);
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
  });
});
