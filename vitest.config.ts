import { defineConfig } from 'vitest/config';
import { lateWords } from './build/lateWords.ts';

/** Browser tests that measure what a frame costs, how long a motion takes or what memory holds. */
const MEASURING = ['budgets', 'motion', 'soak'].map((name) => `tests/browser/${name}.test.ts`);

const inBrowser = { globalSetup: ['tests/support/servedBuild.ts'], testTimeout: 60_000, hookTimeout: 60_000 };

// The groups run one after another; what measures has the machine to itself.
export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'tests/output/report.json' }]],
    projects: [
      {
        plugins: [lateWords()],
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/fuzz/**', 'tests/long/**', 'tests/browser/**'],
          sequence: { groupOrder: 1 },
          maxWorkers: '100%',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'fuzz',
          include: ['tests/fuzz/**/*.test.ts', 'tests/long/**/*.test.ts'],
          sequence: { groupOrder: 2 },
          maxWorkers: '100%',
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: MEASURING,
          sequence: { groupOrder: 3 },
          ...inBrowser,
          maxWorkers: 2,
        },
      },
      {
        test: { name: 'measuring', include: MEASURING, sequence: { groupOrder: 4 }, ...inBrowser, fileParallelism: false },
      },
    ],
  },
});
