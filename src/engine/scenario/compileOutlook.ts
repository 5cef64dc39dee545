/** What policies judge a state by: weighted features, their products, and the risk that talks break down. */
import { type CompiledOutlook, type CompiledTerm, SLOT_ONE, SLOT_TIME } from './compiled.ts';
import type { Compiling } from './compiling.ts';
import type { OutlookData } from './schema.ts';

type FeatureData = OutlookData['features'][number];

export function compileOutlook(compiling: Compiling): CompiledOutlook | undefined {
  const { data, names } = compiling;
  const given = data.outlook;
  if (given === undefined) return undefined;
  names.inFile('outlook.json');
  const ids = given.features.map((f) => f.id);
  const talks = given.breakdown.rounds.map((id, i) => names.round(id, `/breakdown/rounds/${i}`));
  return {
    after: names.condition(given.after, '/after'),
    features: given.features.map((feature, i) => compileFeature(compiling, feature, `/features/${i}`)),
    products: given.products.map(([a, b], i) => [names.indexIn('feature', ids, a, `/products/${i}/0`), names.indexIn('feature', ids, b, `/products/${i}/1`)] as const),
    rise: given.breakdown.rise,
    offset: given.breakdown.offset,
    talksLeft: data.rounds.map((_, r) => talks.filter((t) => t > r).length),
    lambda: given.signing.lambda,
    margin: given.signing.margin,
    easing: given.signing.eased && compileTerm(compiling, { slot: given.signing.eased.slot, weight: given.signing.eased.by }, '/signing/eased'),
  };
}

function compileFeature(compiling: Compiling, feature: FeatureData, path: string): CompiledOutlook['features'][number] {
  return {
    id: feature.id,
    bias: feature.bias ?? 0,
    before: feature.only !== 'after',
    after: feature.only !== 'before',
    terms: feature.terms.map((term, n) => compileTerm(compiling, term, `${path}/terms/${n}`)),
  };
}

function compileTerm({ names, layout }: Compiling, term: FeatureData['terms'][number], path: string): CompiledTerm {
  const slot = term.slot === 'one' ? SLOT_ONE : term.slot === 'round' ? SLOT_TIME : names.readable(term.slot, `${path}/slot`);
  const largest = Math.max(1, layout.slots.find((s) => s.index === slot)?.max ?? 1);
  return { slot, weight: slot < 0 ? term.weight : term.weight / largest, when: names.condition(term.when, `${path}/when`) };
}
