import { describe, expect, it } from 'vitest';
import { parseGame, writeGame } from '../../src/app/gameFile.ts';
import { importGame } from '../../src/app/imports.ts';
import { type Draw, drawFrom, type Fault, loadScenario, parseTranscript, replay, type Result, writeTranscript } from '../../src/engine/index.ts';
import { randomPlayout, transcriptOf } from '../support/play.ts';
import { gameOf, loadGame, rulesOf, scenarioIds } from '../support/scenarios.ts';

const SCENARIO_INPUTS = 4000;
const TRANSCRIPT_INPUTS = 16_000;
const GAME_INPUTS = 6000;
const MOST_FAULTS_SHOWN = 5;

/** Values that programs stumble over. */
const ODD: readonly unknown[] = [
  null, true, false, 0, -1, 1, 2, 31, 32, 101, 1e9, -1e9, 0.5, 1e308, 32_001, '', ' ', 'x', 'constructor', 'toString', '__proto__', 'hasOwnProperty', 'end', 'round', 'one', 'struck',
  '\u0000', '\uD800', '港湾', 'x'.repeat(300), [], {}, [[]], [null], { all: [] }, { any: [] }, { not: {} }, { not: { not: { not: {} } } }, { tag: 'settled' }, { from: 'x' }, { atLeast: 1 },
];

