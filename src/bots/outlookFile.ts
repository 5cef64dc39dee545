/** The file of trained outlooks: apart from the rules, with a hash of its own, so that retraining breaks no saved game. */
import * as v from 'valibot';
import { canonical, type Fault, type Game, issueFault, type Result, textHash } from '../engine/index.ts';
import type { Features, Outlook, Outlooks, Phase } from './outlook.ts';

const matrix = v.record(v.string(), v.array(v.number()));
const outlookSchema = v.strictObject({ before: matrix, after: matrix });
const fileSchema = v.strictObject({
  format: v.literal('outlooks/1'),
  scenario: v.string(),
  rulesHash: v.string(),
  policyHash: v.string(),
  command: v.string(),
  inputs: v.strictObject({ before: v.array(v.string()), after: v.array(v.string()) }),
  noDeal: outlookSchema,
  withDeals: outlookSchema,
});
export type OutlookFile = v.InferOutput<typeof fileSchema>;

/** Checks a file against the game's endings and inputs; every fault at once. */
export function readOutlooks(game: Game, features: Features, source: unknown, file = 'outlooks.json'): Result<{ readonly outlooks: Outlooks; readonly policyHash: string }> {
  const parsed = v.safeParse(fileSchema, source);
  if (!parsed.success) return { ok: false, faults: parsed.issues.map((issue) => issueFault(issue, file, Object.keys(fileSchema.entries))) };
  const data = parsed.output;
  const faults: Fault[] = [];
  const endings = game.scenario.data.endings.map((e) => e.id);
  const read = (name: 'noDeal' | 'withDeals', phase: Phase): Float64Array => {
    const names = features.names(phase);
    const rows = endings.map((ending) => data[name][phase][ending] ?? []);
    rows.forEach((row, e) => {
      if (row.length !== names.length) faults.push({ file, path: `/${name}/${phase}/${endings[e]}`, found: `${row.length} numbers`, expected: `${names.length}` });
    });
    return Float64Array.from(rows.flat());
  };
  const hash = textHash(canonical({ noDeal: data.noDeal, withDeals: data.withDeals }));
  if (data.policyHash !== hash) faults.push({ file, path: '/policyHash', found: data.policyHash, expected: `${hash}, the hash of these weights` });
  for (const phase of ['before', 'after'] as const) {
    const names = features.names(phase).join(', ');
    const found = data.inputs[phase].join(', ');
    if (found !== names) faults.push({ file, path: `/inputs/${phase}`, found, expected: names });
  }
  const of = (name: 'noDeal' | 'withDeals'): Outlook => ({ before: read(name, 'before'), after: read(name, 'after') });
  const outlooks = { noDeal: of('noDeal'), withDeals: of('withDeals') };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: { outlooks, policyHash: data.policyHash } };
}

/** The file for trained outlooks; weights to four decimals. */
export function writeOutlooks(game: Game, features: Features, outlooks: Outlooks, command: string): OutlookFile {
  const endings = game.scenario.data.endings.map((e) => e.id);
  const rows = (weights: Float64Array): Record<string, number[]> => {
    const width = weights.length / endings.length;
    return Object.fromEntries(endings.map((ending, e) => [ending, Array.from(weights.slice(e * width, (e + 1) * width), (w) => Math.round(w * 10_000) / 10_000)]));
  };
  const of = (outlook: Outlook) => ({ before: rows(outlook.before), after: rows(outlook.after) });
  const body = { noDeal: of(outlooks.noDeal), withDeals: of(outlooks.withDeals) };
  return {
    format: 'outlooks/1',
    scenario: game.scenario.id,
    rulesHash: game.scenario.rulesHash,
    policyHash: textHash(canonical(body)),
    command,
    inputs: { before: [...features.names('before')], after: [...features.names('after')] },
    ...body,
  };
}
