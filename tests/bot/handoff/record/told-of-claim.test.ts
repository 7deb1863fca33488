// Tests what the page of a request says was told to the practitioner when the reader claimed it.
import { expect, test } from 'vitest';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
} from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);

async function claimed(): Promise<string> {
  await bot.say(practitioner, 'Who pays?');
  await bot.press(practitioner, { do: 'talk-to-adviser' });
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  return id;
}

const toldOf = async (id: string, reader = adviser) =>
  (await bot.queries.escalation(id, reader))?.toldOfClaim;

test('is the name of the adviser who claimed it, and only until they do something else', async () => {
  const id = await claimed();
  expect(await toldOf(id)).toBe('name');
  expect(await toldOf(id, otherAdviser)).toBeUndefined();
  await bot.press(adviser, { do: 'reply', escalation: id, text: 'The council pays.' });
  expect(await toldOf(id)).toBeUndefined();
});

test('is not their name if practitioners do not see the names of advisers', async () => {
  bot.ports.policy = { ...bot.ports.policy, adviserNames: 'role' };
  expect(await toldOf(await claimed())).toBe('no-name');
});
