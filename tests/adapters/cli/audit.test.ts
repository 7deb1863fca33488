// Runs `ctac audit` on a real store. The command shows what happened, and reports if someone has changed the
// log.
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPublicKey } from '../../../adapters/audit/signing-key.js';
import { audit } from '../../../adapters/cli/governance/audit.js';
import { runRetention } from '../../../bot/governance/delete-old.js';
import { placeHold } from '../../../bot/governance/holds.js';
import { signCheckpoint } from '../../../bot/model/audit/checkpoint.js';
import type { AuditEvent } from '../../../bot/model/audit/event.js';
import { leafHash } from '../../../bot/model/audit/merkle.js';
import { isIncluded } from '../../support/governance/verify-proof.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, type TestBot } from '../../fakes/test-bot.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');

let bot: TestBot;
let folder: string;
let said: string[];
beforeEach(async () => {
  bot = await createTestBot();
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  said = [];
});
afterEach(async () => {
  await bot.close();
  rmSync(folder, { recursive: true });
});

const terminal = {
  write: (text: string) => void said.push(text),
  say: (text: string) => void said.push(text),
};
const run = (...args: string[]) => {
  said = [];
  const ports = {
    audit: bot.store.records.audit,
    publicKey,
    ownCheckpoints: join(folder, 'none'),
    readPublicKey,
  };
  return audit(ports, args, terminal);
};
const hold = () =>
  placeHold(bot.ports, {
    scope: { kind: 'period', from: '2026-01-01', to: '2026-02-01' },
    reason: 'An inquiry about Zora',
    mayTell: true,
    by: 'Ann',
  });
async function checkpointFile(): Promise<string> {
  const { size, root } = await bot.store.records.audit.head();
  const at = '2026-05-03T10:00:00.000Z';
  const note = signCheckpoint({ origin: 'log', size, root: Buffer.from(root, 'hex'), at }, privateKey);
  const file = join(folder, 'checkpoint.txt');
  writeFileSync(file, note);
  return file;
}

test('has claims, erasures, holds and nightly deletion in order, and no word that anyone wrote', async () => {
  const steps = handoffSteps(() => bot);
  await steps.claim(adviser, await steps.openOne('Who helps Zora?'));
  await hold();
  await runRetention(
    {
      ...bot.ports,
      retention: { periods: DEFAULT_PERIODS, confirmedBySetting: true },
    },
    'a night',
  );
  await run('export');
  const events = said.map((line) => (JSON.parse(line) as { unmapped: AuditEvent }).unmapped);
  expect(events.map(({ kind }) => kind)).toEqual(['claim', 'hold-placed', 'retention']);
  expect(said.join()).not.toContain('Zora');
  expect(await run('verify')).toBe(0);
  expect(said[0]).toMatch(/^The audit log is intact: 3 events, root [0-9a-f]{64}\.\nThere is no checkpoint/);
});

test('agrees with a checkpoint, and says what is wrong once the log was changed', async () => {
  await hold();
  await hold();
  const file = await checkpointFile();
  expect(await run('verify', '--checkpoint', file)).toBe(0);
  expect(said[0]).toContain('It matches 1 signed checkpoint.');
  await bot.database.kysely.deleteFrom('audit_events').where('number', '=', 2).execute();
  expect(await run('verify', '--checkpoint', file)).toBe(1);
  expect(said[0]).toMatch(
    /^The audit log has been tampered with or damaged:\n.*the end of the log was cut off\./,
  );
});

test('raises no alarm over what is written and signed while it reads, but over an event that is put in', async () => {
  await hold();
  const { audit: records } = bot.store.records;
  const writing = { ...records, head: async () => records.head() };
  writing.read = async (...page) => {
    writing.read = records.read;
    await hold();
    const { size, root } = await records.head();
    const at = '2026-05-03T10:00:00.000Z';
    const note = signCheckpoint({ origin: 'log', size, root: Buffer.from(root, 'hex'), at }, privateKey);
    await records.keepCheckpoint({ size, at, note });
    return records.read(...page);
  };
  const ports = { audit: writing, publicKey, ownCheckpoints: join(folder, 'none'), readPublicKey };
  expect(await audit(ports, ['verify'], terminal)).toBe(0);
  expect(said[0]).toContain('is intact: 1 events');
  const event = await bot.database.kysely
    .selectFrom('audit_events')
    .selectAll()
    .where('number', '=', 2)
    .executeTakeFirstOrThrow();
  await bot.database.kysely
    .insertInto('audit_events')
    .values({ ...event, number: 3 })
    .execute();
  expect(await run('verify')).toBe(1);
  expect(said[0]).toContain('events were inserted');
});

test('takes an earlier key, and prints its own', async () => {
  await hold();
  const file = await checkpointFile();
  await run('key');
  expect(createPublicKey(said[0]!).equals(publicKey)).toBe(true);
  const keyFile = join(folder, 'key.pem');
  writeFileSync(keyFile, said[0]!);
  const other = generateKeyPairSync('ed25519').publicKey;
  const ports = { audit: bot.store.records.audit, publicKey: other, ownCheckpoints: file, readPublicKey };
  expect(await audit(ports, ['verify'], terminal)).toBe(1);
  expect(await audit(ports, ['verify', '--key', keyFile], terminal)).toBe(0);
});

test('proves that an event is in the log', async () => {
  for (let n = 0; n < 5; n += 1) await hold();
  await run('prove', '3');
  const proof = JSON.parse(said[0]!) as { event: string; size: number; root: string; inclusion: string[] };
  const hashes = proof.inclusion.map((hash) => Buffer.from(hash, 'hex'));
  const log = { size: proof.size, root: Buffer.from(proof.root, 'hex') };
  expect(isIncluded(leafHash(proof.event), 2, hashes, log)).toBe(true);
  await expect(run('prove', '9')).rejects.toThrow('There is no event 9.');
  await expect(run('mend')).rejects.toThrow('That is not an audit command.');
});
