// Tests that edits only reach the people who should see them, in the order in which they were made.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import type { Person } from '../../../bot/model/people/person.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { createFakeMessageReader } from '../../fakes/models/fake-message-reader.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
  sharedChannel,
  type MessageEvent,
  type TestBot,
} from '../../fakes/test-bot.js';

const MINUTE_MS = 60_000;
let bot: TestBot;
beforeEach(async () => {
  const reader = createFakeMessageReader({ names: ['sunday'] });
  bot = await createTestBot({
    redact: (text, known, reading) => redact(text, known, reading),
    detectUrgency: (text, reading) => detectUrgency(text, reading),
    read: (text) => reader.read(text).catch(() => 'failed' as const),
  });
  bot.ports.roster = () => sampleRoster({ as: [adviser] }, { as: [otherAdviser] });
});
afterEach(() => bot.close());

const { openOne, claim, last } = handoffSteps(() => bot);
const withWord = (who: Person, word: string) => bot.seenIn(who).filter((text) => text.includes(word));

async function edit({ id, from }: MessageEvent, text: string, afterMs = 1): Promise<void> {
  const sentAt = new Date(bot.ports.clock().getTime() + afterMs).toISOString();
  await bot.inbox.receive({
    kind: 'edit',
    id: `edit:${text}`,
    messageId: id,
    place: personalPlaceOf(from),
    from,
    sentAt,
    text,
  });
  await bot.settle();
}

async function remove({ id, from, place, sentAt }: MessageEvent): Promise<void> {
  await bot.inbox.receive({ kind: 'delete', id: `delete:${id}`, messageId: id, place, from, sentAt });
  await bot.settle();
}

/** Whether the adviser still holds the request after the time they have for a reply. */
async function isHeldAfterAnHour(id: string): Promise<boolean> {
  for (let n = 0; n < 13; n += 1) await bot.later(5 * MINUTE_MS);
  return (await bot.store.records.escalations.find(id))?.state === 'claimed';
}

/** The web chat shows a copy without its details once the original has changed, and the desk shows the change. */
async function expectUnchanged(id: string, atDesk: string): Promise<void> {
  const shown = JSON.stringify(await bot.queries.messagesIn(personalPlaceOf(practitioner), 0));
  expect(shown).toContain('020 7946 0000');
  const [reply] = (await bot.queries.escalation(id, adviser))!.relayed;
  expect(reply).toMatchObject({ text: atDesk, changed: false });
}

async function openAnswered(): Promise<string> {
  const id = await openOne('Who refers a child?');
  await claim(adviser, id);
  await bot.later(MINUTE_MS);
  await bot.say(adviser, 'The local authority does.');
  await bot.later(MINUTE_MS);
  return id;
}

test('the adviser keeps a request whose only messages since their reply were deleted', async () => {
  const id = await openAnswered();
  const wrong = await bot.say(practitioner, 'Please bring the blue folder.');
  await bot.later(MINUTE_MS);
  const other = await bot.say(practitioner, 'And the other one.');
  await remove(wrong);
  await remove(other);
  expect(await isHeldAfterAnHour(id)).toBe(true);
  await bot.say(practitioner, 'What comes next?');
  expect(await isHeldAfterAnHour(id)).toBe(false);
});

test('the adviser loses a request if another message has had no reply', async () => {
  const id = await openAnswered();
  await bot.say(practitioner, 'What comes next?');
  await bot.later(MINUTE_MS);
  await remove(await bot.say(practitioner, 'Please bring the blue folder.'));
  expect(await isHeldAfterAnHour(id)).toBe(false);
});

test('a deleted message does not end the wait for an adviser who has not replied at all', async () => {
  const id = await openOne('Who refers a child?');
  await claim(adviser, id);
  await bot.later(MINUTE_MS);
  await remove(await bot.say(practitioner, 'Please bring the blue folder.'));
  expect(await isHeldAfterAnHour(id)).toBe(false);
});

test('thanks that an edit turned into a question wait for a reply', async () => {
  const id = await openAnswered();
  await edit(await bot.say(practitioner, 'Thank you'), 'Thank you, and who refers a boy?');
  expect(await isHeldAfterAnHour(id)).toBe(false);
});

test('an adviser’s edit after the end changes nothing that anyone reads', async () => {
  const id = await openOne('Who refers a child?');
  await claim(adviser, id);
  const said = await bot.say(adviser, 'Please call sunday on 020 7946 0000.');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  bot.ports.roster = () => sampleRoster({ as: [otherAdviser] });
  await edit(said, 'Please do not call sunday.');
  await bot.later(MINUTE_MS);
  expect(withWord(practitioner, 'Please')).toEqual(['Bea: Please call sunday on 020 7946 0000.']);
  expect(last(adviser)).toMatch(/edit was not passed on/);
  await expectUnchanged(id, 'Please call [name 1] on [phone 1].');
});

test('a reply that was a note for a while reaches the practitioner in the adviser’s own words', async () => {
  await claim(adviser, await openOne('Who refers a child?'));
  const said = await bot.say(adviser, 'Ring sunday on 020 7946 0000 first.');
  await edit(said, '// Ring sunday on 020 7946 0000 first.', 1);
  await bot.later(MINUTE_MS);
  expect(withWord(practitioner, 'sunday')).toEqual([]);
  await edit(said, 'Ring sunday on 020 7946 0000 now.', 2);
  await bot.later(MINUTE_MS);
  expect(withWord(practitioner, 'Ring')).toEqual(['Bea (changed): Ring sunday on 020 7946 0000 now.']);
});

