// Tests who gets a recall message and what it says, including when people have been erased or many people
// asked in one channel.
import type { KyselyPlugin } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { inTransaction } from '../../../bot/jobs/unit-of-work.js';
import type { StoredAnswer } from '../../../bot/model/messages/conversation.js';
import { forgetPerson } from '../../../bot/erasure/forget-me.js';
import { readReach } from '../../../bot/recalls/count-recipients.js';
import { decideRecall } from '../../../bot/recalls/decide-recall.js';
import { liftRecall } from '../../../bot/recalls/lift-recall.js';
import { openRecalls } from '../../../bot/recalls/open-recalls.js';
import { tellInPrivate, tellRecall } from '../../../bot/recalls/tell-recall.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { runRetention } from '../../../bot/governance/delete-old.js';
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import { newAnswer, newMessage, NOW, person } from '../../fakes/samples/sample-records.js';
import { adviser, createTestBot, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';
import { page, PATH, QUESTION, startRecalls } from './running-recalls.js';

const WORDING = { text: publicText('Which rule?'), redactedTypes: [], words: 'Which rule?' };

const running = perTest(startRecalls);

const isRecall = (words: string) => words.includes('Some guidance I gave you');

/** The publisher withdraws the document, and an editor decides to tell everyone. */
async function withdraw(): Promise<void> {
  const { bot, desk, editing } = running;
  const notice = { explanation: '<p>Old.</p>', withdrawn_at: '2026-05-05' };
  editing.site.put(publication(PATH, page(45), { withdrawn_notice: notice }));
  await editing.takeIn(PATH);
  const { guidance, editing: records } = editing;
  await openRecalls({ ...desk, guidance: guidance.ports.store, editing: records });
  const [recall] = await desk.store.records.recalls.list('open');
  await decideRecall(desk, { recall: recall!.id, editor: 'ada', tell: true });
  await bot.settle();
}

it('tells someone who was forgotten and came back nothing about what they were given before', async () => {
  const { bot, desk } = running;
  await bot.say(practitioner, QUESTION);
  await bot.say(adviser, QUESTION);
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.later(60_000);
  await bot.say(practitioner, 'What does a guardian do in every meeting?');
  await running.report();
  const [recall] = await desk.store.records.recalls.list('open');
  await decideRecall(desk, { recall: recall!.id, editor: 'ada', tell: true });
  await bot.settle();
  const told = [practitioner, adviser].map((who) =>
    bot.seenIn(who).some((words) => words.includes('The number of days is wrong.')),
  );
  expect(told).toEqual([false, true]);
});

it('leaves the message about a recall as it is when the question is answered for another nation', async () => {
  const { bot } = running;
  await bot.say(practitioner, QUESTION);
  await withdraw();
  const told = () => bot.seenIn(practitioner).find((words) => words.includes('45 days') && isRecall(words));
  const before = told();
  const [{ message: question }] = (await bot.ports.store.records.answers.latest(1)) as [StoredAnswer];
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland', question });
  await bot.later(10_000);
  expect(before).toMatch(/^Some guidance I gave you/);
  expect(told()).toBe(before);
});

describe('someone whose chat takes no messages when we tell everyone about a recall', () => {
  const told = () => running.bot.seenIn(practitioner).filter(isRecall);
  const reach = async () => {
    const { records } = running.desk.store;
    const [recall] = await records.recalls.list('told');
    return (await readReach({ store: running.desk.store }, recall!)).messages;
  };
  const removeApp = () => membership('left');
  async function membership(
    kind: 'left' | 'joined',
    place: Place = personalPlaceOf(practitioner),
  ): Promise<void> {
    const sentAt = running.desk.clock().toISOString();
    await running.bot.inbox.receive({ kind, id: kind, place, from: practitioner, sentAt });
    await running.bot.settle();
  }

  it('counts as not reached, and gets the message when they come back', async () => {
    await running.bot.say(practitioner, QUESTION);
    await removeApp();
    await withdraw();
    expect(await reach()).toEqual({ sent: 0, onTheWay: 0, undeliverable: 1 });
    await membership('joined');
    expect(told()).toHaveLength(1);
    expect(await reach()).toEqual({ sent: 1, onTheWay: 0, undeliverable: 0 });
    await running.bot.later(86_400_000);
    expect(told()).toHaveLength(1);
  });

  it('gets the message when they write again, if sending failed', async () => {
    const { bot } = running;
    await bot.say(practitioner, QUESTION);
    bot.platform.close(personalPlaceOf(practitioner).id);
    await withdraw();
    expect(await reach()).toMatchObject({ undeliverable: 1 });
    bot.platform.open(personalPlaceOf(practitioner).id);
    await bot.say(practitioner, 'Thanks');
    expect(told()).toHaveLength(1);
  });

  it('gets a private message, if the bot only had to leave a channel', async () => {
    const { bot, desk } = running;
    await bot.say(practitioner, QUESTION, { place: sharedChannel });
    const { id } = (await desk.store.records.conversations.at(sharedChannel))!;
    await desk.store.records.conversations.change(id, { leftAt: desk.clock().toISOString() });
    await withdraw();
    expect(told()).toHaveLength(1);
  });

  it('gets the message in a thread once the bot is back in its channel', async () => {
    const { bot } = running;
    bot.platform.forbidPrivateChat(practitioner);
    const thread = { ...sharedChannel, id: `${sharedChannel.id}:1700` };
    await bot.say(practitioner, QUESTION, { place: thread });
    bot.platform.close(thread.id);
    await withdraw();
    expect(await reach()).toMatchObject({ undeliverable: 1 });
    bot.platform.open(thread.id);
    await membership('joined', sharedChannel);
    expect(bot.seenIn(thread).filter(isRecall)).toHaveLength(1);
  });

  it('gets no message if the recall has been lifted since', async () => {
    const { bot, desk } = running;
    await bot.say(practitioner, QUESTION);
    await removeApp();
    await running.report();
    const [recall] = await desk.store.records.recalls.list('open');
    await decideRecall(desk, { recall: recall!.id, editor: 'ada', tell: true });
    await bot.settle();
    await liftRecall(desk, { recall: recall!.id, editor: 'ada', reason: 'It was right.' });
    await membership('joined');
    expect(bot.seenIn(practitioner).join()).not.toContain('The number of days is wrong.');
  });

  it('gets no message if they have been forgotten since', async () => {
    const { bot } = running;
    await bot.say(practitioner, QUESTION);
    await removeApp();
    await withdraw();
    await inTransaction(bot.ports, (unit) => forgetPerson(unit, practitioner));
    await membership('joined');
    expect(told()).toEqual([]);
  });
});

describe('someone who was given several passages of a withdrawn document', () => {
  const GUARDIAN = 'Who speaks for the child in every meeting that is held?';
  const inThread = (n: number) => ({ place: { ...sharedChannel, id: `team:${n}` } });
  const told = async () => {
    await withdraw();
    return running.bot.seenIn(practitioner).filter(isRecall);
  };

  it('gets messages about all of them, if the answers are in different threads', async () => {
    await running.bot.say(practitioner, QUESTION, inThread(1));
    await running.bot.say(practitioner, GUARDIAN, inThread(2));
    const messages = await told();
    expect(messages).toHaveLength(2);
    expect(messages.join()).toContain('45 days');
    expect(messages.join()).toContain('A guardian speaks');
  });

  it('gets messages about all of them, if one answer is in a thread and one in the private chat', async () => {
    await running.bot.say(practitioner, QUESTION);
    await running.bot.say(practitioner, GUARDIAN, inThread(1));
    expect((await told()).join()).toMatch(/45 days[^]*A guardian speaks/);
  });

  it('gets each of them once, wherever it was quoted', async () => {
    for (const where of [{}, inThread(1), inThread(2)]) await running.bot.say(practitioner, QUESTION, where);
    await running.bot.say(practitioner, GUARDIAN, inThread(2));
    const messages = await told();
    expect(messages.join().match(/45 days/g)).toHaveLength(1);
    expect(messages.join()).toContain('A guardian speaks');
  });
});

it('tells a channel about a wrong quote after its questions have been deleted, unless the person erased theirs', async () => {
  const bot = await createTestBot();
  const given = (place: Place, from: Person) =>
    bot.store.transaction(async ({ answers, conversations, messages }) => {
      const { id } = await conversations.open(place, from, NOW);
      const asked = await messages.add({ ...newMessage(id), ...WORDING, from, receivedAt: NOW });
      await answers.add({ ...newAnswer(id, asked!, 'passage-1'), createdAt: NOW });
      return { id, message: asked! };
    });
  const { id: channel } = await given(sharedChannel, person);
  const erased = await given({ ...sharedChannel, id: 'other' }, { ...person, id: 'gone' });
  await bot.store.transaction(({ messages }) => messages.erase(erased.message.id, NOW));
  await bot.later(100 * 86_400_000);
  await runRetention(
    { ...bot.ports, retention: { periods: DEFAULT_PERIODS, confirmedBySetting: true } },
    'night',
  );
  const now = bot.ports.clock().toISOString();
  const { recalls } = bot.store.records;
  const wrong = { reason: 'wrong', was: 'x', since: NOW, openedAt: now } as const;
  const recall = (await recalls.add({ passage: 'passage-1', document: 'd', title: 'D', ...wrong }))!;
  await recalls.decide(recall, { state: 'told', by: 'ed' }, now);
  await tellRecall(bot.ports, { recall });
  await bot.settle();
  const sent = await bot.database.kysely.selectFrom('outgoing_messages').select('conversation').execute();
  expect(sent).toEqual([{ conversation: channel }]);
  expect(bot.logged.join()).toContain('"told":1');
  await bot.close();
});

it('only reads someone’s own answers where many asked in one channel', async () => {
  const bot = await createTestBot();
  const people = Array.from({ length: 20 }, (_, n) => ({ ...person, id: `person-${n}` }));
  const { recall, given } = await bot.store.transaction(
    async ({ answers, conversations, messages, recalls }) => {
      const { id } = await conversations.open(sharedChannel, person, NOW);
      const made: StoredAnswer[] = [];
      for (const from of people) {
        const asked = await messages.add({ ...newMessage(id), ...WORDING, from });
        made.push(newAnswer(id, asked!, 'passage-1'));
        await answers.add(made.at(-1)!);
      }
      const wrong = { reason: 'wrong', was: 'x', since: NOW, openedAt: NOW } as const;
      const added = await recalls.add({ passage: 'passage-1', document: 'd', title: 'D', ...wrong });
      return { recall: added!, given: made };
    },
  );
  let reads = 0;
  const counter: KyselyPlugin = {
    transformQuery({ node }) {
      if (node.kind === 'SelectQueryNode') reads += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const store = createStore({ ...bot.database, kysely: bot.database.kysely.withPlugin(counter) });
  await inTransaction({ ...bot.ports, store }, (unit) =>
    tellInPrivate(unit, { recall, answer: given[3]!.id }, people[3]!, undefined),
  );
  expect(reads).toBeLessThan(people.length);
  expect(await bot.store.records.outgoing.ofAnswer(given[3]!.id)).toHaveLength(1);
  await bot.close();
});
