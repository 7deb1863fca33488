// Tests that a question is answered again for the nation that someone chooses, and that later questions use
// that nation.
import { describe, expect, test } from 'vitest';
import { turnOff } from '../../../bot/assistant-off/turn-switch.js';
import { emptyAnswer } from '../../../knowledge/model/answer.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { createTestBot, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(() => createTestBot({ redact: (text, known, reading) => redact(text, known, reading) }));

async function chooseScotland(place: typeof sharedChannel | undefined): Promise<string> {
  await bot.say(practitioner, 'Who refers a child?', place && { place });
  const { message } = (await bot.store.records.answers.latest(1))[0]!;
  const chosen = { do: 'set-nation', jurisdiction: 'scotland', question: message } as const;
  const presser = place ? { platform: 'slack', id: 'eve' } : practitioner;
  await bot.press(presser, chosen, place);
  await bot.later(10_000);
  return bot.seenIn(place ?? practitioner).join('\n');
}

async function chooseAllNations(place: typeof sharedChannel | undefined): Promise<string> {
  await bot.say(practitioner, 'Who refers a child?', place && { place });
  const { message } = (await bot.store.records.answers.latest(1))[0]!;
  await bot.press(practitioner, { do: 'forget-nation', question: message }, place);
  await bot.later(10_000);
  return bot.seenIn(place ?? practitioner).join('\n');
}

test('does not say in a channel that the asker chose the nation', async () => {
  const seen = await chooseScotland(sharedChannel);
  expect(seen).toContain('I’m now using guidance for Scotland. The new answer is below.');
  expect(seen).not.toContain('You chose');
});

test('says in private what they chose', async () => {
  expect(await chooseScotland(undefined)).toContain('You chose Scotland. The new answer is below.');
});

test('says in a channel that all nations were chosen, but not that the asker did', async () => {
  const seen = await chooseAllNations(sharedChannel);
  expect(seen).toContain('I’m now using guidance for all nations. The new answer is below.');
  expect(seen).not.toContain('You chose');
  expect(await chooseAllNations(undefined)).toContain('You chose guidance for all nations.');
});

test('keeps the answer if the assistant is off when all nations are chosen', async () => {
  await bot.say(practitioner, 'Who refers a child?');
  const given = (await bot.store.records.answers.latest(1))[0]!;
  await turnOff(bot.ports, { name: 'chat', message: 'Back on Monday.', reason: 'A test', by: 'Ann' });
  await bot.press(practitioner, { do: 'forget-nation', question: given.message });
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/^I’m now using guidance for all nations\./);
  expect((await bot.store.records.answers.find(given.id))?.supersededAt).toBeUndefined();
});

test('asks a corrected question again for only the nation that was chosen instead', async () => {
  await bot.say(practitioner, 'Can Rushanara Bello stay with Tariq Mahmood?');
  const { message } = (await bot.store.records.answers.latest(1))[0]!;
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland', question: message });
  await bot.press(practitioner, { do: 'not-personal', message, pseudonym: '[name 1]' });
  expect(bot.asked.at(-1)?.text).toContain('Rushanara');
  expect((await bot.store.records.answers.toMessage(message))?.asked).toMatchObject({ ownNationOnly: true });
});

describe('a nation alone after an answered question', () => {
  const labels = () => {
    const { message } = bot.platform.in(personalPlaceOf(practitioner).id).at(-1)!;
    return message.buttons.map(({ label }) => label);
  };
  const WALES = ['Answer my last question for Wales'];

  test('offers to answer it for that nation, and does so once pressed', async () => {
    await bot.say(practitioner, 'Who refers a child?');
    await bot.say(practitioner, 'Wales');
    expect(bot.seenIn(practitioner).at(-1)).toContain('I’m using guidance for Wales.');
    expect(labels()).toEqual(WALES);
    expect(bot.asked).toHaveLength(1);
    const { message } = bot.platform.in(personalPlaceOf(practitioner).id).at(-1)!;
    await bot.press(practitioner, message.buttons[0]!.action);
    expect(bot.asked.at(-1)).toMatchObject({
      text: 'Who refers a child?',
      jurisdiction: 'wales',
      ownNationOnly: true,
    });
  });

  test('offers it in Welsh', async () => {
    await bot.say(practitioner, 'cymraeg');
    await bot.say(practitioner, 'Who refers a child?');
    await bot.say(practitioner, 'Cymru');
    expect(labels()).toEqual(['Ateb fy nghwestiwn diwethaf ar gyfer Cymru']);
  });

  test('offers it after the answer was for another nation', async () => {
    await bot.say(practitioner, 'nation England');
    await bot.say(practitioner, 'Who refers a child?');
    await bot.say(practitioner, 'Wales');
    expect(labels()).toEqual(WALES);
  });

  test('offers nothing if the answer was for that nation', async () => {
    await bot.say(practitioner, 'nation Wales');
    await bot.say(practitioner, 'Who refers a child?');
    await bot.say(practitioner, 'Wales');
    expect(labels()).toEqual([]);
  });

  test('offers nothing if the question named that nation', async () => {
    await bot.say(practitioner, 'Who refers a child in Wales?');
    await bot.say(practitioner, 'Wales');
    expect(labels()).toEqual([]);
  });

  test('offers it if the question named another nation, until it was answered for that one', async () => {
    await bot.say(practitioner, 'nation Wales');
    await bot.say(practitioner, 'Who refers a child in Scotland?');
    await bot.say(practitioner, 'Wales');
    expect(labels()).toEqual(WALES);
    const { message } = bot.platform.in(personalPlaceOf(practitioner).id).at(-1)!;
    await bot.press(practitioner, message.buttons[0]!.action);
    await bot.say(practitioner, 'Wales');
    expect(labels()).toEqual([]);
  });

  test('offers nothing half an hour later', async () => {
    await bot.say(practitioner, 'Who refers a child?');
    await bot.later(30 * 60_000);
    await bot.say(practitioner, 'Wales');
    expect(labels()).toEqual([]);
  });

  test('offers nothing if there was no answer, or no question', async () => {
    await bot.say(practitioner, 'Wales');
    expect(labels()).toEqual([]);
    bot.answerWith(() => emptyAnswer('unanswerable'));
    await bot.say(practitioner, 'Who refers a child?');
    await bot.say(practitioner, 'Scotland');
    expect(labels()).toEqual([]);
  });

  test('offers nothing once the question was deleted', async () => {
    const { id: messageId, ...asked } = await bot.say(practitioner, 'Who refers a child?');
    await bot.inbox.receive({ ...asked, kind: 'delete', id: 'd1', messageId });
    await bot.settle();
    await bot.say(practitioner, 'Wales');
    expect(labels()).toEqual([]);
  });

  test('offers no one in a channel to answer someone else’s question', async () => {
    await bot.say(practitioner, 'Who refers a child?', { place: sharedChannel });
    await bot.say({ platform: 'slack', id: 'eve' }, 'nation Wales', { place: sharedChannel });
    expect(bot.platform.in(sharedChannel.id).at(-1)!.message.buttons).toEqual([]);
  });
});
