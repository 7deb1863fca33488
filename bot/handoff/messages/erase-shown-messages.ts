// Removes a message's text from every copy that was shown, in the store and in the chat.
import type { OutgoingMessage, Part } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { hideQuestion } from '../../answers/remove-question.js';
import { replaceMessage } from '../../jobs/outbox.js';
import { wordsIn } from '../../wording/words-in.js';

/** `forReader`: true if the recipient, rather than the writer, asked for the message to be erased. */
export async function eraseShownMessages(
  unit: UnitOfWork,
  message: string,
  { forReader = false } = {},
): Promise<void> {
  for (const shown of await unit.records.outgoing.showing(message)) {
    await unit.records.outgoing.withholdWords(shown.key);
    await replaceMessage(unit, shown, withoutWords(shown.message, forReader));
  }
  await hideQuestion(unit, message);
}

/** Also removes the sentence that says an adviser will see the question. */
function withoutWords(message: OutgoingMessage, forReader: boolean): OutgoingMessage {
  const { deleted, erased: erasedForReader, questionErased, wordsShared } = wordsIn(message.language).handoff;
  const erased = (text: string): Part => ({ kind: 'text', tone: 'muted', text });
  return {
    ...message,
    parts: message.parts.map((part) => {
      if (part.kind === 'relayed') return erased(forReader ? erasedForReader : deleted);
      return part.kind === 'text' && part.text === wordsShared ? erased(questionErased) : part;
    }),
    summary: message.summary.replace(wordsShared, questionErased),
  };
}
