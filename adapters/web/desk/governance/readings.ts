// Serves the log of access to personal data: a line for each time someone was shown some, with filters.
import { READING_KINDS, type Reading, type ReadingKind } from '../../../../bot/model/governance/reading.js';
import type { UserRole } from '../../../../bot/model/people/roles.js';
import { requestNumbers } from '../../../../bot/reporting/request-numbers.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { timeElement } from '../../design/format-time.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { READINGS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { readListQuery } from '../frame/filter-form.js';
import { recordLink } from './audit-sentences.js';
import { LINES_ON_A_PAGE, logPageReply, recordTyped } from './log-page.js';

const KINDS = Object.entries(READING_KINDS) as [ReadingKind, string][];

export async function showReadings(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const { store } = desk.options;
  const { roles } = desk.visitorOf(exchange);
  const query = readListQuery(exchange.query, LINES_ON_A_PAGE);
  const filter = {
    what: KINDS.find(([kind]) => kind === query.text('what'))?.[0],
    by: query.text('by'),
    record: await recordTyped(desk, query.text('record')),
    withReason: query.typed.get('reason') === 'yes',
    ...query.days,
  };
  const found = await store.records.readings.find(filter, query.limits);
  const numbers = await requestNumbers(
    store,
    found.flatMap(({ record }) => record ?? []),
  );
  return logPageReply(desk, exchange, {
    path: READINGS_PATH,
    title: 'Access log',
    intro: markup`<p>Each time someone who is signed in opens personal data, we add a line here before they see it.</p>`,
    kinds: KINDS,
    filters: [{ name: 'reason', label: 'Reason', options: [['yes', 'Only with a reason']] }],
    items: 'Lines',
    query,
    found,
    show: (lines) => together(lines).map((run) => showLines(run, { now: desk.now(), roles, numbers })),
  });
}

/** What follows the person's name. `it` is the record. */
const READ: Record<ReadingKind, (it: Content) => Content> = {
  requests: () => 'opened the list of requests',
  request: (it) => ['opened ', it, ', personal details removed'],
  original: (it) => ['read the original messages of ', it],
  transcript: (it) => ['read the transcript of ', it, ', personal details removed'],
  export: (it) => ['downloaded ', it],
  questions: (it) => ['read practitioners’ questions', it && [', ', it]],
  drafts: (it) => ['read draft notes from requests', it && [', ', it]],
  search: () => 'opened the search of the library',
  people: () => 'saw who is signed in',
  person: (it) => ['opened data about a person', it && [', ', it]],
};
const ABOUT_REQUESTS: readonly ReadingKind[] = ['request', 'original', 'transcript'];

/** Groups lines that repeat the same reading in a row, newest first. Each group is shown as one line. */
function together(lines: readonly Reading[]): Reading[][] {
  const runs: Reading[][] = [];
  const keyOf = ({ by, what, record, purpose, reason }: Reading) =>
    JSON.stringify([by.id, what, record, purpose, reason]);
  for (const line of lines) {
    const run = runs.at(-1);
    if (run && keyOf(run[0]!) === keyOf(line)) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

interface LinesSetting {
  now: Date;
  roles: readonly UserRole[];
  /** The numbers of requests, by ID. */
  numbers: ReadonlyMap<string, string>;
}

function showLines(run: readonly Reading[], { now, roles, numbers }: LinesSetting): Html {
  const { at, by, what, record, purpose, reason } = run[0]!;
  const kind = ABOUT_REQUESTS.includes(what) ? 'request' : 'record';
  const it = record !== undefined && recordLink({ kind, id: record }, roles, numbers);
  return markup`<li><p>${timeElement(at, now)}: <bdi><strong>${by.name}</strong></bdi> ${READ[what](it)}.${run.length > 1 && markup` <span class="muted">${run.length} times since ${timeElement(run.at(-1)!.at, now)}</span>`}</p><p class="hint">${purpose}</p>${reason !== undefined && markup`<p><span class="tag tag-urgent">Reason</span> <span dir="auto">${reason}</span></p>`}</li>`;
}
