// Counts how turns of conversations were classified, compared with their true kinds, with 90% intervals.
import type { TurnDecision } from '../../../knowledge/turns/decide-turn.js';
import { isTalk, type TurnKind } from '../../../knowledge/turns/turn-kinds.js';

export const COLUMNS = ['new', 'both', 'follow-up', 'talk', 'action'] as const;
export type Column = (typeof COLUMNS)[number];
export type Row = 'new' | 'follow-up' | 'talk' | 'action';

export interface DecidedTurn {
  turn: { is: Row; kind?: TurnKind };
  decision: TurnDecision;
}

export interface Counts {
  rows: Record<Row, Record<Column, number>>;
  /** How many turns recognised as small talk or a request were given the right kind. */
  kind: { right: number; of: number };
}

export function columnOf(decision: TurnDecision): Column {
  if (decision.is === 'talk') return isTalk(decision.kind) ? 'talk' : 'action';
  if (decision.followUp) return 'follow-up';
  return decision.both ? 'both' : 'new';
}

export const turnRow = (kind: TurnKind): Row =>
  kind === 'new' || kind === 'follow-up' ? kind : isTalk(kind) ? 'talk' : 'action';

export function countDecisions(decided: readonly DecidedTurn[]): Counts {
  const empty = () => Object.fromEntries(COLUMNS.map((column) => [column, 0])) as Record<Column, number>;
  const rows = { new: empty(), 'follow-up': empty(), talk: empty(), action: empty() };
  const kind = { right: 0, of: 0 };
  for (const { turn, decision } of decided) {
    rows[turn.is][columnOf(decision)] += 1;
    if (decision.is !== 'talk' || !turn.kind || turn.is === 'new' || turn.is === 'follow-up') continue;
    kind.of += 1;
    kind.right += Number(decision.kind === turn.kind);
  }
  return { rows, kind };
}

export function decisionLines({ rows, kind }: Counts): string[] {
  const lines = Object.entries(rows).map(([row, counts]) => {
    const n = Object.values(counts).reduce((a, b) => a + b, 0);
    const cells = COLUMNS.map((column) => `${column} ${shareLine(counts[column], n)}`);
    return `${row.padEnd(10)} n ${n}: ${cells.join(', ')}`;
  });
  return [...lines, `kind right ${shareLine(kind.right, kind.of)}`];
}

/** Formats a share with its 90% Wilson interval, for example "12 (3.0 %, 1.8–4.9)". */
export function shareLine(count: number, n: number): string {
  if (!n) return '0';
  const z = 1.645;
  const p = count / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const percent = (value: number) => (100 * Math.max(0, value)).toFixed(1);
  return `${count} (${percent(p)} %, ${percent(middle - half)}–${percent(middle + half)})`;
}
