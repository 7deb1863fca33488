// Chooses how to redact someone's text. If an adviser wrote the text, their own name is kept.
import { keepOwnName } from '../../knowledge/redaction/pseudonyms/own-name.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { listedAs } from '../model/people/roster.js';
import type { BotPorts } from '../model/ports.js';

export type Writer = Pick<StoredMessage, 'role' | 'kind' | 'from'>;

/**
 * Takes an adviser's name from the advisers' file or, at the desk, from the sign-in, because people can
 * choose any name on a chat platform. The name is still removed from questions, because a language model may
 * read them, and from all text if the settings hide advisers' names from practitioners. `memory` is the ID of
 * the conversation that stores the pseudonyms.
 */
export async function redactFor(
  { ports, records }: Pick<UnitOfWork, 'ports' | 'records'>,
  memory: string,
  writer: Writer | undefined,
): Promise<BotPorts['redact']> {
  if (writer?.role !== 'adviser' || writer.kind === 'question' || ports.policy.adviserNames === 'role')
    return ports.redact;
  const { platform, name } = writer.from;
  const atDesk = platform === ports.desk.platform;
  const own = listedAs(ports.roster(), writer.from)?.name ?? (atDesk ? name : undefined);
  if (own === undefined) return ports.redact;
  const others = (await records.conversations.find(memory))?.person?.name;
  return (text, known = {}, reading) =>
    keepOwnName((words, remembered) => ports.redact(words, remembered, reading), text, known, {
      own,
      other: others ?? '',
    });
}
