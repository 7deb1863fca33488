// Tests the list of what needs an adviser now, which is on every page of the desk: unclaimed requests,
// replies and transfers.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSessionRecords } from '../../../adapters/sql/people/session-records.js';
import type { Action } from '../../../bot/model/messages/action.js';
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import { createFakePlatform } from '../../fakes/fake-platform.js';
import { MINUTE_MS } from '../../fakes/handoff-steps.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { createTestBot, type TestBot } from '../../fakes/test-bot.js';
import { StatementCounter } from './count-statements.js';

const desk: Place = { platform: 'web', id: 'desk', kind: 'channel', address: null };
const ada: Person = { platform: 'web', id: 'chat:ada' };
const bea: Person = { platform: 'web', id: 'desk:bea', name: 'Bea' };
const cyd: Person = { platform: 'web', id: 'desk:cyd', name: 'Cyd' };
const lee: Person = { platform: 'web', id: 'desk:lee', name: 'Lee' };
const pageOf = ({ id }: Person): Place => ({ platform: 'web', id, kind: 'personal', address: null });
const statements = new StatementCounter();

let bot: TestBot;
beforeEach(async () => {
  const web = { ...createFakePlatform('web'), threadPlace: undefined, staysHere: true as const };
  web.personalPlace = (person) => Promise.resolve(pageOf(person));
  bot = await createTestBot(
    {
      platforms: new Map([['web', web]]),
      advisersPlace: () => desk,
      desk,
      deskAdviser: ({ subject, name }) => ({ platform: 'web', id: `desk:${subject}`, name }),
      roster: () =>
        sampleRoster(
          { as: [bea], id: 'bea', name: 'Bea', duty: true },
          { as: [cyd], id: 'cyd', name: 'Cyd' },
          { as: [lee], id: 'lee', name: 'Lee', lead: true },
        ),
    },
    undefined,
    (database) => {
      database.kysely = database.kysely.withPlugin(statements);
    },
  );
});
afterEach(() => bot.close());

/** The bot's clock starts at 9am UTC. */
const signIn = (subject: string, usedAt: string) =>
  createSessionRecords(bot.database.kysely).add({
    ...{ id: subject, subject, name: subject, groups: [], roles: ['adviser'], usedAt },
    ...{ beganAt: '2026-05-04T08:00:00.000Z', endsAt: '2026-05-04T20:00:00.000Z' },
  });
const say = (text: string) => bot.say(ada, text, { place: pageOf(ada) });
const press = (who: Person, action: Action) => bot.press(who, action, pageOf(who));
const opened = async () => (await bot.queries.queue())[0]!.escalation;
const needsOf = (who: Person) => bot.queries.deskNeeds(who);
const read = (who: Person, record: string, how: { refreshed?: true } = {}) =>
  bot.store.records.accessLog.add({
    ...how,
    at: bot.ports.clock().toISOString(),
    by: { id: who.id, name: who.name! },
    what: 'original',
    record,
    purpose: 'Answering requests',
  });
const toldAtDesk = async () =>
  (await bot.queries.latestNotices(desk, 8)).map(({ summary }) => summary).join(' ');

test('each reminder of an urgent request is news to everyone, and says why to those who were messaged', async () => {
  await say('Zora is in danger now');
  const [first] = await needsOf(cyd);
  expect(first).toMatchObject({ kind: 'waiting', urgent: true });
  expect(first).not.toHaveProperty('asked');
  expect(await needsOf(bea)).toMatchObject([{ kind: 'waiting', urgent: true, asked: 'duty' }]);
  await bot.later(2 * MINUTE_MS);
  const [second] = await needsOf(cyd);
  expect(second!.key).not.toBe(first!.key);
  await bot.later(6 * MINUTE_MS);
  expect(await needsOf(lee)).toMatchObject([{ kind: 'waiting', asked: 'lead' }]);
  expect(await needsOf(ada)).toEqual([]);
});

