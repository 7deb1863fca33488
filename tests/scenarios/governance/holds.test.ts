// Tests on both databases what a legal hold covers beyond a person’s chat, such as old versions of messages.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { createLibraryStore } from '../../../adapters/sql/guidance/library-store.js';
import { slices } from '../../../adapters/sql/engine/slices.js';
import { auditSignIn } from '../../../bot/audit/audit-sign-in.js';
import { closeRequest, eraseData, openRequest } from '../../../bot/data-subject/data-requests.js';
import { runRetention, type RetentionPorts } from '../../../bot/governance/delete-old.js';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import type { HoldScope } from '../../../bot/model/governance/hold.js';
import type { RetentionSchedule } from '../../../bot/model/governance/retention.js';
import type { Person } from '../../../bot/model/people/person.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { sampleDocument, samplePassage } from '../../fakes/samples/guidance-samples.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { newEscalation, NOW } from '../../fakes/samples/sample-records.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { leaveReadable } from '../../fakes/readable-store.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
  type TestBot,
} from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { plantedIn, redactZebras } from './planted-words.js';

const DAY_MS = 86_400_000;
const MANY = 1_100; // More than the number of values that SQLite accepts in one condition.
const YEARS_MS = 7 * 366 * DAY_MS;
const schedule: RetentionSchedule = { periods: DEFAULT_PERIODS, confirmedBySetting: true };
const by = { name: 'Ann', account: 'web:desk:1' };

