import { describe, expect, test } from 'vitest';
import { fitLambdas, maximum, posterior } from '../../src/analysis/lambdas.ts';
import { likelihoodOf } from '../../src/analysis/likelihood.ts';
import { logLikelihood, probabilityOf, type RecordedChoice, uniformLogLikelihood } from '../../src/analysis/recordedChoices.ts';

/** A choice of `seat` in `round` whose other options differ from it by `gaps`, in one world each. */
function choice(round: string, seat: string, ...gaps: readonly number[][]): RecordedChoice {
  return { round, stage: 'choose', seat, action: 'a', options: gaps[0]!.length + 1, gaps: gaps.map((world) => Float64Array.from(world)), signed: undefined };
}

type Weighed = ReturnType<typeof posterior>;
const mean = (all: Weighed): number => all.reduce((sum, { lambda, weight }) => sum + weight * Math.log(lambda), 0);
const spread = (all: Weighed): number => Math.sqrt(all.reduce((sum, { lambda, weight }) => sum + weight * (Math.log(lambda) - mean(all)) ** 2, 0));

describe('the likelihood of a recorded choice', () => {
  test('is a logit over the values of the options', () => {
    // Values 1 (chosen), 0 and 0: e / (e + 2).
    expect(probabilityOf(choice('one', 'x', [-1, -1]), 1)).toBeCloseTo(Math.E / (Math.E + 2), 12);
    expect(probabilityOf(choice('one', 'x', [-1, -1]), 2)).toBeCloseTo(Math.E ** 2 / (Math.E ** 2 + 2), 12);
  });

  test('is averaged over worlds, not over their values', () => {
    expect(probabilityOf(choice('one', 'x', [0], [Math.log(3)]), 1)).toBeCloseTo((1 / 2 + 1 / 4) / 2, 12);
  });

  test('of a signature stands whatever the sharpness between levers', () => {
    const signed = { ...choice('one', 'x', [5]), gaps: [], signed: 0.3 };
    expect([0.1, 10].map((lambda) => probabilityOf(signed, lambda))).toEqual([0.3, 0.3]);
  });

  test('sums the logarithms; chance alone gives one in the number of options', () => {
    const choices = [choice('one', 'x', [0]), choice('two', 'y', [0, 0])];
    expect(logLikelihood(choices, { x: 1, y: 1 })).toBeCloseTo(Math.log(1 / 2) + Math.log(1 / 3), 12);
    expect(uniformLogLikelihood(choices)).toBeCloseTo(Math.log(1 / 6), 12);
  });
});

describe('the fitted sharpness', () => {
  test('is the prior without choices, higher after good ones and lower after bad ones', () => {
    const good = [choice('one', 'x', [-2]), choice('two', 'x', [-1])];
    const bad = [choice('one', 'y', [2]), choice('two', 'y', [1])];
    const { x, y, z } = fitLambdas([...good, ...bad], ['x', 'y', 'z']);
    expect(z).toBe(1);
    expect(x).toBeGreaterThan(1);
    expect(y).toBeLessThan(1);
  });

  test('lies where the slope of the objective is nil', () => {
    // One choice of two with gap -1: d/dl log P = e^-l / (1 + e^-l); times l, against (ln l) / 0.25.
    const lambda = fitLambdas([choice('one', 'x', [-1])], ['x'])['x']!;
    expect((lambda * Math.exp(-lambda)) / (1 + Math.exp(-lambda)) - Math.log(lambda) / 0.25).toBeCloseTo(0, 2);
  });

  test('is found by golden section', () => {
    expect(maximum((x) => -(x - 0.3) * (x - 0.3), -1, 2)).toBeCloseTo(0.3, 3);
  });

  test('a round held out is judged by the others: where it goes against them it is less likely than in sample', () => {
    const { uniform, inSample, heldOut, heldOutFitted } = likelihoodOf([choice('one', 'x', [-2]), choice('two', 'x', [-2]), choice('three', 'x', [2])], ['x']);
    expect(uniform).toBeCloseTo(Math.log(1 / 2), 12);
    expect(heldOut).toBeLessThan(inSample);
    expect(heldOutFitted).toBeLessThan(inSample);
  });

  test('leaves other values possible: their weights sum to 1, are the prior without choices, and narrow with choices', () => {
    const unknown = posterior([]);
    const known = posterior(Array.from({ length: 40 }, (_, i) => choice('one', 'x', [i % 4 === 0 ? 1 : -1])));
    for (const all of [unknown, known]) expect(all.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(mean(unknown)).toBeCloseTo(0, 3);
    expect(spread(unknown)).toBeCloseTo(0.5, 2);
    expect(spread(known)).toBeLessThan(0.35);
  });

  test('a round held out is averaged over what the others leave possible: against them it is likelier than by the likeliest alone', () => {
    const others = Array.from({ length: 4 }, () => choice('one', 'x', [-2]));
    const against = choice('two', 'x', [2]);
    const { heldOut, heldOutFitted } = likelihoodOf([...others, against], ['x']);
    const averaged = posterior(others).reduce((sum, { lambda, weight }) => sum + weight * probabilityOf(against, lambda), 0);
    const alone = posterior([against]).reduce((sum, { lambda, weight }) => sum + weight * probabilityOf(others[0]!, lambda) ** 4, 0);
    expect(heldOut).toBeCloseTo((Math.log(averaged) + Math.log(alone)) / 5, 10);
    expect(heldOut).toBeGreaterThan(heldOutFitted);
  });
});
