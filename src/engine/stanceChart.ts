/** The chart of a machine, read from the machine itself: its regions, the stances in each, and every arrow between two of them. */
import type { AnyStateNode } from 'xstate';
import { type Archetype, childrenOf, STANCE_EVENTS, type StanceEventName } from './stances.ts';

export interface ChartStance {
  /** As it stands in the stance's key: `engaged.hedging`, or `mood.angry` within `mood.angry+voice.quiet`. */
  readonly key: string;
  readonly final: boolean;
}

/** A move on `event` where `needs` holds and nothing of `unless` does. */
export interface ChartArrow {
  readonly from: string;
  readonly to: string;
  readonly event: StanceEventName;
  readonly needs: string | undefined;
  /** Predicates that are asked first and lead elsewhere, or keep the stance. */
  readonly unless: readonly string[];
}

/** What moves by itself. A machine has one region, and several where parts of it move together or apart. */
export interface ChartRegion {
  readonly id: string;
  readonly initial: string;
  /** In the order of the machine. */
  readonly stances: readonly ChartStance[];
  readonly arrows: readonly ChartArrow[];
}

export function stanceChart({ machine }: Archetype): readonly ChartRegion[] {
  const { root } = machine;
  return (root.type === 'parallel' ? childrenOf(root) : [root]).map((region) => {
    const leaves = leavesOf(region);
    return {
      id: region.key,
      initial: keyOf(landing(region)),
      stances: leaves.map((leaf) => ({ key: keyOf(leaf), final: leaf.type === 'final' })),
      arrows: leaves.flatMap((leaf) => (leaf.type === 'final' ? [] : STANCE_EVENTS.flatMap((event) => arrowsOf(leaf, region, event)))),
    };
  });
}

/** The parts of a stance's key, one of each region. */
export function stanceParts(key: string): readonly string[] {
  return key.split('+');
}

// The stance's own transitions are asked first, then those of what it lies in; the first whose guard holds is taken.
function arrowsOf(leaf: AnyStateNode, region: AnyStateNode, event: StanceEventName): readonly ChartArrow[] {
  const arrows: ChartArrow[] = [];
  const asked: string[] = [];
  for (let node: AnyStateNode | undefined = leaf; node !== undefined; node = node === region ? undefined : node.parent) {
    for (const { guard, target } of node.transitions.get(event) ?? []) {
      const to = target?.[0] === undefined ? keyOf(leaf) : keyOf(landing(target[0]));
      const needs = guardName(guard);
      if (to !== keyOf(leaf)) arrows.push({ from: keyOf(leaf), to, event, needs, unless: [...asked] });
      if (needs === undefined) return arrows;
      asked.push(needs);
    }
  }
  return arrows;
}

function guardName(guard: unknown): string | undefined {
  if (guard !== undefined && typeof guard !== 'string') throw new Error('A chart shows guards by their names alone.');
  return guard;
}

/** Where a machine stands that has moved to `node`. */
function landing(node: AnyStateNode): AnyStateNode {
  const inner = node.initial?.target[0];
  return inner === undefined ? node : landing(inner);
}

function leavesOf(node: AnyStateNode): readonly AnyStateNode[] {
  const children = childrenOf(node);
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
}

function keyOf(node: AnyStateNode): string {
  return node.path.join('.');
}
