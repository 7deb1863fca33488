// Removes a message's words wherever they were shown, in the store and in the chat.
import type { Part } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { hideQuestion } from '../../answers/hide-question.js';
import { replaceMessage } from '../../kernel/outbox.js';
import { wordsIn } from '../../copy/words-in.js';

export async function eraseShownMessages(unit: UnitOfWork, message: string): Promise<void> {
  for (const shown of await unit.records.outgoing.showing(message)) {
    const { deleted } = wordsIn(shown.message.language).handoff;
    const parts = shown.message.parts.map((part): Part =>
      part.kind === 'relayed' ? { kind: 'text', tone: 'muted', text: deleted } : part,
    );
    await unit.records.outgoing.withholdWords(shown.key);
    await replaceMessage(unit, shown, { ...shown.message, parts });
  }
  await hideQuestion(unit, message);
}