test('a request that is urgent again is news again, and not while it is calm', async () => {
  await say('Zora is in danger now');
  const { id } = await opened();
  const [first] = await needsOf(cyd);
  await bot.later(MINUTE_MS / 2);
  await press(bea, { do: 'not-urgent', escalation: id });
  expect(await needsOf(cyd)).toMatchObject([{ kind: 'waiting', urgent: false }]);
  await press(bea, { do: 'make-urgent', escalation: id });
  const [again] = await needsOf(cyd);
  expect(again).toMatchObject({ kind: 'waiting', urgent: true });
  expect(again!.key).not.toBe(first!.key);
});

test('only says that the lead was told if the lead has just used the desk', async () => {
  await signIn('lee', '2026-05-04T08:40:00.000Z');
  await say('Zora is in danger now');
  await bot.later(8 * MINUTE_MS);
  expect(await toldAtDesk()).toContain('No lead has used the desk in the last 15 minutes');
  await createSessionRecords(bot.database.kysely).used('lee', '2026-05-04T09:30:00.000Z');
  // After the planned reminders, the lead gets a further reminder every 24 minutes.
  await bot.later(29 * MINUTE_MS);
  expect(await toldAtDesk()).toContain('I am telling the lead.');
});

test('only tells the practitioner that the adviser on duty was messaged if they have just used the desk', async () => {
  const dutyTold = 'I am also messaging the duty adviser.';
  await say('Zora is in danger now');
  expect(JSON.stringify(await bot.queries.messagesIn(pageOf(ada), 0))).not.toContain(dutyTold);
  await say('withdraw');
  await press(ada, { do: 'withdraw', escalation: (await opened()).id, sure: true, urgent: true });
  await signIn('bea', '2026-05-04T08:50:00.000Z');
  await say('Zora is in danger now');
  expect(JSON.stringify(await bot.queries.messagesIn(pageOf(ada), 0))).toContain(dutyTold);
});

test('a holder needs to know of each message, and that it has become urgent', async () => {
  await signIn('bea', '2026-05-04T09:00:00.000Z');
  await say('adviser');
  const { id } = await opened();
  await press(bea, { do: 'claim', escalation: id });
  await press(bea, { do: 'reply', escalation: id, text: 'Which nation?' });
  expect(await needsOf(bea)).toEqual([]);
  await say('England.');
  const [first] = await needsOf(bea);
  expect(first).toMatchObject({ kind: 'reply', urgent: false, escalation: id });
  await say('She is 15.');
  const [second] = await needsOf(bea);
  expect(second!.key).not.toBe(first!.key);
  await say('She is in danger now');
  expect(await needsOf(bea)).toMatchObject([{ kind: 'reply', urgent: true, since: first!.since }]);
  expect(await needsOf(cyd)).toEqual([]);
});

test.each(['deleted', 'turned into a note'])(
  'a reply that was %s no longer counts as a reply',
  async (how) => {
    await say('adviser');
    const { id } = await opened();
    await press(bea, { do: 'claim', escalation: id });
    await say('She is 15. Who do I call?');
    const [before] = await needsOf(bea);
    await bot.later(MINUTE_MS);
    await press(bea, { do: 'reply', escalation: id, text: 'Meant for another request.' });
    expect(await needsOf(bea)).toEqual([]);
    const { relayed } = (await bot.queries.escalation(id, bea))!;
    const messageId = relayed.find(({ direction }) => direction === 'to-practitioner')!.calledThere;
    const event = { id: 'change', place: pageOf(bea), from: bea, sentAt: bot.ports.clock().toISOString() };
    await bot.inbox.receive(
      how === 'deleted'
        ? { ...event, kind: 'delete', messageId }
        : { ...event, kind: 'edit', messageId, text: '// For another request.' },
    );
    await bot.settle();
    expect(await needsOf(bea)).toEqual([before]);
    await bot.later(48 * 60 * MINUTE_MS);
    expect((await opened()).state).toBe('waiting');
  },
);

