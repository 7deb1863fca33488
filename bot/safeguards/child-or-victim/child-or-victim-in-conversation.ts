// Checks whether a child or victim has recently written about themselves in a conversation. The bot then
// writes to them as a child or victim, because their next message often does not make this clear.
import { SealingFailure } from '../../../knowledge/model/errors.js';
import { withoutFormatting } from '../../model/messages/chat-formatting.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { Conversation, StoredMessage } from '../../model/messages/conversation.js';
import type { Person } from '../../model/people/person.js';
import type { Records } from '../../model/store.js';
import { writesForThemselves } from './child-or-victim-writing.js';

type OwnCaseRecords = Pick<Records, 'messages' | 'escalations'>;

/**
 * Kept short, because a child usually writes again within days, while a professional's private chat goes on
 * for years. Our patterns may mistake a professional's words (“They will not let me see her”) for a child's.
 */
const LATELY_MS = 3 * 86_400_000;

/**
 * True if the writer is in danger and may be a child or victim. An adviser replies to them, because the
 * guidance is for professionals.
 */
export async function isCryForHelp(
  records: OwnCaseRecords,
  { urgent, from, conversation }: StoredMessage,
): Promise<boolean> {
  return urgent && (await isOwnCase(records, from, conversation));
}

/**
 * `conversations`: the conversations to check, including the one that the person's request was moved to. Only
 * counts recent messages.
 */
export async function isOwnCase(
  { messages, escalations }: OwnCaseRecords,
  person: Person,
  ...conversations: string[]
): Promise<boolean> {
  const [open] = await escalations.waitedForBy(person);
  for (const conversation of new Set(conversations)) {
    const written = await messages.of(person, conversation);
    const since = startOf(written, open);
    for (const message of written) {
      const { id, text, role, urgent, deletedAt } = message;
      // Only check urgent messages, because a message about the writer is always urgent, unless it is a
      // command.
      if (!urgent || deletedAt !== undefined || role !== 'practitioner' || wordedAt(message) < since)
        continue;
      // If the original was deleted, or cannot be read because the key is missing, use the redacted text.
      const words = (await messages.words(id).catch(withoutKey)) ?? text ?? '';
      if (writesForThemselves(withoutFormatting(words))) return true;
    }
  }
  return false;
}

/**
 * The time from which messages count as recent. Counts back from the person's newest message, or from when
 * their open request was opened if that was earlier.
 */
function startOf(written: readonly StoredMessage[], open: Escalation | undefined): number {
  const newest = Math.max(...written.map(wordedAt));
  return Math.min(newest, open ? Date.parse(open.openedAt) : newest) - LATELY_MS;
}

const wordedAt = ({ receivedAt, editedAt }: StoredMessage) => Date.parse(editedAt ?? receivedAt);

/** Treats text that cannot be read because the key is missing as absent. */
export function withoutKey(error: unknown): undefined {
  if (!(error instanceof SealingFailure)) throw error;
}

/**
 * True if we can write to the person as a child or victim here. In a shared place, what they wrote elsewhere
 * does not count, because others would find out about it.
 */
export function isOwnCaseHere(
  records: OwnCaseRecords,
  person: Person,
  { id, place }: Conversation,
  open: Escalation | undefined,
): Promise<boolean> {
  const elsewhere = open && place.kind === 'personal' ? [open.conversation] : [];
  return isOwnCase(records, person, id, ...elsewhere);
}
