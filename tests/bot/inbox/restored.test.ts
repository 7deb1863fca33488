// Tests messages that people delete and then restore, as Teams allows.
import { expect, test } from 'vitest';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps, MINUTE_MS } from '../../fakes/handoff-steps.js';
import { SAMPLE_QUOTE } from '../../fakes/samples/sample-answers.js';
import { adviser, createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const steps = handoffSteps(() => bot);
let changes = 0;

async function change(what: 'delete' | 'edit', messageId: string, text = '', restored?: true): Promise<void> {
  const common = {
    id: `change ${(changes += 1)}`,
    place: personalPlaceOf(practitioner),
    from: practitioner,
    sentAt: bot.ports.clock().toISOString(),
    messageId,
  };
  await bot.inbox.receive(
    what === 'delete'
      ? { ...common, kind: 'delete' }
      : { ...common, kind: 'edit', text, mentionsBot: true, ...(restored && { restored }) },
  );
  await bot.later(MINUTE_MS);
}

test('passes a restored message on to the adviser again, and heeds later changes to it', async () => {
  await steps.claimed();
  const seen = () => bot.seenIn(adviser).join('\n');
  const { id, text } = await bot.say(practitioner, 'They are moving her tonight at 9.');
  await change('delete', id);
  await change('edit', id, text);
  expect(seen()).not.toContain('tonight');
  await change('edit', id, text, true);
  expect(seen()).toContain('tonight at 9');
  await change('edit', id, 'They are moving her tonight at 10.');
  expect(seen()).toContain('tonight at 10');
  await change('delete', id);
  expect(seen()).not.toContain('tonight');
  await change('edit', id, text, true);
  expect(seen()).toContain('tonight at 9');
});

test('answers a restored question, but does not repeat a restored command', async () => {
  const question = await bot.say(practitioner, 'Who refers a child?');
  await change('delete', question.id);
  const before = bot.asked.length;
  await change('edit', question.id, question.text, true);
  expect(bot.asked).toHaveLength(before + 1);
  expect(steps.last(practitioner)).toContain(SAMPLE_QUOTE);
  const command = await bot.say(practitioner, 'help');
  await change('delete', command.id);
  const shown = bot.seenIn(practitioner).length;
  await change('edit', command.id, command.text, true);
  expect(bot.seenIn(practitioner)).toHaveLength(shown);
});
