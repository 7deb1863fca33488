// Tests that no message is accepted while the key is missing, that people get the reason, and that everything
// works again once the key is back.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { keysInEnvironment } from '../../../adapters/sql/keys/local-keys.js';
import { createSealing } from '../../../adapters/sql/keys/sealing.js';
import type { Database } from '../../../adapters/sql/engine/open-database.js';
import { createBot } from '../../../bot/create-bot.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { Action } from '../../../bot/model/messages/action.js';
import { addComplaint, closeComplaint } from '../../../bot/data-subject/complaints.js';
import { closeRequest, openRequest } from '../../../bot/data-subject/data-requests.js';
import { eraseMessage } from '../../../bot/erasure/erase-message.js';
import { forgetPerson } from '../../../bot/erasure/forget-me.js';
import { countNeverClosed } from '../../../bot/governance/count-never-closed.js';
import { runRetention } from '../../../bot/governance/delete-old.js';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import { inTransaction } from '../../../bot/jobs/unit-of-work.js';
import { replayErasures } from '../../../bot/governance/erase-after-hold.js';
import type { Inbox } from '../../../bot/model/ports.js';
import { SealingFailure } from '../../../knowledge/model/errors.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, advisersChannel, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { listIfErased } from '../../support/governance/list-if-erased.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { PLANTED, redactPlanted } from './sealed-words.js';

