// The history of a document: the editions we hold, when each was quoted, and the changes between them.
import { readableDate } from '../../../../knowledge/model/words/citation.js';
import type { EditionHistory, LiveSpan } from '../../../../ingest/model/history.js';
import type { Html } from '../../design/markup.js';
import { markup } from '../../design/markup.js';
import { changePath, documentPath, editionPath } from '../../model/paths.js';
import { longDate } from '../../design/format-time.js';

export interface HistoryView {
  history: readonly EditionHistory[];
  /** Changes are for editors. */
  forEditor: boolean;
  /** The edition that is being read; the live one where absent. */
  reading?: number;
}

/** Nothing for a document of which only what is live is held. */
export function showHistory({ history, forEditor, reading }: HistoryView): Html | false {
  const shown = history.filter(({ live }) => forEditor || live.length > 0);
  if (shown.length < 2 && !forEditor) return false;
  return markup`<details class="history"${reading !== undefined && markup` open`}><summary>${shown.length} ${shown.length === 1 ? 'version' : 'versions'} of this document</summary>
<ol class="editions">${shown.map((edition) => showEdition(edition, forEditor, reading))}</ol></details>`;
}

function showEdition(
  { edition: { id, document }, live, takenInAt, change }: EditionHistory,
  forEditor: boolean,
  reading: number | undefined,
): Html {
  const isLive = live.some(({ to }) => to === undefined);
  const name = document.date ? readableDate(document.date) : `Added on ${longDate(takenInAt)}`;
  const address = isLive ? documentPath(document.slug) : editionPath(document.slug, id);
  const isRead = reading === id || (reading === undefined && isLive);
  return markup`<li><a href="${address}"${isRead && markup` aria-current="page"`}>${name}</a>
<span class="muted">${inForce(live)}</span>${
    forEditor &&
    change &&
    markup` <a class="change-link" href="${changePath(change.id)}">See what changed<span class="hidden"> (${name})</span></a>`
  }</li>`;
}

function inForce(live: readonly LiveSpan[]): string {
  if (!live.length) return 'never published';
  return live
    .map(({ from, to }) =>
      to === undefined
        ? `quoted since ${longDate(from)}`
        : longDate(from) === longDate(to)
          ? `quoted on ${longDate(from)}`
          : `quoted from ${longDate(from)} to ${longDate(to)}`,
    )
    .join(', and ');
}
