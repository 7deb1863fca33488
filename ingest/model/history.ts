// The editions we hold of a document, and when the bot quoted each of them.
import type { ChangeRecord, Publication } from './editing.js';
import type { HeldEdition } from './ports.js';

/** Half open: from `from`, up to and without `to`; without `to` it is now live. */
export interface LiveSpan {
  from: string;
  to?: string;
}

export interface EditionHistory extends HeldEdition {
  /** In order; empty if it was never live. */
  live: LiveSpan[];
  /** The change that made it live, or would; the latest, if there were several. */
  change?: ChangeRecord;
}

/**
 * The latest first: by when it was last live, then by when it was imported. `publications` latest first, as the store
 * lists them.
 */
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

/** Releases that follow one another and all hold the edition are one span. */
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

/** What is now live sorts after every date. */
function lastLive({ live }: { live: readonly LiveSpan[] }): string {
  const last = live.at(-1);
  return last ? (last.to ?? '9999') : '';
}
