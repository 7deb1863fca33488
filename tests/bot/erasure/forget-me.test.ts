import { expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

test('while a request is open, “forget me” says to cancel it first, with a button, and offers nothing it would refuse', async () => {
  await bot.say(practitioner, 'Who can refer a child?');
  await bot.say(practitioner, 'adviser');
  await bot.say(practitioner, 'forget me');
  const said = bot.seenIn(practitioner).at(-1);
  expect(said).toBe(`${wording.forget.openFirst}\n[${wording.labels.withdraw}]`);
});

test('the pressed button is refused with the button that cancels the open request', async () => {
  await bot.say(practitioner, 'adviser');
  await bot.press(practitioner, { do: 'forget-me' });
  expect(bot.seenIn(practitioner).at(-1)).toBe(`${wording.forget.openFirst}\n[${wording.labels.withdraw}]`);
});
