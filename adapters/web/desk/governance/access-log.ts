// Serves the log of access to personal data, with filters.
import {
  ACCESS_KINDS,
  type AccessEntry,
  type AccessKind,
} from '../../../../bot/model/governance/access-log.js';
import type { UserRole } from '../../../../bot/model/people/roles.js';
import { requestNumbers } from '../../../../bot/reporting/request-numbers.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { timeElement } from '../../design/format-time.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { READINGS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { readListQuery } from '../frame/filter-form.js';
import { governanceWording } from '../wording/governance-wording.js';
import { accessLogWording as said } from '../wording/access-log-wording.js';
import { recordLink } from './audit-sentences.js';
import { LINES_ON_A_PAGE, logPageReply, recordTyped } from './log-page.js';

const KINDS = Object.entries(ACCESS_KINDS) as [AccessKind, string][];

export async function showAccessLog(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
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
  const found = await store.records.accessLog.find(filter, query.limits);
  const numbers = await requestNumbers(
    store,
    found.flatMap(({ record }) => record ?? []),
  );
  return logPageReply(desk, exchange, {
    path: READINGS_PATH,
    title: said.title,
    intro: markup`<p>${said.intro}</p>`,
    kinds: KINDS,
    filters: [{ name: 'reason', label: governanceWording.reason, options: [['yes', said.withReason]] }],
    foundTitle: said.found,
    query,
    found,
    show: (lines) => together(lines).map((run) => showLines(run, { now: desk.now(), roles, numbers })),
  });
}

const ABOUT_REQUESTS: readonly AccessKind[] = ['request', 'original', 'transcript'];

/** Groups consecutive lines about the same access, newest first. Each group is shown as one line. */
function together(lines: readonly AccessEntry[]): AccessEntry[][] {
  const runs: AccessEntry[][] = [];
  const keyOf = ({ by, what, record, purpose, reason }: AccessEntry) =>
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
  numbers: ReadonlyMap<string, string>;
}

function showLines(run: readonly AccessEntry[], { now, roles, numbers }: LinesSetting): Html {
  const { at, by, what, record, purpose, reason } = run[0]!;
  const kind = ABOUT_REQUESTS.includes(what) ? 'request' : 'record';
  const it = record !== undefined && recordLink({ kind, id: record }, roles, numbers);
  const sentence = (record !== undefined && said.saysOfOne[what]) || said.says[what];
  const since = timeElement(run.at(-1)!.at, now);
  return markup`<li><p>${timeElement(at, now)}: ${filled(sentence, { who: markup`<bdi><strong>${by.name}</strong></bdi>`, record: it })}${run.length > 1 && markup` <span class="muted">${filled(said.times(run.length), { when: since })}</span>`}</p><p class="hint">${purpose}</p>${reason !== undefined && markup`<p><span class="tag tag-urgent">${governanceWording.reason}</span> <span dir="auto">${reason}</span></p>`}</li>`;
}
