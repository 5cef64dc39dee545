import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { RulesError } from '../../src/engine/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';
import { openScenario } from '../../src/session/play.ts';
import { simulate } from '../../src/session/simulate.ts';
import { herePool } from '../../src/workers/here.ts';
import { jobKinds, rangesOf } from '../../src/workers/kinds.ts';
import { nodePool } from '../../src/workers/node.ts';
import { type Pool, ShardError } from '../../src/workers/pool.ts';
import { type Lines, makeTrouble, testKinds } from './kinds.ts';

const SCENARIO = 'harbour-lab';
const EIGHT = Array.from({ length: 8 }, (_, i) => i);
const EIGHT_LINES = EIGHT.map((i) => `${i}\n`).join('');

interface Watched {
  readonly pool: Pool<typeof testKinds>;
  readonly hired: readonly Worker[];
}

/** A pool whose threads can be counted, with little memory, so that it fills up soon. */
function watched(workers: number): Watched {
  const hired: Worker[] = [];
  const pool = nodePool(testKinds, workers, (task) => {
    const worker = new Worker(new URL('./nodeWorker.ts', import.meta.url), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 64 } });
    hired.push(worker);
    return worker;
  });
  return { pool, hired };
}

/** A thread that has ended has no number any more. */
function running(hired: readonly Worker[]): number {
  return hired.filter((worker) => worker.threadId !== -1).length;
}

function linesJob(shared: Lines = {}) {
  return { kind: 'lines', scenario: SCENARIO, shared, shards: EIGHT } as const;
}

function hangUp(): never {
  throw new Error('Nobody listens.');
}

describe('playouts', () => {
  const job = {
    kind: 'playouts',
    scenario: SCENARIO,
    shared: { seed: 'pool', seats: { board: 'random' } },
    shards: rangesOf(24, 5),
  } as const;

  test('give the same bytes on this thread, one worker, two and three, at every step of the way', async () => {
    const pools = [herePool(jobKinds), nodePool(jobKinds, 1), nodePool(jobKinds, 2), nodePool(jobKinds, 3)];
    const runs = await Promise.all(
      pools.map(async (pool) => {
        const told: unknown[] = [];
        const ran = await pool.run(job, { told: (soFar) => told.push(soFar) });
        expect(ran).toMatchObject({ complete: true, done: 5, of: 5, result: { games: 24 } });
        return JSON.stringify([ran, told]);
      }),
    );
    expect(new Set(runs).size).toBe(1);
  });

  test('start where they are told to', async () => {
    const open = await openScenario(scenarioFolder(SCENARIO)!);
    const shared = { seed: 'pool', seats: {}, start: { start: { morale: 5 } } };
    const { result } = await herePool(jobKinds).run({ ...job, shared });
    expect(result).toEqual(simulate(open.game, open.policies, shared.seats, shared.seed, 0, 24, shared.start));
    expect(result).not.toEqual((await herePool(jobKinds).run({ ...job, shared: { seed: 'pool', seats: {} } })).result);
  });

  test('come in ranges that leave nothing out', () => {
    expect(rangesOf(7, 3)).toEqual([{ from: 0, to: 3 }, { from: 3, to: 6 }, { from: 6, to: 7 }]);
    expect(rangesOf(0, 3)).toEqual([]);
  });
});

