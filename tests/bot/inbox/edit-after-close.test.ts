// Tests what happens when a practitioner edits a message after their request was closed.
import { expect, test } from 'vitest';
import type { MessageEvent } from '../../../bot/inbox/decide-recipient.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { adviser, createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { openOne, claim, close, escalationId, last } = handoffSteps(() => bot);

const DANGER = 'She is in danger now.';
const WORSE = 'She is in danger now, he has a knife.';
const { changeTooLate, openedUrgent, toldUrgent } = wording.handoff;

async function edit({ id: messageId, ...said }: MessageEvent, text: string): Promise<string> {
  const before = bot.seenIn(practitioner).length;
  await bot.inbox.receive({ ...said, kind: 'edit', id: `edit:${messageId}:${text}`, messageId, text });
  await bot.later(5000);
  return bot.seenIn(practitioner).slice(before).join('\n');
}

async function written(): Promise<string[]> {
  const entries = await bot.queries.messagesIn(personalPlaceOf(practitioner), 0);
  return entries.flatMap((entry) => (entry.direction === 'in' && entry.edited ? [entry.text] : []));
}

const open = async () => (await bot.queries.queue()).map(({ escalation }) => escalation);

/** A message that an adviser received in a request that they then closed. */
async function inClosedRequest(text: string): Promise<MessageEvent> {
  const id = await openOne();
  await claim(adviser, id);
  const said = await bot.say(practitioner, text);
  await bot.say(adviser, 'Refer her today.');
  await close(id);
  return said;
}

test('the transcript shows the edit, and the practitioner hears that the adviser did not get it', async () => {
  const said = await inClosedRequest('She is 15.');
  expect(await edit(said, 'She is 16.')).toBe(changeTooLate);
  expect(await written()).toEqual(['She is 16.']);
  expect(await open()).toEqual([]);
});

test.each(['She is 15.', DANGER])(
  'an edit about danger opens a new request; before it said “%s”',
  async (text) => {
    const seen = await edit(await inClosedRequest(text), WORSE);
    expect(seen).toContain('999');
    expect(seen).toContain(openedUrgent);
    expect(seen).not.toContain(changeTooLate);
    expect(await open()).toMatchObject([{ state: 'waiting', urgent: true, reason: 'urgent' }]);
    expect(await written()).toEqual([WORSE]);
  },
);

test('so does an edit to the question of an urgent request that was closed', async () => {
  const said = await bot.say(practitioner, DANGER);
  const id = await escalationId();
  await claim(adviser, id);
  await bot.say(adviser, 'Call 999.');
  await close(id);
  expect(await edit(said, WORSE)).toContain(openedUrgent);
  expect(await open()).toMatchObject([{ state: 'waiting', urgent: true }]);
});

test('so does an edit after the practitioner cancelled the request', async () => {
  const said = await bot.say(practitioner, DANGER);
  const id = await escalationId();
  await bot.press(practitioner, { do: 'withdraw', escalation: id, sure: true, urgent: true });
  expect(await open()).toEqual([]);
  expect(await edit(said, WORSE)).toContain(openedUrgent);
});

test('if another request is open, its advisers get the edited message', async () => {
  const said = await inClosedRequest('She is 15.');
  const id = await openOne('Who pays for the interpreter?');
  expect(await edit(said, DANGER)).toContain(toldUrgent);
  expect(await open()).toMatchObject([{ id, urgent: true }]);
  await claim(adviser, id);
  expect(bot.seenIn(adviser).join('\n')).toContain(DANGER);
});

test('so do they if that request was already urgent', async () => {
  const said = await inClosedRequest('She is 15.');
  await bot.say(practitioner, 'He has locked her in, she is in danger now.');
  const seen = await edit(said, WORSE);
  expect(seen).toContain(toldUrgent);
  await claim(adviser, await escalationId());
  expect(bot.seenIn(adviser).join('\n')).toContain(WORSE);
});

test('an edit in an open request does not ask for an adviser again', async () => {
  await claim(adviser, await openOne());
  const said = await bot.say(practitioner, DANGER);
  expect(await edit(said, WORSE)).not.toContain('999');
  expect(last(adviser)).toBe(wording.handoff.changedAbove(wording.adviser.practitioner));
});
