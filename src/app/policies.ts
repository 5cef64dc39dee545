/** The policies that may take a seat in the browser. */
import { createPlain } from '../bots/plain.ts';
import type { Materials, Policy } from '../bots/policy.ts';
import { createZone, type Zone } from '../bots/zone.ts';
import type { Game } from '../engine/index.ts';

export interface Company {
  readonly policies: Readonly<Record<string, Policy>>;
  /** Of the trained outlooks; kept in the transcript for information. */
  readonly policyHash: string | undefined;
  /** Who could sign what, as the default policy weighs it. */
  readonly zone: Zone;
}

/** `incentive` first: it is offered as the default. */
export function policiesFor(game: Game, materials: Materials): Company {
  const { byName: { historical, incentive, random }, prospects, policyHash } = createPlain(game, materials, 'when asked');
  return { policies: materials.record === undefined ? { incentive, random } : { incentive, historical, random }, policyHash, zone: createZone(game, prospects, incentive.mind.beliefs) };
}

/** Plays a seat nobody named a policy for, and advises the player. */
export const ADVISER = 'incentive';
