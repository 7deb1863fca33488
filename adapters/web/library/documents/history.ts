// Shows the editions of a document and when each was quoted.
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import type { EditionHistory, LiveSpan } from '../../../../ingest/model/history.js';
import { staffWording } from '../../../../bot/wording/staff/staff-wording.js';
import type { PractitionerWords } from '../../../../bot/wording/english/practitioner-words.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import { markup, type Html } from '../../design/markup.js';
import { changePath, documentPath, editionPath } from '../../model/paths.js';
import { longDate } from '../../design/format-time.js';

export interface HistoryView {
  history: readonly EditionHistory[];
  /** True for editors, because only they see links to the changes. */
  forEditor: boolean;
  say: PractitionerWords;
  /** The edition on the page. Absent for the live edition. */
  reading?: number;
}

/** People who are not editors only see a history if at least 2 editions have been published. */
export function showHistory({ history, forEditor, reading, say }: HistoryView): Html | false {
  const shown = history.filter(({ live }) => forEditor || live.length > 0);
  if (shown.length < 2 && !forEditor) return false;
  return markup`<details class="history"${reading !== undefined && markup` open`}><summary>${say.page.document.versions(shown.length)}</summary>
<ol class="editions">${shown.map((edition) => showEdition(edition, { history, forEditor, reading, say }))}</ol></details>`;
}

function showEdition(held: EditionHistory, { history, forEditor, reading, say }: HistoryView): Html {
  const {
    edition: { id, document },
    live,
    change,
  } = held;
  const isLive = live.some(({ to }) => to === undefined);
  const name = nameIn(history, held, say);
  const address = isLive ? documentPath(document.slug) : editionPath(document.slug, id);
  const isRead = reading === id || (reading === undefined && isLive);
  return markup`<li><a href="${address}"${isRead && markup` aria-current="page"`}>${name}</a>
<span class="muted">${inForce(live, say)}</span>${
    forEditor &&
    change &&
    markup` <a class="change-link" href="${changePath(change.id)}">${staffWording.changes.see}<span class="hidden"> (${name})</span></a>`
  }</li>`;
}

function dateOf({ edition: { document }, takenInAt }: EditionHistory, say: PractitionerWords): string {
  return document.date
    ? readableDate(document.date, guidanceWords(say.language))
    : say.page.document.added(longDate(takenInAt, say.language));
}

/** Also counts editions that were never published, so that everyone reads the same number. */
function nameIn(history: readonly EditionHistory[], held: EditionHistory, say: PractitionerWords): string {
  const date = dateOf(held, say);
  const same = history.filter((one) => dateOf(one, say) === date).map(({ edition }) => edition.id);
  if (same.length < 2) return date;
  return say.page.document.versionOfDate(date, same.filter((id) => id <= held.edition.id).length);
}

function inForce(live: readonly LiveSpan[], { page, language }: PractitionerWords): string {
  const words = page.document;
  if (!live.length) return words.notPublished;
  const spans = live.map(({ from, to }) => {
    const first = longDate(from, language);
    if (to === undefined) return words.quotedSince(first);
    const last = longDate(to, language);
    return first === last ? words.quotedOn(first) : words.quotedFromTo(first, last);
  });
  return page.times.spans(spans);
}
