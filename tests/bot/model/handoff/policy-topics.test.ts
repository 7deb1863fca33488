// Tests which questions always go to a person, because the organisation that runs the service has decided so.
import { expect, test } from 'vitest';
import { policyTopicIn } from '../../../../bot/model/handoff/policy-topics.js';

const policy = {
  offerOn: [
    { topic: 'self-harm', words: ['self-harm', 'hurt herself'] },
    { topic: 'the media', words: ['C++ (news)', 'journalist'] },
  ],
};

test.each([
  ['She said she would hurt  herself.', 'self-harm'],
  ['SELF-HARM and trafficking', 'self-harm'],
  ['A journalist, asking about C++ (news)?', 'the media'],
])('%s', (text, topic) => {
  expect(policyTopicIn(text, policy)).toBe(topic);
});

test.each(['Journalistic standards', 'He was hurt. Herself, she left.', ''])('finds none in “%s”', (text) => {
  expect(policyTopicIn(text, policy)).toBeUndefined();
});
