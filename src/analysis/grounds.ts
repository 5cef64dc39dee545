/** What a number rests on, in words. */
import type { Basis } from '../engine/index.ts';

export interface Grounds {
  readonly kind: Basis['kind'];
  /** Of a judgement or a fit; empty where a fact gives the number itself. */
  readonly reason: string;
  /** Ids of the facts that give it, or that were looked at. */
  readonly facts: readonly string[];
}

/** `words` gives a text by its id; in the page, reasons are among those that are fetched late. */
export function groundsOf(words: (id: string) => string, basis: Basis): Grounds {
  if (basis.kind === 'sourced') return { kind: basis.kind, reason: '', facts: [basis.fact] };
  return { kind: basis.kind, reason: words(`why.${basis.kind === 'fitted' ? basis.to : basis.why}`), facts: basis.facts ?? [] };
}
