// Tests the audit log on real SQLite and PostgreSQL. Every event is found in full, and tampering is detected.
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { readCheckpoint, signCheckpoint } from '../../../../bot/model/audit/checkpoint.js';
import {
  canonicalJson,
  type AuditEvent,
  type LoggedEvent,
  type NewAuditEvent,
} from '../../../../bot/model/audit/event.js';
import { grow, leafHash, rootOf, type Frontier } from '../../../../bot/model/audit/merkle.js';
import { verifyLog } from '../../../../bot/model/audit/verify-log.js';
import type { Store } from '../../../../bot/model/store.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const AT = '2026-05-03T10:00:00.000Z';
const event = (number: number): NewAuditEvent => ({
  kind: 'claim',
  at: AT,
  by: `Adviser ${number}`,
  record: { kind: 'request', id: `r${number}` },
});

onBothDatabases(auditLogOn);

function auditLogOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  let store: Store;
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
    store = createStore(temporary.database);
  });
  afterEach(() => temporary.remove());

  const db = () => temporary.database.kysely;
  const appendSome = (count: number) =>
    store.transaction(async ({ audit }) => {
      for (let number = 1; number <= count; number += 1) await audit.append(event(number));
    });
  async function* pages(): AsyncGenerator<LoggedEvent[]> {
    for (let after = 0; ;) {
      const page = await store.records.audit.read(after, 7);
      if (!page.length) return;
      yield page;
      after = page.at(-1)!.number;
    }
  }
  async function signedNow() {
    const { size, root } = await store.records.audit.head();
    const checkpoint = { origin: 'log', size, root: Buffer.from(root, 'hex'), at: AT };
    return { ...readCheckpoint(signCheckpoint(checkpoint, privateKey))!, from: 'a witness' };
  }
  async function problems(checkpoints: Awaited<ReturnType<typeof signedNow>>[] = []) {
    const head = await store.records.audit.head();
    return (await verifyLog({ pages: pages(), head, checkpoints, keys: [publicKey] })).problems;
  }

  test('adds an event with the transaction that it tells of, or not at all', async () => {
    await appendSome(3);
    await expect(
      store.transaction(async ({ audit }) => {
        await audit.append(event(4));
        throw new Error('It did not happen.');
      }),
    ).rejects.toThrow('It did not happen.');
    expect(await store.records.audit.head()).toMatchObject({ size: 3 });
    await store.records.audit.append(event(4));
    expect(await store.records.audit.find({ record: 'r4' }, { limit: 9, offset: 0 })).toEqual([
      { ...event(4), number: 4 },
    ]);
    expect(await problems()).toEqual([]);
  });

  test('stays whole while many add to it at once', async () => {
    await Promise.all(Array.from({ length: 24 }, (_, number) => store.records.audit.append(event(number))));
    expect(await store.records.audit.head()).toMatchObject({ size: 24 });
    expect(await problems([await signedNow()])).toEqual([]);
  });

  describe('finds that', () => {
    beforeEach(() => appendSome(20));
    const textOf = (number: number, by: string) => canonicalJson({ ...event(number), number, by });

    test('an event was edited', async () => {
      await db()
        .updateTable('audit_events')
        .set({ event: textOf(5, 'Someone else') })
        .where('number', '=', 5)
        .execute();
      expect(await problems()).toEqual([
        'Event 5 was edited: its text does not match its digest.',
        expect.stringContaining('do not match the root'),
      ]);
    });

    test('an event was edited together with its digest', async () => {
      const text = textOf(5, 'Someone else');
      await db()
        .updateTable('audit_events')
        .set({ event: text, leaf: leafHash(text).toString('hex'), by: 'Someone else' })
        .where('number', '=', 5)
        .execute();
      expect(await problems()).toEqual([expect.stringContaining('do not match the root')]);
    });

    test('only what is searched by was edited', async () => {
      await db().updateTable('audit_events').set({ by: 'Someone else' }).where('number', '=', 5).execute();
      expect(await problems()).toEqual(['Event 5 was edited: its search fields do not match its text.']);
    });

    test('an event was inserted', async () => {
      const text = canonicalJson({ ...event(99), number: 21 });
      const { kind, at, by } = event(99);
      const leaf = leafHash(text).toString('hex');
      await db()
        .insertInto('audit_events')
        .values({ number: 21, kind, at, by, record: 'r99', leaf, event: text })
        .execute();
      expect(await problems()).toEqual(['The log has 21 events, but should have 20: events were inserted.']);
    });

    test('events were removed', async () => {
      await db().deleteFrom('audit_events').where('number', 'in', [5, 9, 10]).execute();
      expect(await problems()).toEqual([
        'Event 5 is missing: it was removed.',
        'Events 9 to 10 are missing: they were removed.',
        'The log should have 20 events, but has only 17: events were removed from it.',
      ]);
    });

    test('events were put in another order', async () => {
      for (const [from, to] of [
        [5, -1],
        [6, 5],
        [-1, 6],
      ] as const)
        await db().updateTable('audit_events').set({ number: to }).where('number', '=', from).execute();
      expect(await problems()).toEqual([
        'Event 5 was written as event 6: the events were put in a different order, or one was inserted.',
        'Event 6 was written as event 5: the events were put in a different order, or one was inserted.',
        expect.stringContaining('do not match the root'),
      ]);
    });

    test('the end was cut off, also where the head was set back', async () => {
      const signed = await signedNow();
      await rewrite(15, (text) => text);
      expect(await problems()).toEqual([]);
      expect(await problems([signed])).toEqual([
        `The checkpoint made at ${AT} (a witness) covers 20 events, but the log has only 15: the end of the log was cut off.`,
      ]);
    });

    test('the log was rewritten with everything that belongs to it, after a checkpoint', async () => {
      const earlier = await signedNow();
      await appendSome(5);
      const later = await signedNow();
      await rewrite(25, (text, number) => (number === 22 ? textOf(22, 'Someone else') : text));
      expect(await problems()).toEqual([]);
      expect(await problems([earlier, later])).toEqual([
        `The checkpoint made at ${AT} (a witness) does not match the log: at least one of events 21 to 25 was edited, inserted, removed or moved after the checkpoint was signed, and the log was rewritten.`,
      ]);
    });

    test('a checkpoint was changed, or signed by someone else', async () => {
      const signed = await signedNow();
      const changed = { ...signed, root: Buffer.alloc(32), note: 'x' };
      expect(await problems([changed])).toEqual([expect.stringContaining('its signature is not valid')]);
      const head = await store.records.audit.head();
      const { publicKey: other } = generateKeyPairSync('ed25519');
      const report = await verifyLog({ pages: pages(), head, checkpoints: [signed], keys: [other] });
      expect(report.problems).toEqual([expect.stringContaining('a key we do not recognise')]);
    });

    test('a text is missing that no entry says was deleted', async () => {
      await db().updateTable('audit_events').set({ event: null }).where('number', '<=', 3).execute();
      expect(await problems()).toEqual([expect.stringContaining('The text of event 3 is missing')]);
      await store.records.audit.append({ ...event(0), kind: 'log-shortened', details: { through: 3 } });
      expect(await problems()).toEqual([]);
    });

    /** Rewrites events as someone with full access to the store could. */
    async function rewrite(size: number, textFor: (text: string, number: number) => string): Promise<void> {
      const rows = await db().selectFrom('audit_events').selectAll().orderBy('number').execute();
      let frontier: Frontier = [];
      for (const { number, event: text } of rows.slice(0, size)) {
        const written = textFor(text!, number);
        const leaf = leafHash(written);
        frontier = grow(frontier, number - 1, leaf);
        const { by, record } = JSON.parse(written) as { by: string; record: { id: string } };
        await db()
          .updateTable('audit_events')
          .set({ event: written, leaf: leaf.toString('hex'), by, record: record.id })
          .where('number', '=', number)
          .execute();
      }
      await db().deleteFrom('audit_events').where('number', '>', size).execute();
      const hashes = JSON.stringify(frontier.map((hash) => hash.toString('hex')));
      const head = { size, root: rootOf(frontier).toString('hex'), frontier: hashes };
      await db().updateTable('audit_head').set(head).execute();
    }
  });

  test('records decisions about switches and holds, their reasons only as digests', async () => {
    await store.transaction(async ({ decisions }) => {
      await decisions.record({
        kind: 'switch-off',
        by: 'Ada',
        at: AT,
        details: { name: 'chat', reason: 'A reason in words', message: 'Back soon' },
      });
    });
    const [row] = await store.records.audit.read(0, 9);
    const { digests } = JSON.parse(row!.text!) as AuditEvent;
    expect(row).toMatchObject({ kind: 'switch-off', at: AT });
    expect(row!.text).not.toContain('in words');
    expect(digests?.['reason']).toMatch(/^[0-9a-f]{64}$/);
  });
}
