import { afterEach, expect, test } from 'vitest';
import { createProjecting, openProjectorChannel, type Projected } from '../../src/app/projecting.ts';

const GAME: Projected = { kind: 'game', language: 'en', step: 3, sealed: ['board'], game: '{}' };
const open: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of open.splice(0)) channel.close();
});

/** The other end, as a page of any version might use it. */
function other(): BroadcastChannel {
  const channel = new BroadcastChannel('five-seats/projector');
  open.push(channel);
  return channel;
}

function nextMessage(channel: BroadcastChannel): Promise<unknown> {
  return new Promise((resolve) => {
    channel.addEventListener('message', ({ data }: MessageEvent) => resolve(data), { once: true });
  });
}

test('a game says nothing until a projector\'s window asks, then where it stands at once and whenever it moves', async () => {
  const window = other();
  let asked = 0;
  const projecting = createProjecting(() => {
    asked += 1;
    return GAME;
  });
  projecting.changed();
  expect(asked).toBe(0);
  const first = nextMessage(window);
  window.postMessage({ kind: 'hello' });
  expect(await first).toEqual(GAME);
  const second = nextMessage(window);
  projecting.changed();
  expect(await second).toEqual(GAME);
});

test('what is not a message of this version is passed over', async () => {
  const heard: Projected[] = [];
  openProjectorChannel((message) => heard.push(message));
  const page = other();
  for (const bad of [null, 'hello', { kind: 'game' }, { ...GAME, step: -1 }, { ...GAME, language: 'fr' }, { ...GAME, choice: 'fire-ceo' }]) page.postMessage(bad);
  page.postMessage(GAME);
  await expect.poll(() => heard).toEqual([GAME]);
});
