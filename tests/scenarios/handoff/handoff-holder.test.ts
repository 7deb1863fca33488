// Tests who holds a request. If several advisers claim it at once, only one succeeds; other people cannot
// claim it. Each message goes to the right person.
import { expect, test } from 'vitest';
import type { Action } from '../../../bot/model/messages/action.js';
import { DEFAULT_POLICY } from '../../fakes/default-settings.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, advisersChannel, createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const { card, threadOf, last, openOne, claim } = handoffSteps(() => bot);

test('lets exactly one of two advisers claim, and tells the other who has it', async () => {
  const id = await openOne();
  const press = (who: typeof practitioner, event: string) =>
    bot.inbox.receive({
      kind: 'action',
      id: event,
      place: advisersChannel,
      from: who,
      sentAt: '2026-05-04T09:00:00Z',
      action: { do: 'claim', escalation: id },
    });
  await Promise.all([press(adviser, 'c1'), press(otherAdviser, 'c2')]);
  await bot.settle();
  const moves = (await bot.queries.escalation(id))!.transitions.map(({ transition }) => transition);
  expect(moves).toEqual(['open', 'claim']);
  expect(
    bot.seenIn(advisersChannel).filter((text) => text.includes('has already claimed this request')),
  ).toHaveLength(1);
});

test('says nothing to a holder who types “claim” where only the button claims', async () => {
  const id = await openOne();
  await claim(adviser, id);
  Object.assign(bot.platform, { claimsNeedSignIn: true });
  const inThread = { place: threadOf(card()), threadOf: card().messageId };
  await bot.say(adviser, 'claim', inThread);
  expect(bot.platform.posted.map(({ message }) => JSON.stringify(message)).join()).not.toContain(
    'has already claimed',
  );
  await bot.say(otherAdviser, 'claim', inThread);
  expect(bot.seenIn(inThread.place).at(-1)).toContain('has already claimed');
});

const inThread = () => ({ place: threadOf(card()), threadOf: card().messageId, mentionsBot: false });
const KEPT =
  'I saved this as a note for advisers and did not send it to the practitioner. To send it, choose “Reply” on the card.';

test('does not take a bystander’s reply in the card’s thread', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(otherAdviser, 'I would say no.', inThread());
  expect(bot.seenIn(practitioner).join()).not.toContain('I would say no.');
  expect(bot.seenIn(threadOf(card())).at(-1)).toMatch(
    /Bea is handling this conversation, so your message was not passed on/,
  );
});

test('takes replies from the card’s thread if the holder has no private chat', async () => {
  bot.platform.forbidPrivateChat(adviser);
  await claim(adviser, await openOne());
  await bot.say(adviser, 'The local authority refers.', inThread());
  expect(last(practitioner)).toBe('Bea: The local authority refers.');
});

test('keeps what the holder writes to colleagues in the card’s thread for advisers', async () => {
  const id = await openOne();
  await claim(adviser, id);
  const before = bot.seenIn(practitioner);
  await bot.say(adviser, 'Yes, she rang last week too.', inThread());
  expect(bot.seenIn(practitioner)).toEqual(before);
  expect(bot.seenIn(threadOf(card())).at(-1)).toBe(KEPT);
  expect(await bot.store.records.escalations.relayed(id)).toMatchObject([{ direction: 'note' }]);
});

test('keeps what the holder writes to a named colleague for advisers, with or without a private chat', async () => {
  bot.platform.forbidPrivateChat(adviser);
  await claim(adviser, await openOne());
  const before = bot.seenIn(practitioner);
  await bot.say(adviser, '@Cyd can you take this one?', { ...inThread(), toOther: true });
  expect(bot.seenIn(practitioner)).toEqual(before);
  expect(bot.seenIn(threadOf(card())).at(-1)).toBe(KEPT);
});

test.each(['after', 'before'])(
  'does not pass on the words that Slack adds below a link in an adviser’s reply, which arrive %s the reply',
  async (order) => {
    await claim(adviser, await openOne());
    const text = 'I am calling you. https://example.org/1';
    if (order === 'after') await bot.say(adviser, text, { id: 'reply' });
    await bot.inbox.receive({
      kind: 'edit',
      id: 'edit',
      messageId: 'reply',
      place: personalPlaceOf(adviser),
      from: adviser,
      sentAt: '2026-05-04T09:01:00Z',
      text,
      quoted: ['The carer is a suspect.'],
    });
    await bot.settle();
    if (order === 'before') await bot.say(adviser, text, { id: 'reply' });
    expect(bot.seenIn(practitioner).filter((seen) => seen.includes('calling'))).toEqual([`Bea: ${text}`]);
  },
);

test.each([
  ['with text', '\n\nForwarded message:\nThe carer is a suspect.'],
  ['without text', ''],
])(
  'does not pass on files below a note, which may be of a message that was forwarded %s',
  async (_, forwarded) => {
    bot.ports.policy = { ...DEFAULT_POLICY, attachments: 'pass-on' };
    await claim(adviser, await openOne());
    const file = { name: 'minutes.pdf', contentType: 'application/pdf', url: 'https://files.example/1' };
    await bot.say(adviser, `Thanks.\n// See this.${forwarded}`, { attachments: [file] });
    expect(bot.seenIn(practitioner).at(-1)).toBe('Bea: Thanks.');
    expect(last(adviser)).toContain('I did not pass on your attachment because it is below a private note');
    await bot.say(adviser, '// For us.\nThanks.', { attachments: [file] });
    expect(bot.seenIn(practitioner).at(-1)).toContain('minutes.pdf');
  },
);

