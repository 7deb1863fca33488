// Tests on both databases that a request about someone’s own data covers all of their data and none of anyone
// else’s.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordErasure } from '../../../adapters/sql/sealing/record-erasures.js';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import { dueAt, type Subject } from '../../../bot/model/governance/subject-request.js';
import type { Actor } from '../../../bot/model/people/actor.js';
import type { Person } from '../../../bot/model/people/person.js';
import { exportPage } from '../../../bot/data-subject/copy/export-page.js';
import { addComplaint } from '../../../bot/data-subject/complaints.js';
import {
  approveRequest,
  eraseData,
  exportData,
  openRequest,
  pauseRequest,
  resumeRequest,
  setOwnDetails,
} from '../../../bot/data-subject/data-requests.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const DAY_MS = 86_400_000;
const ada: Actor = { name: 'Ada', account: 'web:desk:1' };
const ben: Actor = { name: 'Ben', account: 'web:desk:2' };
/** A made-up word that no rule counts as personal data. */
const word = (number: number) => `quokka${number}x`;
const other = (number: number): Person => ({
  platform: 'slack',
  id: `other${number}`,
  name: `Someoneelse${number}`,
});

onBothDatabases((server) => {
  let bot: TestBot;
  const steps = handoffSteps(() => bot);
  beforeEach(async () => {
    bot = await createTestBot({ redact }, server());
  });
  afterEach(() => bot.close());

  const opened = async (
    subject: Parameters<typeof openRequest>[1]['subject'],
    kind: 'access' | 'erasure' = 'access',
  ) => {
    const step = await openRequest(bot.ports, { kind, subject, by: ada });
    if (step.outcome === 'refused') throw new Error(step.problem);
    return step.value.id;
  };
  const made = async (id: string) => {
    const step = await exportData(bot.ports, { id, by: ada });
    if (step.outcome === 'refused') throw new Error(step.problem);
    return { json: JSON.stringify(step.value), html: exportPage(step.value), ...step.value };
  };
  async function everything(): Promise<string> {
    const tables = await bot.database.kysely.introspection.getTables();
    const rows = [];
    for (const { name } of tables)
      rows.push(
        await bot.database.kysely
          .selectFrom(name as 'messages')
          .selectAll()
          .execute(),
      );
    return JSON.stringify(rows);
  }

  test('leaves out people they wrote about, except the details that are their own', async () => {
    await bot.say(practitioner, 'Zora Hill told me. I am Ada Okafor, who refers her?');
    const id = await opened({ by: 'identity', person: practitioner });
    const before = await made(id);
    expect(before.json.toLowerCase()).not.toMatch(/zora|okafor/);
    await setOwnDetails(bot.ports, { id, by: ada, own: ['Ada Okafor'] });
    const after = await made(id);
    expect(after.json.toLowerCase()).toContain('ada okafor');
    expect(after.json.toLowerCase()).not.toContain('zora');
  });

  test('erases one person: none of their words is left in any table, and the others stay', async () => {
    await bot.say(other(1), `Who refers a child to ${word(1)}?`);
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    await bot.store.records.jobs.enqueue(
      {
        kind: 'return-requests',
        payload: { person: { ...practitioner, name: 'wombat2' }, everywhere: true },
        lane: 'x',
        platform: 'teams',
      },
      bot.ports.clock().toISOString(),
    );
    await bot.database.kysely.updateTable('jobs').set({ state: 'dead' }).where('lane', '=', 'x').execute();
    const id = await opened({ by: 'identity', person: practitioner }, 'erasure');
    expect(await eraseData(bot.ports, { id, by: ada })).toMatchObject({ outcome: 'done' });
    await bot.settle();
    const left = await everything();
    expect(left).not.toContain('wombat');
    expect(left).not.toContain('"ada"');
    expect(left).toContain(word(1));
  });

  test('erases nothing while they wait for an adviser', async () => {
    await steps.openOne();
    const id = await opened({ by: 'identity', person: practitioner }, 'erasure');
    expect(await eraseData(bot.ports, { id, by: ada })).toMatchObject({
      problem: 'The person has an open request for an adviser. Close it first.',
    });
  });

  test.each<Subject>([
    { by: 'identity', person: practitioner },
    { by: 'name', sought: 'Zora Hill' },
  ])('erases nothing under a legal hold, and the request stays open: by $by', async (subject) => {
    await bot.say(practitioner, 'Zora Hill lives near wombat1. Who refers her?');
    const scope = { kind: 'person', platform: practitioner.platform, target: practitioner.id } as const;
    const hold = await placeHold(bot.ports, { scope, reason: 'A court order', mayTell: true, by: 'Ann' });
    const id = await opened(subject, 'erasure');
    await approveRequest(bot.ports, { id, by: ben });
    const before = await everything();
    expect(await eraseData(bot.ports, { id, by: ada })).toEqual({
      outcome: 'refused',
      problem: 'A legal hold covers some of this data. Lift the hold first.',
    });
    expect(await everything()).toBe(before);
    await liftHold(bot.ports, {
      id: hold.outcome === 'placed' ? hold.id : '',
      by: 'Ann',
      reason: 'It is over.',
    });
    expect(await eraseData(bot.ports, { id, by: ada })).toMatchObject({ outcome: 'done' });
    await bot.settle();
    expect(await everything()).not.toContain('wombat1');
  });

  describe('by a name among the placeholders', () => {
    test('gives a complaint that they are named in as its sender, but not how to reach the person who sent it', async () => {
      const letter = {
        via: 'desk',
        words: 'I was kept waiting',
        from: 'Mia, 0151 496 0000, for Zora Hill',
      } as const;
      await addComplaint(bot.ports, { ...letter, by: ada });
      const id = await opened({ by: 'name', sought: 'Zora Hill' });
      await approveRequest(bot.ports, { id, by: ben });
      const step = await exportData(bot.ports, { id, by: ada });
      const text = JSON.stringify(step);
      expect(text).toContain('was kept waiting');
      expect(text).not.toContain('0151 496 0000');
    });

    beforeEach(async () => {
      await bot.say(practitioner, 'Zora Hill lives with Sam Brook near wombat1. Who refers her?');
      await bot.say(other(1), 'Ben Marsh is missing from wombat2, who do I tell?');
    });

    test('finds only what names them, once someone else has approved it', async () => {
      const id = await opened({ by: 'name', sought: 'Zora Hill' });
      expect(await exportData(bot.ports, { id, by: ada })).toMatchObject({ outcome: 'refused' });
      expect(await approveRequest(bot.ports, { id, by: ada })).toMatchObject({
        problem: 'Someone else must approve this request.',
      });
      await approveRequest(bot.ports, { id, by: ben });
      const { json, request } = await made(id);
      expect(json.toLowerCase()).toContain('zora hill');
      expect(json).toContain('wombat1');
      expect(json.toLowerCase()).not.toMatch(/sam brook|ben marsh|wombat2/);
      expect(request.log.at(-1)?.what).toBe('Searched and exported: 1 entry in 1 conversation.');
    });

    test('shows their name as it was sought, and the details that are said to be theirs', async () => {
      await bot.say(other(2), 'Nguyen Van Thanh, born 3 May 2010, is near wombat5. Who refers him?');
      const id = await opened({ by: 'name', sought: 'Nguyen Van Thanh' });
      await setOwnDetails(bot.ports, { id, by: ada, own: ['3 May 2010'] });
      await approveRequest(bot.ports, { id, by: ben });
      const [entry] = (await made(id)).data.conversations.flatMap(({ said }) => said);
      expect(entry?.text).toMatch(/^Nguyen Van Thanh, born 3 ?may ?2010, is near/);
    });

    test('is approved by someone else of the same name, and by no one under another name', async () => {
      const id = await opened({ by: 'name', sought: 'Zora Hill' });
      for (const by of [ada, { ...ada, name: 'ADA' }, { ...ada, name: 'Someone Else' }])
        expect(await approveRequest(bot.ports, { id, by })).toMatchObject({
          problem: 'Someone else must approve this request.',
        });
      const namesake = { ...ben, name: 'Ada' };
      expect(await approveRequest(bot.ports, { id, by: namesake })).toMatchObject({ outcome: 'done' });
      const [event] = await bot.store.records.audit.find({ record: id }, { limit: 1, offset: 0 });
      expect(event).toMatchObject({ by: 'Ada', details: { step: 'approved', account: 'web:desk:2' } });
    });

    test('is not approved where the account that added it is not known', async () => {
      const id = await opened({ by: 'name', sought: 'Zora Hill' });
      const { openedByAccount, ...earlier } = (await bot.store.records.subjects.find(id))!;
      expect(openedByAccount).toBe('web:desk:1');
      await bot.store.records.subjects.save(earlier);
      expect(await approveRequest(bot.ports, { id, by: ben })).toMatchObject({
        problem: 'This request was added before accounts were recorded. Close it and add it again.',
      });
    });

    const found = async (sought: string) => {
      const id = await opened({ by: 'name', sought });
      await approveRequest(bot.ports, { id, by: ben });
      return (await made(id)).data.conversations.map(({ said }) => said.map(({ text }) => text).join());
    };

    test('finds every form in which it was written, and no part of a word', async () => {
      await bot.say(other(2), 'Łukasz Nowak-Zieliński is on 07700 900142 near wombat3. Who refers him?');
      await bot.say(other(3), 'Who refers Quokkaone, near wombat4?');
      await bot.say(other(3), 'remove quokkaone');
      for (const sought of [
        ...['Łukasz', 'lukasz', 'NOWAK ZIELINSKI', 'Nowak-Zieliński', 'Lukasz Nowak'],
        ...['Nowak', 'zieliński', '07700900142', '07700 900142'],
      ])
        expect([sought, await found(sought)]).toEqual([sought, [expect.stringContaining('wombat3')]]);
      expect(await found('Quokkaone')).toEqual([expect.stringContaining('wombat4')]);
      for (const sought of ['luka', 'Nowakziel', 'Zielinski Nowak', '900142', 'Brook Hill'])
        expect(await found(sought)).toEqual([]);
      for (const sought of ['Zora', 'zora hill', 'ZORA’S'])
        expect([sought, await found(sought)]).toEqual([sought, [expect.stringContaining('wombat1')]]);
    });

    test('erases the messages that name them', async () => {
      const id = await opened({ by: 'name', sought: 'Zora Hill' }, 'erasure');
      await approveRequest(bot.ports, { id, by: ben });
      await eraseData(bot.ports, { id, by: ada });
      await bot.settle();
      const left = (await everything()).toLowerCase();
      expect(left).not.toMatch(/zora|wombat1/);
      expect(left).toContain('wombat2');
    });
  });

  test('stops the time while it waits for the person', async () => {
    const id = await opened({ by: 'identity', person: practitioner });
    const find = async () => (await bot.store.records.subjects.find(id))!;
    const now = () => bot.ports.clock().toISOString();
    const due = dueAt(await find(), now());
    await pauseRequest(bot.ports, { id, by: ada, why: 'Which platform?' });
    await bot.later(3 * DAY_MS);
    await resumeRequest(bot.ports, { id, by: ada });
    await bot.later(DAY_MS);
    expect(Date.parse(dueAt(await find(), now())) - Date.parse(due)).toBe(3 * DAY_MS);
    expect(dueAt({ openedAt: '2026-01-31T09:00:00.000Z', pauses: [] }, now())).toBe(
      '2026-02-28T09:00:00.000Z',
    );
  });

  test('shows the days that were typed, and counts the month from them, in summer too', async () => {
    const ports = { ...bot.ports, clock: () => new Date('2026-10-05T09:00:00Z') };
    const request = { kind: 'access', subject: { by: 'identity', person: practitioner }, by: ada } as const;
    const made = await openRequest(ports, { ...request, received: '2026-10-01' });
    const copy = await exportData(ports, { id: made.outcome === 'done' ? made.value.id : '', by: ada });
    const html = copy.outcome === 'done' ? exportPage(copy.value) : copy.problem;
    expect(html).toMatch(/1 October 2026[^]*1 November 2026/);
    expect(html).not.toContain('30 September 2026');
  });

  test('erases again, in a store from before, everyone who was forgotten since', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    await bot.say(other(1), `Who refers a child to ${word(1)}?`);
    const { kysely } = bot.database;
    const { id } = await kysely
      .selectFrom('messages')
      .select('id')
      .where('person_id', '=', practitioner.id)
      .executeTakeFirstOrThrow();
    // Empties the store’s list of erasures, as restoring an earlier backup would. `kept` is a copy of the
    // list.
    await recordErasure(kysely, 'writer', id, bot.ports.clock().toISOString());
    const kept = await bot.store.records.erasures.all();
    expect(JSON.stringify(kept)).not.toContain(id);
    await kysely.deleteFrom('erased').execute();
    await bot.later(1_000);
    expect(await bot.repeatErasures(kept)).toBe(1);
    expect(await bot.repeatErasures(kept)).toBe(0);
    await bot.settle();
    const left = await everything();
    expect(left).not.toContain('wombat1');
    expect(left).toContain(word(1));
  });

  test('erases someone who was forgotten twice only once, and keeps what they write afterwards', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    const { kysely } = bot.database;
    const theirs = kysely.selectFrom('messages').select('id').where('person_id', '=', practitioner.id);
    const { id } = await theirs.executeTakeFirstOrThrow();
    await recordErasure(kysely, 'writer', id, bot.ports.clock().toISOString());
    const first = await bot.store.records.erasures.all();
    await bot.later(1_000);
    const kept = [...first, ...first.map((one) => ({ ...one, at: bot.ports.clock().toISOString() }))];
    expect(await bot.repeatErasures(kept)).toBe(1);
    await bot.say(practitioner, 'Who refers a child to wombat2?');
    expect(await bot.repeatErasures(kept)).toBe(0);
    expect(await everything()).toContain('wombat2');
  });
});