/** The choices of one mutated input: the same number gives the same input. */
class Dice {
  #rolled = 0;
  readonly #draw: Draw;
  constructor(seed: string) {
    this.#draw = drawFrom(seed);
  }
  below(n: number): number {
    this.#rolled += 1;
    return Math.floor(this.#draw('dice', this.#rolled) * n);
  }
  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

type Holder = Record<string, unknown>;

/** Every place of a JSON value: the object or list that holds it and its key there. */
function places(root: Holder): { readonly holder: Holder; readonly key: string }[] {
  const found: { readonly holder: Holder; readonly key: string }[] = [];
  const visit = (holder: Holder): void => {
    for (const key of Object.keys(holder)) {
      found.push({ holder, key });
      const inner = holder[key];
      if (typeof inner === 'object' && inner !== null) visit(inner as Holder);
    }
  };
  visit(root);
  return found;
}

function spoilText(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  switch (dice.below(6)) {
    case 0: return text.slice(0, at);
    case 1: return text.slice(0, at) + text.slice(at + 1);
    case 2: return text.slice(0, at) + String.fromCodePoint(dice.below(0x250)) + text.slice(at);
    case 3: return text.slice(0, at) + dice.of(['"', '{', '}', '[', ']', ',', ':', '\\', '1e999', '-', 'null', '\uFEFF']) + text.slice(at);
    case 4: return text.slice(0, at) + text.slice(at, at + dice.below(40)) + text.slice(at);
    default: return text.slice(at) + text.slice(0, at);
  }
}

/** One change somewhere inside a JSON value, in place. */
function spoil(root: Holder, dice: Dice): void {
  const all = places(root);
  if (all.length === 0) return;
  const { holder, key } = dice.of(all);
  const value = holder[key];
  switch (dice.below(8)) {
    case 0:
      delete holder[key];
      break;
    case 1:
    case 2:
      holder[key] = structuredClone(dice.of(ODD));
      break;
    case 3: {
      const other = dice.of(all);
      holder[key] = structuredClone(other.holder[other.key]);
      break;
    }
    case 4:
      if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(value));
      else holder[`${key}${dice.of(['s', '-', '2', 'X'])}`] = structuredClone(value);
      break;
    case 5:
      Object.defineProperty(holder, dice.of(['__proto__', 'constructor', 'toString', 'extra', '0']), { value: structuredClone(dice.of(ODD)), enumerable: true, configurable: true, writable: true });
      break;
    case 6:
      holder[key] = typeof value === 'number' ? value + dice.of([-1, 1, 0.5, 1000, -1000]) : typeof value === 'boolean' ? !value : typeof value === 'string' ? spoilText(value, dice) : value;
      break;
    default:
      if (typeof value === 'string') {
        const names = all.flatMap((place) => (typeof place.holder[place.key] === 'string' ? [place.holder[place.key] as string] : []));
        holder[key] = dice.of(names);
      } else holder[key] = [value];
  }
}

function spoilt<T extends object>(good: T, dice: Dice): T {
  const copy = structuredClone(good);
  for (let n = dice.below(3); n >= 0; n--) spoil(copy as Holder, dice);
  return copy;
}

/** What is wrong with an answer to an input: it must be a value, or faults that say something. */
function complaints(input: string, answer: () => Result<unknown>): string[] {
  let result: Result<unknown>;
  try {
    result = answer();
  } catch (error) {
    return [`${input}: threw ${String(error)}`];
  }
  if (result.ok) return result.value === undefined ? [`${input}: neither value nor fault`] : [];
  if (result.faults.length === 0) return [`${input}: refused without a fault`];
  return result.faults.filter(saysNothing).map((fault) => `${input}: an empty fault ${JSON.stringify(fault)}`);
}

function saysNothing(fault: Fault): boolean {
  return [fault.file, fault.found, fault.expected].some((text) => typeof text !== 'string' || text === '') || typeof fault.path !== 'string' || fault.nearest === '';
}

/** The inputs that fall to each scenario. */
const share = (inputs: number): number => Math.ceil(inputs / scenarioIds.length);

describe.each(scenarioIds)('the parsers, fed with spoilt parts of %s,', (id) => {
  const rules = rulesOf(id);
  const game = loadGame(id);
  const honest = transcriptOf(game, 'fuzz', randomPlayout(game, 'fuzz'));
  const text = writeTranscript({ ...honest, start: {}, types: {}, policyHash: honest.rulesHash });

  it('give rules or faults for any rules, and never throw', () => {
    const wrong: string[] = [];
    const answers = { taken: 0, refused: 0 };
    for (let i = 0; i < share(SCENARIO_INPUTS) && wrong.length < MOST_FAULTS_SHOWN; i++) {
      const name = `rules/${id}/${i}`;
      const input = spoilt(rules, new Dice(name));
      wrong.push(...complaints(name, () => {
        const loaded = loadScenario(input);
        answers[loaded.ok ? 'taken' : 'refused'] += 1;
        return loaded;
      }));
    }
    expect(wrong).toEqual([]);
    expect(Math.min(answers.taken, answers.refused)).toBeGreaterThan(share(SCENARIO_INPUTS) / 20);
  });

  it('take no rules that then cannot be played', () => {
    const wrong: string[] = [];
    for (let i = 0; i < share(SCENARIO_INPUTS) / 4 && wrong.length < MOST_FAULTS_SHOWN; i++) {
      const name = `played/${id}/${i}`;
      const input = spoilt(rules, new Dice(name));
      let taken = false;
      try {
        taken = loadScenario(input).ok;
        if (!taken) continue;
        const spoiltGame = gameOf(input);
        const { states } = randomPlayout(spoiltGame, name);
        spoiltGame.returns(states.at(-1)!);
        spoiltGame.scales(states.at(-1)!);
        for (const seat of spoiltGame.actors) void spoiltGame.observe(states[1]!, seat).view;
      } catch (error) {
        if (taken) wrong.push(`${name}: ${String(error)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('give a transcript or faults for any text, and replay what they take without throwing', () => {
    const wrong: string[] = [];
    const answers = { taken: 0, refused: 0 };
    for (let i = 0; i < share(TRANSCRIPT_INPUTS) && wrong.length < MOST_FAULTS_SHOWN; i++) {
      const name = `transcript/${id}/${i}`;
      const dice = new Dice(name);
      const input = dice.below(2) === 0 ? spoilText(text, dice) : JSON.stringify(spoilt(JSON.parse(text) as object, dice));
      wrong.push(...complaints(name, () => {
        const parsed = parseTranscript(input);
        answers[parsed.ok ? 'taken' : 'refused'] += 1;
        return parsed.ok ? replay(game, parsed.value) : parsed;
      }));
    }
    expect(wrong).toEqual([]);
    expect(Math.min(answers.taken, answers.refused)).toBeGreaterThan(share(TRANSCRIPT_INPUTS) / 20);
  });

  it('open a game file or tell its faults for any text, and never throw', async () => {
    const wrong: string[] = [];
    const answers = { taken: 0, refused: 0 };
    const seat = game.actors[0]!;
    const stints = [{ actor: seat, policy: 'incentive', from: 0, to: 1 }];
    const mode = id === 'harbour-lab' ? 'tutorial' : 'full';
    const file = writeGame({ mode, stints, hindsight: true, transcript: { ...honest, seats: { ...honest.seats, [seat]: 'human' }, stages: honest.stages.slice(0, 3) } });
    for (let i = 0; i < share(GAME_INPUTS) && wrong.length < MOST_FAULTS_SHOWN; i++) {
      const name = `game/${id}/${i}`;
      const dice = new Dice(name);
      const input = dice.below(2) === 0 ? spoilText(file, dice) : JSON.stringify(spoilt(JSON.parse(file) as object, dice));
      wrong.push(...complaints(name, () => {
        const parsed = parseGame(input, 'game.json');
        answers[parsed.ok ? 'taken' : 'refused'] += 1;
        return parsed;
      }));
      if (i % 10 !== 0) continue; // opened whole: the game is played again
      const imported = await importGame(input, 'game.json').catch(String);
      if (typeof imported === 'string') wrong.push(`${name}: threw ${imported}`);
      else if (!imported.ok && imported.faults === '') wrong.push(`${name}: refused without a fault`);
    }
    expect(wrong).toEqual([]);
    expect(Math.min(answers.taken, answers.refused)).toBeGreaterThan(share(GAME_INPUTS) / 20);
  });
});
