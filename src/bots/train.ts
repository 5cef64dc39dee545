/**
 * Training the outlooks on the model's own playouts, never on history: multinomial logistic regression of the
 * ending reached on the features of every stage. First the outlook without deals, played with nobody signing;
 * then the outlook with deals, damped over passes. A fit takes in what the passes just before it played as well. Half
 * the games begin after a random prefix (exploring starts), and in all of them the meters are jolted now and then
 * (randomised interventions; Fisher 1935).
 */
import { type Draw, drawFrom, ENDING, type Game, type GameState, OVER, ROUND, type StartOptions } from '../engine/index.ts';
import { incentivePolicy } from './incentive.ts';
import { blankOutlooks, createFeatures, type Features, oddsInto, type Outlook, type Outlooks, type Phase, type Weights } from './outlook.ts';
import { createPlayout, UNIFORM } from './playout.ts';
import { createProspects, type ProspectOptions } from './prospects.ts';

export interface TrainOptions {
  readonly seed: string;
  readonly games: number;
  readonly noDealPasses: number;
  readonly dealPasses: number;
  /** Share of the old weights kept in a pass with deals. */
  readonly damping: number;
  readonly told?: (line: string) => void;
}
export const TRAINING: Omit<TrainOptions, 'seed'> = { games: 7000, noDealPasses: 3, dealPasses: 5, damping: 0.6 };

interface Rows {
  readonly before: readonly Row[];
  readonly after: readonly Row[];
}
interface Row {
  readonly input: Float64Array;
  ending: number;
}

export function trainOutlooks(game: Game, options: TrainOptions): Outlooks {
  const features = createFeatures(game.scenario.compiled);
  let outlooks = blankOutlooks(features);
  let played: Rows[] = [];
  for (let pass = 0; pass < options.noDealPasses; pass++) {
    const rows = playRows(game, features, outlooks, { mode: 'noDeal', signing: false }, options, `none/${pass}`);
    played = remembered(played, rows, pass);
    outlooks = { noDeal: fitted(features, joined(played), outlooks.noDeal), withDeals: outlooks.withDeals };
    options.told?.(`without deals, pass ${pass + 1} of ${options.noDealPasses}: ${tally(game, rows)}`);
  }
  outlooks = { noDeal: outlooks.noDeal, withDeals: outlooks.noDeal };
  played = [];
  for (let pass = 0; pass < options.dealPasses; pass++) {
    const rows = playRows(game, features, outlooks, { mode: 'full', signing: true }, options, `deals/${pass}`);
    played = remembered(played, rows, pass);
    const fresh = fitted(features, joined(played), outlooks.withDeals);
    outlooks = { noDeal: outlooks.noDeal, withDeals: pass === 0 ? fresh : damped(outlooks.withDeals, fresh, options.damping) };
    options.told?.(`with deals, pass ${pass + 1} of ${options.dealPasses}: ${tally(game, rows)}`);
  }
  return outlooks;
}

/** Passes whose games a fit takes in. Policies hardly change from one to the next, chance does; only the first still knows nothing. */
const MEMORY = 3;

function remembered(played: readonly Rows[], rows: Rows, pass: number): Rows[] {
  return [...(pass === 1 ? [] : played), rows].slice(-MEMORY);
}

function joined(played: readonly Rows[]): Rows {
  return { before: played.flatMap(({ before }) => before), after: played.flatMap(({ after }) => after) };
}

function playRows(game: Game, features: Features, outlooks: Outlooks, how: ProspectOptions, options: TrainOptions, label: string): Rows {
  const playout = createPlayout(game);
  const policy = incentivePolicy(game, createProspects(game, features, outlooks, how));
  const choosers = game.actors.map(() => policy);
  const rows: { before: Row[]; after: Row[] } = { before: [], after: [] };
  const { slots } = game.scenario.compiled.layout;
  const jolted = game.scenario.data.outlook?.jolted ?? [];
  const meters = slots.filter((slot) => slot.kind === 'meter').map((slot) => slot.index);
  const flags = slots.filter((slot) => jolted.includes(slot.name)).map((slot) => slot.index);
  const starts = (game.scenario.data.outlook?.explore ?? []) as readonly StartOptions['start'][];
  for (let g = 0; g < options.games; g++) {
    const seed = `${options.seed}/${label}/${g}`;
    const choice = drawFrom(`${seed}/start`);
    const special = g % 4 === 1 ? starts[Math.floor(choice('which') * starts.length)] : undefined;
    const state = playout.start(seed, special === undefined ? {} : { start: special });
    const mine: [Phase, Row][] = [];
    if (g % 2 === 1) prefix(game, state, Math.floor(choice('prefix') * game.scenario.data.rounds.length), choice);
    let stage = 0;
    playout.run(state, choosers, playout.drawsFor(seed), (now) => {
      stage += 1;
      const phase = features.phaseOf(now);
      jolt(state, meters, phase === 'after' ? flags : [], choice, stage);
      features.read(now, phase);
      mine.push([phase, { input: features.inputs.slice(0, features.names(phase).length), ending: 0 }]);
    });
    for (const [phase, row] of mine) {
      row.ending = state[ENDING]! - 1;
      rows[phase].push(row);
    }
  }
  return rows;
}

