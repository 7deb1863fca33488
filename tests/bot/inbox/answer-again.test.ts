// Tests that a question is answered again for the nation that the person chooses, and keeps that nation.
import { expect, test } from 'vitest';
import { redact } from '../../../knowledge/redaction/redact.js';
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

test('does not say in a channel that the asker chose the nation', async () => {
  const seen = await chooseScotland(sharedChannel);
  expect(seen).toContain('Guidance for Scotland was chosen. The new answer is below.');
  expect(seen).not.toContain('You chose');
});

test('says in private what they chose', async () => {
  expect(await chooseScotland(undefined)).toContain('You chose Scotland. The new answer is below.');
});

test('asks a corrected question again for only the nation that was chosen instead', async () => {
  await bot.say(practitioner, 'Can Rushanara Bello stay with Tariq Mahmood?');
  const { message } = (await bot.store.records.answers.latest(1))[0]!;
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland', question: message });
  await bot.press(practitioner, { do: 'not-personal', message, pseudonym: '[name 1]' });
  expect(bot.asked.at(-1)?.text).toContain('Rushanara');
  expect((await bot.store.records.answers.toMessage(message))?.asked).toMatchObject({ ownNationOnly: true });
});
