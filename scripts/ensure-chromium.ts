import { spawnSync } from 'node:child_process';
import { findChromium, missingChromiumNotice } from './chromium.ts';

if (findChromium() === null && (process.env['CHROMIUM_PATH'] ?? '') === '' && canInstall()) {
  install();
}

const path = findChromium();
if (path !== null) {
  console.log(`Browser tests use ${path}.`);
} else {
  console.error(missingChromiumNotice());
  if (process.env['CI'] === 'true') {
    process.exitCode = 1;
  }
}

function canInstall(): boolean {
  const isRoot = process.getuid?.() === 0;
  return process.platform === 'linux' && isRoot && spawnSync('apt-get', ['--version']).status === 0;
}

/** The browser alone: the game brings its fonts, Chinese ones too. */
function install(): void {
  console.log('Installing chromium for the browser tests.');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A stale list may still do, so a failed update does not stop the install.
  aptGet(['update', '-qq'], environment);
  aptGet(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fontconfig'], environment);
}

function aptGet(words: readonly string[], environment: NodeJS.ProcessEnv): void {
  const result = spawnSync('apt-get', words, { env: environment, encoding: 'utf8' });
  if (result.status !== 0) {
    console.error(`apt-get ${words.join(' ')} failed:\n${result.stderr}`);
  }
}
