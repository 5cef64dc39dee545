/**
 * The nodes of a search in typed arrays: a seat's decisions by what it sees there, and how each action has fared.
 * What may be chosen hangs on what the seat sees, so an action is open at every visit of its node: the availability
 * count of Cowling, Powley and Whitehouse (2012) is the number of visits of the node.
 */
import { bitCount, detLog, nthBit } from '../engine/index.ts';
import { OPTIONS } from './turns.ts';

export interface SearchTree {
  clear(): void;
  /** The node of an information state, made if there is none. */
  enter(masked: Int32Array): number;
  /** Whether no visit of `node` has been counted yet. */
  isNew(node: number): boolean;
  /** Of `legal`, an action not tried yet (which one by `bits`, 32 random bits), or the one with the highest upper bound (UCB1; Auer, Cesa-Bianchi and Fischer 2002). */
  select(node: number, legal: number, exploration: number, bits: number): number;
  /** Counts a visit of `action` at `node` that brought `reward`, 0..1. */
  reward(node: number, action: number, reward: number): void;
  visits(node: number, action: number): number;
  mean(node: number, action: number): number;
}

export function createSearchTree(capacity: number): SearchTree {
  const slots = 1 << (33 - Math.clz32(capacity)); // a power of two, at least twice the nodes
  const table = new Int32Array(slots); // node + 1
  const keys = new Int32Array(2 * capacity);
  const nodeVisits = new Int32Array(capacity);
  const visited = new Int32Array(capacity * OPTIONS);
  const totals = new Float64Array(capacity * OPTIONS);
  let nodes = 0;
  let first = 0;
  let second = 0;

  // Two hashes of 32 bits each: among a thousand nodes two are taken for one once in 10^13 searches.
  function hash(masked: Int32Array): void {
    first = 0x811c9dc5;
    second = 0x9747b28c;
    for (let i = 0; i < masked.length; i++) {
      const value = masked[i]!;
      first = Math.imul(first ^ value, 0x01000193);
      second = Math.imul(second ^ (value + i), 0x85ebca6b);
      first ^= first >>> 15;
      second ^= second >>> 13;
    }
  }

  function slotOf(): number {
    let at = (first ^ second) & (slots - 1);
    for (let node = table[at]! - 1; node >= 0 && (keys[2 * node] !== first || keys[2 * node + 1] !== second); node = table[at]! - 1) at = (at + 1) & (slots - 1);
    return at;
  }

  function untried(from: number, legal: number): number {
    let open = 0;
    for (let rest = legal; rest !== 0; rest &= rest - 1) {
      const action = 31 - Math.clz32(rest & -rest);
      if (visited[from + action] === 0) open |= 1 << action;
    }
    return open;
  }

  function highest(node: number, legal: number, exploration: number): number {
    const from = node * OPTIONS;
    const log = detLog(nodeVisits[node]!);
    let best = -1;
    let top = -Infinity;
    for (let rest = legal; rest !== 0; rest &= rest - 1) {
      const action = 31 - Math.clz32(rest & -rest);
      const times = visited[from + action]!;
      const bound = totals[from + action]! / times + exploration * Math.sqrt(log / times);
      if (bound > top) {
        top = bound;
        best = action;
      }
    }
    return best;
  }

  return {
    clear: () => {
      table.fill(0);
      visited.fill(0, 0, nodes * OPTIONS);
      totals.fill(0, 0, nodes * OPTIONS);
      nodeVisits.fill(0, 0, nodes);
      nodes = 0;
    },
    enter: (masked) => {
      hash(masked);
      const at = slotOf();
      if (table[at] !== 0) return table[at]! - 1;
      keys[2 * nodes] = first;
      keys[2 * nodes + 1] = second;
      nodes += 1;
      table[at] = nodes;
      return nodes - 1;
    },
    isNew: (node) => nodeVisits[node] === 0,
    select: (node, legal, exploration, bits) => {
      const open = untried(node * OPTIONS, legal);
      return open === 0 ? highest(node, legal, exploration) : nthBit(open, (bits >>> 0) % bitCount(open));
    },
    reward: (node, action, reward) => {
      nodeVisits[node] = nodeVisits[node]! + 1;
      visited[node * OPTIONS + action] = visited[node * OPTIONS + action]! + 1;
      totals[node * OPTIONS + action] = totals[node * OPTIONS + action]! + reward;
    },
    visits: (node, action) => visited[node * OPTIONS + action]!,
    mean: (node, action) => totals[node * OPTIONS + action]! / Math.max(1, visited[node * OPTIONS + action]!),
  };
}
