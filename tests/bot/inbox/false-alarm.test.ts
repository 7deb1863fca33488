// Tests that people can say that no one is in danger if their message was mistaken for danger.
import { expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import type { Action } from '../../../bot/model/messages/action.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { emptyAnswer } from '../../../knowledge/model/answer.js';
import { SealingFailure } from '../../../knowledge/model/errors.js';
import { refuseWords } from '../../../bot/inbox/refuse-without-key.js';
import { inTransaction } from '../../../bot/jobs/unit-of-work.js';
import { personalPlaceOf, wordsOf } from '../../fakes/fake-platform.js';
import { MINUTE_MS } from '../../fakes/handoff-steps.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
} from '../../fakes/test-bot.js';
import { sampleRoster, WEEKDAYS } from '../../fakes/samples/sample-roster.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(() => createTestBot({ detectUrgency: (text, reading) => detectUrgency(text, reading) }));

const DANGER = 'He has locked her in the house and she cannot get out';
const { noDanger } = wording.handoff;
const request = async () => (await bot.queries.queue())[0]!.escalation;
const home = personalPlaceOf(practitioner);

function button(label = wording.labels.noDanger): Action {
  const buttons = bot.platform.in(home.id).flatMap(({ message }) => message.buttons);
  return buttons.findLast((one) => one.label === label)!.action;
}

test('makes the request an ordinary one with one press, and tells the advisers', async () => {
  await bot.say(practitioner, DANGER);
  await bot.press(practitioner, button());
  expect(await request()).toMatchObject({ state: 'waiting', urgent: false });
  expect(bot.seenIn(practitioner).join('\n')).toContain(noDanger.ordinary);
  expect(bot.platform.posted.map(({ message }) => message.summary)).toContain(wording.adviser.saidNoDanger);
  const log = await bot.store.records.escalations.transitions((await request()).id);
  expect(log.at(-1)).toMatchObject({ transition: 'no-danger', to: 'waiting' });
});

test('says at night when advisers are back and who to call', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], hours: WEEKDAYS });
  await bot.later(10 * 60 * MINUTE_MS);
  await bot.say(practitioner, DANGER);
  await bot.press(practitioner, button());
  const said = bot.seenIn(practitioner).find((one) => one.includes(noDanger.ordinary));
  expect(said).toMatch(/They are due back on 5 May at 9am[^]*Police/);
});

test('says so too if the adviser who helps has not replied, and not again that night', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], hours: WEEKDAYS });
  await bot.later(10 * 60 * MINUTE_MS);
  await bot.say(practitioner, DANGER);
  const { id } = await request();
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.later(MINUTE_MS);
  await bot.press(practitioner, button());
  const said = bot.seenIn(practitioner).find((one) => one.includes(noDanger.ordinary));
  expect(said).toContain(wording.handoff.holderSilent('Bea'));
  expect(said).toMatch(/They are due back on 5 May at 9am[^]*Police/);
  const before = bot.seenIn(practitioner).length;
  await bot.later(60 * MINUTE_MS);
  expect(bot.seenIn(practitioner).slice(before)).toEqual([]);
});

test('reminds the advisers at the ordinary times from then on', async () => {
  await bot.say(practitioner, DANGER);
  await bot.later(10 * MINUTE_MS);
  await bot.press(practitioner, button());
  const reminders = () =>
    bot.platform.posted.filter(({ message }) => message.summary.includes('No one has claimed this request.'))
      .length;
  const before = reminders();
  await bot.later(15 * MINUTE_MS);
  expect(reminders()).toBeGreaterThan(before);
});

test('keeps the numbers in view, without the button', async () => {
  await bot.say(practitioner, DANGER);
  await bot.press(practitioner, button());
  await bot.later(10_000);
  const card = bot.seenIn(practitioner).find((words) => words.includes(wording.urgentTitle))!;
  expect(card).toContain('999');
  expect(card).toContain(`Chosen: ${wording.labels.noDanger}`);
  expect(card).not.toContain(`[${wording.labels.noDanger}]`);
});

