// Serves the audit log: who decided or did what, with filters, and when it was last signed.
import { AUDIT_KINDS, type AuditEvent } from '../../../../bot/model/audit/event.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { capitalised } from '../../design/capitalised.js';
import { timeElement } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { AUDIT_PATH } from '../../model/paths.js';
import type { Oversight } from '../../ports/oversight.js';
import type { Desk } from '../frame/context.js';
import { readListQuery } from '../frame/filter-form.js';
import { LINES_ON_A_PAGE, logPageReply } from './log-page.js';

const titleOf = (kind: string) => capitalised(kind.replaceAll('-', ' '));
const KINDS = AUDIT_KINDS.map((kind) => [kind, titleOf(kind)] as const);

type State = Awaited<ReturnType<Oversight['auditState']>>;

export async function showAudit(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const { oversight } = desk.options;
  const query = readListQuery(exchange.query, LINES_ON_A_PAGE);
  const kind = AUDIT_KINDS.find((one) => one === query.text('what'));
  const filter = { kind, by: query.text('by'), record: query.text('record'), ...query.days };
  return logPageReply(desk, exchange, {
    path: AUDIT_PATH,
    title: 'Audit log',
    intro: intro(await oversight.auditState(), desk.now()),
    kinds: KINDS,
    items: 'Events',
    query,
    found: await oversight.audited(filter, query.limits),
    show: showEvent,
  });
}

function intro({ events, signed }: State, now: Date): Html {
  return markup`<p>${events.toLocaleString('en-GB')} ${events === 1 ? 'event' : 'events'}. ${
    signed
      ? markup`The first ${signed.events.toLocaleString('en-GB')} were signed ${timeElement(signed.at, now)}.`
      : 'Not signed yet.'
  } To check that no one has changed it, run <code>ctac audit verify</code>.</p>`;
}

function showEvent({ number, at, kind, by, record, details = {} }: AuditEvent, now: Date): Html {
  const facts = Object.entries(details).map(([name, value]) => `${name}: ${String(value)}`);
  return markup`<li><p><span class="muted">${number}.</span> ${timeElement(at, now)}: <strong>${titleOf(kind)}</strong>, <bdi>${by}</bdi></p>
${(record !== undefined || facts.length > 0) && markup`<p class="hint">${record && markup`${capitalised(record.kind)} <code>${record.id}</code>`}${record && facts.length > 0 && '. '}${facts.join(', ')}</p>`}</li>`;
}
