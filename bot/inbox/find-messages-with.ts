import { holdsWords } from '../../knowledge/redaction/pseudonyms/corrections.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import type { Person } from '../model/people/person.js';

interface Where {
  conversation: string;
  /** ID of the message that asked for the search. The search leaves it out. */
  except?: string;
}

/**
 * Oldest first, including messages from which the text has already been removed. If this conversation has no
 * matches, searches the conversation where the last question answered here was asked.
 */
export async function writtenWith(
  unit: Pick<UnitOfWork, 'records'>,
  where: Where,
  person: Person,
  words: string,
): Promise<StoredMessage[]> {
  const here = await writtenIn(unit, where, person, words);
  if (here.length) return here;
  const { answers, messages } = unit.records;
  const answer = await answers.latestIn(where.conversation);
  const question = answer && (await messages.find(answer.message));
  if (!question || question.conversation === where.conversation) return [];
  return writtenIn(unit, { conversation: question.conversation }, person, words);
}

async function writtenIn(
  { records }: Pick<UnitOfWork, 'records'>,
  { conversation, except }: Where,
  person: Person,
  words: string,
): Promise<StoredMessage[]> {
  const found: StoredMessage[] = [];
  for (const message of await records.messages.of(person, conversation)) {
    if (message.deletedAt || message.platformMessageId === except) continue;
    // Only the redacted text is left once the original has passed its retention period.
    const received = (await records.messages.words(message.id)) ?? message.text;
    if (received !== undefined && holdsWords(received, words)) found.push(message);
  }
  return found;
}
