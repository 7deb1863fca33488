// Tests that the desk only shows the part of a conversation that the request is about.
import { expect, test } from 'vitest';
import { handoffSteps, MINUTE_MS } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const { claim, escalationId } = handoffSteps(() => bot);

test('leaves out what someone asked the assistant about other cases, before and after asking for an adviser', async () => {
  await bot.say(practitioner, 'Who refers Zora?');
  const [about] = await bot.store.records.answers.latest(1);
  await bot.later(MINUTE_MS);
  await bot.say(practitioner, 'My own colleague was hurt, is there help for staff?');
  const [aside] = await bot.store.records.answers.latest(1);
  await bot.press(practitioner, { do: 'talk-to-adviser', answer: about!.id });
  await bot.say(practitioner, 'ask: can a manager be reported?');
  await bot.say(practitioner, 'She has a brother.');
  const id = await escalationId();
  await claim(adviser, id);
  await bot.say(adviser, 'Tell me more.');
  const transcript = (await bot.queries.escalation(id, adviser))!.transcript;
  const read = transcript.flatMap((entry) => (entry.direction === 'in' ? [entry.text] : [])).join('\n');
  expect(read).toMatch(/Who refers[^]*She has a brother/);
  expect(read).not.toMatch(/colleague|manager/);
  const answers = transcript.flatMap((entry) => (entry.direction === 'out' ? [entry.answer] : []));
  expect(answers).toContain(about!.id);
  expect(answers).not.toContain(aside!.id);
});
