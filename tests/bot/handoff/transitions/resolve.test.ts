// Tests that closing a request never leaves a message about danger with no one.
import { expect, test } from 'vitest';
import { giveUpMessage } from '../../../../bot/delivery/give-up-message.js';
import { latestSeen } from '../../../../bot/handoff/messages/awaited-reply.js';
import { replyKey } from '../../../../bot/handoff/messages/relayed-message.js';
import { DeliveryFailure } from '../../../../knowledge/model/errors.js';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { handoffSteps } from '../../../fakes/handoff-steps.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { adviser, createTestBot, practitioner, sharedChannel } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);

const { last, openOne, claim, escalationId, anyway } = handoffSteps(() => bot);

const { notClosed, resolvedYou } = wording.adviser;

async function answered(): Promise<string> {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(adviser, 'Refer her today.');
  await bot.later(60_000);
  return id;
}

const stateOf = async (id: string) => (await bot.store.records.escalations.find(id))?.state;

test.each([
  ['a form', (id: string) => bot.press(adviser, { do: 'resolve', escalation: id, outcome: 'Advised' })],
  ['a typed command', () => bot.say(adviser, 'resolve: Advised')],
])(
  '%s does not close a request with an unanswered message about danger, until it is confirmed',
  async (_, close) => {
    const id = await answered();
    await bot.say(practitioner, 'She is in danger now.');
    await close(id);
    expect(last(adviser)).toContain(notClosed.urgent);
    expect(await stateOf(id)).toBe('claimed');
    expect(last(practitioner)).not.toContain(wording.handoff.rate);
    await bot.press(adviser, anyway()!);
    expect(bot.seenIn(adviser).some((said) => said.startsWith(resolvedYou))).toBe(true);
    expect(await bot.store.records.escalations.find(id)).toMatchObject({
      state: 'resolved',
      outcome: 'Advised',
    });
  },
);

test('asks again if the practitioner writes more before it is confirmed', async () => {
  const id = await answered();
  await bot.say(practitioner, 'She is in danger now.');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  const first = anyway()!;
  await bot.say(practitioner, 'They are leaving, she is in danger now.');
  await bot.press(adviser, first);
  expect(await stateOf(id)).toBe('claimed');
  await bot.press(adviser, anyway()!);
  expect(await stateOf(id)).toBe('resolved');
});

test('a form from before an ordinary message does not close the request', async () => {
  const id = await answered();
  await bot.say(practitioner, 'Who pays for the interpreter?');
  await bot.press(adviser, { do: 'resolve', escalation: id, outcome: 'Advised', seen: id });
  expect(last(adviser)).toContain(notClosed.other);
  expect(await stateOf(id)).toBe('claimed');
});

test.each([undefined, 'OK, will do. Thanks so much for your help.', 'She is safe now, thank you.'])(
  'asks before closing an urgent request, whatever was written back: “%s”',
  async (text) => {
    const id = await answered();
    await bot.say(practitioner, 'She is in danger now.');
    await bot.later(60_000);
    await bot.say(adviser, 'Stay outside and call 999.');
    if (text) await bot.say(practitioner, text);
    await bot.say(adviser, 'Goodbye.');
    await bot.press(adviser, { do: 'resolve', escalation: id, outcome: 'Advised' });
    expect(last(adviser)).toContain(notClosed.safety);
    expect(await stateOf(id)).toBe('claimed');
    await bot.press(adviser, anyway()!);
    expect(await stateOf(id)).toBe('resolved');
  },
);

test('does not ask once an adviser has said that the request is not urgent', async () => {
  const id = await answered();
  await bot.press(adviser, { do: 'make-urgent', escalation: id });
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(adviser)).toContain(notClosed.safety);
  await bot.press(adviser, { do: 'not-urgent', escalation: id });
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(await stateOf(id)).toBe('resolved');
});

test('a form from before a message about danger does not close the request, even if a reply crossed with it', async () => {
  const id = await answered();
  await bot.say(practitioner, 'She is in danger now.');
  await bot.later(60_000);
  await bot.say(adviser, 'You are welcome, goodbye.');
  await bot.press(adviser, { do: 'resolve', escalation: id, outcome: 'Advised', seen: id });
  expect(last(adviser)).toContain(notClosed.danger);
  expect(await stateOf(id)).toBe('claimed');
  await bot.press(adviser, anyway()!);
  expect(await stateOf(id)).toBe('resolved');
});

test('in a chat, asks before closing if the last reply crossed with a message about danger', async () => {
  const id = await answered();
  await bot.say(practitioner, 'She is in danger now.');
  await bot.later(5000);
  await bot.say(adviser, 'You are welcome, goodbye.');
  await bot.later(5000);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(adviser)).toContain(notClosed.danger);
  expect(await stateOf(id)).toBe('claimed');
  await bot.press(adviser, anyway()!);
  expect(await stateOf(id)).toBe('resolved');
});

test('in a chat, asks before closing a request marked as not urgent whose message about danger has no reply', async () => {
  const id = await answered();
  await bot.say(practitioner, 'She is in danger now.');
  await bot.press(adviser, { do: 'not-urgent', escalation: id });
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(adviser)).toContain(notClosed.danger);
  expect(await stateOf(id)).toBe('claimed');
});

