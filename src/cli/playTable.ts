/** A game at the terminal: what has been told of it, and how it is told. */
import type { GameEvent, GameState } from '../engine/index.ts';
import type { HistoricalRecord } from '../scenarios/index.ts';
import type { Session, StageReport } from '../session/session.ts';
import type { Io } from './io.ts';
import { briefLines, headingLines, optionLines, reportLines, type Teller } from './playText.ts';

export interface Table {
  readonly io: Io;
  readonly session: Session;
  readonly teller: Teller;
  readonly told: Told;
  /** Rounds the person plays; all if absent. */
  readonly rounds: readonly string[] | undefined;
  /** To whom the seat may be handed. */
  readonly policies: readonly string[];
}

export function tell(io: Io, lines: readonly string[]): void {
  io.out(`${lines.join('\n')}\n`);
}

/** What has been told: headings once a round, and once that the record is left. */
export interface Told {
  /** Before the next stage to tell. */
  state: GameState;
  stages: number;
  round: string | undefined;
  /** Stages told in this round. */
  inRound: number;
  /** Absent without a record, and once the game has left it. */
  record: HistoricalRecord | undefined;
}

export function createTold(state: GameState, record: HistoricalRecord | undefined): Told {
  return { state, stages: 0, round: undefined, inRound: 0, record };
}

function heading({ io, teller, told, rounds }: Table, round: string, situation: string): void {
  if (told.round === round) return;
  told.round = round;
  told.inRound = 0;
  tell(io, headingLines(teller, round, situation));
  if (rounds?.includes(round) ?? true) tell(io, [...briefLines(teller, situation), '']);
}

export function tellReports(table: Table, reports: readonly StageReport[]): void {
  const { io, session, teller, told } = table;
  const { stages } = session.transcript();
  for (const report of reports) {
    heading(table, report.round, report.situation);
    tell(io, reportLines(teller, report, session.game.observe(told.state, teller.seat).view));
    if (told.record !== undefined && leaves(told.record, report, told.inRound, teller.seat)) {
      told.record = undefined;
      tell(io, [teller.texts.t('cli.counterfactual')]);
    }
    told.state = session.game.apply(told.state, stages[told.stages]!.choices).state;
    told.stages += 1;
    told.inRound += 1;
  }
}

/** Whether a stage, as the seat saw it, differs from the record; `nth` counts the stages of its round. */
function leaves(record: HistoricalRecord, report: StageReport, nth: number, seat: string): boolean {
  const stage = record.stages.filter((it) => it.round === report.round)[nth];
  if (stage === undefined) return true;
  const differs = (actor: string, action: string): boolean => stage.choices[actor] !== undefined && stage.choices[actor] !== action;
  if (report.mine !== undefined && differs(seat, report.mine)) return true;
  return report.events.some((event: GameEvent) => {
    if (event.kind === 'chose') return differs(event.actor, event.action);
    return event.kind === 'chance' && stage.chance !== undefined && event.outcome !== (stage.chance[event.event] ?? 'none');
  });
}

/** Tells what there is to choose from, or who chooses. */
export function present(table: Table): readonly string[] {
  const { io, session, teller } = table;
  const { view } = session.observation();
  heading(table, view.round, view.situation);
  const legal = session.legal();
  const held = session.heldBy;
  tell(io, held === undefined ? optionLines(teller, view, legal) : [teller.texts.t('cli.held', { policy: held })]);
  return legal;
}
