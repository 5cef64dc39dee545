/** The figures of a run as a table: on the terminal, and in docs/performance.md. */
import { type Figure, type Figures, type Row, type RowId, ROWS, type Run, type Unit } from './rows.ts';

const BEGIN = '<!-- figures: written by `npm run bench -- --keep` -->';
const END = '<!-- end of figures -->';

export function tableOf(figures: Figures): string {
  const lines = Object.entries<Row>(ROWS).map(([id, { what, unit, atLeast, goal }]) => `| ${what} | ${figureText(figures[id as RowId], unit)} | ${targetText(atLeast, unit)} | ${targetText(goal, unit)} |`);
  return `| what | figure (spread) | at least | goal |\n|---|---|---|---|\n${lines.join('\n')}\n`;
}

/** `page` with the figures of `run` in their place, or with a word that there are none. */
export function withFigures(page: string, run: Run | undefined): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error('docs/performance.md has no place for the figures.');
  return `${page.slice(0, begin + BEGIN.length)}\n\n${run === undefined ? 'No run has been kept yet.' : runLine(run)}\n\n${tableOf(run?.figures ?? {})}\n${page.slice(end)}`;
}

function runLine({ rulesHash, policyHash, node, processor, cores, load }: Run): string {
  return `Node ${node}, ${cores} cores of ${processor}, load ${load.map((it) => it.toFixed(1)).join(' to ')}; rules ${rulesHash}, outlooks ${policyHash ?? 'none'}.`;
}

function figureText(figure: Figure | undefined, unit: Unit): string {
  if (figure === undefined) return '–';
  if ('skipped' in figure) return `– (${figure.skipped})`;
  const [low, high] = figure.spread;
  return `${withUnit(figure.value, unit)} (${numberText(low)} to ${numberText(high)})`;
}

/** For times and memory, the least that is asked for is the most that it may be. */
function targetText(target: number | undefined, unit: Unit): string {
  if (target === undefined) return '';
  return `${unit === 'ms' || unit === 'MB' ? 'at most ' : ''}${withUnit(target, unit)}`;
}

function withUnit(value: number, unit: Unit): string {
  return unit === 'x' ? `${numberText(value)}x` : `${numberText(value)} ${unit}`;
}

/** Three digits that count, thousands apart. */
function numberText(value: number): string {
  const size = Math.abs(value);
  if (size < 100) return String(Number(value.toPrecision(3)));
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/gu, ' ');
}
