// Serves the log of access to personal data: a line for each time someone was shown some, with filters.
import { READING_KINDS, type Reading, type ReadingKind } from '../../../../bot/model/governance/reading.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { timeElement } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { READINGS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { readListQuery } from '../frame/filter-form.js';
import { LINES_ON_A_PAGE, logPageReply } from './log-page.js';

const KINDS = Object.entries(READING_KINDS) as [ReadingKind, string][];

export async function showReadings(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const query = readListQuery(exchange.query, LINES_ON_A_PAGE);
  const filter = {
    what: KINDS.find(([kind]) => kind === query.text('what'))?.[0],
    by: query.text('by'),
    record: query.text('record'),
    withReason: query.typed.get('reason') === 'yes',
    ...query.days,
  };
  return logPageReply(desk, exchange, {
    path: READINGS_PATH,
    title: 'Access log',
    intro: markup`<p>Each time someone who is signed in opens personal data, we add a line here before they see it.</p>`,
    kinds: KINDS,
    filters: [{ name: 'reason', label: 'Reason', options: [['yes', 'Only with a reason']] }],
    items: 'Lines',
    query,
    found: await desk.options.oversight.readings(filter, query.limits),
    show: showLine,
  });
}

function showLine({ at, by, what, record, purpose, reason }: Reading, now: Date): Html {
  return markup`<li><p>${timeElement(at, now)}: <bdi><strong>${by.name}</strong></bdi> read: ${READING_KINDS[what].toLowerCase()}${
    record !== undefined && markup` <code>${record}</code>`
  }.</p><p class="hint">${purpose}</p>${reason !== undefined && markup`<p><span class="tag tag-urgent">Reason</span> <span dir="auto">${reason}</span></p>`}</li>`;
}
