// Serves the audit log: who decided or did what, with filters, and when it was last signed.
import {
  AUDIT_KINDS,
  type AuditEvent,
  type AuditHead,
  type StoredCheckpoint,
} from '../../../../bot/model/audit/event.js';
import type { UserRole } from '../../../../bot/model/people/roles.js';
import { requestNumbers } from '../../../../bot/reporting/request-numbers.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { timeElement } from '../../design/format-time.js';
import { DOT } from '../../design/fact-list.js';
import { markup, type Html } from '../../design/markup.js';
import { AUDIT_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { readListQuery } from '../frame/filter-form.js';
import { AUDIT_WORDS, recordLink, type KindWords } from './audit-sentences.js';
import { LINES_ON_A_PAGE, logPageReply, recordTyped } from './log-page.js';

const KINDS = AUDIT_KINDS.map((kind) => [kind, AUDIT_WORDS[kind].title] as const);

export async function showAudit(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const { store } = desk.options;
  const { audit } = store.records;
  const { roles } = desk.visitorOf(exchange);
  const query = readListQuery(exchange.query, LINES_ON_A_PAGE);
  const kind = AUDIT_KINDS.find((one) => one === query.text('what'));
  const filter = {
    kind,
    by: query.text('by'),
    record: await recordTyped(desk, query.text('record')),
    ...query.days,
  };
  const found = await audit.find(filter, query.limits);
  const numbers = await requestNumbers(
    store,
    found.flatMap(({ record }) => record?.id ?? []),
  );
  return logPageReply(desk, exchange, {
    path: AUDIT_PATH,
    title: 'Audit log',
    intro: intro(await audit.head(), await audit.latestCheckpoint(), desk.now()),
    kinds: KINDS,
    items: 'Events',
    query,
    found,
    show: (events) => events.map((event) => showEvent(event, { now: desk.now(), roles, numbers })),
  });
}

function intro(head: AuditHead, signed: StoredCheckpoint | undefined, now: Date): Html {
  return markup`<p>${head.size.toLocaleString('en-GB')} ${head.size === 1 ? 'event' : 'events'}. ${
    signed
      ? markup`The first ${signed.size.toLocaleString('en-GB')} were signed ${timeElement(signed.at, now)}.`
      : 'Not signed yet.'
  } To check that no one has changed it, run <code>ctac audit verify</code>.</p>`;
}

function showEvent(
  { number, at, kind, by, record, details = {} }: AuditEvent,
  { now, roles, numbers }: { now: Date; roles: readonly UserRole[]; numbers: ReadonlyMap<string, string> },
): Html {
  const { account } = details;
  // Another version of the service may have written a kind that this one does not know.
  const words: KindWords | undefined = AUDIT_WORDS[kind];
  return markup`<li><p>${timeElement(at, now)}: <bdi><strong>${capitalised(by)}</strong></bdi> ${words?.says(details, record && recordLink(record, roles, numbers)) ?? kind}.</p>
<p class="hint">Event ${number}${record && markup`${DOT}<a href="${AUDIT_PATH}?record=${encodeURIComponent(record.id)}">All events about this record</a>`}${account !== undefined && markup`${DOT}account <code>${String(account)}</code>`}</p></li>`;
}

/** "a practitioner" and "the service" begin the sentence. Names are shown as people write them. */
const capitalised = (by: string) =>
  by.replace(/^(?:a|the) /u, (word) => word[0]!.toUpperCase() + word.slice(1));
