/** Conditions of the rules read against what a view shows: whether they hold, and which of their tests make it so. */
import type { Condition, Game, Test, View } from '../engine/index.ts';

/** One test of a condition, as it stood: `truth` is whether it held. */
export interface Reading {
  readonly slot: string;
  readonly test: Test;
  readonly truth: boolean;
}

interface Parts {
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly not?: Condition;
}

/** Whether a test holds; undefined where the view does not settle it. */
export function met(slot: string, test: Test, view: View): boolean | undefined {
  if (slot === 'ending' || slot === 'dealt') return typeof test === 'boolean' ? (view[slot] !== undefined) === test : undefined;
  if (slot.startsWith('table.')) return typeof test === 'boolean' ? view.table.some((standing) => `table.${standing.package}` === slot) === test : undefined;
  const value = valueOf(slot, view);
  if (typeof test === 'boolean') return typeof value === 'boolean' ? value === test : undefined;
  if (typeof test === 'string') return value === undefined ? undefined : value === test;
  if (Array.isArray(test)) return typeof value === 'string' ? test.includes(value) : undefined;
  if (typeof value !== 'number' || 'tag' in test) return undefined;
  const { atLeast, atMost } = test as { readonly atLeast?: number; readonly atMost?: number };
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
}

function valueOf(slot: string, view: View): number | boolean | string | undefined {
  if (slot === 'round') return view.round;
  if (slot.startsWith('type.')) return view.types[slot.slice('type.'.length)];
  if (slot.startsWith('signal.')) return view.signals[slot.slice('signal.'.length)];
  if (slot.startsWith('stance.')) return view.stances[slot.slice('stance.'.length)];
  return view.values[slot];
}

/** Whether a test holds between two stages, when nobody has chosen anything yet; `view` shows everything. */
export function stands(game: Game, view: View, slot: string, test: Test): boolean {
  if (typeof test === 'object' && 'tag' in test) return tagged(game, slot.slice('stance.'.length), view, test.tag);
  if (slot === 'round' && typeof test === 'object' && !Array.isArray(test)) return within(game, view, test as { readonly from?: string; readonly to?: string });
  return met(slot, test, view) ?? false;
}

function tagged(game: Game, actor: string, view: View, tag: string): boolean {
  const stances = game.scenario.compiled.actors[game.actors.indexOf(actor)]?.stances;
  return stances?.tags[stances.keys.indexOf(view.stances[actor] ?? '')]?.has(tag) ?? false;
}

function within(game: Game, view: View, { from, to }: { readonly from?: string; readonly to?: string }): boolean {
  const at = (id: string): number => game.scenario.data.rounds.findIndex((round) => round.id === id);
  return (from === undefined || view.roundIndex >= at(from)) && (to === undefined || view.roundIndex <= at(to));
}

export function holdsIn(game: Game, view: View, condition: Condition): boolean {
  const { all, any, not } = condition as Parts;
  if (all !== undefined) return all.every((part) => holdsIn(game, view, part));
  if (any !== undefined) return any.some((part) => holdsIn(game, view, part));
  if (not !== undefined) return !holdsIn(game, view, not);
  return Object.entries(condition as Readonly<Record<string, Test>>).every(([slot, test]) => stands(game, view, slot, test));
}

/** Whether a condition may hold for all that `view` shows: what it does not show is left open. */
export function mayHold(game: Game, view: View, condition: Condition): boolean {
  const { all, any, not } = condition as Parts;
  if (all !== undefined) return all.every((part) => mayHold(game, view, part));
  if (any !== undefined) return any.some((part) => mayHold(game, view, part));
  if (not !== undefined) return !holdsIn(game, view, not);
  return Object.entries(condition as Readonly<Record<string, Test>>).every(([slot, test]) => !shown(slot, view) || stands(game, view, slot, test));
}

function shown(slot: string, view: View): boolean {
  return slot === 'ending' || slot === 'dealt' || slot.startsWith('table.') || valueOf(slot, view) !== undefined;
}

/** The tests that make `condition` what it is in `view`: those that hold if it holds, those that fail if it fails. */
export function readings(game: Game, view: View, condition: Condition | undefined): readonly Reading[] {
  return condition === undefined ? [] : read(game, view, condition, holdsIn(game, view, condition));
}

function read(game: Game, view: View, condition: Condition, truth: boolean): readonly Reading[] {
  const { all, any, not } = condition as Parts;
  const parts = all ?? any;
  if (parts !== undefined) return parts.filter((part) => holdsIn(game, view, part) === truth).flatMap((part) => read(game, view, part, truth));
  if (not !== undefined) return read(game, view, not, !truth);
  return Object.entries(condition as Readonly<Record<string, Test>>)
    .filter(([slot, test]) => stands(game, view, slot, test) === truth)
    .map(([slot, test]) => ({ slot, test, truth }));
}

/** The same for somebody who sees no more than `view` shows: undefined where that does not settle it. */
export function knownIn(game: Game, view: View, condition: Condition): boolean | undefined {
  const { all, any, not } = condition as Parts;
  if (all !== undefined) return every(all.map((part) => knownIn(game, view, part)));
  if (any !== undefined) return opposite(every(any.map((part) => opposite(knownIn(game, view, part)))));
  if (not !== undefined) return opposite(knownIn(game, view, not));
  return every(Object.entries(condition as Readonly<Record<string, Test>>).map(([slot, test]) => (isPlain(slot, test) ? met(slot, test, view) : stands(game, view, slot, test))));
}

/** Stances and the hour are known to all; everything else may be hidden. */
function isPlain(slot: string, test: Test): boolean {
  return !(typeof test === 'object' && ('tag' in test || (slot === 'round' && !Array.isArray(test))));
}

function every(parts: readonly (boolean | undefined)[]): boolean | undefined {
  return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
}

function opposite(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}