test('an edit with // in the middle of a line is not passed on, and we tell the adviser each time', async () => {
  const id = await openOne('Who refers a child?');
  await claim(adviser, id);
  const said = await bot.say(adviser, 'Ring sunday on 020 7946 0000 now.');
  for (const note of ['he is her brother', 'he is her uncle'])
    await edit(said, `Ring sunday on 020 7946 0000 now. // ${note}`);
  await bot.later(MINUTE_MS);
  expect(withWord(practitioner, 'Ring')).toEqual(['Bea: Ring sunday on 020 7946 0000 now.']);
  await expectUnchanged(id, 'Ring sunday on 020 7946 0000 now.');
  expect(withWord(adviser, 'Your change was not passed on')).toHaveLength(2);
});

test('an edit that puts // in a reply that waits for a private chat is not passed on either', async () => {
  const away = new DeliveryFailure('It is away.', 'Wait.', { fault: 'platform' });
  bot.platform.personalPlace = () => Promise.reject(away);
  await bot.say(practitioner, 'A child is in danger now', { place: sharedChannel });
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await claim(adviser, id);
  const said = await bot.say(adviser, 'Please call the police.');
  await edit(said, 'Please call the police. // he is her brother');
  expect(withWord(practitioner, 'Please')).toEqual([]);
  await bot.say(practitioner, 'Here I am.');
  expect(withWord(practitioner, 'Please')).toEqual(['Bea: Please call the police.']);
  expect(withWord(adviser, 'Your change was not passed on')).toHaveLength(1);
});

test('an adviser who edits a message that was not passed on has been told to send a new one', async () => {
  await claim(adviser, await openOne('Who refers a child?'));
  const refused = await bot.say(adviser, 'I am looking into it. // last week’s case');
  expect(last(adviser)).toMatch(
    /Then send it as a new message, because changes to this one are not passed on/,
  );
  await edit(refused, 'I am looking into it.');
  await bot.later(MINUTE_MS);
  expect(withWord(practitioner, 'looking')).toEqual([]);
});

test('a corrected question changes for the practitioner and the holder, who hears of it, but not for former holders', async () => {
  const asked = await bot.say(practitioner, 'Who refers a boy of 17?');
  await bot.say(practitioner, 'adviser');
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await claim(adviser, id);
  await bot.press(adviser, { do: 'hand-back', escalation: id }, advisersChannel);
  await claim(otherAdviser, id);
  await edit(asked, 'Who refers a boy of 11?');
  await bot.later(MINUTE_MS);
  expect(withWord(otherAdviser, 'boy').join()).toMatch(/boy of 11/);
  expect(withWord(otherAdviser, 'edited a message above')).toHaveLength(1);
  expect(withWord(practitioner, 'You: ').join()).toContain('boy of 11');
  expect(withWord(practitioner, 'You: ').join()).not.toContain('boy of 17');
  expect(withWord(adviser, 'boy of 11')).toEqual([]);
});

test('an edit does not reach an adviser who handed the request back; the next one gets it', async () => {
  const id = await openOne('Who refers a child?');
  await claim(adviser, id);
  const said = await bot.say(practitioner, 'She is safe with her aunt.');
  await bot.press(adviser, { do: 'hand-back', escalation: id }, advisersChannel);
  await edit(said, 'She is sunday, at 12 Hidden Lane with her aunt.');
  await bot.later(MINUTE_MS);
  expect(withWord(adviser, 'aunt')).toEqual(['The practitioner: She is safe with her aunt.']);
  await claim(otherAdviser, id);
  expect(withWord(otherAdviser, 'aunt').join()).toContain('12 Hidden Lane');
});

test('an earlier edit that arrives after a later one is left alone', async () => {
  await claim(adviser, await openOne('Who refers a child?'));
  const said = await bot.say(practitioner, 'She is at the first address.');
  await edit(said, 'She is at the third address.', 60_000);
  await edit(said, 'She is at the second address.', 30_000);
  await bot.later(MINUTE_MS);
  expect(withWord(adviser, 'address')).toEqual(['The practitioner (changed): She is at the third address.']);
});

test('a message that is also answered from the guidance does not count as changed', async () => {
  const id = await openOne('Who refers a child?');
  const { id: event } = await bot.say(practitioner, 'What about her brother?');
  const chat = (await bot.store.records.conversations.at(personalPlaceOf(practitioner)))!;
  const { id: message } = (await bot.store.records.messages.withPlatformId(chat.id, event))!;
  await bot.press(practitioner, { do: 'ask-guidance', message });
  await claim(adviser, id);
  expect(withWord(adviser, 'brother')).toEqual(['The practitioner: What about her brother?']);
});

test('a child whose edit of an urgent message shows that they are one is given a child’s numbers', async () => {
  const said = await bot.say(practitioner, 'Someone is in danger now here');
  expect(bot.seenIn(practitioner).join()).not.toContain('not your fault');
  await edit(said, 'I am in danger now, he hits me and took my passport, i am 15', 1);
  expect(withWord(practitioner, 'not your fault')).toHaveLength(1);
  await edit(said, 'I am in danger now, he hits me and took my passport, i am 15!', 2);
  expect(withWord(practitioner, 'not your fault')).toHaveLength(1);
});

test('a child whose edit says what was done to them gets no guidance for professionals', async () => {
  const said = await bot.say(practitioner, 'my uncle');
  const asked = bot.asked.length;
  await edit(said, 'my uncle took my passport, i am 15');
  expect(bot.asked).toHaveLength(asked);
  expect((await bot.queries.queue())[0]?.escalation.urgent).toBe(true);
});
