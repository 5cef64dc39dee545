/** Starts the game, or a projector's window, in the page. */
import { h } from './dom.ts';
import { startGame } from './game.ts';
import 'virtual:theme.css';
import 'virtual:fonts.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/screens.css';
import './styles/play.css';
import './styles/pace.css';
import './styles/games.css';
import './styles/again.css';
import './styles/settings.css';
import './styles/front.css';
import './styles/gallery.css';
import './styles/charts.css';
import './styles/assume.css';
import './styles/access.css';
import './styles/words.css'; // last: it overrides what the sheets before it say of play

const root = document.querySelector<HTMLElement>('#app');
if (root === null) throw new Error("The page has no element '#app' to show the game in.");
if (new URLSearchParams(location.search).has('projector')) (await import('./projector.ts')).startProjector(root);
else await startGame(root).catch((error: unknown) => {
  if (root.childElementCount === 0) root.replaceChildren(h('p', { lang: 'en' }, 'The game could not be loaded. Check the connection, then load the page again.'), h('p', { lang: 'zh-Hans' }, '游戏无法加载。请检查网络连接，然后重新打开本页。'));
  throw error;
});
