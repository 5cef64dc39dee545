import * as v from 'valibot';
import type { Policy, Turn } from './policy.ts';

const words = v.record(v.string(), v.string());
const recordSchema = v.object({ stages: v.array(v.object({ round: v.string(), choices: words, chance: v.optional(words) })) });

/** The recorded choice of this seat at this hour where it is legal; otherwise what `fallback` would do. */
export function historicalPolicy(record: unknown, fallback: Policy): Policy {
  const parsed = v.safeParse(recordSchema, record);
  const stages = parsed.success ? parsed.output.stages : [];
  const recorded = ({ observation, legal }: Turn): string | undefined => {
    const { round, stage } = observation.view;
    const second = stage === 'answer' || stage === 'sign';
    const here = stages.filter((s) => s.round === round);
    const action = here[second ? 1 : 0]?.choices[observation.seat];
    return action !== undefined && legal.includes(action) ? action : undefined;
  };
  return {
    name: 'historical',
    choose: (turn) => recorded(turn) ?? fallback.choose(turn),
    distribution: (turn) => {
      const action = recorded(turn);
      if (action === undefined) return fallback.distribution!(turn);
      return Object.fromEntries(turn.legal.map((id) => [id, id === action ? 1 : 0]));
    },
    reasons: (turn, action) => (recorded(turn) === action ? [] : (fallback.reasons?.(turn, action) ?? [])),
    forecast: (turn) => fallback.forecast?.(turn) ?? [],
  };
}
