// Lists the stored editions of a document, and when the bot quoted from each of them.
import type { ChangeRecord, Publication } from './editing.js';
import type { HeldEdition } from './ports.js';

/** From `from` up to but not including `to`. If `to` is absent, the edition is live now. */
export interface LiveSpan {
  from: string;
  to?: string;
}

export interface EditionHistory extends HeldEdition {
  /** The periods when the edition was live, in order. Empty if it has never been live. */
  live: LiveSpan[];
  /** The latest change that made the edition live or, if none has, the latest that would. */
  change?: ChangeRecord;
}

/** Sorted by when each was last live, then by import, newest first. `publications` are newest first. */
export function documentHistory(
  editions: readonly HeldEdition[],
  publications: readonly Publication[],
  changes: readonly ChangeRecord[],
): EditionHistory[] {
  const moves = [...publications].reverse();
  return editions
    .map((held) => {
      const change = changes.findLast(({ edition }) => edition === held.edition.id);
      return { ...held, live: liveSpans(held, moves), ...(change && { change }) };
    })
    .sort((one, other) => lastLive(other).localeCompare(lastLive(one)) || other.edition.id - one.edition.id);
}

/** Consecutive releases that contain the edition count as one span. */
function liveSpans({ releases }: HeldEdition, moves: readonly Publication[]): LiveSpan[] {
  const spans: LiveSpan[] = [];
  for (const { release, at } of moves) {
    const open = spans.at(-1);
    const isOpen = open !== undefined && open.to === undefined;
    const holds = releases.includes(release);
    if (holds && !isOpen) spans.push({ from: at });
    if (!holds && isOpen) open.to = at;
  }
  return spans;
}

/** The edition that is live now sorts after every past date. */
function lastLive({ live }: { live: readonly LiveSpan[] }): string {
  const last = live.at(-1);
  return last ? (last.to ?? '9999') : '';
}
