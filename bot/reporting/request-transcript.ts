// Chooses what the desk shows of the conversation that a request belongs to.
import type { Conversation, TranscriptEntry } from '../model/messages/conversation.js';
import type { Escalation } from '../model/handoff/escalation.js';
import type { Records } from '../model/store.js';

/**
 * Starts at the question, because what the person asked before is private. Leaves out what they asked the
 * assistant since, which may be about someone else: we only told them that advisers see this question. Shows
 * nothing from a shared place, because other people's questions are in the same conversation.
 */
export async function transcriptOf(
  records: Records,
  escalation: Escalation,
  conversation: Conversation | undefined,
): Promise<TranscriptEntry[]> {
  if (conversation?.place.kind !== 'personal') return [];
  const entries = await records.conversations.transcript(conversation.id, 0);
  const question = escalation.message ? await records.messages.find(escalation.message) : undefined;
  const from = question?.receivedAt ?? escalation.openedAt;
  const until = escalation.closedAt;
  const shown = entries.filter(({ at }) => at >= from && (until === undefined || at <= until));
  const relayed = await records.escalations.relayed(escalation.id);
  const passedOn = new Set([question?.id, ...relayed.map(({ message }) => message)]);
  const isOthers = await Promise.all(shown.map((entry) => asksAside(records, entry, passedOn)));
  return shown.filter((_, index) => !isOthers[index]);
}

/** True for a question to the assistant that was not passed on to an adviser, and for its answer. */
async function asksAside(
  { messages, answers }: Records,
  entry: TranscriptEntry,
  passedOn: ReadonlySet<string | undefined>,
): Promise<boolean> {
  const given = entry.direction === 'out' && entry.answer ? await answers.find(entry.answer) : undefined;
  const id = entry.direction === 'in' ? entry.id : given?.message;
  if (id === undefined || passedOn.has(id)) return false;
  return (await messages.find(id))?.kind === 'question';
}