test('a transfer needs its new holder until they open it, and others once it was not opened in time', async () => {
  await say('Zora is in danger now');
  const { id } = await opened();
  await press(bea, { do: 'claim', escalation: id });
  await press(bea, { do: 'reassign', escalation: id, to: 'adviser:cyd', note: 'Call the school first.' });
  expect(await needsOf(cyd)).toMatchObject([{ kind: 'transferred', urgent: true, by: 'Bea' }]);
  expect(await needsOf(bea)).toEqual([]);
  await bot.later(2 * MINUTE_MS);
  expect(await needsOf(bea)).toMatchObject([{ kind: 'not-opened', urgent: true, holder: 'Cyd' }]);
  expect(await toldAtDesk()).toContain('Cyd has not opened this since it was transferred to them');
  await read(cyd, id);
  expect(await needsOf(cyd)).toMatchObject([{ kind: 'reply', urgent: true }]);
  expect(await needsOf(bea)).toEqual([]);
});

test.each([
  ['handed back and claimed', { do: 'hand-back' as const }],
  ['transferred and opened', { do: 'reassign' as const, to: 'adviser:cyd' }],
])('an answered request that was %s waits for the first message of its new holder', async (_, move) => {
  await say('Zora is in danger now');
  const { id } = await opened();
  await press(bea, { do: 'claim', escalation: id });
  await press(bea, { do: 'reply', escalation: id, text: 'Where is she?' });
  await bot.later(MINUTE_MS);
  await press(bea, { ...move, escalation: id });
  const since = bot.ports.clock().toISOString();
  await bot.later(MINUTE_MS);
  if (move.do === 'hand-back') await press(cyd, { do: 'claim', escalation: id });
  await read(cyd, id);
  expect(await needsOf(cyd)).toMatchObject([{ kind: 'reply', urgent: true, since }]);
  expect((await bot.queries.queue())[0]!.awaitsReplySince).toBe(since);
  await press(cyd, { do: 'reply', escalation: id, text: 'I am calling the school.' });
  expect(await needsOf(cyd)).toEqual([]);
  await bot.later(MINUTE_MS);
  await press(cyd, { do: 'reassign', escalation: id, to: 'adviser:bea' });
  await press(bea, { do: 'resolve', escalation: id, seen: `${(await opened()).message}:urgent` });
  await press(bea, { do: 'reopen', escalation: id });
  expect(await needsOf(bea)).toEqual([]);
});

test('says who lost a request for not replying in time, and tells them until someone claims it', async () => {
  await say('Zora is in danger now');
  const { id } = await opened();
  await press(bea, { do: 'claim', escalation: id });
  await press(bea, { do: 'reassign', escalation: id, to: 'adviser:cyd' });
  await bot.later(60 * MINUTE_MS);
  const { cameBack } = (await bot.queries.queue())[0]!;
  expect(cameBack).toMatchObject({ how: 'late', from: { ...cyd, name: 'Cyd' } });
  expect(await needsOf(cyd)).toMatchObject([{ kind: 'waiting', lostAt: cameBack!.at }]);
  expect((await needsOf(bea))[0]).not.toHaveProperty('lostAt');
  await press(bea, { do: 'claim', escalation: id });
  expect(await needsOf(cyd)).toEqual([]);
  expect((await bot.queries.queue())[0]!.cameBack).toBeUndefined();
});

test('a page that the new holder left open does not count as opening a transfer', async () => {
  await signIn('cyd', '2026-05-04T08:50:00.000Z');
  await say('Zora is in danger now');
  const { id } = await opened();
  await press(bea, { do: 'claim', escalation: id });
  await press(bea, { do: 'reassign', escalation: id, to: 'adviser:cyd' });
  await bot.later(2 * MINUTE_MS);
  await read(cyd, id, { refreshed: true });
  // Cyd is using another page of the desk, not the page of this request.
  await createSessionRecords(bot.database.kysely).used('cyd', bot.ports.clock().toISOString());
  expect(await needsOf(bea)).toMatchObject([{ kind: 'not-opened', urgent: true, holder: 'Cyd' }]);
  expect(await toldAtDesk()).toContain('Cyd has not opened this');
  await read(cyd, id);
  expect(await needsOf(bea)).toEqual([]);
});

