// Sends the audit log to the destinations that keep a copy. Continues in order from where the last attempt
// stopped.
import type { AuditDestination } from '../model/audit/ports.js';
import type { AuditEvent, AuditRecords } from '../model/audit/event.js';
import { toOcsf } from '../model/audit/ocsf.js';
import type { BotPorts } from '../model/ports.js';
import type { JobPayloads } from '../model/jobs/job.js';

const AT_ONCE = 200;

/**
 * If this job stops early, the next job sends the rest, because progress is only recorded after a success.
 */
export async function sendAudit(ports: BotPorts, { to }: JobPayloads['send-audit']): Promise<void> {
  const destination = ports.audit?.destinations.find(({ name }) => name === to);
  // Do nothing if the destination has been removed from the settings.
  if (!destination) return;
  const { audit } = ports.store.records;
  for (;;) {
    const after = await audit.sent(to);
    const { items, upTo } = await nextFor(audit, destination, after);
    if (upTo === undefined) return;
    if (items.length) await destination.send(items);
    await audit.recordSent(to, upTo, ports.clock().toISOString());
  }
}

interface Batch {
  items: string[];
  /** Where the next batch starts. Absent if there is nothing more to read. */
  upTo?: number;
}

async function nextFor(audit: AuditRecords, { takes }: AuditDestination, after: number): Promise<Batch> {
  if (takes === 'checkpoints') {
    const found = await audit.checkpoints(after, AT_ONCE);
    const last = found.at(-1);
    return { items: found.map(({ note }) => note), ...(last && { upTo: last.size }) };
  }
  const found = await audit.read(after, AT_ONCE);
  const texts = found.flatMap(({ text }) => text ?? []);
  const items = texts.map((text) => JSON.stringify(toOcsf(JSON.parse(text) as AuditEvent)));
  const last = found.at(-1);
  return { items, ...(last && { upTo: last.number }) };
}
