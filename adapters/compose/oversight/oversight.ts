// Connects the pages that show who did what and who read what.
import { auditRoles, auditSignIn } from '../../../bot/audit/audit-sign-in.js';
import type { Bot } from '../../../bot/create-bot.js';
import { breachPage } from '../../../bot/data-subject/breach-page.js';
import { makeBreachReport } from '../../../bot/data-subject/breach-report.js';
import { requestNumber } from '../../../bot/model/handoff/request-number.js';
import type { Store } from '../../../bot/model/store.js';
import { softwareInUse } from '../settings/software.js';
import type { Oversight } from '../../web/ports/oversight.js';

export function connectOversight(
  store: Store,
  { openOriginals, dataRequests, complaints }: Pick<Bot, 'openOriginals' | 'dataRequests' | 'complaints'>,
): Oversight {
  const { audit, readings, escalations } = store.records;
  const now = () => new Date().toISOString();
  return {
    recordReading: (...line) => readings.add(...line),
    readings: (filter, page) => readings.find(filter, page),
    async requestNumbers(ids) {
      const found = await Promise.all([...new Set(ids)].map((id) => escalations.find(id)));
      return new Map(found.flatMap((one) => (one ? [[one.id, requestNumber(one)] as const] : [])));
    },
    audited: (filter, page) => audit.find(filter, page),
    async auditState() {
      const { size: events, root } = await audit.head();
      const latest = await audit.latestCheckpoint();
      return { events, root, ...(latest && { signed: { events: latest.size, at: latest.at } }) };
    },
    signedIn: (account) => auditSignIn(audit, account, now()),
    rolesChanged: (account) => auditRoles(audit, account, now()),
    signedOut: (by) => audit.append({ kind: 'sign-out', at: now(), by }),
    exported: (by, record) => audit.append({ kind: 'export', at: now(), by, record }),
    openOriginals,
    complaints,
    dataRequests,
    async breachReport(wanted) {
      const clock = () => new Date();
      const made = await makeBreachReport({ store, clock }, softwareInUse(), wanted);
      if (made.outcome === 'refused') return { problem: made.problem };
      return { json: JSON.stringify(made.value, null, 2), html: breachPage(made.value) };
    },
  };
}
