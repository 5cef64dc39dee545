import { describe, expect, test } from 'vitest';
import { boardroomModel } from '../../src/app/view/boardroom.ts';
import { layoutBoardroom } from '../../src/scenes/layout.ts';
import { scenarioIds } from '../support/scenarios.ts';
import { matterOf, textsOf } from './support.ts';

/** As wide as a rather wide sans serif draws them; a Chinese character is as wide as it is high. */
function widthOf(text: string, size: number, letter: number): number {
  return [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 1 : letter) * size, 0);
}

describe.each(scenarioIds)('on a phone, the meters of %s', (id) => {
  test.each(['en', 'zh-Hans'] as const)('have short names in %s that fit beside their numbers', async (language) => {
    const { game } = await matterOf(id);
    const texts = await textsOf(language, id);
    const view = game.describe(game.initialState('a'));
    const { meters, seats } = boardroomModel({ texts, game, seat: undefined, view, before: view, told: [], record: undefined, movers: [], sealed: false, opened: undefined, scales: undefined });
    expect(meters.filter((meter) => !texts.has(`meter.${meter.id}.short`)).map((meter) => meter.id)).toEqual([]);
    const layout = layoutBoardroom(360, 288, { seats: seats.length, meters: meters.length, offers: 3, lights: 770, verdict: false });
    expect(layout.meters).toHaveLength(meters.length);
    const tooWide = meters.filter((meter, i) => widthOf(meter.short, layout.sizes.meter, 0.55) > layout.meters[i]!.width - widthOf('50', layout.sizes.meter, 0.65) - 3);
    expect(tooWide.map((meter) => meter.short)).toEqual([]);
  });
});
