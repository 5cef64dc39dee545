import { h } from '../dom.ts';
import { beatNow } from '../standing.ts';
import { momentOf } from '../scene.ts';
import type { Ui } from '../ui.ts';
import { languageSwitch } from './languages.ts';

export interface BarInput {
  readonly screen: string;
  readonly over: string;
  /** Whether a game is on the screen. */
  readonly playing: boolean;
  readonly stageToggle: () => HTMLElement;
  readonly toWords: () => void;
}

/** The head of the page: its name, whether the game has left the record, and the tools. */
export function barParts(ui: Ui, { screen, over, playing, stageToggle, toWords }: BarInput): readonly (HTMLElement | false)[] {
  const { t } = ui.texts;
  const beat = beatNow(ui.context);
  const away = playing && ui.context.play !== undefined && beat !== undefined && momentOf(ui.context.play, beat).counterfactual;
  return [
    h('a', { class: 'skip', href: '#words', onclick: (event) => {
      event.preventDefault();
      toWords();
    } }, t('ui.skip')),
    h('p', { class: 'brand' }, t('ui.title')),
    playing && ui.context.save?.hindsight === true && h('p', { class: 'chip hindsight' }, t('ui.hindsight')),
    away && h('p', { class: 'chip counterfactual' }, t('ui.counterfactual')),
    h('div', { class: 'tools' },
      screen === 'title' && over === 'nothing' && languageSwitch(ui),
      playing && over !== 'casebook' && over !== 'gallery' && stageToggle(),
      over === 'casebook' || screen === 'title' ? null : tool('C', t('ui.casebook'), 'casebook', () => ui.send({ type: 'CASEBOOK' })),
      playing && soundTool(ui),
      tool('?', t('ui.help'), 'help', () => ui.send({ type: 'HELP' })),
      tool('M', t('ui.menu'), 'menu', () => ui.send({ type: 'MENU' }))),
  ];
}

/** Says whether the game can be heard; on a narrow page the settings do. */
function soundTool({ texts: { t }, settings, set }: Ui): HTMLButtonElement {
  const on = settings.sound === true;
  const button = tool('S', t(on ? 'ui.sound.isOn' : 'ui.sound.isOff'), 'sound', () => set({ sound: !on }));
  button.classList.add('sound-tool');
  return button;
}

function tool(key: string, label: string, name: string, press: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'tool', 'data-tool': name, 'aria-keyshortcuts': key, onclick: press }, label, h('kbd', { 'aria-hidden': 'true' }, key));
}
