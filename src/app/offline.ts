/** The game without a connection: a service worker keeps all of it, and a new version waits until the player lets it in. */
import type { Workbox } from 'workbox-window';

export interface Offline {
  /** Lets the waiting version in; the page is loaded again. */
  update(): void;
}

/** `waiting` is called when a new version is ready. Without service workers the game is played from the network, as before. */
export async function keepOffline(waiting: (offline: Offline) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { Workbox } = await import('workbox-window');
  const workbox: Workbox = new Workbox(new URL('sw.js', document.baseURI).href);
  let wanted = false;
  let inAlready = false;
  workbox.addEventListener('controlling', () => {
    if (wanted) location.reload();
    else inAlready = true; // another tab has let it in, or it is the first; this page plays on with what it has loaded
  });
  workbox.addEventListener('waiting', () => {
    inAlready = false;
    waiting({
      update: () => {
        if (inAlready) location.reload();
        wanted = true;
        workbox.messageSkipWaiting();
      },
    });
  });
  await workbox.register();
}
