/** One thing wrong with an input: where it is, what was found, what would be right. */
export interface Fault {
  readonly file: string;
  /** Slash path inside the file, e.g. `/7/then/0/add/trsut`. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  /** The nearest valid name, where a name was misspelt. */
  readonly nearest?: string;
}

/** A checked value, or every fault of the input at once. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

/** The rules were broken by the caller: an illegal action, a choice missing, a game that is over. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
}

export function faultText(fault: Fault): string {
  const near = fault.nearest === undefined ? '' : ` Did you mean '${fault.nearest}'?`;
  return `${fault.file} ${fault.path === '' ? '/' : fault.path}: found ${fault.found}, expected ${fault.expected}.${near}`;
}

/** The name in `names` closest to `name` by edit distance (Levenshtein 1966), if close enough to be a slip. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  if (name.length > 200) return undefined;
  for (const candidate of names) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(name, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The end of a message that names something unknown: the nearest of `names`, if one is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names);
  return nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
}

/** A short, safe rendering of an unknown value for a message. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = textOf(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** JSON where there is any; a structure too deep or endless for it still gets a word. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'a structure that cannot be shown';
  }
}

/** The compiler's proof that a union was handled to the last member. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${shown(value)}`);
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, substitution));
    }
    previous = row;
  }
  return previous[b.length]!;
}
