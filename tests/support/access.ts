/** What a machine can see of whether people can read and press a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Of all of axe's rules, good practice included, what is more than minor. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run(options: unknown): Promise<{ violations: readonly Violation[] }> } }).axe;
    const { violations } = await run.run({ resultTypes: ['violations'] });
    return violations.filter(({ impact }) => impact !== 'minor').flatMap(({ id, impact, nodes }) => nodes.slice(0, 2).map((node) => `${impact}, ${id}: ${node.html.slice(0, 140)} ${node.failureSummary ?? ''}`));
  });
}

/** Controls that a finger misses: under 44 x 44 px. A card counts for the radio button in it; a link inside a sentence may be as small as its words. */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scope = document.querySelector('dialog[open]') ?? document.body;
    const controls = [...scope.querySelectorAll<HTMLElement>('button, summary, select, input, textarea, a[href], [role="tab"]')];
    return controls.filter((it) => it.checkVisibility() && !it.matches('.skip') && !(it instanceof HTMLAnchorElement && [...it.parentElement!.childNodes].some((beside) => beside instanceof Text && beside.data.trim() !== ''))).map((it) => (it instanceof HTMLInputElement && it.closest('label') !== null ? it.closest('label')! : it)).flatMap((it) => {
      const { width, height } = it.getBoundingClientRect();
      return width < 43.9 || height < 43.9 ? [`${it.tagName.toLowerCase()}.${it.className} '${it.innerText.slice(0, 24)}' ${width.toFixed(0)}x${height.toFixed(0)}`] : [];
    });
  });
}

/** What larger text or a narrow window cuts off or lays over something else. */
export async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scope = document.querySelector<HTMLElement>('dialog[open]') ?? document.body;
    const told = (it: HTMLElement): string => (it === scope ? 'the whole' : `${it.tagName.toLowerCase()}.${it.className} '${it.innerText.slice(0, 24)}'`);
    const wide = Math.max(document.documentElement.scrollWidth - innerWidth, scope.scrollWidth - scope.clientWidth);
    const all = [...scope.querySelectorAll<HTMLElement>('*')].filter((it) => it instanceof HTMLElement && it.checkVisibility() && it.closest('.visually-hidden, [aria-hidden="true"], .skip, .brand') === null);
    const cut = all.filter((it) => {
      const { overflowX, overflowY } = getComputedStyle(it);
      const beyond = it.scrollWidth > it.clientWidth + 1;
      return it.clientWidth > 0 && it.innerText.trim() !== '' && ((beyond && (/hidden|clip/u.test(overflowX) || it.matches('button, summary, select, main, .panel-body, .casebook-body'))) || (/hidden|clip/u.test(overflowY) && it.scrollHeight > it.clientHeight + 1));
    });
    // What sticks to an edge lies over the page by design; in its own place it must not.
    const sticky = all.filter((it) => getComputedStyle(it).position === 'sticky');
    for (const it of sticky) it.style.position = 'static';
    const controls = all.filter((it) => it.matches('button, summary, select, label:has(input)'));
    const over = controls.flatMap((one, i) => controls.slice(i + 1).flatMap((other) => (one.contains(other) || other.contains(one) || !overlap(one, other) ? [] : [`${told(one)} lies over ${told(other)}`])));
    for (const it of sticky) it.style.removeProperty('position');
    return [...(wide > 0 ? [`${wide} px too wide`] : []), ...cut.map((it) => `cut off: ${told(it)} ${it.scrollWidth}>${it.clientWidth} ${it.scrollHeight}>${it.clientHeight}`), ...over];

    function overlap(one: HTMLElement, other: HTMLElement): boolean {
      const [a, b] = [seen(one), seen(other)];
      return a !== undefined && b !== undefined && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    }

    /** The part of it that its scrolling boxes let through. */
    function seen(it: HTMLElement): { left: number; right: number; top: number; bottom: number } | undefined {
      let { left, right, top, bottom } = it.getBoundingClientRect();
      for (let box = it.parentElement; box !== null && box !== scope; box = box.parentElement) {
        if (getComputedStyle(box).overflowY === 'visible') continue;
        const edge = box.getBoundingClientRect();
        [left, right, top, bottom] = [Math.max(left, edge.left), Math.min(right, edge.right), Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      }
      return right > left && bottom > top ? { left, right, top, bottom } : undefined;
    }
  });
}
