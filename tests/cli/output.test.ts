import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSlip, type Ran, root } from './cli.ts';

type Sink = 'kept' | 'closed' | number;

/** The program with its output going elsewhere: to nobody, or to an open file. */
function fiveSeatsInto(args: readonly string[], sinks: { readonly out: Sink; readonly err: Sink }): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const ends = [sinks.out, sinks.err].map((sink) => (typeof sink === 'number' ? sink : 'pipe'));
    const child = spawn(process.execPath, ['src/cli/main.ts', ...args], { cwd: root, stdio: ['ignore', ...ends] });
    const told = ['', ''];
    [child.stdout, child.stderr].forEach((stream, i) => {
      if ([sinks.out, sinks.err][i] === 'closed') stream?.destroy();
      else stream?.setEncoding('utf8').on('data', (text: string) => (told[i] += text));
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out: told[0]!, err: told[1]! }));
  });
}

const SIMULATE = ['simulate', '--scenario', 'harbour-lab', '--games', '5'];

describe('output that goes nowhere', () => {
  test('closed, ends the program quietly', async () => {
    expect(await fiveSeatsInto(SIMULATE, { out: 'closed', err: 'kept' })).toMatchObject({ code: 0, err: expect.stringMatching(/^(\d+ games a second\n)?$/u) as string });
  });

  test('closed for messages, leaves the exit code and the results as they are', async () => {
    const [done, slip] = await Promise.all([SIMULATE, ['simulat']].map((args) => fiveSeatsInto(args, { out: 'kept', err: 'closed' })));
    expect(done!.code).toBe(0);
    expect(done!.out).toContain('harbour-lab, 5 games');
    expect(slip).toMatchObject({ code: 2, out: '' });
  });

  test.runIf(existsSync('/dev/full'))('on a full disk, is one message and code 2', async () => {
    const full = openSync('/dev/full', 'w');
    try {
      const [results, messages, both] = await Promise.all([
        fiveSeatsInto([...SIMULATE, '--json'], { out: full, err: 'kept' }),
        fiveSeatsInto(SIMULATE, { out: 'kept', err: full }),
        fiveSeatsInto(SIMULATE, { out: full, err: full }),
      ]);
      expect(isSlip(results!, 'five-seats: the output cannot be written: ENOSPC')).toBe(true);
      expect(results!.err.trim().split('\n')).toHaveLength(1);
      expect(messages!.code).toBe(0);
      expect(both!.code).toBe(2);
    } finally {
      closeSync(full);
    }
  });
});
