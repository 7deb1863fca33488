// Makes a report for someone who has to decide whether there was a personal data breach and who to tell. It
// covers a period, and shows which people were affected, what was sent where, who read what, and the
// configuration. Each report is logged as an export.
import { adminWording } from '../wording/staff/admin-wording.js';
import { hash } from 'node:crypto';
import { newId } from '../jobs/unit-of-work.js';
import { canonicalJson, digestOf, type AuditEvent, type AuditKind } from '../model/audit/event.js';
import type { AnswersGiven, PersonTouched, ReleaseMove } from '../model/governance/breach.js';
import type { Complaint } from '../model/governance/complaint.js';
import { dayAfter, parseDay } from '../model/governance/parse-day.js';
import type { AccessEntry } from '../model/governance/access-log.js';
import type { SentSummary } from '../model/governance/text-sent-elsewhere.js';
import type { Actor } from '../model/people/actor.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';
import type { Period } from '../model/statistics/desk-statistics.js';
import { refused, type HandlingResult } from './handling-steps.js';

export interface Software {
  version: string;
  node: string;
  lockDigest: string;
}

export interface BreachReport {
  id: string;
  madeAt: string;
  madeBy: Actor;
  from: string;
  /** End of the period, which is not included. */
  to: string;
  people: PersonTouched[];
  /**
   * The number of conversations that cannot be listed, because the data of the people in them has since been
   * deleted.
   */
  conversationsErased: number;
  sent: SentSummary[];
  readings: ReadBy[];
  /** Exports, erasures, and original messages opened with a reason. */
  accesses: Pick<AuditEvent, 'number' | 'at' | 'kind' | 'by' | 'record'>[];
  configuration: {
    /** The software that was running when the report was made, which may be newer than the period. */
    software: Software;
    /** Digest of the settings in use when the report was made. Their values are never shown. */
    settings: string;
    releases: ReleaseMove[];
    answers: AnswersGiven[];
    changes: Pick<AuditEvent, 'number' | 'at' | 'kind' | 'by' | 'record' | 'details'>[];
  };
  complaints: Pick<Complaint, 'id' | 'receivedAt' | 'via'>[];
}

export interface ReadBy {
  by: AccessEntry['by'];
  what: AccessEntry['what'];
  record?: string;
  purpose: string;
  times: number;
  first: string;
  last: string;
  reasons: string[];
}

export interface WantedReport {
  /** First and last day as YYYY-MM-DD. Both are included. */
  from: string;
  to: string;
  reason: string;
  by: Actor;
}

export async function makeBreachReport(
  ports: Pick<BotPorts, 'store' | 'clock'>,
  software: Software,
  { from, to, reason, by }: WantedReport,
): Promise<HandlingResult<BreachReport>> {
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === undefined || last === undefined || last < first) return refused(adminWording.breach.days);
  if (reason.trim() === '') return refused(adminWording.breach.reason);
  const period = { from: first, to: dayAfter(last) };
  const id = newId();
  const { records } = ports.store;
  const madeAt = ports.clock().toISOString();
  const people = await records.breach.people(period.from, period.to);
  const value: BreachReport = {
    id,
    madeAt,
    madeBy: by,
    ...period,
    people,
    conversationsErased: await records.breach.erased(period.from, period.to),
    sent: await records.sent.between(period.from, period.to),
    readings: await readingsIn(records, period),
    accesses: await eventsOf(records, period, ['export', 'break-glass', 'erase', 'subject-request']),
    configuration: await configurationOf(records, period, software),
    complaints: (await records.complaints.between(period.from, period.to)).map(
      ({ id: number, receivedAt, via }) => ({ id: number, receivedAt, via }),
    ),
  };
  // If we cannot log the export, no one gets the report.
  await records.audit.append({
    kind: 'export',
    at: madeAt,
    by: by.name,
    record: { kind: 'breach report', id },
    details: { account: by.account, from, to, people: people.length },
    digests: { reason: digestOf(reason.trim()) },
  });
  return { outcome: 'done', value };
}

const AT_ONCE = 1_000;

async function readingsIn(records: Records, period: Period): Promise<ReadBy[]> {
  const found = new Map<string, ReadBy>();
  for (let offset = 0; ; offset += AT_ONCE) {
    const page = await records.accessLog.find(period, { limit: AT_ONCE, offset });
    // Readings are listed newest first, so the last one we see is the earliest.
    for (const { by, what, record, purpose, at, reason } of page) {
      const key = JSON.stringify([by.id, what, record ?? null, purpose]);
      const known = found.get(key) ?? {
        by,
        what,
        ...(record !== undefined && { record }),
        purpose,
        times: 0,
        first: at,
        last: at,
        reasons: [],
      };
      known.times += 1;
      known.first = at;
      if (reason !== undefined) known.reasons.unshift(reason);
      found.set(key, known);
    }
    if (page.length < AT_ONCE) return [...found.values()].reverse();
  }
}

async function eventsOf(
  records: Records,
  period: Period,
  kinds: readonly AuditKind[],
): Promise<BreachReport['configuration']['changes']> {
  const found: AuditEvent[] = [];
  for (const kind of kinds)
    for (let offset = 0; ; offset += AT_ONCE) {
      const page = await records.audit.find({ kind, ...period }, { limit: AT_ONCE, offset });
      found.push(...page);
      if (page.length < AT_ONCE) break;
    }
  return found
    .sort((one, other) => one.number - other.number)
    .map(({ number, at, kind, by, record, details }) => ({
      number,
      at,
      kind,
      by,
      ...(record && { record }),
      ...(details && { details }),
    }));
}

async function configurationOf(
  records: Records,
  period: Period,
  software: Software,
): Promise<BreachReport['configuration']> {
  const settings = await records.audit.settings();
  return {
    software,
    settings: hash('sha256', canonicalJson(settings)),
    releases: await records.breach.releases(period.from, period.to),
    answers: await records.breach.answers(period.from, period.to),
    changes: await eventsOf(records, period, [
      'settings',
      'secret-rotated',
      'role',
      'switch-off',
      'switch-on',
    ]),
  };
}