test('tells the adviser who has claimed the request', async () => {
  await bot.say(practitioner, DANGER);
  await bot.press(adviser, { do: 'claim', escalation: (await request()).id }, advisersChannel);
  await bot.press(practitioner, button());
  expect(bot.seenIn(adviser).join('\n')).toContain(wording.adviser.saidNoDanger);
});

test('keeps the request urgent while another message in it is', async () => {
  await bot.say(practitioner, DANGER);
  const first = button();
  await bot.say(practitioner, 'She says she is going to kill herself tonight');
  await bot.press(practitioner, first);
  expect((await request()).urgent).toBe(true);
  expect(bot.seenIn(practitioner).join('\n')).toContain(noDanger.stillUrgent);
  const told = bot.platform.posted.map(({ message }) => message.summary);
  expect(told).toContain(saidNoDangerStillUrgent.written);
  await bot.press(practitioner, button());
  expect((await request()).urgent).toBe(false);
});

const { saidNoDangerStillUrgent } = wording.adviser;

test('keeps a request urgent that an adviser had marked, and tells the holder the news', async () => {
  await bot.say(practitioner, 'adviser');
  const { id } = await request();
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.press(adviser, { do: 'make-urgent', escalation: id });
  await bot.say(practitioner, DANGER);
  await bot.press(practitioner, button());
  expect((await request()).urgent).toBe(true);
  expect(bot.seenIn(practitioner).join('\n')).toContain(noDanger.stillUrgent);
  expect(bot.seenIn(adviser)).toContain(saidNoDangerStillUrgent.marked);
});