test('says again how to send a message to colleagues that was edited', async () => {
  await claim(adviser, await openOne());
  const { id } = await bot.say(adviser, 'She rang last weak.', inThread());
  await bot.inbox.receive({
    kind: 'edit',
    id: 'edit',
    messageId: id,
    place: inThread().place,
    from: adviser,
    sentAt: '2026-05-04T09:01:00Z',
    text: 'She rang last week.',
  });
  await bot.settle();
  expect(bot.seenIn(practitioner).join()).not.toContain('She rang');
  expect(bot.seenIn(threadOf(card())).slice(-2)).toEqual([KEPT, KEPT]);
});

test('still runs a command that the holder types in the card’s thread', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(adviser, 'resolve', inThread());
  expect(await bot.store.records.escalations.find(id)).toMatchObject({ state: 'resolved' });
});

test.each<[string, (id: string) => Action]>([
  ['resolve', (escalation) => ({ do: 'resolve', escalation })],
  ['hand back', (escalation) => ({ do: 'hand-back', escalation })],
  ['reply', (escalation) => ({ do: 'reply', escalation, text: 'Trust me.' })],
])('a person who does not hold it cannot %s', async (_, action) => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(otherAdviser, action(id), advisersChannel);
  await bot.press(practitioner, action(id));
  expect((await bot.queries.queue())[0]?.escalation).toMatchObject({
    state: 'claimed',
    holder: { id: 'bea' },
  });
  expect(bot.seenIn(practitioner).join()).not.toContain('Trust me.');
});

test('no one claims from outside the advisers’ channel, whatever the button carries', async () => {
  const id = await openOne();
  await bot.press({ platform: 'slack', id: 'mallory' }, { do: 'claim', escalation: id });
  const lookalike = { ...advisersChannel, id: 'advisers2' };
  await bot.press(otherAdviser, { do: 'claim', escalation: id }, lookalike);
  await bot.press(practitioner, { do: 'claim', escalation: id }, advisersChannel);
  expect((await bot.queries.queue())[0]?.escalation.state).toBe('waiting');
});

test('an adviser with two conversations is asked who a message is for', async () => {
  const first = await openOne();
  const second = { platform: 'slack', id: 'eve', name: 'Eve' } as const;
  await bot.later(60_000);
  await bot.say(second, 'Another question?');
  await bot.say(second, 'adviser');
  const other = (await bot.queries.queue())[1]!.escalation.id;
  await claim(adviser, first);
  await claim(adviser, other);
  await bot.say(adviser, 'Hello there.');
  expect(last(adviser)).toMatch(/Who is this message for/);
  expect(bot.seenIn(practitioner).join() + bot.seenIn(second).join()).not.toContain('Hello there.');
  const choices = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!.message.parts.at(-1);
  const buttons = choices?.kind === 'choices' ? choices.buttons : [];
  expect(buttons.map(({ label }) => label).at(-1)).toBe('Answer from the guidance');
  expect(buttons).toHaveLength(3);
  await bot.press(adviser, buttons[1]!.action);
  expect(last(second)).toBe('Bea: Hello there.');
  expect(bot.seenIn(practitioner).join()).not.toContain('Hello there.');
});

test('nothing that is written at the instant of a claim stays behind', async () => {
  const id = await openOne();
  const base = { place: personalPlaceOf(practitioner), from: practitioner, sentAt: '2026-05-04T09:00:00Z' };
  const write = (n: number) =>
    bot.inbox.receive({
      ...base,
      kind: 'message',
      id: `w${n}`,
      text: `line ${n}`,
      attachments: [],
      mentionsBot: true,
    });
  const press = bot.inbox.receive({
    kind: 'action',
    id: 'claim',
    place: advisersChannel,
    from: adviser,
    sentAt: base.sentAt,
    action: { do: 'claim', escalation: id },
  });
  const worker = bot.startWorker({ pollMs: 5 });
  await Promise.all([press, ...Array.from({ length: 20 }, (_, n) => write(n))]);
  await worker.drain();
  const seen = bot.seenIn(adviser).join('\n');
  for (let n = 0; n < 20; n += 1) expect(seen).toContain(`line ${n}`);
});

test('a command typed by someone with two requests is run for the one they choose, and never passed on', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.later(1000);
  const other = { platform: 'slack' as const, id: 'ivo' };
  await bot.say(other, 'adviser');
  const [second] = await bot.store.records.escalations.waitedForBy(other);
  await bot.press(adviser, { do: 'claim', escalation: second!.id }, advisersChannel);
  await bot.say(adviser, 'hand back');
  const { message, messageId } = bot.platform.in(personalPlaceOf(adviser).id).at(-1)!;
  const [choice] = message.parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : []));
  await bot.press(adviser, choice!.action, personalPlaceOf(adviser), messageId);
  expect(bot.seenIn(practitioner).join()).not.toContain('Bea: hand back');
  expect((await bot.store.records.escalations.find(id))?.state).toBe('waiting');
  expect((await bot.store.records.escalations.find(second!.id))?.state).toBe('claimed');
});
