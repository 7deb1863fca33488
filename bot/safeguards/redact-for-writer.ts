// Chooses how to redact someone's text. If an adviser wrote the text, their own name is kept, and in a note those of
// colleagues.
import { keepOwnName } from '../../knowledge/redaction/pseudonyms/own-name.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { listedAs } from '../model/people/roster.js';
import type { BotPorts } from '../model/ports.js';

export type Writer = Pick<StoredMessage, 'role' | 'kind' | 'from'> &
  Partial<Pick<StoredMessage, 'platformMessageId'>>;

/** The ID of a note for the next adviser, left at a transfer, ends with this. */
export const TRANSFER_NOTE = ':transfer';

/** Matches a text of which every line is certain to be a note: no line without “//” may have a name kept. */
const ONLY_NOTES = /^(?:[ \t]*\/\/[^\n]*(?:\n|$))+$/u;

/**
 * Takes an adviser's name from the advisers' file or, at the desk, from the sign-in, because people can
 * choose any name on a chat platform. The name is still removed from questions, because a language model may
 * read them, and from all text if the settings hide advisers' names from practitioners. `memory` is the ID of
 * the conversation that stores the pseudonyms.
 */
export async function redactFor(
  unit: Pick<UnitOfWork, 'ports' | 'records' | 'now'>,
  memory: string,
  writer: Writer | undefined,
): Promise<BotPorts['redact']> {
  const { ports, records } = unit;
  if (writer?.role !== 'adviser' || writer.kind === 'question' || ports.policy.adviserNames === 'role')
    return ports.redact;
  const { platform, name } = writer.from;
  const atDesk = platform === ports.desk.platform;
  const own = listedAs(ports.roster(), writer.from)?.name ?? (atDesk ? name : undefined);
  if (own === undefined) return ports.redact;
  const others = (await records.conversations.find(memory))?.person?.name;
  const colleagues = await advisersNames(unit);
  const isForNext = writer.platformMessageId?.endsWith(TRANSFER_NOTE);
  return (text, known = {}, reading) =>
    keepOwnName((words, remembered) => ports.redact(words, remembered, reading), text, known, {
      own,
      other: others ?? '',
      // In what goes to the practitioner, the same name is more likely to be theirs or a child's.
      colleagues: isForNext || ONLY_NOTES.test(text) ? colleagues : [],
    });
}

/** The names of the advisers in the file and of those who are signed in at the desk. */
async function advisersNames({
  ports,
  records,
  now,
}: Pick<UnitOfWork, 'ports' | 'records' | 'now'>): Promise<string[]> {
  const sessions = ports.deskAdviser ? await records.sessions.list(now) : [];
  const atDesk = sessions.flatMap((session) => ports.deskAdviser?.(session, new Date(now))?.name ?? []);
  return [...ports.roster().map(({ name }) => name), ...atDesk];
}