onBothDatabases((server) => {
  let bot: TestBot;
  let inbox: Inbox;
  beforeEach(async () => {
    bot = await createTestBot({ redact: redactPlanted }, server());
    await bot.say(practitioner, `Who refers ${PLANTED}?`);
    inbox = withoutTheKey(bot).inbox;
  });
  afterEach(() => bot.close());

  it('stores nothing that was written, says why, and takes the same message later', async () => {
    const event = messageOf('later', `Where does ${PLANTED} live?`);
    const before = await rowsOf(bot.database);
    expect(await inbox.receive(event)).toMatchObject({ duplicate: false, refused: true });
    expect(await rowsOf(bot.database)).toEqual(before);
    await bot.settle();
    expect(bot.seenIn(practitioner).at(-1)).toMatch(/encrypted, but the encryption key is not available/);
    expect(bot.logged.join()).not.toContain(PLANTED);
    expect(await bot.inbox.receive(event)).toEqual({ duplicate: false });
    await bot.settle();
    expect(await rowsOf(bot.database)).toBe(before + 1);
  });

  it('stores no complaint, says why, and takes the same press later', async () => {
    await bot.say(practitioner, `complaint: no one called ${PLANTED} back`);
    const { message } = bot.platform.in('dm-ada').at(-1)!;
    const { action } = message.buttons.find(({ action }) => action.do === 'complain')!;
    const press = pressOf('pressed', action);
    expect(await inbox.receive(press)).toEqual({ duplicate: false, refused: true });
    await bot.settle();
    expect(bot.seenIn(practitioner).at(-1)).toBe(wordsIn('en').locked.join('\n'));
    expect(await bot.store.records.complaints.list()).toEqual([]);
    expect(bot.logged.join()).not.toContain(PLANTED);
    expect(await bot.inbox.receive(press)).toEqual({ duplicate: false });
    expect(await bot.store.records.complaints.list()).toHaveLength(1);
  });

  it('says so in Welsh to someone who writes Welsh', async () => {
    await bot.press(practitioner, { do: 'set-language', language: 'cy' });
    await bot.say(practitioner, `cwyn: no one called ${PLANTED} back`);
    const { message } = bot.platform.in('dm-ada').at(-1)!;
    const { action } = message.buttons.find(({ action }) => action.do === 'complain')!;
    await inbox.receive(pressOf('pressed', action));
    await bot.settle();
    expect(bot.seenIn(practitioner).at(-1)).toBe(wordsIn('cy').locked.join('\n'));
  });

  it('still gives the numbers to call, and asks an adviser, if a child may be in danger', async () => {
    await inbox.receive(messageOf('danger', `${PLANTED} is in danger now`));
    await bot.settle();
    expect(bot.seenIn(practitioner).join()).toContain('999');
    expect(await bot.queries.queue()).toMatchObject([{ escalation: { urgent: true, state: 'waiting' } }]);
  });

  it('still gives the numbers, and lets an adviser claim, if the request was urgent before', async () => {
    await bot.say(practitioner, `${PLANTED} is in danger now`);
    const before = bot.seenIn(practitioner).length;
    expect(await inbox.receive(messageOf('again', `${PLANTED} is in danger now`))).toMatchObject({
      refused: true,
    });
    await bot.settle();
    expect(bot.seenIn(practitioner).slice(before).join()).toContain('999');
    const [request] = await bot.queries.queue();
    await inbox.receive({
      ...pressOf('claim', { do: 'claim', escalation: request!.escalation.id }),
      place: advisersChannel,
      from: adviser,
    });
    expect(await bot.queries.queue()).toMatchObject([{ escalation: { state: 'claimed' } }]);
  });

  it('still shows advisers the queue after one of them edited a reply', async () => {
    const { openOne, claim } = handoffSteps(() => bot);
    await claim(adviser, await openOne('Who refers a child?'));
    const said = await bot.say(adviser, 'Please call the police.');
    const edited = { ...said, kind: 'edit' as const, id: 'edited', messageId: said.id, text: 'Call them.' };
    await bot.inbox.receive({ ...edited, sentAt: new Date(bot.ports.clock().getTime() + 1).toISOString() });
    expect(await withoutTheKey(bot).queries.queue()).toHaveLength(1);
  });

  it('still gives the numbers, and opens a new request, if the urgent one before was closed', async () => {
    await bot.say(practitioner, `${PLANTED} is in danger now`);
    const [request] = await bot.queries.queue();
    const { id } = request!.escalation;
    await bot.press(practitioner, { do: 'withdraw', escalation: id, sure: true, urgent: true });
    const before = bot.seenIn(practitioner).length;
    await inbox.receive(messageOf('again', `${PLANTED} is in danger now`));
    await bot.settle();
    expect(bot.seenIn(practitioner).slice(before).join()).toContain('999');
    const queue = await bot.queries.queue();
    expect(queue).toMatchObject([{ escalation: { urgent: true, state: 'waiting' } }]);
    expect(queue[0]!.escalation.id).not.toBe(id);
  });

  it('speaks to a child as a child, in the first message and the next', async () => {
    const before = bot.seenIn(practitioner).length;
    await inbox.receive(messageOf('own', 'i am 15 and he hits me'));
    await bot.settle();
    const seen = () => bot.seenIn(practitioner).slice(before).join('\n');
    expect(seen()).toMatch(/press 55[^]*asked an adviser to write to you here/);
    await bot.say(practitioner, 'i am 15 and he hits me');
    await inbox.receive(messageOf('again', 'he is coming back, in danger now'));
    await bot.settle();
    expect(bot.seenIn(practitioner).slice(-2).join()).toMatch(/press 55/);
    expect(seen()).not.toMatch(/Call 999 if a child|ask:|not asked a question/);
  });

  it('still tells someone in danger that they are waiting, and reminds the advisers', async () => {
    await bot.say(practitioner, `${PLANTED} is in danger now`);
    const before = bot.seenIn(practitioner).length;
    const clock = () => new Date(bot.ports.clock().getTime() + 6 * 60_000);
    await createBot({ ...bot.ports, store: storeWithoutTheKey(bot), clock })
      .startWorker()
      .drain();
    expect(bot.seenIn(practitioner).slice(before).join()).toContain('999');
    const { messageId } = bot.platform.in(advisersChannel.id)[0]!;
    const thread = { ...advisersChannel, id: `${advisersChannel.id}:${messageId}` };
    expect(bot.seenIn(thread).join()).toMatch(/waiting/i);
  });

  it('keeps what was to be done, however often it was tried', async () => {
    await bot.inbox.receive(messageOf('unanswered', `Who pays for ${PLANTED}?`));
    const locked = withoutTheKey(bot);
    await locked.startWorker().drain();
    const { dead } = await bot.store.records.jobs.counts(new Date().toISOString());
    expect(dead).toBe(0);
  });

  it('still places and lifts legal holds, and counts complaints and data requests', async () => {
    const by = { name: 'Ada', account: 'web:desk:1' };
    const person = { platform: 'slack', id: 'only-complained' };
    await addComplaint(bot.ports, {
      id: 'one',
      via: 'desk',
      words: `${PLANTED} was not called.`,
      person,
      by,
    });
    await openRequest(bot.ports, { kind: 'access', subject: { by: 'name', sought: PLANTED }, by });
    const store = storeWithoutTheKey(bot);
    await expect(store.records.complaints.list()).rejects.toThrow(SealingFailure);
    await expect(store.records.subjects.list()).rejects.toThrow(SealingFailure);
    const ports = { ...bot.ports, store };
    const scope = { kind: 'person', platform: person.platform, target: person.id } as const;
    const placed = await placeHold(ports, { scope, reason: 'Court order', mayTell: true, by: 'Ada' });
    expect(placed.outcome).toBe('placed');
    const [hold] = await store.records.holds.list(bot.ports.clock().toISOString());
    expect(await liftHold(ports, { id: hold!.id, by: 'Ada', reason: 'Withdrawn' })).toBe(true);
    const later = new Date('2040-01-01T00:00:00.000Z');
    expect(await countNeverClosed(store.records, DEFAULT_PERIODS, later)).toMatchObject({
      complaints: 1,
      dataRequests: 1,
    });
  });

  it('still erases a complaint again in a restored store', async () => {
    const { kysely } = bot.database;
    const by = { name: 'Ada', account: 'web:desk:1' };
    const letter = { id: 'one', via: 'desk', words: 'Late.', from: PLANTED, by } as const;
    await addComplaint(bot.ports, letter);
    const keys = kysely.selectFrom('data_keys').selectAll().where('owner', '=', 'complaints one');
    const before = {
      row: await kysely.selectFrom('complaints').selectAll().executeTakeFirstOrThrow(),
      keys: await keys.execute(),
    };
    const now = bot.ports.clock().toISOString();
    await bot.store.transaction(({ complaints }) => complaints.removePerson({ id: 'one' }, now));
    const kept = await bot.store.records.erasures.all();
    await kysely.deleteFrom('erased').execute();
    await kysely.insertInto('data_keys').values(before.keys).execute();
    await kysely.updateTable('complaints').set(before.row).execute();
    expect(await bot.store.records.complaints.find('one')).toMatchObject({ from: PLANTED });
    await withoutTheKey(bot).repeatErasures(kept);
    expect(Object.keys((await bot.store.records.complaints.find('one'))!)).not.toContain('from');
    expect(await keys.execute()).toEqual([]);
  });

  it('still erases a message that a complaint took its words from', async () => {
    const by = { name: 'Ada', account: 'web:desk:1' };
    const [chat] = await bot.store.records.conversations.of(practitioner);
    const [message] = await bot.store.records.messages.of(practitioner, chat!.id);
    await bot.press(practitioner, { do: 'complain', message: message!.id });
    const answer = `We told ${PLANTED} we are sorry.`;
    await closeComplaint(bot.ports, { id: message!.id, by, outcome: 'upheld', answer });
    const ports = { ...bot.ports, store: storeWithoutTheKey(bot) };
    await inTransaction(ports, (unit) => eraseMessage(unit, message!));
    const left = await bot.store.records.complaints.find(message!.id);
    expect(left).toMatchObject({ person: { id: practitioner.id }, closed: { by: 'Ada', outcome: 'upheld' } });
    expect([left!.words, left!.closed!.answer]).toEqual([undefined, undefined]);
    const keys = bot.database.kysely.selectFrom('data_keys').select('id');
    expect(await keys.where('owner', '=', `complaints ${message!.id}`).execute()).toEqual([]);
  });

  it('still forgets someone who made a data request, and keeps its outcome', async () => {
    const by = { name: 'Ada', account: 'web:desk:1' };
    const person = { platform: practitioner.platform, id: practitioner.id };
    const outcome = `Sent to the aunt of ${PLANTED}.`;
    await openRequest(bot.ports, { id: 'one', kind: 'access', subject: { by: 'identity', person }, by });
    await closeRequest(bot.ports, { id: 'one', by, outcome });
    const ports = { ...bot.ports, store: storeWithoutTheKey(bot) };
    await inTransaction(ports, (unit) => forgetPerson(unit, practitioner));
    const left = await bot.store.records.subjects.find('one');
    expect(left).toMatchObject({ own: [], closed: { outcome } });
    expect(left!.subject).toBeUndefined();
    const rows = bot.database.kysely.selectFrom('subject_requests').select(['platform', 'person_id']);
    expect(await rows.execute()).toEqual([{ platform: null, person_id: null }]);
  });

  it('still erases a message again in a restored store, and the name in it once the key is back', async () => {
    const { records } = bot.store;
    const [chat] = await records.conversations.of(practitioner);
    const [message] = await records.messages.of(practitioner, chat!.id);
    const kept = await listIfErased(bot.store, message!.id, bot.ports.clock().toISOString());
    expect(await withoutTheKey(bot).repeatErasures(kept)).toBe(1);
    expect(await records.messages.find(message!.id)).toMatchObject({ text: '' });
    expect(await records.messages.words(message!.id)).toBeUndefined();
    const names = async () => JSON.stringify(await records.pseudonyms.of(chat!.id)).toLowerCase();
    expect(await names()).toContain(PLANTED.toLowerCase());
    await replayErasures(bot.ports);
    expect(await names()).not.toContain(PLANTED.toLowerCase());
    expect(await records.holds.deferred()).toEqual([]);
  });

  it('still deletes redacted messages at night', async () => {
    await bot.later(400 * 86_400_000);
    const ports = { ...bot.ports, store: storeWithoutTheKey(bot) };
    const retention = { periods: DEFAULT_PERIODS, confirmedBySetting: true };
    expect(await rowsOf(bot.database)).toBe(1);
    await runRetention({ ...ports, retention }, bot.ports.clock().toISOString());
    expect(await rowsOf(bot.database)).toBe(0);
  });
});

function withoutTheKey(bot: TestBot) {
  return createBot({ ...bot.ports, store: storeWithoutTheKey(bot) });
}

/** Opens the same store, but with a different key. */
function storeWithoutTheKey({ database }: TestBot) {
  const sealing = createSealing(
    keysInEnvironment('another key', [Buffer.alloc(32, 'another')]),
    database.dialect,
  );
  return createStore({ ...database, sealing });
}

const messageOf = (id: string, text: string) => ({
  kind: 'message' as const,
  id,
  place: { platform: 'slack', id: 'dm-ada', kind: 'personal' as const, address: {} },
  from: practitioner,
  sentAt: '2026-05-04T09:00:00Z',
  text,
  attachments: [],
  mentionsBot: true,
});

const pressOf = (id: string, action: Action) => ({
  kind: 'action' as const,
  id,
  place: { platform: 'slack', id: 'dm-ada', kind: 'personal' as const, address: {} },
  from: practitioner,
  sentAt: '2026-05-04T09:00:00Z',
  action,
});

async function rowsOf({ kysely }: Database): Promise<number> {
  return (await kysely.selectFrom('messages').select('id').execute()).length;
}
