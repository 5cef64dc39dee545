/** What a number rests on, in words. */
import type { Basis } from '../../engine/index.ts';
import type { Texts } from '../../i18n/texts.ts';

export interface Grounds {
  readonly kind: Basis['kind'];
  /** Of a judgement or a fit; empty where a fact gives the number itself. */
  readonly reason: string;
  /** Ids of the facts that give it, or that were looked at. */
  readonly facts: readonly string[];
}

/** Reasons are among the words that are fetched late. */
export function grounds({ t }: Texts, basis: Basis): Grounds {
  if (basis.kind === 'sourced') return { kind: basis.kind, reason: '', facts: [basis.fact] };
  return { kind: basis.kind, reason: t(`why.${basis.kind === 'fitted' ? basis.to : basis.why}`), facts: basis.facts ?? [] };
}
