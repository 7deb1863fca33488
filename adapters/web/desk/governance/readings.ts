// Serves the log of who read what: a line for each time someone was shown personal data, with filters.
import { READING_KINDS } from '../../../../bot/model/governance/reading.js';
import type { Reading, ReadingKind } from '../../../../bot/model/governance/reading.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { timeElement } from '../../design/format-time.js';
import type { Html } from '../../design/markup.js';
import { flag, markup } from '../../design/markup.js';
import { READINGS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { deskPageReply } from '../frame/desk-page.js';
import { filterForm, morePages, onPage, readLogQuery } from './filter-form.js';
import type { TypedLog } from './filter-form.js';

const KINDS = Object.entries(READING_KINDS) as [ReadingKind, string][];

export async function showReadings(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const log = readLogQuery(exchange.query);
  const { what, ...filter } = log.filter;
  const found = await desk.options.oversight.readings(
    {
      ...filter,
      what: KINDS.find(([kind]) => kind === what)?.[0],
      withReason: log.typed.get('reason') === 'yes',
    },
    log.limits,
  );
  return deskPageReply(desk, desk.visitorOf(exchange), {
    title: 'Who read what',
    current: READINGS_PATH,
    styles: ['governance.css'],
    main: readingsMain(found, log, desk.now()),
  });
}

function readingsMain(found: readonly Reading[], log: TypedLog, now: Date): Html {
  const { shown, hasMore } = onPage(found);
  return markup`<h1>Who read what</h1>
<p>Each time someone who is signed in opens personal data, we add a line here before they see it.</p>
${filterForm({
  path: READINGS_PATH,
  label: 'Who read what',
  typed: log.typed,
  kinds: KINDS,
  extra: markup`<div><label for="with-reason">Reason</label><select id="with-reason" name="reason"><option value="">Any</option><option value="yes"${flag('selected', log.typed.get('reason') === 'yes')}>Only with a reason</option></select></div>`,
})}
<section aria-labelledby="lines-title"><h2 id="lines-title" class="hidden">Lines found</h2>
${shown.length ? markup`<ol class="runs log">${shown.map((line) => showLine(line, now))}</ol>` : markup`<p class="empty">Nothing found.</p>`}
${morePages(READINGS_PATH, { ...log, hasMore })}</section>`;
}

function showLine({ at, by, what, record, purpose, reason }: Reading, now: Date): Html {
  return markup`<li><p>${timeElement(at, now)}: <bdi><strong>${by.name}</strong></bdi> read: ${READING_KINDS[what].toLowerCase()}${
    record !== undefined && markup` <code>${record}</code>`
  }.</p><p class="hint">${purpose}</p>${reason !== undefined && markup`<p><span class="tag tag-urgent">Reason</span> <span dir="auto">${reason}</span></p>`}</li>`;
}
