/** Writes the game's icon, five seals around a table, as SVG and as the two sizes that phones ask for. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { sealOutline } from '../src/ui/shapes.ts';
import { colours, hex, inks } from '../src/ui/theme.ts';
import { chromiumFlags, findChromium, missingChromiumNotice } from './chromium.ts';

const FOLDER = 'assets/app';
const SEATS = ['board', 'founder', 'partner', 'workforce', 'investors'] as const;

/** On 512 by 512; the seals lie within the inner 80% that a mask leaves. */
function icon(): string {
  const seals = SEATS.map((seat, i) => {
    const angle = ((i * 72 - 90) * Math.PI) / 180;
    const points = sealOutline(seat, 52);
    const at = [256 + 140 * Math.cos(angle), 256 + 140 * Math.sin(angle)] as const;
    const outline = Array.from({ length: points.length / 2 }, (_, k) => `${(points[2 * k]! + at[0]).toFixed(1)},${(points[2 * k + 1]! + at[1]).toFixed(1)}`);
    return `<polygon points="${outline.join(' ')}" fill="${hex(inks[seat])}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="${hex(colours.paper)}"/><circle cx="256" cy="256" r="66" fill="none" stroke="${hex(colours.ink)}" stroke-width="14"/>${seals.join('')}</svg>\n`;
}

const executablePath = findChromium();
if (executablePath === null) throw new Error(missingChromiumNotice());
mkdirSync(FOLDER, { recursive: true });
writeFileSync(`${FOLDER}/icon.svg`, icon());
const browser = await chromium.launch({ executablePath, args: [...chromiumFlags] });
for (const size of [192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${icon()}`);
  await page.screenshot({ path: `${FOLDER}/icon-${size}.png` });
}
await browser.close();
