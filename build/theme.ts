/** Gives `virtual:theme.css`, the theme as CSS variables, and puts its colours where a page needs them before any style. */
import type { Plugin } from 'vite';
import { colours, familyList, hex, inks } from '../src/ui/theme.ts';

const MODULE = 'virtual:theme.css';

export function themeStyles(): Plugin {
  return {
    name: 'theme-styles',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id) => (id === `\0${MODULE}` ? themeCss() : undefined),
    transformIndexHtml: () => [{ tag: 'meta', attrs: { name: 'theme-color', content: hex(colours.paper) }, injectTo: 'head' }],
  };
}

export function themeCss(): string {
  const inked = Object.entries({ ...colours, ...inks }).map(([name, colour]) => `  ${variable(name)}: ${hex(colour)};\n`);
  return `:root {\n${inked.join('')}${stacks('latin')}}\n:root:lang(zh-Hans) {\n${stacks('chinese')}}\n`;
}

function stacks(script: 'latin' | 'chinese'): string {
  return (['serif', 'sans'] as const).map((face) => `  --${face}: ${familyList(face, script)};\n`).join('');
}

/** `--paper-night` */
function variable(name: string): string {
  return `--${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}
