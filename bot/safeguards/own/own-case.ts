// Finds out whether a child or victim has lately written about themselves in a conversation. The bot then speaks
// to them as one, because their next message seldom says so again.
import { SealingFailure } from '../../../knowledge/model/errors.js';
import { withoutFormatting } from '../../model/messages/chat-formatting.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { Conversation, StoredMessage } from '../../model/messages/conversation.js';
import type { Person } from '../../model/people/person.js';
import type { Records } from '../../model/store.js';
import { writesForThemselves } from './own-words.js';

type OwnCaseRecords = Pick<Records, 'messages' | 'escalations'>;

/**
 * A child writes again within days. A professional’s private chat goes on for years, and our patterns take some
 * of their ordinary words for a child’s (“They will not let me see her”).
 */
const LATELY_MS = 3 * 86_400_000;

/**
 * Whether someone in danger may be a child. An adviser replies to them, because the guidance is for
 * professionals.
 */
export async function isCryForHelp(
  records: OwnCaseRecords,
  { urgent, from, conversation }: StoredMessage,
): Promise<boolean> {
  return urgent && (await isOwnCase(records, from, conversation));
}

/**
 * `conversations`: where the person wrote, including where their request was moved to. Only
 * counts what they wrote there lately.
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
      // Words about the writer make their message urgent, unless it is a command.
      if (!urgent || deletedAt !== undefined || role !== 'practitioner' || wordedAt(message) < since)
        continue;
      // The original is deleted before the redacted text, and cannot be read while the key is missing.
      const words = (await messages.words(id).catch(withoutKey)) ?? text ?? '';
      if (writesForThemselves(withoutFormatting(words))) return true;
    }
  }
  return false;
}

/** Counts back from their newest message, or from when their open request was opened if that was earlier. */
function startOf(written: readonly StoredMessage[], open: Escalation | undefined): number {
  const newest = Math.max(...written.map(wordedAt));
  return Math.min(newest, open ? Date.parse(open.openedAt) : newest) - LATELY_MS;
}

const wordedAt = ({ receivedAt, editedAt }: StoredMessage) => Date.parse(editedAt ?? receivedAt);

/** Treats words that cannot be read while the key is missing as absent. */
export function withoutKey(error: unknown): undefined {
  if (!(error instanceof SealingFailure)) throw error;
}

/**
 * Whether we may speak to the person as a child or victim here. In a shared place, what they wrote elsewhere
 * does not count, because others would learn of it.
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
