// Measures how long it takes to verify the audit log, which of 6 kinds of tampering are found, and how much
// time the log adds to a claim and a publication: `npm run bench:audit -- [EVENTS] [postgresql]`. Uses SQLite
// or, with `postgresql`, a PostgreSQL server that it starts.
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendAudit } from '../../../adapters/sql/audit/append-audit.js';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { openDatabase, type Database } from '../../../adapters/sql/engine/open-database.js';
import { transact } from '../../../adapters/sql/engine/transact.js';
import { migrate } from '../../../adapters/sql/migrations/migrate.js';
import { createBot } from '../../../bot/create-bot.js';
import { readCheckpoint, signCheckpoint } from '../../../bot/model/audit/checkpoint.js';
import type { LoggedEvent, NewAuditEvent } from '../../../bot/model/audit/event.js';
import { verifyLog } from '../../../bot/model/audit/verify-log.js';
import type { Records, Store } from '../../../bot/model/store.js';
import { ingestFolders } from '../../../ingest/ingest-folders.js';
import { redactFakeNames } from '../../fakes/test-bot.js';
import { createFakePlatform, personalPlaceOf } from '../../fakes/fake-platform.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { portDefaults } from '../../fakes/port-defaults.js';
import { sampleAnswer } from '../../fakes/samples/sample-answers.js';
import { tamperings } from '../../support/governance/audit-tampering.js';
import { startPostgres } from '../../support/postgres.js';
import { pathOf } from '../../support/requirements.js';
import { guidanceParts } from '../../support/running-guidance.js';

const EVENTS = Number(process.argv[2] ?? 100_000);
const TURNS = 200;
const PUBLICATIONS = 8;
const AT_ONCE = 1_000;
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (all: number[]) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)]!;
const timeOf = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
const event = (number: number): NewAuditEvent => ({
  kind: 'claim',
  at: new Date(1_777_777_777_000 + number).toISOString(),
  by: `Adviser ${number % 40}`,
  record: { kind: 'request', id: `request-${number}` },
});

async function measure(databaseUrl?: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'audit-bench-'));
  const database = await openDatabase({ dataDir, ...(databaseUrl !== undefined && { databaseUrl }) });
  await migrate(database);
  const store = createStore(database);
  say(database.dialect);
  for (let number = 0; number < EVENTS; number += AT_ONCE)
    await transact(database.kysely, (tx) =>
      appendAudit(
        tx,
        Array.from({ length: Math.min(AT_ONCE, EVENTS - number) }, (_, n) => event(number + n)),
      ),
    );
  await verifyAndTamper(database, store);
  await measureClaims(store);
  await measurePublications(database, store, dataDir);
  await database.close();
  await rm(dataDir, { recursive: true });
}

async function verifyAndTamper({ kysely }: Database, { records }: Store): Promise<void> {
  async function* pages(): AsyncGenerator<LoggedEvent[]> {
    for (let after = 0; ;) {
      const page = await records.audit.read(after, 5_000);
      if (!page.length) return;
      yield page;
      after = page.at(-1)!.number;
    }
  }
  const { size, root } = await records.audit.head();
  const signed = { origin: 'log', size, root: Buffer.from(root, 'hex'), at: event(0).at };
  const checkpoints = [{ ...readCheckpoint(signCheckpoint(signed, privateKey))!, from: 'a witness' }];
  const verify = async () =>
    verifyLog({ pages: pages(), head: await records.audit.head(), checkpoints, keys: [publicKey] });
  let report = await verify();
  const before = process.cpuUsage();
  const tookMs = await timeOf(async () => (report = await verify()));
  const { user, system } = process.cpuUsage(before);
  const busy = ((user + system) / 1e6).toFixed(2);
  say(
    `${report.events} events verified in ${(tookMs / 1_000).toFixed(2)} s, ${busy} s of them of this process's processor time, ${report.problems.length} problems`,
  );
  for (const [kind, tamper] of Object.entries(tamperings)) {
    const undo = await tamper(kysely, size);
    const found = (await verify()).problems;
    say(`  ${kind}: ${found[0] ?? 'NOT FOUND'}`);
    await undo();
    const left = (await verify()).problems;
    if (left.length) throw new Error(`${kind} was not undone: ${left.join(' ')}`);
  }
}

