// Tests that the button cancels the request it belongs to, and that the typed command cancels the open
// request.
import { expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { handoffSteps } from '../../../fakes/handoff-steps.js';
import { sampleAnswer } from '../../../fakes/samples/sample-answers.js';
import { adviser, advisersChannel, createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);

const { last, openOne, claim, escalationId } = handoffSteps(() => bot);

const cancelButtons = () =>
  bot.platform.posted
    .flatMap(({ message }) => message.buttons)
    .filter(({ action }) => action.do === 'withdraw');
const press = (label: string) =>
  bot.press(practitioner, cancelButtons().findLast((button) => button.label === label)!.action);

async function closeOne(): Promise<string> {
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await bot.later(60_000);
  return id;
}

test('the button of a closed request leaves the urgent one that is open alone', async () => {
  const closed = await closeOne();
  await bot.say(practitioner, 'A child is in danger now.');
  await bot.press(practitioner, { do: 'withdraw', escalation: closed });
  expect(last(practitioner)).toBe(wording.handoff.buttonOutdated);
  expect(await bot.queries.queue()).toMatchObject([{ escalation: { urgent: true, state: 'waiting' } }]);
});

test('the question to cancel an urgent request of a child gives 999', async () => {
  await bot.say(practitioner, 'I am 14 and he locked me in. Help me.');
  await bot.say(practitioner, 'cancel request');
  const asked = bot.platform.posted.at(-1)!.message;
  expect(asked.parts).toContainEqual(
    expect.objectContaining({
      kind: 'contacts',
      contacts: expect.arrayContaining([expect.objectContaining({ phone: '999' })]) as unknown,
    }),
  );
});

test('the button of the open request cancels it, and so does the typed command', async () => {
  await closeOne();
  await bot.press(practitioner, { do: 'withdraw', escalation: await openOne('Who decides?'), sure: true });
  expect(last(practitioner)).toBe(wording.handoff.withdrawn);
  expect(await bot.queries.queue()).toEqual([]);
  await openOne('Who pays?');
  await bot.cancelRequest(practitioner);
  expect(await bot.queries.queue()).toEqual([]);
});

test('someone with no open request reads that they have none', async () => {
  await bot.press(practitioner, { do: 'withdraw', escalation: await closeOne() });
  expect(last(practitioner)).toBe(wording.handoff.notOpen);
});

test('asks before it cancels an ordinary request too, without the numbers to call', async () => {
  const escalation = await openOne();
  for (const ask of [
    () => bot.say(practitioner, 'cancel request'),
    () => bot.press(practitioner, { do: 'withdraw', escalation }),
  ]) {
    await ask();
    expect(last(practitioner)).toMatch(
      /^Do you want to cancel your request\? No adviser has picked this up yet\./,
    );
    expect(last(practitioner)).toMatch(/\[Keep my request\][^]*\[Yes, cancel my request\]/);
    expect(await bot.queries.queue()).toHaveLength(1);
  }
  await claim(adviser, escalation);
  await bot.say(practitioner, 'cancel request');
  expect(last(practitioner)).toMatch(/Bea has it\. I will tell them that you have cancelled\./);
  await bot.press(practitioner, { do: 'withdraw', escalation, keep: true });
  expect(last(practitioner)).toBe(wording.handoff.stillOpen);
  await bot.press(practitioner, { do: 'withdraw', escalation, sure: true });
  expect(last(practitioner)).toMatch(/Bea has it\. I will tell them that you have cancelled\./);
  await press('Yes, cancel my request');
  expect(last(practitioner)).toBe(wording.handoff.withdrawn);
});

test('asks before it cancels an urgent request, with the numbers to call first', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  const escalation = await escalationId();
  for (const ask of [
    () => bot.say(practitioner, 'withdraw'),
    () => bot.press(practitioner, { do: 'withdraw', escalation }),
  ]) {
    await ask();
    expect(last(practitioner)).toMatch(/^Call 999[^]*Do you want to cancel this urgent request\?/);
    expect(await bot.queries.queue()).toHaveLength(1);
  }
  // Buttons of older messages do not say what the person saw.
  await bot.press(practitioner, { do: 'withdraw', escalation, sure: true });
  expect(last(practitioner)).toMatch(/^Call 999[^]*Do you want to cancel this urgent request\?/);
  await press('Yes, cancel my request');
  expect(last(practitioner)).toMatch(/^Call 999[^]*has been cancelled/);
  expect(await bot.queries.queue()).toEqual([]);
});

test('asks again, with the numbers, if the request has become urgent since the person was asked', async () => {
  const escalation = await openOne();
  await bot.say(practitioner, 'cancel request');
  const { action } = cancelButtons().at(-1)!;
  await claim(adviser, escalation);
  await bot.press(adviser, { do: 'make-urgent', escalation });
  await bot.press(practitioner, action);
  expect(last(practitioner)).toMatch(/^Call 999[^]*\[Keep my request\]/);
  expect((await bot.store.records.escalations.find(escalation))?.state).toBe('claimed');
});