/**
 * Before about one stage in three every meter is moved by up to 15 points, whoever did what: an experiment, so that the
 * fit learns what a meter does and not what company it keeps (games in which nobody gives in last long and look pressed).
 * For the same reason each of the scenario's jolted flags is then turned over as often.
 */
const JOLT = { odds: 0.3, by: 15 };

function jolt(state: GameState, meters: readonly number[], flags: readonly number[], choice: Draw, stage: number): void {
  if (choice('jolt', stage) >= JOLT.odds) return;
  meters.forEach((slot, m) => {
    const by = Math.round((2 * choice('by', stage, m) - 1) * JOLT.by);
    state[slot] = Math.max(0, Math.min(100, state[slot]! + by));
  });
  if (state[ENDING] !== 0) return;
  flags.forEach((slot, f) => {
    if (choice('flag', stage, f) < JOLT.odds) state[slot] = 1 - state[slot]!;
  });
}

/** Random choices, nobody signing, up to round `until`. */
function prefix(game: Game, state: GameState, until: number, draw: ReturnType<typeof drawFrom>): void {
  const rules = game.scenario.compiled;
  const masked = new Int32Array(rules.layout.size);
  const choices = new Int32Array(rules.actors.length);
  const keep = state.slice();
  while (state[OVER] === 0 && state[ENDING] === 0 && state[ROUND]! < until) {
    keep.set(state);
    const movers = game.kernel.toMove(state);
    for (let a = 0; a < choices.length; a++) {
      game.kernel.mask(state, a, masked);
      choices[a] = !((movers >> a) & 1) ? -1 : game.kernel.stageOf(state)!.kind === 'sign' ? 0 : UNIFORM.pick(masked, a, game.kernel.legal(state, a), draw);
    }
    game.kernel.step(state, choices);
  }
  if (state[OVER] === 1 || state[ENDING] !== 0) state.set(keep);
}

/** Weights that maximise the likelihood of the rows with a small ridge: full gradients by RMS-scaled steps, from the old weights. */
function fitted(features: Features, rows: Rows, from: Outlook): Outlook {
  return { before: fit(rows.before, from.before, features.endings), after: fit(rows.after, from.after, features.endings) };
}

const STEPS = 240;
const RIDGE = 0.002;

function fit(rows: readonly Row[], from: Weights, endings: number): Weights {
  const weights = from.slice();
  if (rows.length === 0) return weights;
  const width = weights.length / endings;
  const gradient = new Float64Array(weights.length);
  const squares = new Float64Array(weights.length);
  const momentum = new Float64Array(weights.length);
  const odds = new Float64Array(endings);
  const batch = Math.max(1, Math.ceil(rows.length / 8));
  for (let step = 1; step <= STEPS; step++) {
    gradient.fill(0);
    const rate = 0.12 * (1 - step / (STEPS + 1));
    for (let i = step % 8; i < rows.length; i += 8) {
      const { input, ending } = rows[i]!;
      oddsInto(weights, input, endings, odds);
      for (let e = 0; e < endings; e++) {
        const miss = (e === ending ? 1 : 0) - odds[e]!;
        for (let k = 0, at = e * width; k < width; k++, at++) gradient[at] = gradient[at]! + miss * input[k]!;
      }
    }
    for (let w = 0; w < weights.length; w++) {
      const g = gradient[w]! / batch - RIDGE * weights[w]!;
      momentum[w] = 0.9 * momentum[w]! + 0.1 * g;
      squares[w] = 0.99 * squares[w]! + 0.01 * g * g;
      weights[w] = weights[w]! + (rate * momentum[w]!) / (Math.sqrt(squares[w]!) + 1e-6);
    }
  }
  return weights;
}

function damped(old: Outlook, fresh: Outlook, keep: number): Outlook {
  const blend = (a: Weights, b: Weights): Weights => a.map((w, i) => keep * w + (1 - keep) * b[i]!);
  return { before: blend(old.before, fresh.before), after: blend(old.after, fresh.after) };
}

function tally(game: Game, rows: Rows): string {
  const endings = game.scenario.data.endings.map((e) => e.id);
  const all = [...rows.before, ...rows.after];
  const shares = endings.map((id, e) => [id, all.filter((r) => r.ending === e).length / all.length] as const);
  return shares.filter(([, s]) => s > 0.005).toSorted((a, b) => b[1] - a[1]).map(([id, s]) => `${id} ${(100 * s).toFixed(0)}%`).join(', ');
}