test('makes the request ordinary if an adviser only put right a slip', async () => {
  await bot.say(practitioner, DANGER);
  const { id } = await request();
  await bot.press(adviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  await bot.press(practitioner, button());
  expect((await request()).urgent).toBe(false);
  expect(bot.seenIn(practitioner).join('\n')).toContain(noDanger.ordinary);
});

test('keeps a request urgent that an adviser marks long after it was calmed', async () => {
  await bot.say(practitioner, DANGER);
  const { id } = await request();
  await bot.press(adviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  await bot.later(3_600_000);
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  await bot.press(practitioner, button());
  expect((await request()).urgent).toBe(true);
});

test('a later message about danger makes it urgent again', async () => {
  await bot.say(practitioner, DANGER);
  await bot.press(practitioner, button());
  await bot.say(practitioner, 'She says she is going to kill herself tonight');
  expect((await request()).urgent).toBe(true);
});

test('offers an answer from the guidance for what was written to the advisers', async () => {
  await bot.say(practitioner, 'adviser');
  await bot.say(practitioner, DANGER);
  await bot.press(practitioner, button());
  expect(() => button(wording.labels.askGuidance)).not.toThrow();
});

test('answers a question that was only answered with who to call', async () => {
  bot.answerWith(() => emptyAnswer('unanswerable'));
  await bot.say(practitioner, DANGER);
  expect(bot.seenIn(practitioner).join('\n')).toContain(wording.urgentAsked);
  await bot.press(practitioner, button());
  expect(bot.seenIn(practitioner).join('\n')).toContain(wording.unanswerableAsked);
});

test('does nothing for anyone else', async () => {
  await bot.say(practitioner, DANGER);
  await bot.press({ platform: 'slack', id: 'eve' }, button());
  expect((await request()).urgent).toBe(true);
});

test('is not offered to a child who writes about themselves', async () => {
  await bot.say(practitioner, 'i am 15 and he has locked me in, he is going to hurt me');
  expect(bot.seenIn(practitioner).join('\n')).not.toContain(wording.labels.noDanger);
});

test('is offered in Welsh', async () => {
  await bot.say(practitioner, 'Cymraeg');
  await bot.say(practitioner, DANGER);
  await bot.press(practitioner, button('Does neb mewn perygl nawr'));
  expect(bot.seenIn(practitioner).join('\n')).toContain('nid yw’n un brys bellach');
});

const inChannel = { place: sharedChannel };
const OWN = 'He has locked me in the house, I am 15 and I cannot get out';

function cardInChannel() {
  const found = bot.platform
    .in(sharedChannel.id)
    .findLast(({ message }) => message.buttons.some(({ action }) => action.do === 'no-danger'))!;
  const { action } = found.message.buttons.find((one) => one.action.do === 'no-danger')!;
  return { action, messageId: found.messageId };
}

test('leaves the button for the writer when someone else in the channel presses it', async () => {
  Object.assign(bot.platform, { changesPressed: true });
  await bot.say(practitioner, DANGER, inChannel);
  const { action, messageId } = cardInChannel();
  await bot.press({ platform: 'slack', id: 'eve' }, action, sharedChannel, messageId);
  await bot.later(10_000);
  const shown = bot.platform.posted.find((one) => one.messageId === messageId)!;
  expect(wordsOf(shown.message)).toContain(`[${wording.labels.noDanger}]`);
  await bot.press(practitioner, action, sharedChannel, messageId);
  expect((await request()).urgent).toBe(false);
});

/** Sends a message about danger while the encryption key is missing, so that it is not stored. */
const writeUnstored = (id: string) =>
  inTransaction(bot.ports, (unit) =>
    refuseWords(
      unit,
      {
        kind: 'message',
        id,
        place: home,
        from: practitioner,
        sentAt: '2026-05-04T09:00:00Z',
        text: 'She says she is going to kill herself tonight',
        attachments: [],
        mentionsBot: true,
      },
      new SealingFailure('practitioner', 'no key'),
    ),
  );

test('keeps a request urgent that a message we could not store opened', async () => {
  await writeUnstored('unstored');
  await bot.say(practitioner, DANGER);
  await bot.press(practitioner, button());
  expect((await request()).urgent).toBe(true);
});

test('keeps a request urgent that had a message about danger we could not store', async () => {
  await bot.say(practitioner, 'adviser');
  await writeUnstored('unstored');
  await bot.say(practitioner, DANGER);
  await bot.press(practitioner, button());
  expect((await request()).urgent).toBe(true);
});

async function edit(text: string): Promise<void> {
  const { message } = button() as Extract<Action, { do: 'no-danger' }>;
  const { platformMessageId } = (await bot.store.records.messages.find(message))!;
  await bot.inbox.receive({
    kind: 'edit',
    id: 'edited',
    messageId: platformMessageId,
    place: home,
    from: practitioner,
    sentAt: '2026-05-04T09:00:00Z',
    text,
  });
  await bot.later(10_000);
}

test('is withdrawn, and does nothing, once an edit shows that a child writes about themselves', async () => {
  await bot.say(practitioner, DANGER);
  const pressed = button();
  await edit(OWN);
  expect(bot.seenIn(practitioner).join('\n')).not.toContain(`[${wording.labels.noDanger}]`);
  await bot.press(practitioner, pressed);
  expect((await request()).urgent).toBe(true);
  expect(bot.seenIn(practitioner).at(-1)).toBe(wording.handoff.openedOwn);
});

test('is not offered for the next message of a child who wrote about themselves', async () => {
  await bot.say(practitioner, OWN);
  await bot.say(practitioner, DANGER);
  expect(bot.seenIn(practitioner).join('\n')).not.toContain(wording.labels.noDanger);
});

test('does not claim to have told the advisers when an adviser had made the request ordinary', async () => {
  await bot.say(practitioner, DANGER);
  const { id } = await request();
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.press(adviser, { do: 'not-urgent', escalation: id });
  await bot.press(practitioner, button());
  expect(bot.seenIn(practitioner).join('\n')).not.toContain(noDanger.ordinary);
  expect(bot.seenIn(practitioner).join('\n')).toContain(noDanger.noted);
});

test('does not mention a private request in a channel', async () => {
  await bot.say(practitioner, 'She says she is going to kill herself tonight');
  await bot.say(practitioner, DANGER, inChannel);
  await bot.press(practitioner, cardInChannel().action, sharedChannel);
  const channel = bot.seenIn(sharedChannel).join('\n');
  expect(channel).toContain(noDanger.noted);
  expect(channel).not.toContain(noDanger.stillUrgent);
  expect(bot.seenIn(practitioner).join('\n')).toContain(noDanger.stillUrgent);
});

test('says what to type to cancel, as the chat page has no button for it once an adviser helps', () => {
  expect(noDanger.stillUrgent).toContain('choose or type “Cancel request”');
});
