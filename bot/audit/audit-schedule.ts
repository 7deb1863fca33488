// Signs the audit log on a schedule, and starts sending any new entries.
import { bugLogger } from '../jobs/describe-bug.js';
import { every, type Repeated } from '../jobs/repeat.js';
import type { AuditPorts } from '../model/audit/ports.js';
import type { BotPorts } from '../model/ports.js';

type AuditSchedulePorts = Pick<BotPorts, 'store' | 'log' | 'clock'> & { audit: AuditPorts };

const WATCH_MS = 10_000;

/** Safe to call twice or from 2 processes: the log is still signed and sent once. */
export async function signAndSend(ports: AuditSchedulePorts): Promise<void> {
  await signIfDue(ports);
  await enqueueSending(ports);
}

async function signIfDue({ store, audit, clock }: AuditSchedulePorts): Promise<void> {
  const latest = await store.records.audit.latestCheckpoint();
  const now = clock();
  // The age is below 0 if the clock was ahead when the log was last signed.
  const ageMs = latest ? now.getTime() - Date.parse(latest.at) : Infinity;
  if (0 <= ageMs && ageMs < audit.checkpointEveryMs) return;
  const { size, root } = await store.records.audit.head();
  if (size <= (latest?.size ?? 0)) return;
  const at = now.toISOString();
  await store.records.audit.keepCheckpoint({ size, at, note: audit.sign({ size, root, at }) });
}

async function enqueueSending({ store, audit, clock }: AuditSchedulePorts): Promise<void> {
  const { records } = store;
  const ends = {
    events: (await records.audit.head()).size,
    checkpoints: (await records.audit.latestCheckpoint())?.size ?? 0,
  };
  for (const { name, takes } of audit.destinations)
    if ((await records.audit.sent(name)) < ends[takes])
      await records.jobs.enqueue(
        {
          kind: 'send-audit',
          payload: { to: name },
          lane: `audit:${name}`,
          uniqueKey: `audit:${name}`,
        },
        clock().toISOString(),
      );
}

export function startAuditSchedule(ports: AuditSchedulePorts): Repeated {
  return every(WATCH_MS, () => signAndSend(ports), {
    now: true,
    onFailure: bugLogger(ports.log, 'warn', 'The audit log could not be signed or sent.'),
  });
}
