// Runs a conversation over HTTP, from the question to the feedback. Each step uses the id that the previous
// step returned.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExecuteAction } from '../../../adapters/teams/rendering/card.js';
import { buttonPressed, channelMessage, CHANNEL } from '../../fakes/fake-teams/activities.js';
import { startHarness, type Harness } from './harness.js';
import { adviserCard, answered, unanswerable } from './rendering/samples.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

/** Returns the buttons of the last card that was sent to Teams. */
function buttons(): ExecuteAction[] {
  return harness.teams.calls.at(-1)!.body.attachments[0].content.actions;
}

/** Presses one of these buttons in the thread of `channelMessage`. */
function press(title: string, cardId: string): Promise<Response> {
  const { data } = buttons().find((button) => button.title === title)!;
  const thread = channelMessage(harness.teams.serviceUrl).conversation;
  return harness.deliver(
    buttonPressed(harness.teams.serviceUrl, data, { conversation: thread, replyToId: cardId }),
  );
}

test('question in a channel, card in its thread, feedback by the card’s button, card replaced', async () => {
  expect((await harness.deliver(channelMessage(harness.teams.serviceUrl))).status).toBe(200);
  const [question] = harness.inbox.events;
  await harness.platform.showProgress(question!.place, 'searching');

  const { messageId } = await harness.platform.send(question!.place, answered, 'answer-1');
  const [sent] = harness.teams.calls;
  expect(sent!.path).toContain(`${CHANNEL};messageid=1700000000002`);

  expect((await press('Helpful', '1700000000001')).status).toBe(200);
  const pressed = harness.inbox.events.at(-1)!;
  expect(pressed).toMatchObject({
    kind: 'action',
    action: { do: 'feedback', answer: 'answer-1', rating: 'up' },
    messageId,
    place: { id: question!.place.id },
  });

  await harness.platform.update(pressed.place, messageId, unanswerable);
  expect(harness.teams.calls.at(-1)).toMatchObject({
    method: 'PUT',
    path: `/v3/conversations/${CHANNEL};messageid=1700000000002/activities/1700000000001`,
  });
});

test('an adviser hands a request back by the button of its card', async () => {
  await harness.deliver(channelMessage(harness.teams.serviceUrl));
  await harness.platform.send(harness.inbox.events[0]!.place, adviserCard, 'card-1');
  await press('Hand back', '1700000000001');
  expect(harness.inbox.events.at(-1)).toMatchObject({
    kind: 'action',
    action: { do: 'hand-back', escalation: 'escalation-1' },
    from: { platform: 'teams', id: 'aaaaaaaa-0000-0000-0000-000000000001' },
  });
});

test('a button that Teams delivers twice is one press', async () => {
  await harness.deliver(channelMessage(harness.teams.serviceUrl));
  await harness.platform.send(harness.inbox.events[0]!.place, answered, 'answer-1');
  await press('Helpful', '1700000000001');
  await press('Helpful', '1700000000001');
  expect(harness.inbox.events.filter(({ kind }) => kind === 'action')).toHaveLength(1);
  expect(harness.inbox.duplicates).toBe(1);
});