/** Returns the same store with a switch. When it is off, transactions do not write to the audit log. */
function switchable(store: Store): { store: Store; turn(isOn: boolean): void } {
  let on = true;
  const quiet = (records: Records): Records => ({
    ...records,
    audit: { ...records.audit, append: () => Promise.resolve() },
  });
  return {
    store: {
      ...store,
      transaction: (work) => store.transaction((records) => work(on ? records : quiet(records))),
    },
    turn: (isOn) => void (on = isOn),
  };
}

/**
 * Measures the time from pressing “Claim” until the claim is stored, alternately with and without the audit
 * event.
 */
async function measureClaims(real: Store): Promise<void> {
  const { store, turn } = switchable(real);
  const platform = createFakePlatform();
  const bot = createBot({
    ...portDefaults,
    store,
    platforms: new Map([['slack', platform]]),
    answerQuestion: () => Promise.resolve(sampleAnswer()),
    redact: redactFakeNames,
    detectUrgency: () => false,
    contacts: () => [],
    advisersPlace: () => ({ platform: 'slack', id: 'advisers', kind: 'channel', address: {} }),
    clock: () => new Date(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const times: Record<'with' | 'without', number[]> = { with: [], without: [] };
  for (let n = 0; n < 2 * TURNS; n += 1) {
    const which = n % 2 ? 'with' : 'without';
    const from = { platform: 'slack', id: `asks-${n}` };
    const sentAt = new Date().toISOString();
    const said = { place: personalPlaceOf(from), from, sentAt, attachments: [], mentionsBot: true };
    await bot.inbox.receive({ ...said, kind: 'message', id: `m${n}`, text: 'adviser' });
    const [request] = await store.records.escalations.askedForBy(from);
    const press = {
      kind: 'action',
      id: `c${n}`,
      place: { platform: 'slack', id: 'advisers', kind: 'channel', address: {} },
      from: { platform: 'slack', id: `adviser-${n}`, name: 'Bea' },
      sentAt,
      action: { do: 'claim', escalation: request!.id },
    } as const;
    turn(which === 'with');
    times[which].push(await timeOf(() => bot.inbox.receive(press)));
    turn(true);
    // Runs the waiting jobs, because the cards and chats of earlier requests would slow down each claim.
    await bot.startWorker().drain();
  }
  const [plain, audited] = [median(times.without), median(times.with)];
  say(
    `A claim: median ${plain.toFixed(2)} ms without its event, ${audited.toFixed(2)} ms with it, ratio ${(audited / plain).toFixed(2)}`,
  );
}

/** Measures publications, and separately the one audit event that each publication adds. */
async function measurePublications(database: Database, { records }: Store, dataDir: string): Promise<void> {
  const { ports } = guidanceParts(dataDir, database, createFakeEmbedder());
  const publications: number[] = [];
  for (let n = 0; n < PUBLICATIONS; n += 1) {
    const folder = await samplesChanged(dataDir, n);
    publications.push(await timeOf(() => ingestFolders(ports, [folder], { publish: true })));
  }
  const appends: number[] = [];
  for (let n = 0; n < TURNS; n += 1) appends.push(await timeOf(() => records.audit.append(event(n))));
  const [whole, one] = [median(publications), median(appends)];
  say(
    `A publication of one changed note: median ${whole.toFixed(0)} ms; an event by itself ${one.toFixed(2)} ms, ratio ${(whole / (whole - one)).toFixed(3)}`,
  );
}

async function samplesChanged(dataDir: string, round: number): Promise<string> {
  const folder = join(dataDir, 'notes');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'note.md'),
    `# Consent\n\nIn round ${round}, a child does not have to consent.\n`,
  );
  return folder;
}

if (process.argv[3] !== 'postgresql') await measure(process.env['DATABASE_URL']);
else {
  const server = await startPostgres(pathOf('postgresql')!, { durable: true });
  try {
    await measure(server.url);
  } finally {
    await server.stop();
  }
}