onBothDatabases((server) => {
  let bot: TestBot;
  let ports: RetentionPorts;
  const steps = handoffSteps(() => bot);
  beforeEach(async () => {
    const change = { redact: redactZebras, retention: schedule, updateSpacingMs: 0 };
    bot = await createTestBot(change, server(), leaveReadable);
    ports = { ...bot.ports, retention: schedule };
  });
  afterEach(() => bot.close());

  const night = () => runRetention(ports, bot.ports.clock().toISOString());
  const found = () => plantedIn(bot);
  const personHold = ({ platform, id }: Person): HoldScope => ({ kind: 'person', platform, target: id });
  const place = (scope: HoldScope) =>
    placeHold(bot.ports, { scope, reason: 'A court order', mayTell: true, by: 'Ann' });
  async function held(scope: HoldScope): Promise<string> {
    const placed = await place(scope);
    if (placed.outcome !== 'placed') throw new Error(placed.problem);
    return placed.id;
  }
  async function lift(id: string): Promise<void> {
    await liftHold(bot.ports, { id, by: 'Ann', reason: 'It is over.' });
    await bot.settle();
  }

  test('keeps the wording before an edit, also if the original words have been deleted', async () => {
    const { id: messageId } = await bot.say(practitioner, 'Who refers zebra1x to quokka1x?');
    await bot.later(31 * DAY_MS);
    await night();
    expect(await found()).toEqual(['quokka1x']);
    await held(personHold(practitioner));
    const edit = { id: 'x1', messageId, place: personalPlaceOf(practitioner), from: practitioner };
    const sentAt = bot.ports.clock().toISOString();
    await bot.inbox.receive({ ...edit, kind: 'edit', text: 'Who refers anyone?', sentAt });
    await bot.settle();
    const wordings = await bot.database.kysely.selectFrom('held_wordings').select('text').execute();
    expect(wordings).toEqual([{ text: 'Who refers [name 1] to quokka1x?' }]);
  });

  test('keeps a message for as long as a hold covers the complaint made from it', async () => {
    await bot.say(practitioner, 'complaint: quokka1x');
    const [chat] = await bot.store.records.conversations.of(practitioner);
    const [written] = await bot.store.records.messages.of(practitioner, chat!.id);
    await bot.later(DAY_MS);
    await bot.press(practitioner, { do: 'complain', message: written!.id });
    const day = bot.ports.clock().toISOString().slice(0, 10);
    const hold = await held({ kind: 'period', from: day, to: `${day}T23:59` });
    await bot.press(practitioner, { do: 'forget-me' });
    const [complaint] = await bot.store.records.complaints.list();
    expect(complaint?.words).toBe('complaint: quokka1x');
    await lift(hold);
    expect(await found()).toEqual([]);
  });

  test('tells someone whose erasure waited without a chat, if they ask for it again in a chat', async () => {
    await bot.say(practitioner, 'Who pays?');
    const hold = await held(personHold(practitioner));
    const askedAt = bot.ports.clock().toISOString();
    const { holds } = bot.store.records;
    await holds.defer({ kind: 'person', person: practitioner, askedAt });
    await bot.press(practitioner, { do: 'forget-me' });
    // When a deferred erasure is requested again, the person is still notified in the same chat.
    await holds.defer({ kind: 'person', person: practitioner, conversation: 'another', askedAt });
    await holds.defer({ kind: 'person', person: practitioner, askedAt });
    const said = bot.seenIn(practitioner).length;
    await lift(hold);
    expect(bot.seenIn(practitioner).slice(said).join()).toMatch(/erased/i);
  });

  test('keeps the original of a message from which someone removes words', async () => {
    await bot.say(practitioner, 'Who refers zebra1x to quokka1x?');
    await held(personHold(practitioner));
    await bot.say(practitioner, 'remove quokka1x');
    await bot.later(31 * DAY_MS);
    await night();
    const [first] = await bot.database.kysely
      .selectFrom('messages')
      .selectAll()
      .orderBy('position')
      .execute();
    expect(first!.text).not.toContain('quokka1x');
    expect(await bot.store.records.messages.words(first!.id)).toBe('Who refers zebra1x to quokka1x?');
  });

  test('does not reach a request that its adviser was only told of, or that has a card in its channel', async () => {
    bot.ports.roster = () => sampleRoster({ as: [otherAdviser], duty: true });
    await bot.say(practitioner, 'Who helps? She is in danger now.');
    const { conversations, escalations, holds } = bot.store.records;
    const chat = await conversations.at(personalPlaceOf(otherAdviser));
    const told = await bot.database.kysely
      .selectFrom('outgoing_messages')
      .select('purpose')
      .where('conversation', '=', chat?.id ?? '')
      .where('escalation', 'is not', null)
      .execute();
    expect(told.map(({ purpose }) => purpose)).toEqual(['card', 'notice']);
    const channel = await conversations.at(advisersChannel);
    await held(personHold(otherAdviser));
    await held({ kind: 'conversation', target: channel!.id });
    expect(await escalations.askedForBy(practitioner)).toHaveLength(1);
    expect(await holds.coversPerson(practitioner, bot.ports.clock().toISOString())).toBeUndefined();
  });

  describe('of a request that an adviser handed back', () => {
    beforeEach(async () => {
      const escalation = await steps.claimed('Who helps zebra1x and quokka1x?');
      await bot.say(practitioner, 'zebra2x wrote quokka2x');
      await bot.say(adviser, 'I asked about quokka3x.');
      await bot.press(adviser, { do: 'hand-back', escalation });
      await steps.claim(otherAdviser, escalation);
      await bot.press(otherAdviser, { do: 'resolve', escalation });
    });
    const chatOf = async (person: Person) =>
      (await bot.store.records.conversations.at(personalPlaceOf(person)))!.id;

    test.each<[string, () => Promise<HoldScope>]>([
      ['their chat', async () => ({ kind: 'conversation', target: await chatOf(adviser) })],
      ['them', () => Promise.resolve(personHold(adviser))],
    ])(
      'a hold on %s keeps it from the night and from the practitioner, until it is lifted',
      async (_, scope) => {
        const all = ['quokka1x', 'quokka2x', 'quokka3x', 'zebra1x', 'zebra2x'];
        const hold = await held(await scope());
        await bot.press(practitioner, { do: 'forget-me' });
        expect(bot.seenIn(practitioner).at(-1)).toContain('legal duty');
        await bot.later(500 * DAY_MS);
        await night();
        // Compares whole words, and ignores words run together with an ID, as can happen in a file.
        expect((await found()).filter((word) => all.includes(word))).toEqual(all);
        await lift(hold);
        expect(await found()).toEqual([]);
      },
    );

    test('a hold on them leaves out the rest of the chat of the practitioner', async () => {
      const unrelated = await bot.say(practitioner, 'Who pays for wombats?');
      await held(personHold(adviser));
      const { conversations, holds, messages } = bot.store.records;
      const [chat] = await conversations.of(practitioner);
      const { id } = (await messages.withPlatformId(chat!.id, unrelated.id))!;
      expect(await holds.coversMessage(id, bot.ports.clock().toISOString())).toBeUndefined();
    });
  });

  test('reaches any number of requests', async () => {
    for (const from of [adviser, practitioner]) await bot.say(from, 'Who pays?');
    const [chat] = await bot.store.records.conversations.of(practitioner);
    const { records, retention } = bot.store;
    await records.escalations.add(newEscalation(chat!.id));
    const { kysely } = bot.database;
    const one = await kysely.selectFrom('escalations').selectAll().executeTakeFirstOrThrow();
    const holder = { holder_platform: adviser.platform, holder_id: adviser.id };
    const requests = Array.from({ length: MANY }, (_, number) => ({
      ...one,
      ...holder,
      id: `request-${number}`,
      state: 'resolved' as const,
      closed_at: NOW,
    }));
    for (const some of slices(requests, 100)) await kysely.insertInto('escalations').values(some).execute();
    await held(personHold(adviser));
    const [now, before] = [bot.ports.clock().toISOString(), '2100-01-01'];
    for (const { name } of retention.steps) await retention.count(name, before, now);
    expect(await retention.count('requests', before, now)).toBe(0);
    expect(await records.holds.coversPerson(practitioner, now)).toEqual({ mayTell: true });
  });

  describe('of an editor', () => {
    const editor: Person = { platform: 'web', id: 'desk:ed' };
    const uploads = async () => (await createLibraryStore(bot.database).uploads()).length;
    beforeEach(async () => {
      const now = bot.ports.clock().toISOString();
      const signedIn = { subject: 'ed', name: 'Quokka Ed', roles: ['editor'] as const };
      await auditSignIn(bot.store.records.audit, { ...signedIn, roles: [...signedIn.roles] }, now);
      const passage = samplePassage({ id: 'd-1', document: 'd', text: 'A draft.' });
      const edition = { document: sampleDocument({ slug: 'd' }), digest: 'd', origin: 'upload' };
      const { id } = await createGuidanceStore(bot.database).saveEdition(edition, [
        { passage, contextDigest: 'd' },
      ]);
      const bytes = Buffer.from('A draft.');
      const file = { edition: id, slug: 'd', title: 'd', name: 'd.md', kind: 'md' as const, bytes };
      const proposal = { source: 'd', document: 'd', edition: id, weight: 'substance' as const };
      await createLibraryStore(bot.database).saveUpload({ ...file, at: now, editor: 'Quokka Ed' }, proposal);
    });

    test('keeps the files they uploaded, until it is lifted', async () => {
      const hold = await held(personHold(editor));
      await bot.later(100 * DAY_MS);
      await night();
      expect(await uploads()).toBe(1);
      await lift(hold);
      expect(await uploads()).toBe(0);
    });

    test('keeps their sign-ins in the audit log past its period, and so their files', async () => {
      await held(personHold(editor));
      await bot.later(YEARS_MS);
      await night();
      await night();
      const signedIn = bot.database.kysely.selectFrom('audit_events').select('by').where('record', '=', 'ed');
      expect(await signedIn.execute()).toEqual([{ by: 'Quokka Ed' }]);
      expect(await uploads()).toBe(1);
    });

    test('refuses an erasure', async () => {
      await held(personHold(editor));
      const opened = await openRequest(bot.ports, {
        kind: 'erasure',
        subject: { by: 'identity', person: editor },
        by,
      });
      const id = opened.outcome === 'done' ? opened.value.id : '';
      expect(await eraseData(bot.ports, { id, by })).toMatchObject({ outcome: 'refused' });
      expect(await uploads()).toBe(1);
    });

    test('is not placed on someone who has never signed in', async () => {
      expect(await place(personHold({ platform: 'web', id: 'desk:other' }))).toMatchObject({
        outcome: 'refused',
      });
    });
  });

  test('keeps the data requests and the audit log about what it covers', async () => {
    await bot.say(practitioner, 'Who pays?');
    const about = async (person: Person) => {
      const subject = { by: 'identity', person } as const;
      const opened = await openRequest(bot.ports, { kind: 'access', subject, by });
      const id = opened.outcome === 'done' ? opened.value.id : '';
      await closeRequest(bot.ports, { id, by, outcome: 'Sent.' });
      return id;
    };
    const [kept, gone] = [await about(practitioner), await about(adviser)];
    // A hold on the admin does not cover requests the admin opened about others. desk:10 is not desk:1.
    const now = bot.ports.clock().toISOString();
    await auditSignIn(bot.store.records.audit, { subject: '1', name: 'Ann', roles: ['admin'] }, now);
    await held(personHold({ platform: 'web', id: 'desk:1' }));
    const namesake = await about({ platform: 'web', id: 'desk:10' });
    const escalation = await steps.claimed();
    await bot.press(adviser, { do: 'resolve', escalation });
    await held(personHold(practitioner));
    const rows = () => bot.database.kysely.selectFrom('audit_events').selectAll();
    const claim = () => rows().where('record', '=', escalation).executeTakeFirst();
    expect(await claim()).toMatchObject({ kind: 'claim' });
    // Stores a request unencrypted, as the previous version did.
    const plain = await about(practitioner);
    const body = JSON.stringify({ subject: { by: 'identity', person: practitioner }, openedBy: 'Ann' });
    await bot.database.kysely
      .updateTable('subject_requests')
      .set({ body, platform: null, person_id: null, sealed: null, key: null })
      .where('id', '=', plain)
      .execute();
    await bot.later(YEARS_MS);
    await night();
    const { subjects } = bot.store.records;
    expect((await subjects.list()).map(({ id }) => id).sort()).toEqual([kept, plain].sort());
    expect([await subjects.find(gone), await subjects.find(namesake)]).toEqual([undefined, undefined]);
    expect((await claim())?.event).toContain(escalation);
    expect((await rows().orderBy('number').executeTakeFirst())?.event).toBeNull();
  });
});
