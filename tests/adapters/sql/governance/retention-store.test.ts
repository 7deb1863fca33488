// Deletes data outside conversations: jobs, sessions, links, uploads and records, on SQLite and PostgreSQL.
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChangeState } from '../../../../ingest/model/editing.js';
import { TABLE_CONTENTS } from '../../../../adapters/evidence/content/table-contents.js';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { createGuidanceStore } from '../../../../adapters/sql/guidance/guidance-store.js';
import { createLibraryStore } from '../../../../adapters/sql/guidance/library-store.js';
import { createChatLinkRecords } from '../../../../adapters/sql/people/chat-link-records.js';
import { createSessionRecords } from '../../../../adapters/sql/people/session-records.js';
import { runRetention } from '../../../../bot/governance/delete-old.js';
import { enqueueRetention } from '../../../../bot/governance/retention-schedule.js';
import { DEFAULT_PERIODS } from '../../../fakes/default-settings.js';
import type { Store } from '../../../../bot/model/store.js';
import { sampleDocument, samplePassage } from '../../../fakes/samples/guidance-samples.js';
import { NOW, person } from '../../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

/**
 * Tables from which nothing is deleted because of its age. An erasure removes a person’s questions from the
 * first 3. A practice note counts as the editor’s own record.
 */
const NOT_DELETED_FROM = ['golden_questions', 'trials', 'live_runs', 'practice_notes'];
const DAY_MS = 86_400_000;

onBothDatabases(retentionOn);

