// Tells editors, on every page of the library, about answers that were reported as unsafe, because someone
// may be acting on those answers now.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { may } from '../../../../bot/model/people/roles.js';
import type { UnsafeReport } from '../../../../bot/model/recalls/unsafe-report.js';
import { dayAndTime } from '../../design/format-time.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { warning } from '../../design/render.js';
import { reportPath } from '../../model/paths.js';
import type { SignedIn } from '../../model/signed-in.js';
import { alertWording } from '../wording/alert-wording.js';
import type { Library, EditingLibrary } from './context.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { eventStreamReply } from '../../delivery/event-stream.js';
import { whenChanged } from '../../delivery/region.js';

/** The part of the page that is replaced when a report arrives. */
export const REPORTS_REGION = 'reports';

/** True if this reader handles reports. */
export function seesReports(
  { options: { editing } }: Pick<Library, 'options'>,
  reader: SignedIn | undefined,
): boolean {
  return editing !== undefined && reader !== undefined && may(reader.roles, 'edit');
}

/** `shown` is the reported answer on this page, which the alert leaves out. */
export async function reportAlert(
  library: Pick<Library, 'options'>,
  reader: SignedIn | undefined,
  shown?: string,
): Promise<Content> {
  if (!seesReports(library, reader)) return false;
  const { reports } = library.options.store.records;
  const others = (await reports.open()).filter(({ answer }) => answer !== shown);
  return (
    others.length > 0 &&
    editorsAlert(alertWording.unsafe, alertWording.reported(others.length), reportLinks(others))
  );
}

export function editorsAlert(label: string, text: string, list: Html): Html {
  return markup`<section class="reports" aria-label="${label}">${warning(text, wordsIn('en').page.message)}${list}</section>`;
}

function reportLinks(reports: readonly UnsafeReport[]): Html {
  return markup`<ul>${reports.map(
    ({ answer, people, lastAt }) =>
      markup`<li><a href="${reportPath(answer)}">${alertWording.reportedOn(dayAndTime(lastAt, wordsIn('en')), people)}</a></li>`,
  )}</ul>`;
}

/** Streams the reports to every open page of the library, so that editors do not have to reload. */
export function reportEvents(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const editor = library.editorOf(exchange);
  const shown = exchange.query.get('shown') ?? undefined;
  const read = whenChanged(async () => ({
    regions: { [REPORTS_REGION]: markup`${await reportAlert(library, editor, shown)}` },
    announcement: '',
  }));
  return eventStreamReply(
    exchange,
    { read, listen: library.editing.review.watchReports },
    { limits: library.limits, sender: { session: editor.person.id }, say: wordsIn('en') },
  );
}
