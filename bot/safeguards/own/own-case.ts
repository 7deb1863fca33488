// Finds out whether a child or victim has written about themselves anywhere in a conversation. From then on,
// the bot speaks to them as one, because their next message seldom says so again.
import { withoutFormatting } from '../../model/messages/chat-formatting.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { Conversation, StoredMessage } from '../../model/messages/conversation.js';
import type { Person } from '../../model/people/person.js';
import type { Records } from '../../model/store.js';
import { writesForThemselves } from '../own-words.js';

/**
 * Whether someone in danger may be a child. An adviser replies to them, because the guidance is for
 * professionals.
 */
export async function isCryForHelp(
  records: Pick<Records, 'messages'>,
  { urgent, from, conversation }: StoredMessage,
): Promise<boolean> {
  return urgent && (await isOwnCase(records, from, conversation));
}

/** `conversations`: where the person wrote, including where their request was moved to. */
export async function isOwnCase(
  { messages }: Pick<Records, 'messages'>,
  person: Person,
  ...conversations: string[]
): Promise<boolean> {
  for (const conversation of new Set(conversations))
    for (const { id, text, role, urgent, deletedAt } of await messages.of(person, conversation)) {
      if (deletedAt !== undefined || role !== 'practitioner') continue;
      // The original is deleted before the redacted text. Only an urgent message can be about the writer.
      const words = (urgent ? await messages.words(id) : undefined) ?? text ?? '';
      if (writesForThemselves(withoutFormatting(words))) return true;
    }
  return false;
}

/**
 * Whether we may speak to the person as a child or victim here. In a shared place, what they wrote elsewhere
 * does not count, because others would learn of it.
 */
export function isOwnCaseHere(
  records: Pick<Records, 'messages'>,
  person: Person,
  { id, place }: Conversation,
  open: Escalation | undefined,
): Promise<boolean> {
  const elsewhere = open && place.kind === 'personal' ? [open.conversation] : [];
  return isOwnCase(records, person, id, ...elsewhere);
}
