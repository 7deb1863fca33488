// Tests that the audit log is signed and sent. If a destination is down, everything else carries on, and the
// destination gets the whole log once it is back.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { auditSettings } from '../../../bot/audit/audit-settings.js';
import { signAndSend } from '../../../bot/audit/audit-schedule.js';
import { sendAudit } from '../../../bot/audit/send-audit.js';
import type { AuditEvent } from '../../../bot/model/audit/event.js';
import type { AuditDestination } from '../../../bot/model/audit/ports.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import type { Store } from '../../../bot/model/store.js';
import { NOW } from '../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

onBothDatabases((server) => {
  let temporary: TemporaryDatabase;
  let store: Store;
  let now: Date;
  let isDown: boolean;
  let siem: AuditDestination & { got: string[] };
  let witness: AuditDestination & { got: string[] };
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
    store = createStore(temporary.database);
    now = new Date(NOW);
    isDown = false;
    siem = place('siem', 'events');
    witness = place('witness', 'checkpoints');
  });
  afterEach(() => temporary.remove());

  function place(name: string, takes: AuditDestination['takes']) {
    const got: string[] = [];
    return {
      name,
      takes,
      got,
      send: (items: readonly string[]) => {
        if (isDown) return Promise.reject(new Error('It is down.'));
        got.push(...items);
        return Promise.resolve();
      },
    };
  }
  const silent = () => undefined;
  const ports = () => ({
    store,
    clock: () => now,
    log: { info: silent, warn: silent, error: silent },
    audit: {
      sign: ({ size }: { size: number }) => `signed ${size}`,
      destinations: [siem, witness],
      checkpointEveryMs: 60_000,
    },
  });
  const send = (to: string) => sendAudit(ports() as unknown as BotPorts, { to });
  const happen = (number: number) =>
    store.records.audit.append({ kind: 'claim', at: NOW, by: `Adviser ${number}` });
  const waiting = async () => (await store.records.jobs.counts(now.toISOString())).waiting;

  test('sends each event once and in order, from where it stopped', async () => {
    for (let number = 1; number <= 3; number += 1) await happen(number);
    isDown = true;
    await expect(send('siem')).rejects.toThrow('It is down.');
    await happen(4);
    isDown = false;
    await send('siem');
    await send('siem');
    await happen(5);
    await send('siem');
    const names = siem.got.map((line) => (JSON.parse(line) as { unmapped: AuditEvent }).unmapped.by);
    expect(names).toEqual(['Adviser 1', 'Adviser 2', 'Adviser 3', 'Adviser 4', 'Adviser 5']);
  });

  test('signs a log that has changed, no more often than it should, and starts sending once', async () => {
    await signAndSend(ports());
    expect(await waiting()).toBe(0);
    await happen(1);
    await signAndSend(ports());
    await signAndSend(ports());
    expect(await waiting()).toBe(2);
    await happen(2);
    await signAndSend(ports());
    await send('witness');
    expect(witness.got).toEqual(['signed 1']);
    now = new Date(now.getTime() + 60_000);
    await signAndSend(ports());
    await send('witness');
    expect(witness.got).toEqual(['signed 1', 'signed 2']);
  });

  test('signs a log that has changed since it was signed while the clock was ahead', async () => {
    await happen(1);
    now = new Date(Date.parse(NOW) + 365 * 86_400_000);
    await signAndSend(ports());
    await happen(2);
    now = new Date(NOW);
    await signAndSend(ports());
    expect(await store.records.audit.latestCheckpoint()).toMatchObject({ size: 2 });
  });

  test('records which settings changed between starts, and which secrets, but no value', async () => {
    const start = (digests: Record<string, string>) =>
      auditSettings(ports(), { role: 'web', digests, isSecret: (name) => name === 'TOKEN' });
    await start({ PORT: 'a', TOKEN: 'b', HOST: '' });
    await start({ PORT: 'a', TOKEN: 'b', HOST: '' });
    await start({ PORT: 'c', TOKEN: 'd', HOST: '' });
    const events = await store.records.audit.find({}, { limit: 9, offset: 0 });
    expect(events.map(({ kind, details }) => ({ kind, ...details }))).toEqual([
      { kind: 'settings', role: 'web', changed: 'PORT' },
      { kind: 'secret-rotated', role: 'web', names: 'TOKEN' },
      { kind: 'settings', role: 'web', changed: 'first start' },
    ]);
  });
});
