import { defineConfig } from 'vitest/config';
import { lateWords } from './build/lateWords.ts';

// One after another, not side by side: the browser tests measure time, and the fuzz tests fill a core.
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
          globalSetup: ['tests/support/servedBuild.ts'],
          sequence: { groupOrder: 3 },
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
