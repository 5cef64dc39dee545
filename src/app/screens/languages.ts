import { LANGUAGES } from '../../i18n/texts.ts';
import { h } from '../dom.ts';
import type { Ui } from '../ui.ts';

export function languageSwitch(ui: Ui): HTMLElement {
  const { t, language: now } = ui.texts;
  return h('div', { class: 'languages', role: 'group', 'aria-label': t('ui.language') }, LANGUAGES.map((language) =>
    h('button', { type: 'button', lang: language, 'data-language': language, 'aria-pressed': String(language === now), onclick: () => ui.setLanguage(language) }, t(`ui.language.${language}`))));
}
