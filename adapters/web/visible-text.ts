// Returns the words that people read in a message on the chat page, to check that none is lost.
import { wordsIn } from '../../bot/wording/words-in.js';
import type { OutgoingMessage } from '../../bot/model/messages/message.js';
import { textOf } from './design/markup.js';
import { showEntry } from './chat/entries.js';

const AT = '2026-01-01T00:00:00.000Z';
const ENTRY = {
  id: '',
  position: 0,
  sequence: 0,
  at: AT,
  direction: 'out',
  state: 'sent',
  answer: 'a',
} as const;

export function visibleText(message: OutgoingMessage): string {
  const html = showEntry(
    { ...ENTRY, message },
    {
      say: wordsIn(message.language),
      token: '',
      tag: '',
      newIdempotencyKey: () => '',
      ratings: {},
      reported: [],
      now: new Date(AT),
      advisers: () => ({ times: [], lines: [] }),
    },
  );
  return html ? textOf(html) : '';
}
