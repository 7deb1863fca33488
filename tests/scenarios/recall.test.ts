// Tests that one decision notifies everyone who was given guidance that has since changed, once each, in
// their own chat.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore } from '../../adapters/sql/conversations/store.js';
import { decideRecall } from '../../bot/recalls/decide-recall.js';
import { recipientsOf } from '../../bot/recalls/recipients.js';
import { openRecalls } from '../../bot/recalls/open-recalls.js';
import type { Recall } from '../../bot/model/recalls/recall.js';
import { rollBack } from '../../ingest/releases/roll-back.js';
import { personalPlaceOf } from '../fakes/fake-platform.js';
import { gone, publication } from '../fakes/fake-govuk/payloads.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
  type TestBot,
} from '../fakes/test-bot.js';
import { startEditing } from '../support/running-editing.js';
import { perTest } from '../support/per-test.js';

const PATH = '/government/publications/help';
const page = (days: number) =>
  `<p>Refer the child within ${days} days of the first meeting with the family.</p><h2>Guardians</h2><h3>What they do</h3><p>A guardian speaks for the child in every meeting that is held.</p>`;
const QUESTION = 'Within how many days of the first meeting is the child referred?';

const editing = perTest(startEditing);
let bot: TestBot;
beforeEach(async () => {
  editing.site.put(publication(PATH, page(45)));
  await editing.takeIn(PATH);
  bot = await createTestBot({
    store: createStore(editing.guidance.database),
    answerQuestion: ({ text }) => editing.guidance.ask(text),
  });
});
afterEach(async () => {
  await bot.close();
});

const ports = () => ({
  ...bot.ports,
  guidance: editing.guidance.ports.store,
  editing: editing.editing,
});
const recalls = (): Promise<Recall[]> => bot.ports.store.records.recalls.list();
const change = async (days: number) => {
  editing.site.put(publication(PATH, page(days)));
  await editing.takeIn(PATH);
  return openRecalls(ports());
};
const tell = async (recall: Recall, tellThem = true) => {
  const decided = await decideRecall(ports(), { recall: recall.id, editor: 'ada', tell: tellThem });
  await bot.settle();
  return decided;
};
const told = (who = practitioner) =>
  bot.seenIn(who).filter((words) => words.includes('Some guidance I gave you'));

it('tells each who was given it what they were told, what it says now, since when, and where a person is', async () => {
  await bot.say(practitioner, QUESTION);
  await bot.later(1_000);
  await bot.say(adviser, QUESTION);
  expect(await change(30)).toBe(1);
  const [recall] = await recalls();
  expect(recall).toMatchObject({
    reason: 'changed',
    state: 'open',
    document: 'help',
    was: expect.stringContaining('45 days'),
  });
  expect((await recipientsOf(bot.ports.store, [recall!.passage])).map(({ person }) => person?.id)).toEqual([
    'ada',
    'bea',
  ]);
  expect(told()).toEqual([]);
  expect((await tell(recall!)).outcome).toBe('decided');
  for (const who of [practitioner, adviser]) {
    const [words, ...more] = told(who);
    expect(more).toEqual([]);
    expect(words).toMatch(/has changed[^]*45 days[^]*since[^]*30 days[^]*An adviser can help/);
  }
  const [message] = bot.platform.in(personalPlaceOf(practitioner).id).slice(-1);
  expect(message!.message.buttons).toMatchObject([{ action: { do: 'talk-to-adviser' } }]);
});

it('asks the editor once, however often it looks, and tells no one without a decision', async () => {
  await bot.say(practitioner, QUESTION);
  expect(await change(30)).toBe(1);
  expect(await openRecalls(ports())).toBe(0);
  const [recall] = await recalls();
  await tell(recall!, false);
  expect(told()).toEqual([]);
  expect(await tell(recall!)).toMatchObject({
    outcome: 'overtaken',
    recall: { state: 'dismissed', decidedBy: 'ada' },
  });
  expect(told()).toEqual([]);
  await expect(tell({ ...recall!, id: 99 })).rejects.toThrow(/No recall found with the number 99/);
});

it('leaves out what no one was given, and what changed in form alone', async () => {
  expect(await change(30)).toBe(0);
  await bot.say(practitioner, QUESTION);
  editing.site.put(publication(PATH, page(30).replace('30 days', 'thirty days')));
  await editing.takeIn(PATH);
  expect(await openRecalls(ports())).toBe(0);
  expect(await recalls()).toEqual([]);
});

