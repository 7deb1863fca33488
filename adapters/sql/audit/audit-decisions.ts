// Stores decisions about switches, holds and retention periods, and adds them to the audit log with digests
// of their reasons.
import { digestOf, type AuditRecords, type NewAuditEvent } from '../../../bot/model/audit/event.js';
import type { DecisionRecords, GovernanceEvent } from '../../../bot/model/governance/decisions.js';

export function withDecisionsAudited(
  records: DecisionRecords,
  audit: Pick<AuditRecords, 'append'>,
): DecisionRecords {
  return {
    ...records,
    async record(event) {
      await records.record(event);
      await audit.append(asAudited(event));
    },
  };
}

function asAudited(event: GovernanceEvent): NewAuditEvent {
  const { kind, by, at, details } = event;
  const base = { kind, by, at };
  if ('name' in details)
    return {
      ...base,
      record: { kind: 'switch', id: details.name },
      digests: {
        reason: digestOf(details.reason),
        ...('message' in details && { message: digestOf(details.message) }),
      },
    };
  if ('hold' in details)
    return { ...base, record: { kind: 'hold', id: details.hold }, details: { scope: details.scope } };
  return { ...base, details };
}
