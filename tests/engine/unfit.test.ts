import { describe, expect, it } from 'vitest';
import { loadScenario, parseTranscript } from '../../src/engine/index.ts';
import { scenarioFolder } from '../../src/scenarios/index.ts';

const rules = scenarioFolder('harbour-lab')!.rules as Record<string, unknown>;

function faultsOf(source: unknown): readonly string[] {
  const loaded = loadScenario(source);
  return loaded.ok ? [] : loaded.faults.map((fault) => `${fault.file} ${fault.path}: ${fault.found}`);
}

describe('a source that no rules can be', () => {
  it('is refused for a key that the language itself reserves', () => {
    const endings = JSON.parse('[{"id":"a","__proto__":{"x":1},"settles":false}]') as unknown;
    expect(faultsOf({ ...rules, endings })[0]).toBe('endings.json /0/__proto__: the key "__proto__"');
  });

  it('is refused for an id that every object carries', () => {
    expect(faultsOf({ ...rules, endings: [{ id: 'toString', settles: false }] }).length).toBeGreaterThan(0);
  });

  it('is refused when it never ends', () => {
    const endless: Record<string, unknown> = {};
    endless['all'] = [endless, endless];
    expect(faultsOf({ ...rules, endings: [{ id: 'a', when: endless, settles: false }] }).length).toBeGreaterThan(0);
  });

  it('is refused when it is far too large, in words that stay short', () => {
    const faults = faultsOf({ ...rules, endings: [{ id: 'a'.repeat(1_000_000), settles: false }] });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every((fault) => fault.length < 400)).toBe(true);
  });
});

it('a transcript that is no text is a fault and not a throw', () => {
  expect(parseTranscript(undefined as unknown as string).ok).toBe(false);
});
