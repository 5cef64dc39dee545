/**
 * Information-set Monte Carlo tree search with a single observer (Cowling, Powley and Whitehouse 2012): each iteration
 * plays one game in a world that the seat believes in. The seat's own decisions are the nodes; the others belong to the
 * world and reply by a roll-out policy, in the tree and after it.
 */
import { bitCount, type Draw, type Game, isSeveral, nthBit, OVER, ROUND, STAGE } from '../engine/index.ts';
import type { RolloutName } from './choosers.ts';
import type { Chooser, Incentive } from './incentive.ts';
import { createOwnScore } from './ownScore.ts';
import type { Policy } from './policy.ts';
import type { Prospects } from './prospects.ts';
import { createRedraws } from './redraws.ts';
import { createSearchTree, type SearchTree } from './searchTree.ts';
import { OPTIONS, policyOnIntegers } from './turns.ts';

export interface IsmctsOptions {
  readonly iterations: number;
  readonly rollouts: RolloutName;
  /** Weight of what is not known yet, in shares of the whole scale of scores; 0.7 as in the paper. */
  readonly exploration: number;
}
export const ISMCTS: IsmctsOptions = { iterations: 1000, rollouts: 'random', exploration: 0.7 };

/** A seat decides at most once a stage. */
const DEEPEST = 128;
const WHOLE_SCALE = 100;

export function ismctsPolicy(game: Game, prospects: Prospects, incentive: Incentive, options: IsmctsOptions = ISMCTS): Policy & Chooser {
  const { kernel, scenario } = game;
  const rules = scenario.compiled;
  const n = rules.actors.length;
  const { beliefs } = incentive.mind;
  const own = createOwnScore(game, prospects);
  const redraws = createRedraws(n);
  const world = new Int32Array(rules.layout.size);
  const masked = new Int32Array(rules.layout.size);
  const choices = new Int32Array(n);
  const pathNodes = new Int32Array(DEEPEST);
  const pathActions = new Int32Array(DEEPEST);
  const shares = new Float64Array(OPTIONS);
  let tree: SearchTree | undefined; // made when first asked: it takes some 400 KB
  let depth = 0;
  let inTree = true;
  let random = 1;

  function bits(): number {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return random;
  }

  function rollOut(actor: number, legal: number): number {
    if (!isSeveral(legal)) return 31 - Math.clz32(legal);
    if (options.rollouts === 'random') return nthBit(legal, (bits() >>> 0) % bitCount(legal));
    kernel.mask(world, actor, masked);
    return incentive.pick(masked, actor, legal, redraws.bySeat[actor]!);
  }

  /** The seat's own choice: by the tree down to the first node that is new, which ends it. */
  function descend(nodes: SearchTree, seat: number, legal: number): number {
    kernel.mask(world, seat, masked);
    const node = nodes.enter(masked);
    inTree = !nodes.isNew(node);
    const action = nodes.select(node, legal, options.exploration, bits());
    pathNodes[depth] = node;
    pathActions[depth] = action;
    depth += 1;
    return action;
  }

  function playOn(nodes: SearchTree, seat: number): void {
    depth = 0;
    inTree = true;
    let movers = kernel.toMove(world);
    while (world[OVER] === 0) {
      for (let a = 0; a < n; a++) {
        if (!((movers >> a) & 1)) {
          choices[a] = -1;
          continue;
        }
        const legal = kernel.legal(world, a);
        choices[a] = a === seat && inTree && isSeveral(legal) ? descend(nodes, seat, legal) : rollOut(a, legal);
      }
      movers = kernel.step(world, choices);
    }
    const reward = own(world, seat) / WHOLE_SCALE;
    for (let d = 0; d < depth; d++) nodes.reward(pathNodes[d]!, pathActions[d]!, reward);
  }

  /** Grows the tree from what `seat` sees; its root is node 0. */
  function search(seen: Int32Array, seat: number, draw: Draw): SearchTree {
    const nodes = (tree ??= createSearchTree(options.iterations));
    const stage = seen[ROUND]! * 4 + seen[STAGE]!;
    random = Math.trunc(draw('search', stage, seat) * 4294967295) + 1;
    nodes.clear();
    for (let i = 0; i < options.iterations; i++) {
      beliefs.imagine(seen, seat, world, draw, stage, i);
      if (options.rollouts !== 'random') redraws.renew(draw, stage, i);
      playOn(nodes, seat);
    }
    return nodes;
  }

  function pick(seen: Int32Array, seat: number, legal: number, draw: Draw): number {
    if (!isSeveral(legal)) return 31 - Math.clz32(legal); // nothing to search for
    const nodes = search(seen, seat, draw);
    let best = -1;
    for (let i = 0; i < OPTIONS; i++) if ((legal >> i) & 1 && (best < 0 || better(nodes, i, best))) best = i;
    return best;
  }

  return policyOnIntegers(game, 'ismcts', { pick }, (turn, { seat, legal }) => {
    shares.fill(0);
    if (!isSeveral(legal)) shares[31 - Math.clz32(legal)] = 1;
    else {
      const nodes = search(turn.observation.masked, seat, turn.draw);
      for (let i = 0; i < OPTIONS; i++) shares[i] = nodes.visits(0, i) / options.iterations;
    }
    return shares;
  });
}

/** Most visited, then the higher mean. */
function better(nodes: SearchTree, a: number, b: number): boolean {
  const more = nodes.visits(0, a) - nodes.visits(0, b);
  return more > 0 || (more === 0 && nodes.mean(0, a) > nodes.mean(0, b));
}
