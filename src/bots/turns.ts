/** A turn as integers, for policies that work on them. */
import type { Game } from '../engine/index.ts';
import type { Policy, Turn } from './policy.ts';
import type { Chooser } from './incentive.ts';

/** Bits of a legality mask: menu positions or subsets of signatures. */
export const OPTIONS = 31;

export interface TurnOnIntegers {
  readonly seat: number;
  /** Bit per menu position; in a signing stage, per subset of places. */
  readonly legal: number;
  readonly signing: boolean;
}

export function onIntegers(game: Game, { observation, legal }: Turn): TurnOnIntegers {
  const seat = game.actors.indexOf(observation.seat);
  const signing = observation.view.stage === 'sign';
  return { seat, signing, legal: legal.reduce((mask, action) => mask | (1 << game.positionOf(signing, seat, action)), 0) };
}

/** A policy that picks on integers and gives `shares[position]` as its distribution. */
export function policyOnIntegers(game: Game, name: string, chooser: Chooser, shares: (turn: Turn, on: TurnOnIntegers) => ArrayLike<number>): Policy & Chooser {
  return {
    name,
    pick: chooser.pick,
    choose: (turn) => {
      const { seat, legal, signing } = onIntegers(game, turn);
      return game.idsOf(signing, seat, 1 << chooser.pick(turn.observation.masked, seat, legal, turn.draw))[0]!;
    },
    distribution: (turn) => {
      const on = onIntegers(game, turn);
      const odds = shares(turn, on);
      return Object.fromEntries(turn.legal.map((action) => [action, odds[game.positionOf(on.signing, on.seat, action)]!]));
    },
  };
}