test('an urgent request that its new holder opens in time is not announced to anyone else', async () => {
  await say('Zora is in danger now');
  const { id } = await opened();
  await press(bea, { do: 'claim', escalation: id });
  await press(bea, { do: 'reassign', escalation: id, to: 'adviser:cyd' });
  await bot.later(MINUTE_MS);
  await read(cyd, id);
  await bot.later(2 * MINUTE_MS);
  expect(await needsOf(bea)).toEqual([]);
  expect(await toldAtDesk()).not.toContain('has not opened this');
});

test('a transfer says who it went to and hands over its note until the new holder replies', async () => {
  await say('Who refers a child?');
  await say('adviser');
  const { id } = await opened();
  await press(bea, { do: 'claim', escalation: id });
  await press(bea, { do: 'reassign', escalation: id, to: 'adviser:cyd', note: 'Call the school first.' });
  const file = async () => (await bot.queries.escalation(id, cyd))!;
  expect((await file()).transitions.at(-1)).toMatchObject({ transition: 'reassign', receiver: 'Cyd' });
  expect((await file()).handover).toMatchObject({ by: 'Bea', note: 'Call the school first.' });
  await press(cyd, { do: 'reply', escalation: id, text: 'The local authority.' });
  expect(await file()).not.toHaveProperty('handover');
  const reply = (await file()).relayed.at(-1)!.calledThere;
  const event = { id: 'gone', place: pageOf(cyd), from: cyd, sentAt: bot.ports.clock().toISOString() };
  await bot.inbox.receive({ ...event, kind: 'delete', messageId: reply });
  await bot.settle();
  expect((await file()).handover).toMatchObject({ by: 'Bea', note: 'Call the school first.' });
});

test('no longer says that no one has claimed a request once someone has', async () => {
  await say('Zora is in danger now');
  const { id } = await opened();
  const said = async () =>
    (await bot.queries.noticesOf(pageOf(bea), id)).map(({ summary }) => summary).join();
  expect(await said()).toContain('no one has claimed it. You are the duty adviser.');
  await press(bea, { do: 'claim', escalation: id });
  expect(await said()).not.toContain('no one has claimed it');
});

test('orders those waiting by the time the page shows, also after one was reopened', async () => {
  await say('adviser');
  const { id } = await opened();
  await press(bea, { do: 'claim', escalation: id });
  await press(bea, { do: 'reply', escalation: id, text: 'Hello.' });
  const other: Person = { platform: 'web', id: 'chat:other' };
  await bot.say(other, 'adviser', { place: pageOf(other) });
  await press(bea, { do: 'resolve', escalation: id });
  await bot.later(MINUTE_MS);
  await press(ada, { do: 'reopen', escalation: id });
  const order = (await bot.queries.queue()).map(({ escalation }) => escalation.practitioner.id);
  expect(order).toEqual(['chat:other', 'chat:ada']);
});

test('takes no more queries for 60 urgent requests than for 2', async () => {
  const queriesFor = async (count: number) => {
    for (let n = (await bot.queries.queue()).length; n < count; n += 1) {
      const person: Person = { platform: 'web', id: `chat:${n}` };
      await bot.say(person, 'Zora is in danger now', { place: pageOf(person) });
    }
    statements.count = 0;
    const needs = await needsOf(bea);
    expect(needs.map((need) => need.kind === 'waiting' && need.asked)).toEqual(Array(count).fill('duty'));
    return statements.count;
  };
  const few = await queriesFor(2);
  expect(await queriesFor(60)).toBe(few);
});
