/**
 * The same rules and the same games in boardgame.io: its reducer, its turn order, its `Simulate` and its `MCTSBot`.
 * Stripped to what both do: no events told, no undo, and a stage's choices taken one after the other.
 */
import { createRequire } from 'node:module';
import { bitCount, type Game, type GameState, nthBit, OVER, SEED } from '../src/engine/index.ts';
import { type Measured, medianOf, type Pace, rateOf, xorshift } from './measure.ts';
import { CRISIS, randomGames } from './playouts.ts';
import type { Figures } from './rows.ts';

/** As far as it is used here; the package is not there unless somebody asks for it. */
interface Boardgame {
  readonly InitializeGame: (options: { readonly game: unknown; readonly numPlayers: number; readonly setupData: unknown }) => Position;
  readonly Simulate: (options: { readonly game: unknown; readonly bots: Bot; readonly state: Position; readonly depth: number }) => Promise<{ readonly state: Position }>;
  readonly RandomBot: new (options: { readonly enumerate: Enumerate }) => Bot;
  readonly MCTSBot: new (options: { readonly game: unknown; readonly enumerate: Enumerate; readonly iterations: number; readonly playoutDepth: number; readonly seed: string }) => Bot;
}

interface Board {
  readonly cells: readonly number[];
  readonly choices: readonly number[];
  /** Who still has to choose in this stage. */
  readonly queue: readonly number[];
}

interface Position {
  readonly G: Board;
  readonly ctx: { readonly gameover?: unknown; readonly currentPlayer: string };
}

type Move = { readonly move: string; readonly args: readonly [number] };
type Enumerate = (board: Board, ctx: unknown, player: string) => readonly Move[];

interface Bot {
  play(position: Position, player: string): Promise<unknown>;
  random(of: number | readonly unknown[]): unknown;
}

const INSTALL = 'npm ci --ignore-scripts --prefix bench/boardgame';
const DEEPEST = 10_000;
const SEARCHES = 100;
const COMPARED = 5;

/** `iteration` is what one of our search takes, in milliseconds. */
export async function boardgameFigures(game: Game, iteration: number | undefined, pace: Pace): Promise<Figures> {
  const library = load();
  if (library === undefined) {
    const skipped = `boardgame.io is not installed: ${INSTALL}`;
    return { boardgameGame: { skipped }, boardgameSearch: { skipped } };
  }
  const ported = port(game);
  await refuseOtherGames(library, ported, game);
  return {
    boardgameGame: await simulated(library, ported, game, pace),
    boardgameSearch: iteration === undefined ? { skipped: 'nothing of ours to set beside it' } : await searched(library, ported, game, iteration, pace),
  };
}

function load(): Boardgame | undefined {
  process.env['NODE_ENV'] ??= 'production'; // without its checks for developers
  const require = createRequire(new URL('boardgame/package.json', import.meta.url));
  try {
    require.resolve('boardgame.io/ai');
  } catch {
    return undefined;
  }
  return { ...(require('boardgame.io/internal') as object), ...(require('boardgame.io/ai') as object) } as Boardgame;
}

interface Ported {
  readonly rules: unknown;
  readonly enumerate: Enumerate;
  readonly players: number;
}

function port(game: Game): Ported {
  const { kernel } = game;
  const players = game.actors.length;
  const state = game.initialState('bench', CRISIS).slice() as GameState;
  const choices = new Int32Array(players);
  const moversOf = (): number[] => {
    if (state[OVER] !== 0) return [];
    const movers = kernel.toMove(state);
    return game.actors.flatMap((_, a) => ((movers >> a) & 1 ? [a] : []));
  };
  const boardOf = (): Board => ({ cells: Array.from(state), choices: Array.from({ length: players }, () => -1), queue: moversOf() });
  const choose = ({ G }: { readonly G: Board }, choice: number): Board => {
    const [mover, ...queue] = G.queue;
    const made = G.choices.with(mover!, choice);
    if (queue.length > 0) return { ...G, choices: made, queue };
    state.set(G.cells);
    choices.set(made);
    kernel.step(state, choices);
    return boardOf();
  };
  return {
    players,
    rules: {
      name: 'five-seats',
      disableUndo: true,
      setup: (_: unknown, cells: readonly number[]): Board => {
        state.set(cells);
        return boardOf();
      },
      moves: { choose },
      turn: { minMoves: 1, maxMoves: 1, order: { first: firstInQueue, next: firstInQueue } },
      endIf: ({ G }: { readonly G: Board }) => (G.cells[OVER] === 1 ? { draw: true } : undefined),
    },
    enumerate: ({ cells, queue }) => {
      const mover = queue[0];
      if (mover === undefined) return [];
      state.set(cells);
      const legal = kernel.legal(state, mover);
      return Array.from({ length: bitCount(legal) }, (_, n) => ({ move: 'choose', args: [nthBit(legal, n)] }));
    },
  };
}

function firstInQueue({ G }: { readonly G: Board }): number {
  return G.queue[0] ?? 0;
}

/** Plays games in boardgame.io, with the same numbers as `randomGames` takes. */
function gamesIn(library: Boardgame, { rules, enumerate, players }: Ported, game: Game): () => Promise<readonly number[]> {
  const start = game.initialState('bench', CRISIS);
  const bits = xorshift(2023);
  const bot = new library.RandomBot({ enumerate });
  bot.random = (of) => (of as readonly unknown[])[(bits() >>> 0) % (of as readonly unknown[]).length];
  return async () => {
    const cells = Array.from(start);
    for (let word = 0; word < 4; word++) cells[SEED + word] = bits();
    const state = library.InitializeGame({ game: rules, numPlayers: players, setupData: cells });
    return (await library.Simulate({ game: rules, bots: bot, state, depth: DEEPEST })).state.G.cells;
  };
}

async function refuseOtherGames(library: Boardgame, ported: Ported, game: Game): Promise<void> {
  const theirs = gamesIn(library, ported, game);
  const ours: string[] = [];
  randomGames(game, CRISIS, COMPARED, { ended: (state) => void ours.push(state.join()) }).games();
  for (const end of ours) if ((await theirs()).join() !== end) throw new Error('Games in boardgame.io ended otherwise.');
}

async function simulated(library: Boardgame, ported: Ported, game: Game, pace: Pace): Promise<Measured> {
  const theirs = gamesIn(library, ported, game);
  const ours = randomGames(game, CRISIS, 200).games;
  const ratios: number[] = [];
  for (let i = 0; i < pace.repeats; i++) {
    const rate = rateOf({ ...pace, repeats: 1 }, ours).value;
    const from = performance.now();
    let done = 0;
    for (; performance.now() - from < pace.milliseconds; done++) await theirs();
    ratios.push((rate * (performance.now() - from)) / 1000 / done);
  }
  return medianOf(ratios);
}

async function searched(library: Boardgame, { rules, enumerate, players }: Ported, game: Game, iteration: number, { repeats }: Pace): Promise<Measured> {
  const ratios: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const bot = new library.MCTSBot({ game: rules, enumerate, iterations: SEARCHES, playoutDepth: DEEPEST, seed: String(i) });
    const state = library.InitializeGame({ game: rules, numPlayers: players, setupData: Array.from(game.initialState(`search/${i}`, CRISIS)) });
    const from = performance.now();
    await bot.play(state, state.ctx.currentPlayer);
    ratios.push((performance.now() - from) / SEARCHES / iteration);
  }
  return medianOf(ratios);
}
