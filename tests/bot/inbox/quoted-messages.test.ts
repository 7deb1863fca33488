// Tests replies that quote someone else’s message. If a practitioner writes the reply, the quoted text is
// read with it, but never as their own. If an adviser does, the quoted text never goes to the practitioner.
import { expect, test } from 'vitest';
import { writesForThemselves } from '../../../bot/safeguards/child-or-victim/child-or-victim-writing.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  practitioner,
  sharedChannel,
} from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { card, threadOf, claim, openOne } = handoffSteps(() => bot);
const quoted = ['I am 14 and I am in danger now'];
const inTeam = { place: sharedChannel, quoted };
const stored = async ({ id }: { id: string }, place = sharedChannel) => {
  const { id: conversation } = (await bot.store.records.conversations.at(place))!;
  return (await bot.store.records.messages.withPlatformId(conversation, id))!;
};

test.each(['What now?', ''])('reads the quoted message with “%s”', async (text) => {
  const message = await stored(await bot.say(practitioner, text, inTeam));
  expect(message).toMatchObject({ urgent: true });
  expect(message.text!.trim()).toBe(`${text}\n\nForwarded message:\n${quoted[0]}`.trim());
  expect(writesForThemselves(message.text!)).toBe(false);
  expect(bot.seenIn(sharedChannel).join('\n')).toContain('999');
});

test('reads the quoted message with a request that is not a command', async () => {
  const message = await stored(await bot.say(practitioner, 'thanks', inTeam));
  expect(message).toMatchObject({ kind: 'question', urgent: true });
});

test.each([
  ['question', 'What now?'],
  ['command', 'nation Scotland'],
])('still reads the quoted message when a %s is edited', async (_, text) => {
  const { id } = await bot.say(practitioner, text, inTeam);
  await bot.inbox.receive({
    kind: 'edit',
    id: 'edit',
    messageId: id,
    from: practitioner,
    sentAt: '2026-05-04T09:01:00Z',
    text: 'What should I do?',
    ...inTeam,
  });
  await bot.settle();
  expect(await stored({ id })).toMatchObject({
    kind: 'question',
    urgent: true,
    text: `What should I do?\n\nForwarded message:\n${quoted[0]}`,
  });
});

test.each(['adviser', 'help', 'status', 'nation Wales', 'withdraw'])(
  'gives the numbers to call before it carries out “%s”, if that replies to a message about danger',
  async (text) => {
    const message = await stored(await bot.say(practitioner, text, inTeam));
    expect(message).toMatchObject({ kind: 'command', urgent: true });
    expect(bot.seenIn(sharedChannel)[0]).toContain('999');
    expect(await bot.store.records.escalations.open()).toMatchObject([{ urgent: true, message: message.id }]);
  },
);

test.each(['Who refers a child?', 'Monday is a holiday. '.repeat(300)])(
  'carries out a command that replies to an ordinary message, however long that is',
  async (text) => {
    const message = await stored(await bot.say(practitioner, 'help', { ...inTeam, quoted: [text] }));
    expect(message).toMatchObject({ kind: 'command', urgent: false });
    expect(bot.seenIn(sharedChannel).join('\n')).toContain('You can also type');
  },
);

test('says that a message that a command replies to is too long to be read, and gives the numbers to call', async () => {
  const long = `${'Monday is a holiday. '.repeat(200)}The uncle is on his way from Luton.`;
  await bot.say(practitioner, 'help', { ...inTeam, quoted: [long] });
  const [first, ...more] = bot.seenIn(sharedChannel);
  expect(first).toMatch(
    /^I have not read the message that you replied to, because it is too long\.\nCall 999/,
  );
  expect(first).toContain('Police 999');
  expect(more.join('\n')).toContain('You can also type');
});

test.each(['I am calling you.', '// Ask her manager.', '?? Who refers?', 'resolve'])(
  'does not read the quoted message with “%s” from an adviser',
  async (text) => {
    bot.platform.forbidPrivateChat(adviser);
    await claim(adviser, await openOne());
    const place = threadOf(card());
    const message = await stored(
      await bot.say(adviser, text, {
        place,
        threadOf: card().messageId,
        quoted: ['The carer is a suspect.'],
      }),
      place,
    );
    expect(message).toMatchObject({ role: 'adviser', text });
    const seen = [practitioner, advisersChannel, place].flatMap((where) => bot.seenIn(where));
    expect(seen.join('\n')).not.toContain('suspect');
  },
);
