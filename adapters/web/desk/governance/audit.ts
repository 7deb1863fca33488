// Serves the audit log: who decided or did what, with filters, and when it was last signed.
import { AUDIT_KINDS } from '../../../../bot/model/audit/event.js';
import type { AuditEvent } from '../../../../bot/model/audit/event.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { capitalised } from '../../design/capitalised.js';
import { timeElement } from '../../design/format-time.js';
import type { Html } from '../../design/markup.js';
import { markup } from '../../design/markup.js';
import { AUDIT_PATH } from '../../model/paths.js';
import type { Oversight } from '../../ports/oversight.js';
import type { Desk } from '../frame/context.js';
import { deskPageReply } from '../frame/desk-page.js';
import { filterForm, morePages, onPage, readLogQuery } from './filter-form.js';
import type { TypedLog } from './filter-form.js';

const titleOf = (kind: string) => capitalised(kind.replaceAll('-', ' '));
const KINDS = AUDIT_KINDS.map((kind) => [kind, titleOf(kind)] as const);

type State = Awaited<ReturnType<Oversight['auditState']>>;

export async function showAudit(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const { oversight } = desk.options;
  const log = readLogQuery(exchange.query);
  const { what, ...filter } = log.filter;
  const kind = AUDIT_KINDS.find((one) => one === what);
  const found = await oversight.audited({ ...filter, kind }, log.limits);
  return deskPageReply(desk, desk.visitorOf(exchange), {
    title: 'Audit log',
    current: AUDIT_PATH,
    styles: ['governance.css'],
    main: auditMain(found, await oversight.auditState(), log, desk.now()),
  });
}

function auditMain(found: readonly AuditEvent[], state: State, log: TypedLog, now: Date): Html {
  const { shown, hasMore } = onPage(found);
  return markup`<h1>Audit log</h1>
<p>${state.events.toLocaleString('en-GB')} ${state.events === 1 ? 'event' : 'events'}. ${
    state.signed
      ? markup`The first ${state.signed.events.toLocaleString('en-GB')} were signed ${timeElement(state.signed.at, now)}.`
      : 'Not signed yet.'
  } To check that no one has changed it, run <code>ctac audit verify</code>.</p>
${filterForm({ path: AUDIT_PATH, label: 'Audit log', typed: log.typed, kinds: KINDS })}
<section aria-labelledby="lines-title"><h2 id="lines-title" class="hidden">Events found</h2>
${shown.length ? markup`<ol class="runs log">${shown.map((event) => showEvent(event, now))}</ol>` : markup`<p class="empty">Nothing found.</p>`}
${morePages(AUDIT_PATH, { ...log, hasMore })}</section>`;
}

function showEvent({ number, at, kind, by, record, details = {} }: AuditEvent, now: Date): Html {
  const facts = Object.entries(details).map(([name, value]) => `${name}: ${String(value)}`);
  return markup`<li><p><span class="muted">${number}.</span> ${timeElement(at, now)}: <strong>${titleOf(kind)}</strong>, <bdi>${by}</bdi></p>
${(record !== undefined || facts.length > 0) && markup`<p class="hint">${record && markup`${capitalised(record.kind)} <code>${record.id}</code>`}${record && facts.length > 0 && '. '}${facts.join(', ')}</p>`}</li>`;
}