test('in a chat, closes a request at once after an ordinary message', async () => {
  const id = await answered();
  await bot.say(practitioner, 'Who pays for the interpreter?');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(await stateOf(id)).toBe('resolved');
});

test.each([
  ['before a reply', false],
  ['although a reply came after it', true],
])(
  'a form does not close a request whose latest message was changed into one about danger, %s',
  async (_, isReplied) => {
    const id = await answered();
    await bot.say(practitioner, 'One more thing about the form.');
    const written = (await bot.store.records.escalations.relayed(id)).at(-1)!.message;
    const stored = (await bot.store.records.messages.find(written))!;
    const seen = latestSeen((await bot.store.records.escalations.find(id))!, [
      { direction: 'to-adviser', message: written },
    ]);
    if (isReplied) await bot.say(adviser, 'Goodbye.');
    await bot.inbox.receive({
      kind: 'edit',
      id: 'edited',
      messageId: stored.platformMessageId,
      place: personalPlaceOf(practitioner),
      from: practitioner,
      text: 'He is beating her, she is in danger now.',
      sentAt: bot.ports.clock().toISOString(),
      mentionsBot: true,
    });
    await bot.settle();
    await bot.press(adviser, { do: 'resolve', escalation: id, outcome: 'Advised', seen });
    expect(await stateOf(id)).toBe('claimed');
    await bot.press(adviser, anyway()!);
    expect(await stateOf(id)).toBe('resolved');
  },
);

const toldLast = () => bot.platform.in(personalPlaceOf(practitioner).id).at(-1)!.message;

test('an urgent request closed without a message tells the practitioner so, with the numbers to call', async () => {
  await bot.say(practitioner, 'She is in danger now.');
  const id = await escalationId();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await bot.press(adviser, anyway()!);
  expect(last(practitioner)).toMatch(/^Call 999[^]*No adviser has replied to you\.[^]*Bea has closed/);
  expect(last(practitioner)).not.toContain(wording.handoff.rate);
  expect(toldLast()).toMatchObject({ urgent: true, buttons: [{ action: { do: 'reopen' } }] });
  expect(toldLast().parts.map(({ kind }) => kind)).toContain('contacts');
});

test('counts a reply that waits for a private chat as none', async () => {
  const away = new DeliveryFailure('It is away.', 'Wait.', { fault: 'platform' });
  bot.platform.personalPlace = () => Promise.reject(away);
  await bot.say(practitioner, 'She is in danger now.', { place: sharedChannel });
  const id = await escalationId();
  await claim(adviser, id);
  await bot.say(adviser, 'Stay outside and call 999.');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(adviser)).toContain(notClosed.notReceived);
  await bot.press(adviser, anyway()!);
  const told = bot.seenIn(sharedChannel).at(-1);
  expect(told).toMatch(/^Call 999[^]*No adviser has replied to you\./);
  expect(told).not.toContain(wording.handoff.rate);
});

test.each([
  ['the platform refused', 'message'],
  ['was given up while the platform was away', 'platform'],
] as const)('counts a reply that %s as none', async (_, fault) => {
  await bot.say(practitioner, 'She is in danger now.');
  const id = await escalationId();
  await claim(adviser, id);
  bot.platform.failNext(new DeliveryFailure('It did not arrive.', 'Wait.', { fault }));
  await bot.say(adviser, 'Stay outside and call 999.');
  const { message } = (await bot.store.records.escalations.relayed(id)).at(-1)!;
  await giveUpMessage(bot.ports, replyKey(id, message));
  await bot.settle();
  expect(bot.seenIn(adviser).some((said) => said.includes('The practitioner has not read it.'))).toBe(true);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(adviser)).toContain(notClosed.notReceived);
  await bot.press(adviser, anyway()!);
  expect(last(practitioner)).toMatch(/^Call 999[^]*No adviser has replied to you\./);
  expect(last(practitioner)).not.toContain(wording.handoff.rate);
});

test('in a chat, asks before closing if the practitioner left before the reply to a message about danger', async () => {
  const id = await answered();
  await bot.say(practitioner, 'She is in danger now.');
  await bot.press(adviser, { do: 'not-urgent', escalation: id });
  const place = personalPlaceOf(practitioner);
  const sentAt = bot.ports.clock().toISOString();
  await bot.inbox.receive({ kind: 'left', id: 'left', place, from: practitioner, sentAt });
  await bot.later(60_000);
  await bot.say(adviser, 'Stay outside and call 999.');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(adviser)).toContain(notClosed.danger);
  expect(await stateOf(id)).toBe('claimed');
});

test('asks whether the adviser helped only if one has replied since the practitioner last asked', async () => {
  const id = await answered();
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(practitioner)).toContain(wording.handoff.rate);
  await bot.later(60_000);
  await bot.press(practitioner, { do: 'reopen', escalation: id });
  await claim(adviser, id);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(practitioner)).toContain('No adviser has replied since you asked again.');
  expect(last(practitioner)).not.toContain(wording.handoff.rate);
  expect(toldLast().parts.map(({ kind }) => kind)).not.toContain('contacts');
});
