/** Every number of a scenario as tables, in words that stay close to the data: value, basis, source or reason. */
import type { Basis, ScenarioData } from '../engine/index.ts';
import { groundsOf } from './grounds.ts';

type Row = readonly (string | number | undefined)[];
type Effect = ScenarioData['actions'][number]['then'][number];

/** The words of a reason, by its id. */
type Words = (id: string) => string;

/** A page of Markdown; `words` gives the texts of the scenario. */
export function numberTables(data: ScenarioData, words: Words): string {
  const grounds = groundsIn(words);
  const parts = [beginning(data), beliefs(data, grounds), thresholds(data), state(data, grounds), interests(data, grounds), scales(data, grounds), actions(data, grounds), chance(data, grounds), packages(data, grounds), endings(data), cascade(data, grounds), outlook(data, grounds)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function beginning({ scenario }: ScenarioData): string {
  return `# Numbers of ${scenario.id}

Written by \`node scripts/numbers.ts\` from the scenario's files; not edited by hand. [modelling.md](modelling.md) says what the numbers are for.

A basis is \`sourced\` (with the fact), \`fitted\` (to what) or \`judgement\` (with the reason). Meters run from 0 to 100 and are soft near both ends: a step moves 1.7 times itself times the room that is left. Chances are per mille. A condition in braces must hold.`;
}

function beliefs({ actors }: ScenarioData, grounds: Grounds): string {
  const facts = actors.flatMap(({ id, type }) => (type === undefined ? [] : [[code(id), type.levels.join(' / '), odds(type.odds), type.recorded, ...grounds(type.basis)]]));
  const signals = actors.flatMap(({ id, type }) => (type?.signal === undefined ? [] : [[code(id), type.signal.odds.map(odds).join('; '), ...grounds(type.signal.basis)]]));
  const priors = actors.flatMap(({ id, priors: own }) => Object.entries(own).map(([about, prior]) => [code(id), code(about), odds(prior.odds), ...grounds(prior.basis)]));
  return section('Private facts and beliefs', [
    table(['actor', 'levels', "nature's odds", 'recorded', 'basis', 'why'], facts),
    table(['reads a sign of its own fact', 'odds of the sign, by level', 'basis', 'why'], signals),
    table(['believer', 'about', 'odds of the levels beforehand', 'basis', 'why'], priors),
    'What is seen multiplies the odds: `learn` among the effects below gives the likelihoods of the three levels.',
  ]);
}

function thresholds({ actors }: ScenarioData): string {
  const rows = actors.flatMap(({ id, predicates }) => Object.entries(predicates).map(([name, when]) => [code(id), code(name), condition(when)]));
  return section('Thresholds of the stances', [table(['actor', 'what its machine asks', 'holds when'], rows), 'Part of the frame: they carry no basis of their own.']);
}

function state({ state: slots }: ScenarioData, grounds: Grounds): string {
  const rows = slots.flatMap(({ id, kind, start, basis }) => (basis === undefined ? [] : [[code(id), kind, String(start ?? 0), ...grounds(basis)]]));
  return section('Start', [table(['slot', 'kind', 'start', 'basis', 'why'], rows)]);
}

function interests({ interests: all, endings: list }: ScenarioData, grounds: Grounds): string {
  const utilities = list.map(({ id }) => [code(id), ...all.map((one) => one.endings[id] ?? 0)]);
  const rows = all.map((one) => [
    code(one.actor), one.endingWeight, pairs(one.meters), Object.entries(one.byType ?? {}).map(([level, shifts]) => `${level}: ${pairs(shifts)}`).join('; '), one.lambda, `${one.par.mean}, ${one.par.sd}`, ...grounds(one.basis),
  ]);
  return section('Interests', [
    'What each ending is worth, 0 to 100:',
    table(['ending', ...all.map(({ actor }) => actor)], utilities),
    'Points of a hundred on the terms of the ending and on meters (a negative weight counts what is missing to 100), what the own private fact adds, sharpness of choice a point, mean and standard deviation of the raw score in default games:',
    table(['actor', 'ending', 'meters', 'own fact', 'sharpness', 'par', 'basis', 'why'], rows),
  ]);
}

function scales({ scales: all }: ScenarioData, grounds: Grounds): string {
  return section('Public scales', [table(['scale', 'weight of the ending', 'endings', 'meters', 'basis', 'why'], all.map((one) => [code(one.id), one.endingWeight, pairs(one.endings), pairs(one.meters), ...grounds(one.basis)]))]);
}

function actions({ actions: all, actors }: ScenarioData, grounds: Grounds): string {
  const of = (actor: string): string => table(
    ['action', 'kind', 'open when', 'does', 'basis', 'why'],
    all.filter((one) => one.actor === actor).map((one) => [code(one.id), `${one.kind}${one.once === true ? ', once' : ''}`, condition(one.when), effects(one.then), ...grounds(one.basis)]),
  );
  return section('Actions', actors.flatMap(({ id }) => [`### ${id}`, of(id)]));
}

function chance({ chance: all }: ScenarioData, grounds: Grounds): string {
  const rows = all.map((one) => [
    code(one.id), `${condition(one.when)} (after each ${one.after}${one.once === true ? ', once' : ''})`,
    [String(one.odds.base), ...(one.odds.plus ?? []).map(({ by, when, per }) => `${signed(by)}${per === undefined ? '' : ` x ${per.slot}/${per.of}`}${guarded(when)}`)].join('<br>'),
    one.outcomes.map(({ id, share, then }) => `${id} ${Math.round(share * 100)}%: ${effects(then)}`).join('<br>'), ...grounds(one.basis),
  ]);
  return section('Chance', [table(['event', 'when', 'per mille', 'outcomes', 'basis', 'why'], rows)]);
}

function packages({ packages: all }: ScenarioData, grounds: Grounds): string {
  return section('Packages', [table(['package', 'needs', 'settles', 'does', 'basis', 'why'], all.map((one) => [code(one.id), Object.keys(one.needs).join(', '), pairs(one.settles), effects(one.then), ...grounds(one.basis)]))]);
}

function endings({ endings: all }: ScenarioData): string {
  return section('Endings', [table(['ending', 'at once when', 'once time has run out, if'], all.map((one) => [code(one.id), one.when === undefined ? '' : condition(one.when), one.atEnd === undefined ? '' : condition(one.atEnd)])), 'Tried in this order; part of the frame.']);
}

function cascade({ cascade: one }: ScenarioData, grounds: Grounds): string {
  if (one === undefined) return '';
  const { core, rate, cap, shareWeight, mean, sd, basis } = one;
  return section('The count', [
    table(['core', 'rate', 'cap', 'weight of the share', 'mean of the thresholds', 'sd', 'basis', 'why'], [[core, rate, cap, shareWeight, mean, sd, ...grounds(basis)]]),
    'What moves the propensity to join, in points of the threshold; a meter counts by its share of 100:',
    table(['reads', 'points', 'when'], one.terms.map(({ slot, weight, when }) => [code(slot), signed(weight), condition(when)])),
  ]);
}

function outlook({ outlook: one }: ScenarioData, grounds: Grounds): string {
  if (one === undefined) return '';
  const { features, products, breakdown, signing, basis } = one;
  const eased = signing.eased === undefined ? '' : `, less by up to ${signing.eased.by} as ${code(signing.eased.slot)} rises`;
  return section('Outlooks', [
    `Basis: ${grounds(basis).join(': ')}`,
    `Risk that talks break down: min(1, ${breakdown.rise} / (rounds of talks left + ${breakdown.offset})). A signature: sharpness ${signing.lambda} a point, margin ${signing.margin} points over no deal${eased}.`,
    table(['feature', 'phase', 'reads'], features.map(({ id, only, terms }) => [code(id), only ?? 'both', terms.map(({ slot, weight, when }) => `${signed(weight)} ${code(slot)}${guarded(when)}`).join('<br>')])),
    `Products: ${products.map(([a, b]) => `${a} x ${b}`).join(', ')}. The weights are trained (\`train-prospects\`) and stand in outlooks.json.`,
  ]);
}

function section(title: string, parts: readonly string[]): string {
  return [`## ${title}`, ...parts.filter((part) => part !== '')].join('\n\n');
}

function table(head: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => String(cell ?? '').replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

/** Kind, and the fact or the reason with the facts that were looked at. */
type Grounds = (basis: Basis) => readonly [string, string];

function groundsIn(words: Words): Grounds {
  return (basis) => {
    const { kind, reason, facts } = groundsOf(words, basis);
    const named = facts.join(', ');
    return [kind, reason === '' ? named : named === '' ? reason : `${reason} (${named})`];
  };
}

function effects(then: readonly Effect[]): string {
  return then.map(effect).join('<br>');
}

function effect({ when, add, set, per, send, learn, end, ignite }: Effect): string {
  const parts = [
    ...Object.entries(add ?? {}).map(([slot, by]) => `${slot} ${signed(by)}`),
    ...Object.entries(set ?? {}).map(([slot, to]) => `${slot} = ${String(to)}`),
    ...Object.entries(send ?? {}).map(([actor, event]) => `${event} to ${actor}`),
    ...Object.entries(learn ?? {}).map(([actor, likelihoods]) => `learn ${actor} ${odds(likelihoods)}`),
    ...(ignite === true ? ['the count begins'] : []),
    ...(end === undefined ? [] : [`ends: ${end}`]),
  ];
  return `${parts.join(', ')}${per === undefined ? '' : ` x ${per.slot}/${per.of}`}${guarded(when)}`;
}

function guarded(when: unknown): string {
  return when === undefined ? '' : ` ${condition(when)}`;
}

/** The condition as it stands in the file, without quotes. */
function condition(when: unknown): string {
  return when === undefined ? 'always' : JSON.stringify(when).replaceAll('"', '').replaceAll(',', ', ').replaceAll(':', ': ');
}

function pairs(of: Readonly<Record<string, unknown>>): string {
  return Object.entries(of).map(([name, value]) => `${name} ${String(value)}`).join(', ');
}

function odds(of: readonly number[]): string {
  return of.join(' / ');
}

function signed(by: number): string {
  return by > 0 ? `+${by}` : String(by);
}

function code(text: string): string {
  return `\`${text}\``;
}
