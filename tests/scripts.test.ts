import { describe, expect, test } from 'vitest';
import { findChromium, missingChromiumNotice } from '../scripts/chromium.ts';
import { closingLine } from '../scripts/closing-line.ts';

const report = { numPassedTests: 12, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

describe('the closing line', () => {
  test('counts what passed and failed', () => {
    expect(closingLine(report)).toBe('12 passed, 0 failed');
  });

  test('names what was skipped', () => {
    expect(closingLine({ ...report, numPendingTests: 2, numTodoTests: 1 })).toBe('12 passed, 0 failed, 3 skipped');
  });

  test('counts a file that does not load as one failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const failing = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
    expect(closingLine({ ...report, numFailedTests: 1, testResults: [broken, failing] })).toBe('12 passed, 2 failed');
  });
});

describe('looking for a browser', () => {
  test('looks nowhere else when CHROMIUM_PATH is set', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
    expect(findChromium({ CHROMIUM_PATH: '/no/such/chromium', PATH: process.env['PATH'] })).toBeNull();
  });

  test('says what to do when there is none', () => {
    expect(missingChromiumNotice({})).toContain('apt-get install chromium');
    expect(missingChromiumNotice({ CHROMIUM_PATH: '/no/such' })).toContain("CHROMIUM_PATH is '/no/such'");
  });
});
