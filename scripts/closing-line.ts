import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** The counts of one test report as a plain line: `12 passed, 0 failed, 1 skipped`. */
export function closingLine(report: TestReport): string {
  // A file that does not load fails without a failing test in it; it counts as one.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  const skippedPart = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${report.numPassedTests} passed, ${report.numFailedTests + brokenFiles} failed${skippedPart}`;
}

if (import.meta.main) {
  const path = fileURLToPath(new URL('../tests/output/report.json', import.meta.url));
  const report: TestReport = JSON.parse(readFileSync(path, 'utf8'));
  console.log(closingLine(report));
}
