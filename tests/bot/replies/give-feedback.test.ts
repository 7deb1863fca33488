// Tests that the buttons of a conversation that was erased say so, and store nothing.
import { expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import type { Action } from '../../../bot/model/messages/action.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { last, claimed } = handoffSteps(() => bot);

const answerId = async () => {
  const { id } = (await bot.store.records.conversations.at(personalPlaceOf(practitioner)))!;
  return (await bot.store.records.answers.latestIn(id))!.id;
};

test('a rating of an answer to an erased question says that it was erased, and is not saved', async () => {
  await bot.say(practitioner, 'Who can refer a child?');
  const answer = await answerId();
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.press(practitioner, { do: 'feedback', answer, rating: 'down' });
  expect(last(practitioner)).toBe(wording.forget.buttonGone);
  await bot.press(practitioner, { do: 'explain-rating', answer, text: 'It was wrong.' });
  expect(last(practitioner)).toBe(wording.forget.buttonGone);
  expect(await bot.store.records.answers.ratingsBy(practitioner)).toEqual({});
});

test('a colleague in a channel can still rate an answer once the asker has deleted the question', async () => {
  const place = sharedChannel;
  const { id: messageId, ...asked } = await bot.say(practitioner, 'Who can refer a child?', { place });
  const { id: answer } = (await bot.store.records.answers.latest(1))[0]!;
  await bot.inbox.receive({ ...asked, kind: 'delete', id: 'd1', messageId });
  const eve = { platform: 'slack', id: 'eve' };
  await bot.press(eve, { do: 'feedback', answer, rating: 'up' }, place);
  expect(await bot.store.records.answers.ratingsBy(eve)).toMatchObject({ [answer]: { rating: 'up' } });
  await bot.press(practitioner, { do: 'feedback', answer, rating: 'up' }, place);
  expect(bot.seenIn(place).at(-1)).toBe(wording.forget.buttonGone);
});

test.each(['here', 'in the chat that takes its place'])(
  'answers what was typed about danger in a form of an erased question, %s',
  async (where) => {
    await bot.say(practitioner, 'Who can refer a child?');
    const answer = await answerId();
    await bot.press(practitioner, { do: 'forget-me' });
    const erased = personalPlaceOf(practitioner);
    const isHere = where === 'here';
    const place = isHere ? erased : { ...erased, id: 'after' };
    const action = { do: 'explain-rating', answer, text: 'A child is in danger now.' } as const;
    const event = { kind: 'action', id: 'typed', place, from: practitioner, sentAt: '', action } as const;
    await bot.inbox.receive({ ...event, ...(!isHere && { erased }) });
    await bot.settle();
    expect(bot.seenIn(place).slice(1).join('\n')).toMatch(/999/);
    expect(await bot.queries.queue()).toMatchObject([{ escalation: { urgent: true } }]);
  },
);

test('a rating of an adviser whose request was erased says so', async () => {
  const escalation = await claimed();
  await bot.press(adviser, { do: 'resolve', escalation });
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.press(practitioner, { do: 'rate-handoff', escalation, rating: 'up' });
  expect(last(practitioner)).toBe(wording.forget.buttonGone);
  expect(await bot.store.records.answers.ratingsBy(practitioner)).toEqual({});
});

test('in the chat that takes its place, only buttons about the erased chat say that it was erased', async () => {
  await bot.say(practitioner, 'Who can refer a child?');
  const answer = await answerId();
  const place = { ...personalPlaceOf(practitioner), id: 'after' };
  const press = async (id: string, action: Action) => {
    const erased = personalPlaceOf(practitioner);
    await bot.inbox.receive({ kind: 'action', id, place, from: practitioner, sentAt: '', action, erased });
    await bot.settle();
    return bot.seenIn(place).at(-1);
  };
  expect(await press('1', { do: 'feedback', answer, rating: 'up' })).toBe(wording.forget.buttonGone);
  expect(await press('2', { do: 'show-citation', answer, number: 1 })).toBe(wording.forget.buttonGone);
  expect(await press('3', { do: 'talk-to-adviser', answer })).toContain(wording.handoff.opened);
  expect(await bot.store.records.answers.ratingsBy(practitioner)).toEqual({});
});
