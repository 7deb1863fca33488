// Tests how practitioners and advisers see each other’s messages.
import { expect, test } from 'vitest';
import { withReceivedWords } from '../../../../bot/handoff/messages/relayed-message.js';
import { markedMention } from '../../../../bot/model/messages/chat-formatting.js';
import type { OutgoingMessage } from '../../../../bot/model/messages/message.js';

test('names people that an adviser mentions without the signs that keep names from redaction', () => {
  const message: OutgoingMessage = {
    parts: [{ kind: 'relayed', from: 'Bea', text: 'Ask @someone.' }],
    buttons: [],
    summary: 'Bea wrote to you',
    writtenByModel: false,
  };
  const words = `Ask ${markedMention('Will Ode')}.\n// Not before ten.`;
  const { parts } = withReceivedWords(message, { words, files: [], byAdviser: true });
  expect(parts).toEqual([{ kind: 'relayed', from: 'Bea', text: 'Ask @Will Ode.' }]);
});
