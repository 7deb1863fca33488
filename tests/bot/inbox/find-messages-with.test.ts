// Tests that “remove” takes words out of everything that the person wrote, however long ago.
import { expect, test } from 'vitest';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { newMessage } from '../../fakes/samples/sample-records.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(() => createTestBot({ redact: (text, known, reading) => redact(text, known, reading) }));

async function written(): Promise<string> {
  const { place } = await bot.say(practitioner, 'Is pipsqueak a child?');
  return (await bot.store.records.conversations.at(place))!.id;
}

async function first(conversation: string) {
  return (await bot.store.records.messages.of(practitioner, conversation))[0]?.text;
}

test('takes the words out of a message before 60 others', async () => {
  const conversation = await written();
  await bot.store.transaction(async ({ messages }) => {
    for (let n = 0; n < 60; n += 1) {
      const words = `Question ${n}`;
      const wording = { text: publicText(words), redactedTypes: [], words };
      await messages.add({ ...newMessage(conversation), ...wording, from: practitioner });
    }
  });
  await bot.say(practitioner, 'remove pipsqueak');
  expect(await first(conversation)).toBe('Is [name 1] a child?');
});

test('takes the words out of a message of which only the redacted text is kept', async () => {
  const conversation = await written();
  await bot.store.records.messages.destroyWords(conversation);
  await bot.say(practitioner, 'remove pipsqueak');
  expect(await first(conversation)).toBe('Is [name 1] a child?');
});