describe('a pool of worker threads', () => {
  test.each([1, 3])('tells of growing totals in the order of the shards, whoever of %i is done first', async (workers) => {
    const { pool, hired } = watched(workers);
    const told: [number, string][] = [];
    const ran = await pool.run(linesJob(), { told: ({ done, of, result }) => void told.push([done / of, result]) });
    expect(ran).toEqual({ complete: true, done: 8, of: 8, result: EIGHT_LINES });
    expect(told).toEqual(EIGHT.map((i) => [(i + 1) / 8, EIGHT_LINES.slice(0, 2 * (i + 1))]));
    expect({ hired: hired.length, running: running(hired) }).toEqual({ hired: workers, running: 0 });
  });

  test.each(['throw', 'exit', 'later', 'memory'] as const)('gives the same result where a worker is lost by %s', async (how) => {
    const { pool, hired } = watched(2);
    const shared = { trouble: makeTrouble(how, 2, 1) };
    expect(await pool.run(linesJob(shared))).toEqual({ complete: true, done: 8, of: 8, result: EIGHT_LINES });
    expect({ hired: hired.length, running: running(hired) }).toEqual({ hired: 3, running: 0 });
  });

  test.each([
    ['throw', 'The roof fell in.'],
    ['exit', 'stopped with code 7'],
    ['memory', 'memory'],
  ] as const)('names a shard that fails three times by %s, and why', async (how, why) => {
    const { pool, hired } = watched(2);
    const shared = { trouble: makeTrouble(how, 4, Infinity) };
    const error = await pool.run(linesJob(shared)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ShardError);
    expect(error).toMatchObject({ at: 4, message: expect.stringMatching(new RegExp(`^Job 'lines', shard 5 of 8, 4: failed 3 times.*${why}`, 'u')) as string });
    expect(running(hired)).toBe(0);
  });

  test('does not try again what the rules refuse', async () => {
    const { pool, hired } = watched(1);
    for (const refusing of [pool, herePool(testKinds)]) {
      const trouble = makeTrouble('refuse', 2, Infinity);
      const error = await refusing.run(linesJob({ trouble })).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(RulesError);
      expect(error).toMatchObject({ message: 'That is not allowed.' });
      expect(trouble.struck[0]).toBe(1);
    }
    expect({ hired: hired.length, running: running(hired) }).toEqual({ hired: 1, running: 0 });
  });

  test('says how far it came when it is stopped, with nothing left running', async () => {
    const { pool, hired } = watched(2);
    const stop = new AbortController();
    const told: number[] = [];
    const ran = await pool.run(linesJob(), {
      signal: stop.signal,
      told: ({ done }) => {
        told.push(done);
        if (done === 3) stop.abort();
      },
    });
    expect(ran).toEqual({ complete: false, done: 3, of: 8, result: '0\n1\n2\n' });
    expect({ told, running: running(hired) }).toEqual({ told: [1, 2, 3], running: 0 });
  });

  test('does not wait for a shard that never ends when it is stopped', async () => {
    const { pool, hired } = watched(2);
    const stop = new AbortController();
    const ran = await pool.run(linesJob({ trouble: makeTrouble('forever', 1, Infinity) }), { signal: stop.signal, told: () => void setTimeout(() => stop.abort(), 50) });
    expect(ran).toEqual({ complete: false, done: 1, of: 8, result: '0\n' });
    expect(running(hired)).toBe(0);
  });

  test('hires nobody once it is stopped', async () => {
    const { pool, hired } = watched(2);
    expect(await pool.run(linesJob(), { signal: AbortSignal.abort() })).toEqual({ complete: false, done: 0, of: 8 });
    expect(hired).toEqual([]);
  });

  test('ends its workers when whoever listens fails', async () => {
    const { pool, hired } = watched(2);
    await expect(pool.run(linesJob(), { told: hangUp })).rejects.toThrow('Nobody listens.');
    expect(running(hired)).toBe(0);
  });
});

describe('the pool on this thread', () => {
  test('tells in order, tries again and names a failing shard like any other', async () => {
    const told: string[] = [];
    const pool = herePool(testKinds);
    const ran = await pool.run(linesJob({ trouble: makeTrouble('throw', 2, 2) }), { told: ({ result }) => void told.push(result) });
    expect(ran).toEqual({ complete: true, done: 8, of: 8, result: EIGHT_LINES });
    expect(told).toEqual(EIGHT.map((i) => EIGHT_LINES.slice(0, 2 * (i + 1))));
    await expect(pool.run(linesJob({ trouble: makeTrouble('throw', 2, 3) }))).rejects.toThrow("Job 'lines', shard 3 of 8, 2: failed 3 times");
  });

  test('is stopped between two shards by what else goes on', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);
    const ran = await herePool(testKinds).run(linesJob(), { signal: stop.signal });
    expect(ran.complete).toBe(false);
    expect(ran.done).toBeLessThan(8);
  });

  test('refuses a job without shards, a scenario that nobody knows and a crew of nobody', async () => {
    for (const workers of [0, 1.5, Number.NaN]) expect(() => nodePool(testKinds, workers)).toThrow('A pool has one worker or more');
    const pool = herePool(testKinds);
    await expect(pool.run({ ...linesJob(), shards: [] })).rejects.toThrow("Job 'lines' has no shards.");
    await expect(pool.run({ ...linesJob(), scenario: 'atlantis' })).rejects.toThrow("No scenario 'atlantis'. Scenarios: openai-2023, harbour-lab.");
  });
});