it('says so if nothing replaces it any more', async () => {
  await bot.say(practitioner, QUESTION);
  editing.site.put(publication(PATH, '<p>This page was replaced by another one with other rules.</p>'));
  await editing.takeIn(PATH);
  await openRecalls(ports());
  await tell((await recalls())[0]!);
  expect(told()[0]).toMatch(/no longer current[^]*45 days[^]*removed on[^]*not replaced/);
});

it('says so if the same words are there and their publisher has withdrawn them', async () => {
  await bot.say(practitioner, QUESTION);
  const notice = { explanation: '<p>Read the new guidance.</p>', withdrawn_at: '2026-05-05' };
  editing.site.put(publication(PATH, page(45), { withdrawn_notice: notice }));
  await editing.takeIn(PATH);
  await openRecalls(ports());
  const recall = (await recalls()).find(({ was }) => was.includes('45 days'));
  expect(recall).toMatchObject({ reason: 'withdrawn' });
  expect(recall).not.toHaveProperty('now');
  await tell(recall!);
  expect(told()[0]).toMatch(
    /no longer current[^]*45 days[^]*publisher has withdrawn this guidance[^]*An adviser can help/,
  );
});

describe('a document of which several passages were given', () => {
  const GUARDIAN = 'Who speaks for the child in every meeting that is held?';
  const withdrawn = async () => {
    const notice = { explanation: '<p>Read the new guidance.</p>', withdrawn_at: '2026-05-05' };
    editing.site.put(publication(PATH, page(45), { withdrawn_notice: notice }));
    await editing.takeIn(PATH);
    return openRecalls(ports());
  };
  const ask = async (who = practitioner) => {
    await bot.say(who, QUESTION);
    await bot.later(86_400_000);
    await bot.say(who, GUARDIAN);
  };

  it('is one decision, and one message to each, with all that she was told and one button', async () => {
    await ask();
    await bot.say(adviser, GUARDIAN);
    expect(await withdrawn()).toBe(2);
    const [first, second] = await recalls();
    // The editor’s decision counts for both recalls, whichever of them is open.
    expect(await tell(second!)).toMatchObject({ outcome: 'decided' });
    expect((await recalls()).map(({ state }) => state)).toEqual(['told', 'told']);
    expect(await tell(first!)).toMatchObject({ outcome: 'overtaken' });
    const [words, ...more] = told();
    expect(more).toEqual([]);
    expect(words).toMatch(/no longer current[^]*told you on 4 May[^]*45 days[^]*told you on 5 May/);
    expect(words).toMatch(/A guardian speaks[^]*publisher has withdrawn this guidance/);
    expect(words!.match(/A guardian speaks/g)).toHaveLength(1);
    expect(words!.match(/publisher has withdrawn/g)).toHaveLength(1);
    const [message] = bot.platform.in(personalPlaceOf(practitioner).id).slice(-1);
    expect(message!.message.buttons).toHaveLength(1);
    expect(told(adviser)).toHaveLength(1);
    expect(told(adviser)[0]).toContain('A guardian speaks');
  });

  it('is announced once if it was taken away as a whole', async () => {
    await ask();
    editing.site.put(gone(PATH, 'Replaced.'));
    await editing.takeIn(PATH);
    await openRecalls(ports());
    await tell((await recalls())[0]!);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toMatch(/45 days[^]*A guardian speaks[^]*not replaced/);
  });

  it('is announced once in private to each who asked in one channel', async () => {
    await bot.say(practitioner, QUESTION, { place: sharedChannel });
    await bot.say(practitioner, GUARDIAN, { place: sharedChannel });
    await bot.say(adviser, GUARDIAN, { place: sharedChannel });
    await withdrawn();
    await tell((await recalls())[0]!);
    expect(told()).toHaveLength(1);
    expect(told()[0]).toMatch(/45 days/);
    expect(told(adviser)).toHaveLength(1);
  });

  it('is announced in the channel to each who asked there, if no private chat can be opened', async () => {
    for (const who of [practitioner, adviser]) bot.platform.forbidPrivateChat(who);
    await bot.say(practitioner, QUESTION, { place: sharedChannel });
    await bot.say(adviser, GUARDIAN, { place: sharedChannel });
    await withdrawn();
    await tell((await recalls())[0]!);
    const inChannel = bot.seenIn(sharedChannel).filter((words) => words.includes('Some guidance I gave you'));
    expect(inChannel).toHaveLength(2);
    expect(inChannel.filter((words) => words.includes('45 days'))).toHaveLength(1);
    expect(inChannel.filter((words) => words.includes('A guardian speaks'))).toHaveLength(1);
  });

  it('of which passages say something else now is decided on passage by passage', async () => {
    await ask();
    editing.site.put(publication(PATH, page(30).replace('A guardian speaks', 'A social worker speaks')));
    await editing.takeIn(PATH);
    expect(await openRecalls(ports())).toBe(2);
    await tell((await recalls())[0]!);
    expect((await recalls()).map(({ state }) => state)).toEqual(['told', 'open']);
  });
});

