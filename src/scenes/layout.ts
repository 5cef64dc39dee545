import { layoutNarrow } from './layoutNarrow.ts';
import type { BoardroomLayout, Counts } from './layoutTypes.ts';
import { layoutWide } from './layoutWide.ts';

/** The table with everything around it needs this much; below it the stage becomes rows. */
const smallestWide = { width: 640, height: 460 } as const;

export function layoutBoardroom(width: number, height: number, counts: Counts): BoardroomLayout {
  const isWide = width >= smallestWide.width && height >= smallestWide.height;
  return isWide ? layoutWide(width, height, counts) : layoutNarrow(width, height, counts);
}
