/** The player's path beside the recorded one. Only what the seat was told is compared. */
import type { ActorId, Game } from '../../engine/index.ts';
import type { HistoricalRecord } from '../../scenarios/index.ts';
import type { Entry } from '../chronicle.ts';
import { offered } from './names.ts';

type RecordedStage = HistoricalRecord['stages'][number];

/** The recorded stage that stands beside entry `at`: the same round, the same stage in it. */
export function recordedStage(record: HistoricalRecord, entries: readonly Entry[], at: number): RecordedStage | undefined {
  const round = entries[at]?.report.round;
  let nth = 0;
  for (let k = at - 1; k >= 0 && entries[k]?.report.round === round; k--) nth++;
  return record.stages.filter((stage) => stage.round === round)[nth];
}

/** The packages that lay on the table in `round` of the record, by place: offers stand that round and the next. */
export function recordedTable(game: Game, record: HistoricalRecord, round: string): readonly string[] {
  const { rounds, scenario } = game.scenario.data;
  const now = rounds.findIndex((it) => it.id === round);
  const table: string[] = [];
  for (const stage of record.stages) {
    const age = now - rounds.findIndex((it) => it.id === stage.round);
    if (age < 0 || age > 1) continue;
    for (const [seat, action] of Object.entries(stage.choices)) {
      const pack = offered(action);
      if (pack === undefined) continue;
      const party = scenario.parties.indexOf(seat);
      table[party < 0 ? scenario.parties.length : party] = pack;
    }
  }
  return table;
}

/** The number of stages told that still follow the record: everything after it is counterfactual. */
export function followedFor(record: HistoricalRecord, entries: readonly Entry[], seat: ActorId | undefined): number {
  const away = entries.findIndex((_, at) => leaves(recordedStage(record, entries, at), entries[at]!, seat));
  return away < 0 ? entries.length : away;
}

function leaves(recorded: RecordedStage | undefined, { report }: Entry, seat: ActorId | undefined): boolean {
  if (recorded === undefined) return true;
  if (seat !== undefined && report.mine !== undefined && !sameChoice(report.mine, recorded.choices[seat])) return true;
  return report.events.some((event) => {
    if (event.kind === 'chose') return !sameChoice(event.action, recorded.choices[event.actor]);
    if (event.kind === 'chance') return recorded.chance !== undefined && event.outcome !== (recorded.chance[event.event] ?? 'none');
    return false;
  });
}

/** A seat the record says nothing about may do what it likes. */
function sameChoice(chosen: string, recorded: string | undefined): boolean {
  return recorded === undefined || chosen === recorded;
}
