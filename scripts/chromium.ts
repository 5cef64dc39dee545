import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Software rendering and no background traffic: the same picture on every machine, and nothing leaves it. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

const commandNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const fixedPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/local/bin/chromium',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
];

/** Path of a Chromium or Chrome, or null. `CHROMIUM_PATH`, when set, is the only place looked at. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const chosen = environment['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    return isExecutable(chosen) ? chosen : null;
  }
  const onPath = (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => commandNames.map((name) => join(folder, name)));
  return [...fixedPlaces, ...onPath].find(isExecutable) ?? null;
}

export function missingChromiumNotice(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment['CHROMIUM_PATH'];
  const found =
    chosen === undefined || chosen === ''
      ? 'No Chromium or Chrome was found.'
      : `CHROMIUM_PATH is '${chosen}', which is not an executable file.`;
  return [
    `${found} The browser tests need one:`,
    '  Debian, Ubuntu: sudo apt-get install chromium',
    '  macOS:          brew install --cask chromium',
    '  elsewhere:      install Chrome or Chromium and set CHROMIUM_PATH to its executable',
  ].join('\n');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
