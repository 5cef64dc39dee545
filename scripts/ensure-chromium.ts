import { spawnSync } from 'node:child_process';
import { findChromium, missingChromiumNotice } from './chromium.ts';

const wanted = missingPackages();
if (wanted.length > 0 && canInstall()) {
  install(wanted);
}

const path = findChromium();
if (path !== null) {
  console.log(`Browser tests use ${path}.`);
  if (!hasChineseFont()) {
    console.warn('No Chinese font is installed, so Chinese text may show as boxes. On Debian: apt-get install fonts-noto-cjk');
  }
} else {
  console.error(missingChromiumNotice());
  if (process.env['CI'] === 'true') {
    process.exitCode = 1;
  }
}

function missingPackages(): readonly string[] {
  const packages: string[] = [];
  if (findChromium() === null && (process.env['CHROMIUM_PATH'] ?? '') === '') {
    packages.push('chromium');
  }
  if (!hasChineseFont()) {
    packages.push('fonts-noto-cjk');
  }
  return packages;
}

/** Only Linux is asked: elsewhere the system brings its own Chinese fonts. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') {
    return true;
  }
  const listing = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return listing.status === 0 && listing.stdout.trim() !== '';
}

function canInstall(): boolean {
  const isRoot = process.getuid?.() === 0;
  return process.platform === 'linux' && isRoot && spawnSync('apt-get', ['--version']).status === 0;
}

function install(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')} for the browser tests.`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A stale list may still do, so a failed update does not stop the install.
  aptGet(['update', '-qq'], environment);
  aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages, 'fontconfig'], environment);
}

function aptGet(words: readonly string[], environment: NodeJS.ProcessEnv): void {
  const result = spawnSync('apt-get', words, { env: environment, encoding: 'utf8' });
  if (result.status !== 0) {
    console.error(`apt-get ${words.join(' ')} failed:\n${result.stderr}`);
  }
}
