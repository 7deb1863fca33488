// Reads presses of Teams’ own thumbs-up and thumbs-down buttons, shows the feedback form, and keeps no text
// that people type in it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonForm } from '../../../../adapters/teams/incoming/feedback.js';
import { RATING_REASONS } from '../../../../bot/model/messages/rating.js';
import { feedbackGiven, personalMessage } from '../../../fakes/fake-teams/activities.js';
import { cardObjections } from '../../../fakes/fake-teams/card-schema.js';
import { answered, unanswerable } from '../rendering/samples.js';
import { startHarness, type Harness } from '../harness.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const give = async (
  ...given: Parameters<typeof feedbackGiven> extends [string, ...infer Rest] ? Rest : never
) => {
  const response = await harness.deliver(feedbackGiven(harness.teams.serviceUrl, ...given));
  return { status: response.status, body: await response.json() };
};

test('asks for thumbs below an answer, and below nothing else', async () => {
  await harness.deliver(personalMessage(harness.teams.serviceUrl));
  const { place } = harness.inbox.events[0]!;
  await harness.platform.send(place, answered, 'answer-1');
  await harness.platform.send(place, unanswerable, 'notice-1');
  const data = harness.teams.calls.map(({ body }) => body.channelData);
  expect(data).toEqual([{ feedbackLoop: { type: 'custom' } }, undefined]);
});

test('a thumb up counts, and Teams says thank you', async () => {
  const { status, body } = await give('message/fetchTask', { reaction: 'like' });
  expect(status).toBe(200);
  expect(body).toEqual({
    task: { type: 'message', value: 'Thank you. Your feedback helps us improve the guidance.' },
  });
  expect(harness.inbox.events).toMatchObject([
    { kind: 'rating', rating: 'up', acknowledged: true, messageId: 'a:personal-chat/1700000000009' },
  ]);
});

test('a thumb down counts, and opens a form with the reasons and no box to write in', async () => {
  const { body } = await give('message/fetchTask', { reaction: 'dislike' });
  expect(harness.inbox.events).toMatchObject([{ kind: 'rating', rating: 'down', acknowledged: true }]);
  const { task } = body as { task: { type: string; value: { card: { content: object } } } };
  expect(task.type).toBe('continue');
  expect(JSON.stringify(task)).not.toContain('Input.Text');
  expect(cardObjections(task.value.card.content)).toEqual([]);
  const [choices] = (reasonForm(wordsIn('en')) as { body: { choices: { value: string }[] }[] }).body;
  expect(choices!.choices.map(({ value }) => value)).toEqual([...RATING_REASONS]);
});

test('keeps the reason that was chosen', async () => {
  const feedback = JSON.stringify({ reason: 'out-of-date' });
  const { status, body } = await give('message/submitAction', { reaction: 'dislike', feedback });
  expect([status, body]).toEqual([200, {}]);
  expect(harness.inbox.events).toMatchObject([{ kind: 'rating', rating: 'down', reason: 'out-of-date' }]);
});

test.each([
  ['words in Teams’ own form', JSON.stringify({ feedbackText: 'Zora lives at 4 Sample Road' })],
  ['a reason of another version', JSON.stringify({ reason: 'too-short' })],
  ['no JSON', 'Zora lives'],
])('takes only the thumb from %s, and stores and logs none of it', async (_, feedback) => {
  await give('message/submitAction', { reaction: 'dislike', feedback });
  expect(harness.inbox.events).toMatchObject([{ kind: 'rating', rating: 'down' }]);
  expect(JSON.stringify([harness.inbox.events, harness.logLines])).not.toMatch(/Zora|too-short/);
});

test('feedback about no message, and other forms, change nothing', async () => {
  const answers = [
    await give('message/submitAction', { reaction: 'like' }, { replyToId: undefined }),
    await give('message/submitAction', { reaction: 'like' }, { value: { actionName: 'other' } }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(harness.inbox.events).toEqual([]);
});