function retentionOn(server: () => string): void {
  let temporary: TemporaryDatabase;
  let store: Store;
  let now: Date;
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
    store = createStore(temporary.database);
    now = new Date(NOW);
  });
  afterEach(() => temporary.remove());

  const silent = () => undefined;
  const ports = () => ({
    store,
    clock: () => now,
    log: { info: silent, warn: silent, error: silent },
    retention: { periods: DEFAULT_PERIODS, confirmedBySetting: true },
  });
  async function nightAfter(days: number) {
    now = new Date(Date.parse(NOW) + days * DAY_MS);
    return (await runRetention(ports(), now.toISOString()))!.deleted;
  }

  test('deletes jobs that were given up, and never one that waits', async () => {
    const { jobs } = store.records;
    for (const key of ['dead', 'waiting'])
      await jobs.enqueue({ kind: 'send', payload: { key }, lane: key }, NOW);
    const claim = { worker: 'w', limit: 1, now: NOW, leaseUntil: NOW, platforms: [] };
    const [dead] = await jobs.claim(claim);
    await jobs.bury(dead!.id, 'w', 'It cannot be done.');
    expect(await nightAfter(29)).toEqual({});
    expect(await nightAfter(31)).toEqual({ jobs: 1 });
    expect(await jobs.counts(now.toISOString())).toMatchObject({ waiting: 1, dead: 0 });
  });

  test('deletes sessions and private links that have ended', async () => {
    const { kysely } = temporary.database;
    const session = {
      id: 's',
      subject: 'ann',
      name: 'Ann',
      groups: [],
      roles: [],
      beganAt: NOW,
      endsAt: NOW,
    };
    await createSessionRecords(kysely).add(session);
    const link = { person: 'chat:1', digest: 'd', sealed: 's', expiresAt: '2026-05-04T10:00:00.000Z' };
    await createChatLinkRecords(kysely).keep(link, NOW);
    expect(await nightAfter(2)).toEqual({ sessions: 2 });
  });

  test('deletes an uploaded file that was never published, with its text, and keeps one that was', async () => {
    const guidance = createGuidanceStore(temporary.database);
    const library = createLibraryStore(temporary.database);
    const upload = async (slug: string, state: ChangeState) => {
      const passage = { passage: samplePassage({ id: `${slug}-1`, document: slug }), contextDigest: slug };
      const edition = { document: sampleDocument({ slug }), digest: slug, origin: 'upload' };
      const { id } = await guidance.saveEdition(edition, [passage]);
      const file = {
        edition: id,
        slug,
        title: slug,
        name: 'a.txt',
        kind: 'md' as const,
        bytes: Buffer.from(slug),
      };
      const proposal = { source: slug, document: slug, edition: id, weight: 'substance' as const };
      await library.saveUpload({ ...file, at: NOW, editor: 'Ed' }, proposal);
      await temporary.database.kysely
        .updateTable('changes')
        .set({ state })
        .where('document', '=', slug)
        .execute();
    };
    for (const [slug, state] of [
      ['rejected', 'rejected'],
      ['forgotten', 'open'],
      ['live', 'published'],
    ] as const)
      await upload(slug, state);
    expect(await nightAfter(89)).toEqual({});
    expect(await nightAfter(91)).toEqual({ uploads: 2 });
    expect(await library.uploads()).toMatchObject([{ slug: 'live' }]);
    const { kysely } = temporary.database;
    expect(await kysely.selectFrom('passages').select('source').execute()).toEqual([{ source: 'live' }]);
    expect(await kysely.selectFrom('editions').select('source').execute()).toEqual([{ source: 'live' }]);
    expect(await kysely.selectFrom('changes').select('document').execute()).toEqual([{ document: 'live' }]);
  });

  test('keeps the hours in use and the last confirmation, however old', async () => {
    const { decisions } = store.records;
    const by = { platform: 'web', id: 'desk:ann', name: 'Ann' };
    const { kysely } = temporary.database;
    for (const version of [1, 2])
      await kysely
        .insertInto('adviser_details')
        .values({
          adviser: 'ann',
          version,
          details: '{}',
          by_platform: by.platform,
          by_id: by.id,
          by_name: by.name,
          at: NOW,
        })
        .execute();
    for (const periods of ['old', 'new'])
      await decisions.record({ kind: 'periods-confirmed', by: 'Ann', at: NOW, details: { periods } });
    expect(await nightAfter(4_000)).toEqual({ advisers: 1, records: 1 });
    expect((await decisions.confirmedPeriods())?.periods).toBe('new');
  });

  test('keeps an empty chat for 30 days again after someone came back to it', async () => {
    const place = { platform: 'slack', id: 'p', kind: 'personal', address: null } as const;
    const { conversations } = store.records;
    await conversations.open(place, person, NOW);
    await nightAfter(31);
    await conversations.open(place, person, now.toISOString());
    await nightAfter(62);
    expect(await conversations.at(place)).toBeDefined();
    await nightAfter(93);
    expect(await conversations.at(place)).toBeUndefined();
  });

  test('on PostgreSQL, vacuums what it deletes from, but not the guidance', async () => {
    const { kysely, dialect } = temporary.database;
    await nightAfter(1);
    if (dialect === 'sqlite') return;
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_stat_user_tables where vacuum_count > 0`.execute(kysely);
    const vacuumed = rows.map(({ name }) => name);
    const holding = Object.entries(TABLE_CONTENTS).filter(([, { about }]) => /practitioners/.test(about));
    for (const table of ['sessions', 'audit_events', ...holding.map(([name]) => name)])
      expect([table, vacuumed.includes(table) || NOT_DELETED_FROM.includes(table)]).toEqual([table, true]);
    expect(vacuumed).not.toContain('passages');
  });

  test('begins once a night, and stops early to be continued', async () => {
    const { jobs } = store.records;
    for (let n = 0; n < 4; n += 1) await enqueueRetention(ports());
    const claim = { worker: 'w', limit: 9, now: NOW, leaseUntil: NOW, platforms: [] };
    expect(await jobs.claim(claim)).toMatchObject([{ kind: 'delete-old', payload: { run: '2026-05-04' } }]);
    const begun = await runRetention(ports(), '2026-05-04', { forMs: 0 });
    expect(begun?.endedAt).toBeUndefined();
    expect(await enqueueRetention(ports())).toBe(false);
    for (let turn = 0; turn < 40; turn += 1) await runRetention(ports(), '2026-05-04', { forMs: 0 });
    expect((await store.retention.runs(1))[0]?.endedAt).toBeDefined();
  });

  test('reads whole tables to tidy up only once all is deleted', async () => {
    const tidied: boolean[] = [];
    const tidy = store.retention.tidy;
    store = {
      ...store,
      retention: {
        ...store.retention,
        tidy(how) {
          tidied.push(how.thoroughly);
          return tidy(how);
        },
      },
    };
    while (!(await runRetention(ports(), 'night', { forMs: 0 }))?.endedAt);
    expect(tidied.pop()).toBe(true);
    expect(tidied.length).toBeGreaterThan(1);
    expect(tidied).not.toContain(true);
  });
}
