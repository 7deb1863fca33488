// Tests whether the names of people mentioned in a message are stored and passed on with it.
import { expect, test } from 'vitest';
import { markedMention, withoutFormatting } from '../../../bot/model/messages/chat-formatting.js';
import { writtenWords } from '../../../bot/inbox/process-message.js';

const marked = `Ask ${markedMention('Priya Zeta')}.`;
const event = { text: 'Ask @someone.', textWithNames: marked };

test.each([
  ['an adviser’s words, which may turn out to be for their own adviser', 'adviser', 'relay', 'shown', marked],
  ['them, if practitioners should not know advisers’ names', 'adviser', 'relay', 'role', 'Ask @someone.'],
  ['what an adviser asks the assistant', 'adviser', 'question', 'shown', 'Ask @someone.'],
  ['a practitioner’s words to an adviser', 'practitioner', 'relay', 'shown', marked],
  ['a practitioner’s question', 'practitioner', 'question', 'shown', 'Ask @someone.'],
] as const)('in %s, people who are mentioned are named or not', (_, role, kind, adviserNames, words) => {
  const ports = { policy: { adviserNames } };
  expect(writtenWords({ ports }, event, { role, kind })).toBe(words);
});

test('a text that is too long to keep whole names no one, because a cut could part a name from its marks', () => {
  const ports = { policy: { adviserNames: 'shown' } } as const;
  const stored = { role: 'practitioner', kind: 'relay' } as const;
  expect(writtenWords({ ports }, event, stored, marked.length - 1)).toBe('Ask @someone.');
  expect(writtenWords({ ports }, event, stored, marked.length)).toBe(marked);
});

test('messages that were only linked to are read with a practitioner’s words, but are no part of an adviser’s', () => {
  const ports = { policy: { adviserNames: 'shown' } } as const;
  const linking = { text: 'See this.', quoted: ['He has a knife.'] };
  const words = (role: 'practitioner' | 'adviser', longest?: number) =>
    writtenWords({ ports }, linking, { role, kind: 'relay' }, longest);
  expect(words('practitioner')).toBe('See this.\n\nForwarded message:\nHe has a knife.');
  expect(words('adviser')).toBe('See this.');
  expect(words('adviser', 3)).toBe('See this.');
});

test('a name that is marked is not read for personal details or danger, and no one else can mark text', () => {
  expect(withoutFormatting(marked)).toBe('Ask @someone.');
  const typed = { text: markedMention('She is in danger now') };
  const ports = { policy: { adviserNames: 'shown' } } as const;
  for (const role of ['practitioner', 'adviser'] as const)
    for (const kind of ['relay', 'question'] as const)
      expect(withoutFormatting(writtenWords({ ports }, typed, { role, kind }))).toBe('@She is in danger now');
});
