/** A validation in words, as Markdown, and in short, as the JSON object of the terminal. */
import * as v from 'valibot';
import type { Coding } from './coding.ts';
import type { Expectation } from './expectations.ts';
import { KINDS, totalOf } from './numbers.ts';
import { betterThan, type PlaceboFile } from './placebos.ts';
import type { Shares } from './shares.ts';
import { fewer, type Validation } from './validate.ts';

/** Where the model is wrong, written by hand from what was seen; each names the expectations it explains. */
export const explanationsSchema = v.array(v.strictObject({ title: v.string(), text: v.string(), directions: v.array(v.string()) }));
export type Explanations = v.InferOutput<typeof explanationsSchema>;

export interface Report {
  readonly validation: Validation;
  readonly expectations: readonly Expectation[];
  readonly coding: Coding;
  readonly explanations: Explanations;
  readonly placebos: PlaceboFile | undefined;
  readonly head: { readonly scenario: string; readonly rulesHash: string; readonly policyHash: string; readonly date: string; readonly games: number; readonly seed: string; readonly command: string };
}

export function summaryOf({ validation, placebos }: Report) {
  const { contrasts, replay, curveRmse, coded, endings, directions, numbers } = validation;
  const { sourced, fitted, judgement } = totalOf(numbers);
  return {
    contrasts: contrasts.map(({ id, holds, flip }) => ({ id, holds, flip })),
    replay,
    curveRmse,
    logLik: { uniform: coded.uniform, inSample: coded.inSample, heldOut: coded.heldOut },
    placebo: placebos === undefined ? { n: 0, betterThan: null } : { n: placebos.placebos.length, betterThan: betterThan(placebos) },
    endings,
    directions,
    numbers: { sourced, fitted, judgement },
  };
}

export function reportOf(report: Report): string {
  return `${[headOf(report), contrastsOf(report), numbersOf(report), replayOf(report), curveOf(report), likelihoodOf(report), endingsOf(report), directionsOf(report), wrongOf(report)].join('\n\n')}\n`;
}

/** Placebos of other rules or other outlooks say nothing sure about these. */
export function isStale({ placebos, head }: Pick<Report, 'placebos' | 'head'>): boolean {
  return placebos !== undefined && (placebos.rulesHash !== head.rulesHash || placebos.policyHash !== head.policyHash);
}

function headOf({ head }: Report): string {
  return `# Validation

How far the model can be believed. Written by \`npm run -s five-seats -- validate --write\`; not edited by hand.

${table(['', ''], [
    ['command', `\`${head.command}\``],
    ['scenario', head.scenario],
    ...(head.date === '' ? [] : [['date', head.date]]),
    ['rulesHash', head.rulesHash],
    ['policyHash', head.policyHash],
    ['games', `${head.games} from the start and for each arm of an expectation; ${fewer(head.games)} from the eve of each round`],
    ['seed', `'${head.seed}'`],
  ])}`;
}

function contrastsOf({ validation }: Report): string {
  const rows = validation.contrasts.map(({ says, holds, flip, series }) => [
    says,
    holds ? 'holds' : '**fails**',
    flip === null ? 'nowhere' : typeof flip === 'number' ? flip.toFixed(2) : flip,
    series.map(({ at, odds }) => `${at} ${odds.toFixed(2)}`).join(', '),
  ]);
  return `## The four contrasts\n\nThe claim of the model. Everything below says how much weight it bears.\n\n${table(['contrast', '', 'flips at', 'odds'], rows)}`;
}

