import { describe, expect, it } from 'vitest';
import { awaitedBy, reachOf } from '../../src/bots/levers.ts';
import { loadGame } from '../support/scenarios.ts';

const game = loadGame('openai-2023');
const reach = reachOf(game);
const VOTES = ['remove-chief', 'remove-keep-ally', 'suspend-inquiry'];

function actionsThat(asked: (actor: number, action: number) => boolean): string[] {
  return game.scenario.compiled.actors.flatMap((actor, a) => actor.menu.filter((_, i) => asked(a, i)).map((action) => action.id)).toSorted();
}

describe('how far an action reaches', () => {
  it('hangs on the swing director where there is a vote on the chief', () => {
    const awaited = awaitedBy(game);
    expect(actionsThat((a, i) => awaited[a]![i] === 1 << game.actors.indexOf('swingDirector'))).toEqual(VOTES);
    expect(actionsThat((a, i) => awaited[a]![i] !== 0)).toEqual(VOTES);
  });

  it('is far where it hangs on another, the story turns or people are set going', () => {
    const turns = ['announce-after-close', 'announce-candour', 'announce-neutral', 'announce-reasons', 'launch-company', 'letter-demand', 'letter-threat', 'move-to-lab'];
    expect(actionsThat((a, i) => reach[a]![i] === 'far')).toEqual([...turns, ...VOTES].toSorted());
  });

  it('is an offer where a package is put on the table, and nowhere else', () => {
    expect(actionsThat((a, i) => reach[a]![i] === 'offer')).toEqual(actionsThat((a, i) => game.scenario.compiled.actors[a]!.menu[i]!.offers >= 0));
  });
});