test('takes the buttons off the question once the request is kept', async () => {
  await openOne();
  await bot.say(practitioner, 'cancel request');
  await press('Keep my request');
  await bot.later(60_000);
  const left = cancelButtons().map(({ action }) => 'sure' in action || 'keep' in action);
  expect(left).toEqual([false]);
});

test('someone who is asked first can keep their request', async () => {
  await bot.say(practitioner, 'A child is in danger now.');
  await bot.say(practitioner, 'withdraw');
  const { buttons } = bot.platform.in(personalPlaceOf(practitioner).id).at(-1)!.message;
  expect(buttons.map(({ label }) => label)).toEqual(['Keep my request', 'Yes, cancel my request']);
  await bot.press(practitioner, buttons[0]!.action);
  expect(last(practitioner)).toBe(wording.handoff.stillOpen);
  expect(await bot.queries.queue()).toMatchObject([{ escalation: { urgent: true, state: 'waiting' } }]);
});

test('leaves no button to cancel a request that has been cancelled', async () => {
  const open = await openOne();
  expect(cancelButtons()).toHaveLength(1);
  await bot.press(practitioner, { do: 'withdraw', escalation: open, sure: true });
  await bot.later(60_000);
  expect(cancelButtons()).toEqual([]);
});

test('shows a new request about the same question with what was saved for the cancelled one', async () => {
  const cancelled = await openOne();
  const { id: messageId, sentAt } = await bot.say(practitioner, 'He has been moved to another house.');
  await bot.cancelRequest(practitioner);
  await bot.later(60_000);
  await bot.say(practitioner, 'adviser');
  const posted = () => bot.platform.in(advisersChannel.id).at(-1)!.message.parts;
  const saved = {
    kind: 'relayed',
    from: 'The practitioner',
    text: 'He has been moved to another house, in York.',
  };
  // Advisers see added messages exactly as written, but the question and answer without personal details. The
  // reply says both.
  expect(last(practitioner)).toMatch(
    /are removed from your question and my answer\.\s+They also see what you added [^.]+ exactly as you wrote it\./,
  );
  const open = await escalationId();
  expect(open).not.toBe(cancelled);
  const place = personalPlaceOf(practitioner);
  const { text } = saved;
  await bot.inbox.receive({ kind: 'edit', id: 'edit', messageId, place, from: practitioner, sentAt, text });
  await bot.later(60_000);
  expect(posted()).toContainEqual(saved);
  await claim(adviser, open);
  expect(bot.seenIn(adviser).join('\n')).toContain('York');
  expect(await bot.store.records.escalations.relayed(cancelled)).toHaveLength(1);
});

test('leaves what was saved for a cancelled request out of one about another question', async () => {
  await openOne();
  await bot.say(practitioner, 'He has been moved to another house.');
  await bot.cancelRequest(practitioner);
  await bot.later(60_000);
  const open = await openOne('Who pays?');
  expect(await bot.store.records.escalations.relayed(open)).toEqual([]);
  expect(last(practitioner)).not.toContain(wording.handoff.theySeeSaved);
});

test('takes consent to share exact words for the request that it was given for only', async () => {
  const shared = await openOne();
  await bot.press(practitioner, { do: 'confirm-sharing', escalation: shared });
  await bot.cancelRequest(practitioner);
  await bot.later(60_000);
  await bot.say(practitioner, 'adviser');
  const open = await escalationId();
  expect(await bot.store.records.escalations.relayed(open)).toEqual([]);
  await claim(adviser, open);
  expect(bot.seenIn(adviser).join('\n')).not.toContain('Zora');
});

test('leaves what was saved for a cancelled request without a question out of the next one', async () => {
  await bot.say(practitioner, 'adviser');
  await bot.say(practitioner, 'He has been moved to another house.');
  expect(await bot.store.records.escalations.relayed(await escalationId())).toHaveLength(1);
  await bot.cancelRequest(practitioner);
  await bot.later(60_000);
  await bot.say(practitioner, 'adviser');
  const open = await escalationId();
  expect((await bot.store.records.escalations.find(open))?.message).toBeUndefined();
  expect(await bot.store.records.escalations.relayed(open)).toEqual([]);
});

test('leaves only the question on the card of a cancelled request', async () => {
  bot.answerWith(() => sampleAnswer({ writtenBy: 'model', claims: [{ text: 'A claim.', citations: [0] }] }));
  await openOne();
  const card = () => bot.platform.in(advisersChannel.id).at(-1)!.message;
  const parts = () => card().parts.map(({ kind }) => kind);
  expect(parts()).toContain('quote');
  expect(card().writtenByModel).toBe(true);
  await bot.cancelRequest(practitioner);
  await bot.later(60_000);
  expect(parts()).toEqual(['heading', 'facts', 'relayed']);
  expect(card().writtenByModel).toBe(false);
});

test('does not say that no adviser has picked up a request that was handed back', async () => {
  const escalation = await openOne();
  await claim(adviser, escalation);
  await bot.press(adviser, { do: 'hand-back', escalation });
  for (const ask of ['cancel request', 'status']) {
    await bot.say(practitioner, ask);
    expect(last(practitioner)).toContain('Your request has not been picked up again yet.');
    expect(last(practitioner)).not.toContain('No adviser has');
  }
});