function numbersOf({ validation, coding }: Report): string {
  const total = totalOf(validation.numbers);
  const row = (name: string, tally: typeof total): string[] => [name, ...KINDS.map((kind) => String(tally[kind])), String(tally.frame)];
  const files = Object.entries(validation.numbers).filter(([, tally]) => [...KINDS, 'frame' as const].some((kind) => tally[kind] > 0));
  const coded = coding.map(({ decision, at, seat, action, close, note }) => [decision, at, seat, code(action), close.map(code).join(', '), note ?? '']);
  return `## (a) What it rests on

Numbers of the rules by their basis. *Frame*: of rounds and of conditions of endings and stances, which carry no basis of their own.

${table(['file', ...KINDS, 'frame'], [...files.map(([file, tally]) => row(file, tally)), row('all', total)])}

How each historical choice was coded. *Close*: what the sources would bear as well. The other choices of the record are filled in from context.

${table(['decision', 'stage', 'seat', 'action', 'close', 'note'], coded)}`;
}

function replayOf({ validation, coding }: Report): string {
  const { replay, choices, eves } = validation;
  const counts = replay.counts.map(({ at, recorded, simulated }) => [at, String(recorded), simulated.toFixed(0)]);
  const isCoded = (it: (typeof choices)[number]): boolean => coding.some((c) => c.at === `${it.round}/${it.stage}` && c.seat === it.seat && c.action === it.action);
  const odds = choices.map((it) => [`${it.round}/${it.stage}`, it.seat, code(it.action), String(it.options), (1 / it.options).toFixed(2), it.probability.toFixed(2), isCoded(it) ? 'yes' : '']);
  return `## (b) Replay and odds

With every recorded choice and every recorded outcome of chance pinned, the rules end in \`${replay.ending}\`. This shows consistency and nothing more.

${table(['hour', 'recorded', 'replayed'], counts)}

Unpinned: the probability of each recorded choice in its recorded position, sharpness as in the rules. *Decision*: it answers a decision record.

${table(['stage', 'seat', 'chosen', 'options', 'uniform', 'probability', 'decision'], odds)}

Ending shares from the eve of every round, all before it as recorded, all after it by incentives (95%, Wilson):

${table(['eve of', 'endings'], eves.map(({ round, shares }) => [round, shareList(shares, 0.02)]))}`;
}

function curveOf({ validation }: Report): string {
  return `## (c) Signature curve\n\nRoot mean square error over the ${validation.replay.counts.length} dated counts: **${validation.curveRmse.toFixed(1)} signatures**. Four numbers were fitted to these counts.`;
}

function likelihoodOf(report: Report): string {
  const { coded, all } = report.validation;
  const row = (name: string, it: typeof coded): string[] => [name, String(it.choices), ...[it.uniform, it.inSample, it.heldOutFitted, it.heldOut, it.heldOut - it.uniform].map((x) => x.toFixed(3))];
  return `## (d) Likelihood

Mean log-likelihood a choice. *In sample*: with the sharpness of each actor fitted (\`calibrate\`). *Held out*: each round by what all other rounds say of the sharpness: averaged over all that they leave possible (the log predictive density of Gelman, Hwang and Vehtari 2014), and beside it by the likeliest sharpness alone, taken as if it were known. What is reported as held out is the former: an actor has one to eight coded choices, which leave its sharpness open.

${table(['choices', 'n', 'uniform', 'in sample', 'held out, likeliest', 'held out', 'held out - uniform'], [row('that answer a decision record', coded), row('all of the record', all)])}

${placebosOf(report)}`;
}

function placebosOf({ placebos, head }: Report): string {
  if (placebos === undefined) return 'Placebos: none kept yet (`validate --placebos`).';
  const { unchanged, games, date, rulesHash, policyHash, command } = placebos;
  const rows = (['heldOut', 'levers'] as const).map((by) => [
    by === 'heldOut' ? 'all that answer a decision record' : 'the same without signatures',
    unchanged.map((it) => it[by].toFixed(2)).join(', '),
    placebos.placebos.map((it) => it[by]).toSorted((a, b) => b - a).map((x) => x.toFixed(2)).join(', '),
    `**${whole(betterThan(placebos, by))}**`,
    unchanged.map((it) => whole(betterThan({ ...placebos, unchanged: [it] }, by))).join(', '),
  ]);
  return `Placebos: interests permuted across actors, beliefs shuffled across actors and levels, outlooks trained anew (${games} games a pass); ${placebos.placebos.length} of them, beside ${unchanged.length} trainings as short of the model as it is. Held out, mean a choice.${isStale({ placebos, head }) ? ' **Stale**: they were run on other rules or outlooks.' : ''}

${table(['choices', 'the model', 'placebos', 'share beaten by the mean', 'by each training'], rows)}

Run on ${date}: rules ${rulesHash}, outlooks ${policyHash}, \`${command}\`. A weak test: a board that wants what the founder wants signs anything, and a few confident refusals tell it apart.`;
}

