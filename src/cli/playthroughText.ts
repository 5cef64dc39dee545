/** The lines of a played game, for reading in review and for comparing. */
import type { Game, GameEvent, Slot } from '../engine/index.ts';
import type { PlayedGame, PlayedStage } from './playthroughGame.ts';

export function gameLines(played: PlayedGame): readonly string[] {
  const { game, end, ending } = played;
  const { types } = game.describe(end);
  return [
    ...played.stages.flatMap((stage, i) => stageLines(game, stage, i + 1)),
    '== end',
    `ending: ${ending}`,
    `types: ${pairs(types)}`,
    `returns: ${pairs(game.returns(end)!)}`,
    `scales: ${pairs(game.scales(end))}`,
    `state: ${game.hash(end)}`,
  ];
}

function stageLines(game: Game, { before, moves, pinned, events, after, sees, hash }: PlayedStage, number: number): readonly string[] {
  return [
    `== ${number} ${before.round}/${before.stage} ${before.situation}`,
    `sees: ${pairs(sees)}`,
    ...moves.flatMap(({ seat, legal, action, fixed }) => [`${seat} may: ${legal.join(' ')}`, `${seat} chooses: ${action}${fixed ? ' (script)' : ''}`]),
    ...events.flatMap((event) => eventLine(game, event, pinned) ?? []),
    `table: ${after.table.map(({ place, package: pack, until }) => `${place} ${pack}${until === undefined ? '' : ` until ${until}`}`).join(', ') || 'empty'}`,
    `state: ${hash}`,
    '',
  ];
}

function eventLine(game: Game, event: GameEvent, pinned: PlayedStage['pinned']): string | undefined {
  const seen = event.seenBy === undefined ? '' : ` (seen by ${event.seenBy.join(', ') || 'nobody'})`;
  switch (event.kind) {
    case 'chose':
    case 'round':
    case 'ended':
      return undefined;
    case 'changed': {
      const slot = game.scenario.compiled.layout.byName.get(event.slot);
      return `${event.slot}: ${valueOf(slot, event.from)} -> ${valueOf(slot, event.to)}${seen}`;
    }
    case 'chance':
      return `chance ${event.event}: ${event.outcome}, odds ${event.permille} per mille${pinned[event.event] === undefined ? '' : ' (script)'}${seen}`;
    case 'stance':
      return `stance of ${event.actor}: ${event.from} -> ${event.to}${seen}`;
    case 'count':
      return `${game.scenario.data.cascade?.count ?? 'count'} by half-hours: ${event.steps.join(' ')}${seen}`;
    case 'tabled':
      return `tabled by ${event.actor}: ${event.package}${seen}`;
    case 'notSigned':
      return `not signed: ${event.package}; signed by ${event.signed?.join(', ') || 'nobody'}; told to ${event.toldTo?.join(', ') || 'nobody'}${seen}`;
    case 'deal':
      return `deal: ${event.package}; signed by ${event.signed.join(', ')}${seen}`;
  }
}

function valueOf(slot: Slot | undefined, value: number): string {
  if (slot?.kind === 'flag') return value === 1 ? 'yes' : 'no';
  return slot?.kind === 'status' ? (slot.values[value] ?? String(value)) : String(value);
}

function pairs(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values).map(([name, value]) => `${name} ${String(value)}`).join(', ');
}

export interface Difference {
  /** From 1, in the lines compared. */
  readonly line: number;
  readonly found: string | undefined;
  readonly expected: string | undefined;
  /** The stage heading above it. */
  readonly stage: string;
}

/** The first line in which what was written differs from the game played now. */
export function firstDifference(written: readonly string[], now: readonly string[]): Difference | undefined {
  let stage = '';
  for (let i = 0; i < Math.max(written.length, now.length); i++) {
    if (now[i]?.startsWith('== ')) stage = now[i]!.slice('== '.length);
    if (written[i] !== now[i]) return { line: i + 1, found: written[i], expected: now[i], stage };
  }
  return undefined;
}