it('opens nothing where withdrawn guidance comes back into force', async () => {
  const notice = { explanation: '<p>Old.</p>', withdrawn_at: '2026-05-05' };
  editing.site.put(publication(PATH, page(45), { withdrawn_notice: notice }));
  await editing.takeIn(PATH);
  await openRecalls(ports());
  await bot.say(practitioner, QUESTION);
  editing.site.put(publication(PATH, page(45)));
  await editing.takeIn(PATH);
  expect(await openRecalls(ports())).toBe(0);
});

it('tells about a step back as about a step forward', async () => {
  await change(30);
  await bot.say(practitioner, QUESTION);
  await rollBack(editing.ports, { editor: 'ada', reason: 'A wrong number.' });
  expect(await openRecalls(ports())).toBe(1);
  await tell((await recalls())[0]!);
  expect(told()[0]).toMatch(/30 days[^]*since[^]*45 days/);
});

it('tells who asked in a channel in their own chat, not there', async () => {
  await bot.say(practitioner, QUESTION, { place: sharedChannel });
  await change(30);
  await tell((await recalls())[0]!);
  expect(told()).toHaveLength(1);
  expect(bot.seenIn(sharedChannel).filter((words) => words.includes('Some guidance I gave you'))).toEqual([]);
});

it('tells a practitioner who got the quotes from an adviser, and counts them', async () => {
  await bot.say(practitioner, 'adviser');
  const escalation = (await bot.queries.queue())[0]!.escalation.id;
  await bot.press(adviser, { do: 'claim', escalation }, advisersChannel);
  await bot.say(adviser, `ask: ${QUESTION}`);
  const { message, messageId } = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!;
  const { action } = message.buttons.find((button) => button.action.do === 'insert-answer')!;
  await bot.press(adviser, action, personalPlaceOf(adviser), messageId);
  await bot.press(adviser, { do: 'resolve', escalation }, personalPlaceOf(adviser));
  await change(30);
  const [recall] = await recalls();
  const given = await recipientsOf(bot.ports.store, [recall!.passage]);
  expect(given.map(({ person }) => person?.id).sort()).toEqual(['ada', 'bea']);
  await tell(recall!);
  expect(told(adviser)).toHaveLength(1);
  expect(told()[0]).toMatch(/45 days[^]*30 days/);
});

it('does not write to people who asked to be forgotten, or who left', async () => {
  await bot.say(practitioner, QUESTION);
  await bot.press(practitioner, { do: 'forget-me' });
  await change(30);
  const [recall] = await recalls();
  expect((await recipientsOf(bot.ports.store, [recall!.passage])).map(({ person }) => person)).toEqual([
    undefined,
  ]);
  await tell(recall!);
  expect(told()).toEqual([]);
});

it('goes on where it was when it is run again after a crash, and tells no one twice', async () => {
  await bot.say(practitioner, QUESTION);
  await change(30);
  const [recall] = await recalls();
  await tell(recall!);
  const again = { kind: 'recall' as const, payload: { recall: recall!.id }, lane: `recall:${recall!.id}` };
  await bot.ports.store.records.jobs.enqueue(again, bot.ports.clock().toISOString());
  await bot.settle();
  expect(told()).toHaveLength(1);
});

it('tells what an editor found wrong, in the editor’s words', async () => {
  await bot.say(practitioner, QUESTION);
  const { passages } = await editing.guidance.ports.store.contentOf(1);
  const passage = passages.find(({ text }) => text.includes('45 days'))!;
  await bot.ports.store.records.recalls.add({
    passage: passage.id,
    document: 'help',
    title: 'Help',
    reason: 'wrong',
    was: passage.text,
    since: '2026-05-06T09:00:00Z',
    openedAt: '2026-05-06T09:00:00Z',
    comment: 'The page was wrong about the number of days.',
  });
  await tell((await recalls())[0]!);
  expect(told()[0]).toMatch(/was wrong[^]*The page was wrong about the number of days[^]*45 days/);
});
