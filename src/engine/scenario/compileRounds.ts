/** The rounds: their situations and stages, who chooses in them, and where a round leads. */
import type { CompiledRound, CompiledStage } from './compiled.ts';
import type { Compiling } from './compiling.ts';
import type { RoundData, SituationData } from './schema.ts';
import { kindBit } from './stageKinds.ts';

type StageData = SituationData['stages'][number];
type NextData = NonNullable<RoundData['next']>[number];

export function compileRounds(compiling: Compiling): CompiledRound[] {
  const { data, names } = compiling;
  names.inFile('rounds.json');
  return data.rounds.map((round, r) => ({
    id: round.id,
    halfHours: round.halfHours,
    offersUntil: Math.max(r + 1, data.rounds.findIndex((later, l) => l > r && signs(later))),
    situations: round.situations.map((situation, s) => ({
      id: situation.id,
      when: names.visibleCondition(situation.when, -1, `/${r}/situations/${s}/when`),
      stages: situation.stages.map((stage, t) => compileStage(compiling, stage, `/${r}/situations/${s}/stages/${t}`)),
    })),
    next: (round.next ?? []).map((next, n) => compileNext(compiling, r, next, `/${r}/next/${n}`)),
  }));
}

function signs(round: RoundData): boolean {
  return round.situations.some((situation) => situation.stages.some((stage) => stage.kind === 'sign'));
}

function compileStage({ names }: Compiling, stage: StageData, path: string): CompiledStage {
  return {
    kind: stage.kind,
    kindBit: kindBit(stage.kind),
    actors: names.actors(stage.actors, `${path}/actors`),
    holdsSeenBy: stage.holdsSeenBy === undefined ? -1 : names.actors(stage.holdsSeenBy, `${path}/holdsSeenBy`),
  };
}

function compileNext({ data, names }: Compiling, from: number, next: NextData, path: string): CompiledRound['next'][number] {
  const to = next.to === 'end' ? data.rounds.length : names.round(next.to, `${path}/to`);
  // Only forward: this is what makes every game end.
  const later = data.rounds.slice(from + 1).map((r) => r.id);
  names.indexIn(`round after '${data.rounds[from]!.id}'`, [...later, 'end'], next.to, `${path}/to`);
  return { when: names.condition(next.when, `${path}/when`), to };
}
