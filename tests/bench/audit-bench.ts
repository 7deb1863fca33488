// How long verifying the audit log takes, and what it adds to a claim: npm run bench:audit -- [EVENTS]. DATABASE_URL
// measures a PostgreSQL store that may be filled.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendAudit } from '../../adapters/sql/audit/append-audit.js';
import { createStore } from '../../adapters/sql/conversations/store.js';
import { openDatabase } from '../../adapters/sql/engine/open-database.js';
import { transact } from '../../adapters/sql/engine/transact.js';
import { migrate } from '../../adapters/sql/migrations/migrate.js';
import type { LoggedEvent, NewAuditEvent } from '../../bot/model/audit/event.js';
import { verifyLog } from '../../bot/model/audit/verify-log.js';

const events = Number(process.argv[2] ?? 100_000);
const dataDir = await mkdtemp(join(tmpdir(), 'audit-bench-'));
const databaseUrl = process.env['DATABASE_URL'];
const database = await openDatabase({ dataDir, ...(databaseUrl !== undefined && { databaseUrl }) });
await migrate(database);
const { records, transaction } = createStore(database);
const say = (line: string) => process.stdout.write(`${line}\n`);
const event = (number: number): NewAuditEvent => ({
  kind: 'claim',
  at: new Date(1_777_777_777_000 + number).toISOString(),
  by: `Adviser ${number % 40}`,
  record: { kind: 'request', id: `request-${number}` },
});
const AT_ONCE = 1_000;
for (let number = 0; number < events; number += AT_ONCE)
  await transact(database.kysely, (tx) =>
    appendAudit(
      tx,
      Array.from({ length: Math.min(AT_ONCE, events - number) }, (_, n) => event(number + n)),
    ),
  );

async function* pages(): AsyncGenerator<LoggedEvent[]> {
  for (let after = 0; ;) {
    const page = await records.audit.read(after, 5_000);
    if (!page.length) return;
    yield page;
    after = page.at(-1)!.number;
  }
}
const start = performance.now();
const report = await verifyLog({
  pages: pages(),
  head: await records.audit.head(),
  checkpoints: [],
  keys: [],
});
say(
  `${report.events} events verified in ${((performance.now() - start) / 1000).toFixed(2)} s, ${report.problems.length} problems`,
);

/** The same write with and without an event, in turns, as a claim changes one row and its log. */
const times: Record<'with' | 'without', number[]> = { with: [], without: [] };
for (let turn = 0; turn < 400; turn += 1) {
  const which = turn % 2 ? 'with' : 'without';
  const began = performance.now();
  await transaction(async ({ conversations, audit }) => {
    const place = { platform: 'web', id: `place ${turn}`, kind: 'personal' as const, address: null };
    await conversations.open(place, { platform: 'web', id: `person ${turn}` }, event(turn).at);
    if (which === 'with') await audit.append(event(turn));
  });
  times[which].push(performance.now() - began);
}
const median = (all: number[]) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)]!;
say(
  `One small write: median ${median(times.without).toFixed(2)} ms without an event, ${median(times.with).toFixed(2)} ms with one, ratio ${(median(times.with) / median(times.without)).toFixed(2)}`,
);
await database.close();
await rm(dataDir, { recursive: true });
