// Serves the audit log, with filters and the time of the last signature.
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
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { AUDIT_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { readListQuery } from '../frame/filter-form.js';
import { auditWording as said } from '../wording/audit-wording.js';
import { eventSentence, recordLink } from './audit-sentences.js';
import { LINES_ON_A_PAGE, logPageReply, recordTyped } from './log-page.js';

const KINDS = AUDIT_KINDS.map((kind) => [kind, said.kinds[kind].title] as const);

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
    title: said.title,
    intro: intro(await audit.head(), await audit.latestCheckpoint(), desk.now()),
    kinds: KINDS,
    foundTitle: said.found,
    query,
    found,
    show: (events) => events.map((event) => showEvent(event, { now: desk.now(), roles, numbers })),
  });
}

function intro(head: AuditHead, signed: StoredCheckpoint | undefined, now: Date): Html {
  return markup`<p>${said.size(head.size)} ${
    signed ? filled(said.signed(signed.size), { when: timeElement(signed.at, now) }) : said.notSigned
  } ${filled(said.check, { command: markup`<code>${said.command}</code>` })}</p>`;
}

function showEvent(
  event: AuditEvent,
  { now, roles, numbers }: { now: Date; roles: readonly UserRole[]; numbers: ReadonlyMap<string, string> },
): Html {
  const { number, at, by, record, details } = event;
  const sentence = eventSentence(event, {
    who: markup`<bdi><strong>${capitalised(by)}</strong></bdi>`,
    record: record && recordLink(record, roles, numbers),
  });
  return markup`<li><p>${timeElement(at, now)}: ${sentence}</p>
<p class="hint">${said.number(number)}${record && markup`${DOT}<a href="${AUDIT_PATH}?record=${encodeURIComponent(record.id)}">${said.allAbout}</a>`}${details?.account !== undefined && markup`${DOT}${filled(said.records.account, { id: markup`<code>${String(details.account)}</code>` })}`}</p></li>`;
}

/**
 * Capitalises "a practitioner" and "the service" at the start of a sentence. Names stay as people write them.
 */
const capitalised = (by: string) =>
  by.replace(/^(?:a|the) /u, (word) => word[0]!.toUpperCase() + word.slice(1));
