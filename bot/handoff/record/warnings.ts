import type { OutgoingMessage } from '../../model/messages/message.js';
import type { TranscriptLine } from '../../model/handoff/transcript.js';
import type { Records } from '../../model/store.js';
import { numbersGiven } from '../messages/numbers-given.js';

/** Finds what the assistant replied to the messages about danger, before it searched the guidance. */
export async function warnings(
  records: Pick<Records, 'messages' | 'outgoing'>,
  messages: readonly (string | undefined)[],
): Promise<TranscriptLine[]> {
  const lines: TranscriptLine[] = [];
  for (const id of new Set(messages)) {
    const message = id === undefined ? undefined : await records.messages.find(id);
    const given = message ? await numbersGiven(records, message) : [];
    for (const { message: shown, queuedAt: at, state } of given)
      lines.push({ kind: 'warned', at, ...wordsOf(shown), delivered: state === 'sent' });
  }
  return lines;
}

function wordsOf({ parts }: OutgoingMessage) {
  return {
    texts: parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])),
    contacts: parts.flatMap((part) =>
      part.kind === 'contacts' ? part.contacts.map(({ name, phone }) => ({ name, phone })) : [],
    ),
  };
}
