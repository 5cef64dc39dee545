import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { chromiumFlags, findChromium, missingChromiumNotice } from '../../../scripts/chromium.ts';
import { modelNames } from './models.ts';

/** Pictures of samples at several sizes: `node tests/scenes/preview/shots.ts [model ...] [WIDTHxHEIGHT ...]`. */
const folder = join(tmpdir(), 'stage-shots');
const wanted = process.argv.slice(2);
const wantedNames = wanted.filter((word) => !/^\d/u.test(word));
const wantedSizes = wanted.filter((word) => /^\d+x\d+$/u.test(word));
const names = wantedNames.length > 0 ? wantedNames : [...modelNames, 'small'];
const sizes = (wantedSizes.length > 0 ? wantedSizes : ['780x660', '1180x860', '390x280']).map((size) => size.split('x').map(Number));

const executablePath = findChromium();
if (executablePath === null) {
  throw new Error(missingChromiumNotice());
}
mkdirSync(folder, { recursive: true });
const server = await createServer({ configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)), logLevel: 'warn' });
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
try {
  for (const [width = 0, height = 0] of sizes) {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: width < 500 ? 2 : 1 });
    page.on('console', (message) => message.type() === 'error' && process.stderr.write(`${message.text()}\n`));
    page.on('pageerror', (error) => process.stderr.write(`${error.stack ?? error.message}\n`));
    for (const name of names) {
      for (const lang of ['en', 'zh']) {
        await page.goto(`${address}?model=${name}&lang=${lang}`);
        await page.waitForFunction(() => window.preview !== undefined);
        const spent = await page.evaluate(() => window.preview?.milliseconds ?? 0);
        const file = join(folder, `${name}-${lang}-${width}x${height}.png`);
        await page.screenshot({ path: file });
        process.stdout.write(`${file} ${spent.toFixed(0)} ms\n`);
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
