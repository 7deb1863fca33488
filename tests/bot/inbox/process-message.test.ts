// Tests whether a message is stored and passed on with the names of the people it mentions.
import { expect, test } from 'vitest';
import { writtenWords } from '../../../bot/inbox/process-message.js';

const event = { text: 'Ask @someone.', textWithNames: 'Ask @Priya Zeta.' };

test.each([
  ['an adviser’s words to a practitioner', 'adviser', 'relay', 'shown', 'Ask @Priya Zeta.'],
  ['them, if practitioners should not know advisers’ names', 'adviser', 'relay', 'role', 'Ask @someone.'],
  ['what an adviser asks the assistant', 'adviser', 'question', 'shown', 'Ask @someone.'],
  ['a practitioner’s words', 'practitioner', 'relay', 'shown', 'Ask @someone.'],
] as const)('in %s, people who are mentioned are named or not', (_, role, kind, adviserNames, words) => {
  const ports = { policy: { adviserNames } };
  expect(writtenWords({ ports }, event, { role, kind })).toBe(words);
});
