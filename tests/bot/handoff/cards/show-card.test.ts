// Tests what the advisers’ card shows about a request that an adviser gave back.
import { expect, test } from 'vitest';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { sampleAnswer } from '../../../fakes/samples/sample-answers.js';
import { handoffSteps, MINUTE_MS } from '../../../fakes/handoff-steps.js';
import { adviser, advisersChannel, createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);

const { claimed, escalationId, openOne } = handoffSteps(() => bot);

const card = () => bot.seenIn(advisersChannel)[0];
async function handBack(escalation: string): Promise<void> {
  await bot.press(adviser, { do: 'hand-back', escalation });
  // A changed card waits a little, in case it changes again.
  await bot.later(MINUTE_MS);
}
const MOVED = 'The uncle has moved her to Leeds and she is in danger now.';

test('shows what no one has answered, although the adviser before received it', async () => {
  const id = await claimed();
  await bot.say(practitioner, 'She has a brother.');
  await bot.say(adviser, 'Tell me more.');
  await bot.say(practitioner, MOVED);
  await bot.say(practitioner, 'He has a car.');
  expect(card()).not.toContain('Leeds');
  await handBack(id);
  expect(card()).toMatch(/2 more messages saved[^]*Urgent message[^]*Leeds[^]*Written since[^]*He has a car/);
  expect(card()).not.toContain('brother');
});

test('passes on that the quotes were not checked', async () => {
  bot.answerWith(() => sampleAnswer({ withoutReranker: true }));
  await openOne();
  expect(card()).toContain('I could not check whether these quotes answer your question');
});

test('counts the same messages in the queue, without those that were deleted', async () => {
  const id = await claimed();
  const { id: messageId, place, from, sentAt } = await bot.say(practitioner, 'She has a brother.');
  await bot.say(practitioner, 'He has a car.');
  await handBack(id);
  const inQueue = async () => (await bot.queries.queue())[0]!.kept;
  expect(await inQueue()).toBe(2);
  await bot.inbox.receive({ kind: 'delete', id: `delete:${messageId}`, messageId, place, from, sentAt });
  await bot.later(MINUTE_MS);
  expect(await inQueue()).toBe(1);
});

test('shows the message about danger even if the adviser before has answered it', async () => {
  const id = await claimed();
  await bot.say(practitioner, MOVED);
  await bot.say(adviser, 'One moment.');
  await handBack(id);
  expect(card()).toMatch(/Urgent message[^]*Leeds/);
  expect(card()).not.toContain('saved');
});

test('shows a question that is itself about danger only once', async () => {
  const id = await claimed('She is in danger now.');
  await bot.say(adviser, 'One moment.');
  await handBack(id);
  expect(card()?.split('She is in danger now.')).toHaveLength(2);
});

test('shows what the adviser before answered, if the practitioner never received that reply', async () => {
  const id = await claimed();
  await bot.say(practitioner, 'She has a brother.');
  bot.platform.close(personalPlaceOf(practitioner).id);
  await bot.say(adviser, 'Which street?');
  await handBack(id);
  expect(card()).toMatch(/1 more message saved[^]*Written since[^]*brother/);
  expect((await bot.queries.queue())[0]!.kept).toBe(1);
});

test('shows what the adviser before answered, if they then deleted the reply', async () => {
  const id = await claimed();
  await bot.say(practitioner, 'She has a brother.');
  const { id: messageId, place } = await bot.say(adviser, 'Which street?');
  await bot.inbox.receive({
    kind: 'delete',
    id: 'deleted',
    place,
    from: adviser,
    sentAt: bot.ports.clock().toISOString(),
    messageId,
  });
  await handBack(id);
  expect(card()).toMatch(/Written since[^]*brother/);
});

test('shows the first message of a request without a question only once if it is about danger', async () => {
  await bot.say(practitioner, 'adviser');
  await bot.say(practitioner, MOVED);
  await bot.later(MINUTE_MS);
  expect(card()?.split('Leeds')).toHaveLength(2);
  await bot.press(adviser, { do: 'claim', escalation: await escalationId() }, advisersChannel);
  await bot.say(adviser, 'One moment.');
  await handBack(await escalationId());
  expect(card()?.split('Leeds')).toHaveLength(2);
});
