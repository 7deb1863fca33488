// Tests that a request for an adviser still works with a forwarded message below it, and that advisers get the
// forwarded message too.
import { expect, test } from 'vitest';
import { forwardedText } from '../../../bot/wording/forwarded-text.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { card, claimed } = handoffSteps(() => bot);
const withForward = (text: string, forwarded = 'Her placement with Zora may change on Friday.') =>
  `${text}\n\n${forwardedText(forwarded)}`;
const requests = () => bot.store.records.escalations.open();

test.each(['adviser', 'Talk to an adviser', 'I need to speak to someone', 'siarad â chynghorydd'])(
  '“%s” above a forwarded message asks for an adviser, who reads both',
  async (text) => {
    await bot.say(practitioner, withForward(text));
    const [request, ...more] = await requests();
    expect(more).toEqual([]);
    expect(bot.asked).toHaveLength(0);
    const about = await bot.store.records.messages.find(request!.message!);
    expect(about!.text).toContain(text);
    expect(about!.text).toContain('Her placement with [name 1] may change on Friday.');
    expect(JSON.stringify(card().message)).toContain('on Friday.');
  },
);

test('danger in a forwarded message below a request brings the numbers to call', async () => {
  await bot.say(practitioner, withForward('I need to speak to someone', 'She is in danger now'));
  expect(await requests()).toMatchObject([{ urgent: true }]);
  expect(bot.seenIn(practitioner).join('\n')).toContain('999');
});

test.each(['hello', 'Wales', 'thanks', 'help', ''])(
  '“%s” above a forwarded message is a question',
  async (text) => {
    await bot.say(practitioner, withForward(text));
    expect(bot.asked).toHaveLength(1);
  },
);

test.each(['adviser', 'status', 'I need to speak to someone'])(
  '“%s” above a forwarded message goes to the adviser as a whole while one waits or is helped',
  async (text) => {
    const escalation = await claimed();
    await bot.say(practitioner, withForward(text));
    const [last] = (await bot.store.records.escalations.relayed(escalation)).slice(-1);
    const relayed = await bot.store.records.messages.find(last!.message);
    expect(relayed!.text).toContain(text);
    expect(relayed!.text).toContain('on Friday.');
    expect(bot.seenIn(adviser).join('\n')).toContain('on Friday.');
  },
);