function endingsOf({ validation, head }: Report): string {
  const rows = Object.entries(validation.endings).toSorted((a, b) => b[1].share - a[1].share).map(([ending, { share, low, high }]) => [ending, percent(share), `${percent(low)} to ${percent(high)}`]);
  return `## (e) Endings from the start\n\n${head.games} games, private facts by nature's odds, all seats by their incentives.\n\n${table(['ending', 'share', '95% interval'], rows)}`;
}

function directionsOf({ validation, expectations, head }: Report): string {
  const { directions } = validation;
  const of = (through: Expectation['through']) => directions.filter(({ id }) => expectations.some((it) => it.id === id && it.through === through));
  const mended = expectations.filter((it) => it.mended !== undefined);
  const held = (some: typeof directions): string => `${some.filter(({ holds }) => holds).length} of ${some.length}`;
  const rows = directions.map(({ id, expected, estimate, low, high, holds }) => {
    const { why, from, sources } = expectations.find((it) => it.id === id)!;
    return [code(id), why, from, expected, figure(estimate), `${figure(low)} to ${figure(high)}`, holds ? 'holds' : '**fails**', sources.join(', ')];
  });
  return `## (f) Directional expectations

Written from the decision records and the incentives before any of them was run, and their content not touched since. The author had read the rules, written effects among them, and the published contrasts: those that a written effect carries say little more than that the rules were coded as meant. Each is a paired difference over ${head.games} seeds, or twice as many where a share of games is measured. **${held(directions)} hold**: ${held(of('rule'))} of those that a written effect carries, ${held(of('choices'))} of those that pass through what other seats then do.${mended.length === 0 ? '' : ` Some failed in an earlier report, and what the model had left out was then written into its rules; ${held(directions.filter(({ id }) => mended.some((it) => it.id === id)))} of these hold now, and none of them says more than that the rules were mended:\n\n${mended.map(({ id, mended: by }) => `- ${code(id)}: ${by}`).join('\n')}`}

${table(['id', 'expected', 'from', 'sign', 'difference', '95% interval', '', 'sources'], rows)}`;
}

function wrongOf({ validation, explanations }: Report): string {
  const failed = validation.directions.filter(({ holds }) => !holds).map(({ id }) => id);
  const parts = explanations.map(({ title, text, directions }) => {
    const named = directions.filter((id) => failed.includes(id));
    return `### ${title}\n\n${text}${named.length === 0 ? '' : `\n\nFails: ${named.map(code).join(', ')}.`}`;
  });
  const open = failed.filter((id) => !explanations.some(({ directions }) => directions.includes(id)));
  return ['## (g) Where the model is wrong', 'Written by hand on these rules and outlooks; figures are from runs, causes are readings of them unless a run with the cause switched off is named.', ...parts, ...(open.length === 0 ? [] : [`Not explained yet: ${open.map(code).join(', ')}.`])].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function shareList(shares: Shares, least: number): string {
  return Object.entries(shares)
    .filter(([, { share }]) => share >= least)
    .toSorted((a, b) => b[1].share - a[1].share)
    .map(([ending, { share, low, high }]) => `${ending} ${percent(share)} (${percent(low)} to ${percent(high)})`)
    .join(', ');
}

function whole(share: number): string {
  return `${Math.round(100 * share)}%`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.01 ? 1 : 0)}%`;
}

function figure(value: number): string {
  return Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(1);
}

function code(id: string): string {
  return `\`${id}\``;
}
