// Streams reports of unsafe answers to every open page of the library, so that editors do not have to reload.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { eventStreamReply } from '../../delivery/event-stream.js';
import { whenChanged } from '../../delivery/region.js';
import { markup } from '../../design/markup.js';
import type { EditingLibrary } from './context.js';
import { reportAlert, REPORTS_REGION } from './report-alert.js';

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
