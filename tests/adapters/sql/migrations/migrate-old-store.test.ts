// A store from an earlier release keeps its rows through every migration step, gets the current tables, and
// carries on working.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import type { Database } from '../../../../adapters/sql/engine/open-database.js';
import { createGuidanceStore } from '../../../../adapters/sql/guidance/guidance-store.js';
import { migrate, MIGRATIONS } from '../../../../adapters/sql/migrations/migrate.js';
import { createSessionRecords } from '../../../../adapters/sql/people/session-records.js';
import type { Action } from '../../../../bot/model/messages/action.js';
import { createBot } from '../../../../bot/create-bot.js';
import type { IncomingEvent, Place } from '../../../../bot/model/messages/message.js';
import type { Person } from '../../../../bot/model/people/person.js';
import { createFakePlatform, wordsOf } from '../../../fakes/fake-platform.js';
import { plainCalibration } from '../../../fakes/memory-release.js';
import { sampleAnswer } from '../../../fakes/samples/sample-answers.js';
import { emptyDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { redactFakeNames } from '../../../fakes/test-bot.js';
import { anyTable, readOldStore } from './old-store.js';
import { sharedPostgres } from '../../../support/postgres.js';
import { describeWith } from '../../../support/requirements.js';
import { portDefaults } from '../../../fakes/port-defaults.js';
import { shared } from '../../../support/per-test.js';

const EARLIEST = 'store-0002';
/**
 * A store from the release just before the newest step, with notes, absences, sessions, changes and recalls.
 */
const LATEST = 'store-0008';

/** A minute after the last record in the store. By then, the leases of running jobs have expired. */
const NOW = new Date('2026-11-25T03:51:30Z');
/** The time from which Slack accepts the messages that it refused before. */
const LATER = new Date('2026-11-25T04:51:00Z');

describe('on SQLite', () => oldStores(() => undefined));

describeWith('postgresql', 'on PostgreSQL', (program) => {
  const server = shared(() => sharedPostgres(program));
  oldStores(() => server.url);
});

function oldStores(server: () => string | undefined): void {
  let temporary: TemporaryDatabase;
  let database: Database;
  beforeEach(async () => {
    temporary = await emptyDatabase(server());
    ({ database } = temporary);
  });
  afterEach(() => temporary.remove());

  test.each([EARLIEST, LATEST])('%s keeps every value of every row', async (name) => {
    const old = readOldStore(name);
    await old.putInto(database);
    await migrate(database);
    expect(await old.lostFrom(database)).toEqual({});
  });

  test.each([EARLIEST, LATEST])('%s ends with the same tables as a store that begins today', async (name) => {
    await readOldStore(name).putInto(database);
    await migrate(database);
    const fresh = await emptyDatabase(server());
    await migrate(fresh.database);
    expect(await tablesOf(database)).toEqual(await tablesOf(fresh.database));
    await fresh.remove();
  });

  test.each([EARLIEST, LATEST])('%s comes to the same when updated one step at a time', async (name) => {
    const old = readOldStore(name);
    await old.putInto(database);
    for (let count = old.steps; count <= MIGRATIONS.length; count += 1)
      await migrate(database, MIGRATIONS.slice(0, count));
    const names = await anyTable(database).selectFrom('schema_migrations').select('name').execute();
    expect(names.map(({ name: step }) => step).sort()).toEqual(MIGRATIONS.map((step) => step.name).sort());
  });

  test('hands the calibration of its live release on to the next one', async () => {
    await readOldStore(LATEST).putInto(database);
    await migrate(database);
    const guidance = createGuidanceStore(database);
    const live = (await guidance.liveRelease())!;
    await guidance.saveCalibration(live.number, plainCalibration);
    expect((await guidance.draftRelease([], live.model)).calibration).toEqual(plainCalibration);
  });

  test('goes on with its handoffs, sends what had waited, and still knows its guidance', async () => {
    await readOldStore(EARLIEST).putInto(database);
    await migrate(database);
    const { slack, teams, say, drain } = botOn(database);
    await drain(NOW);
    const onItsWay = slack.in('T0GUIDE:D00BEA').map(({ message }) => wordsOf(message));
    expect(onItsWay.join()).toContain('You can also type');

    const sam: Person = { platform: 'teams', id: 'entra-sam-other', name: 'Sam Other' };
    await say(sam, 'a:entra-sam-other', 'Are you still there?');
    await drain(NOW);
    const cyds = slack.in('T0GUIDE:D00CYD').map(({ message }) => wordsOf(message));
    expect(cyds.at(-1)).toContain('Are you still there?');
    await say({ platform: 'slack', id: 'T0GUIDE:U0CYD', name: 'cyd' }, 'T0GUIDE:D00CYD', 'Yes, I am.');
    await drain(NOW);
    expect(
      teams
        .in('a:entra-sam-other')
        .map(({ message }) => wordsOf(message))
        .join(),
    ).toContain('Yes, I am.');

    const { records } = createStore(database);
    const states = (await records.escalations.open()).map(({ state }) => state).sort();
    expect(states).toEqual(['claimed', 'waiting']);
    await drain(LATER);
    const refusedOnce = slack.in('T0GUIDE:D00ADA').map(({ message }) => wordsOf(message));
    // The message keeps the wording of the version that queued it.
    expect(refusedOnce.join()).toContain('Nobody has taken it yet.');

    const guidance = createGuidanceStore(database);
    const live = await guidance.liveRelease();
    const content = await guidance.contentOf(live!.number);
    expect(content.passages.map(({ text }) => text).join()).toContain('does not have to consent');
    expect((await guidance.vectorsOf(content))[0]!.vector.length).toBe(live!.model.dimension);
  });

  test('goes on where the last release was, and still has the draft note, the session and who is away', async () => {
    await readOldStore(LATEST).putInto(database);
    await migrate(database);
    const { records } = createStore(database);
    const then = new Date('2026-05-04T09:05:00Z');
    const { slack, press, say, drain } = botOn(database);
    const waiting = (await records.escalations.open()).find(({ state }) => state === 'waiting')!;
    await press({ platform: 'slack', id: 'bea', name: 'Bea' }, { do: 'claim', escalation: waiting.id });
    await drain(NOW);
    await say({ platform: 'slack', id: 'eve', name: 'Eve' }, 'dm-eve', 'Are you still there?');
    await drain(NOW);
    const seen = slack.in('dm-bea').map(({ message }) => wordsOf(message));
    expect(seen.join()).toContain('You have claimed this conversation.');
    expect(seen.at(-1)).toContain('The practitioner: Are you still there?');
    expect(await records.notes.inState('draft')).toHaveLength(1);
    expect([...(await records.advisers.kept(then.toISOString())).values()]).toEqual([
      { awayUntil: expect.any(String) },
    ]);
    const sessions = createSessionRecords(database.kysely);
    expect(await sessions.find('digest', then.toISOString())).toMatchObject({
      name: 'Ann',
      roles: ['adviser'],
    });
  });
}

async function tablesOf(database: Database): Promise<Record<string, unknown>> {
  const tables = await database.kysely.introspection.getTables();
  const described = tables.map(({ name, columns }) => [
    name,
    columns
      .map((column) => `${column.name} ${column.dataType} ${column.isNullable ? '' : 'not null'}`)
      .sort(),
  ]);
  return Object.fromEntries(described) as Record<string, unknown>;
}

function botOn(database: Database) {
  const [slack, teams] = [createFakePlatform('slack'), createFakePlatform('teams')];
  let now = NOW;
  const silent = () => undefined;
  const advisers: Place = { platform: 'slack', id: 'T0GUIDE:C0ADVISERS', kind: 'channel', address: {} };
  const bot = createBot({
    store: createStore(database),
    platforms: new Map([slack, teams].map((platform) => [platform.name, platform])),
    answerQuestion: () => Promise.resolve(sampleAnswer()),
    redact: redactFakeNames,
    detectUrgency: () => false,
    ...portDefaults,
    contacts: () => [],
    advisersPlace: () => advisers,
    clock: () => now,
    log: { info: silent, warn: silent, error: silent },
  });
  let events = 0;
  return {
    slack,
    teams,
    async say(from: Person, chat: string, text: string) {
      const event: IncomingEvent = {
        kind: 'message',
        id: `after-the-update-${(events += 1)}`,
        place: { platform: from.platform, id: chat, kind: 'personal', address: {} },
        from,
        sentAt: NOW.toISOString(),
        text,
        attachments: [],
        mentionsBot: true,
      };
      await bot.inbox.receive(event);
    },
    async press(from: Person, action: Action) {
      await bot.inbox.receive({
        kind: 'action',
        id: `after-the-update-${(events += 1)}`,
        place: advisers,
        from,
        sentAt: NOW.toISOString(),
        action,
      });
    },
    drain(at: Date) {
      now = at;
      return bot.startWorker().drain();
    },
  };
}
