// Tests what the reader of a long relayed message sees after it is edited.
import { expect, test } from 'vitest';
import { DeliveryFailure } from '../../../../knowledge/model/errors.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { handoffSteps } from '../../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);

const { claim, escalationId } = handoffSteps(() => bot);

const LONG = 'Keep the door locked until they come. '.repeat(120);

async function edit(messageId: string, text: string): Promise<void> {
  await bot.later(60_000);
  const sentAt = bot.ports.clock().toISOString();
  const place = personalPlaceOf(adviser);
  await bot.inbox.receive({ kind: 'edit', id: sentAt, place, from: adviser, sentAt, messageId, text });
  await bot.settle();
}

test('a second edit leaves a correction of the first as it is if the platform changes no message', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  const id = await escalationId();
  await claim(adviser, id);
  await bot.say(adviser, LONG);
  const [relayed] = await bot.store.records.escalations.relayed(id);
  const { platformMessageId } = (await bot.store.records.messages.find(relayed!.message))!;
  bot.platform.update = () =>
    Promise.reject(new DeliveryFailure('It cannot be changed.', 'Send another.', { fault: 'message' }));
  await edit(platformMessageId, `${LONG}Stay calm.`);
  await edit(platformMessageId, `${LONG}Stay very calm.`);
  const shown = await bot.store.records.outgoing.showing(relayed!.message);
  const removed = shown.filter(({ message }) => message.summary.includes('was removed'));
  expect(removed).toEqual([]);
});
