// Tests how the page shows single entries of a conversation.
import { expect, test } from 'vitest';
import { showEntry, type EntrySetting } from '../../../../adapters/web/chat/entries.js';
import { toText } from '../../../../adapters/web/design/markup.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';

const setting = {
  say: wordsIn('en'),
  reported: [],
  ratings: {},
  newIdempotencyKey: () => 'press',
  now: new Date('2026-05-04T09:00:00.000Z'),
} as unknown as EntrySetting;

function about(id: string): string {
  const message = {
    language: 'en',
    parts: [],
    buttons: [],
    summary: '',
    urgent: true,
    writtenByModel: false,
  };
  const entry = { direction: 'out', id, position: 1, at: '2026-05-04T09:00:00.000Z', answer: 'a1', message };
  return toText(showEntry({ ...entry, state: 'sent' } as never, setting)!);
}

test('only the answer is linked to, not the notice that recalls it', () => {
  expect(about('answer:a1')).toContain('id="answer-a1"');
  expect(about('recall:1:a1')).not.toContain('id="answer-a1"');
});

test.each([
  { more: {}, said: [] },
  { more: { toAdviser: true }, said: ['Sent to the adviser'] },
  { more: { toAdviser: true, deleted: true }, said: [] },
])('says where the person’s own message went: $more', ({ more, said }) => {
  const entry = { direction: 'in', id: 'm1', position: 1, at: '2026-05-04T09:00:00.000Z', text: 'Hello?' };
  const html = toText(showEntry({ ...entry, redactedTypes: [], ...more } as never, setting)!);
  expect(html.match(/Sent to the adviser/g) ?? []).toEqual(said);
});

test.each([
  ['beside a message that went to the adviser', {}, {}, 1],
  ['not if the chat has done so already', { offersGuidance: undefined }, {}, 0],
  ['not beside one without words', { text: '' }, {}, 0],
  ['not beside a deleted one', { deleted: true }, {}, 0],
  ['not beside one that went to no adviser', { toAdviser: undefined }, {}, 0],
  ['not in a chat where the guidance is of no use', {}, { offersGuidance: undefined }, 0],
])('offers an answer from the guidance %s', (_, more, page, times) => {
  const entry = { direction: 'in', id: 'm1', position: 1, at: '2026-05-04T09:00:00.000Z', text: 'Hello?' };
  const asked = { ...entry, redactedTypes: [], toAdviser: true, offersGuidance: true, ...more };
  const html = toText(showEntry(asked as never, { ...setting, offersGuidance: true, ...page } as never)!);
  expect(
    html.match(/&quot;do&quot;:&quot;ask-guidance&quot;,&quot;message&quot;:&quot;m1&quot;/g) ?? [],
  ).toHaveLength(times);
});
