// Tests what an adviser reads if they write to a practitioner after the request was closed.
import { expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { handoffSteps, MINUTE_MS } from '../../../fakes/handoff-steps.js';
import { adviser, createTestBot, otherAdviser, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);
const { card, claimed, last, thread } = handoffSteps(() => bot);
const { closed, closedByYou, reopen } = wording.adviser;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DANGER = 'She is in danger now.';
const DANGER_FIRST = new RegExp(`^${wording.handoff.danger}[^]*Police 999`);

const inCardThread = () => ({ place: thread(), threadOf: card().messageId, mentionsBot: false });
function inChatThread() {
  const chat = personalPlaceOf(adviser);
  const handedOver = bot.platform.in(chat.id)[0]!.messageId;
  return { place: { ...chat, id: `${chat.id}:${handedOver}` }, threadOf: handedOver };
}

async function closedFor(days: number): Promise<string> {
  const id = await claimed();
  await bot.say(adviser, 'Refer her today.');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await bot.later(days * DAY_MS);
  return id;
}

test.each([
  ['the thread of its card', inCardThread],
  ['a thread in their own chat', inChatThread],
])('offers the adviser who closed it to reopen it, in %s', async (_, where) => {
  const id = await closedFor(2);
  const at = where();
  await bot.say(adviser, DANGER, at);
  const said = bot.seenIn(at.place).at(-1)!;
  expect(said).toMatch(DANGER_FIRST);
  expect(said).toContain(closedByYou);
  expect(said).toContain(`[${reopen}]`);
  await bot.press(adviser, { do: 'reopen', escalation: id });
  expect(await bot.store.records.escalations.find(id)).toMatchObject({ state: 'claimed', holder: adviser });
  await bot.say(adviser, DANGER);
  expect(last(practitioner)).toContain(DANGER);
});

test('gives no numbers to call if the message is not about danger', async () => {
  await closedFor(2);
  await bot.say(adviser, 'The form is on their website.', inCardThread());
  expect(bot.seenIn(thread()).at(-1)).toMatch(new RegExp(`^${closedByYou}\\n\\[${reopen}\\]$`));
});

test.each([
  ['it is too late to reopen it', 4, adviser],
  ['another adviser closed it', 2, otherAdviser],
])('gives the numbers to call, but does not offer to reopen it, if %s', async (_, days, who) => {
  await closedFor(days);
  await bot.say(who, DANGER, inCardThread());
  const said = bot.seenIn(thread()).at(-1)!;
  expect(said).toMatch(DANGER_FIRST);
  expect(said).toContain(closed);
  expect(said).not.toContain(`[${reopen}]`);
});
