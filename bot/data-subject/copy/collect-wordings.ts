// Collects earlier versions of messages that someone has edited, and the names of their attachments. We only
// have the originals of these, so they are redacted for the copy.
import { withoutFormatting } from '../../model/messages/chat-formatting.js';
import type { Pseudonyms } from '../../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { Person } from '../../model/people/person.js';
import type { BotPorts } from '../../model/ports.js';
import { pseudonymMemory } from '../../safeguards/pseudonym-memory.js';
import { cleanFileName, createKeptCleaner, type CleanKept, type CleanWith } from './clean-kept.js';
import type { KeptData } from './kept-data.js';

export async function collectWordings(
  ports: BotPorts,
  person: Person,
  { mayTell, ...cleanWith }: CleanWith & { mayTell: boolean },
): Promise<Pick<KeptData, 'earlierWordings' | 'attachments'>> {
  const { records } = ports.store;
  const cleanIn = cleanersOf(ports, cleanWith);
  const earlierWordings: string[] = [];
  const attachments: KeptData['attachments'] = [];
  for (const { id: conversation } of await records.conversations.of(person))
    for (const message of await records.messages.of(person, conversation)) {
      const kept = mayTell ? await records.holds.keptWordings(message.id) : [];
      const files = message.attachments ? await records.messages.files(message.id) : [];
      if (!kept.length && !files.length) continue;
      const clean = await cleanIn(await pseudonymMemory(records, message));
      for (const words of kept) earlierWordings.push(await clean(withoutFormatting(words)));
      for (const { name } of files)
        attachments.push({ at: message.receivedAt, name: await cleanFileName(clean, name) });
    }
  return { earlierWordings, attachments };
}

/**
 * Uses one cleaner for each set of placeholders, so that their numbers continue from one text to the next.
 */
function cleanersOf({ store, ...ports }: BotPorts, cleanWith: CleanWith) {
  const cleaners = new Map<string, CleanKept>();
  return async (memory: string) => {
    const known: Pseudonyms = cleaners.has(memory) ? {} : await store.records.pseudonyms.of(memory);
    const clean = cleaners.get(memory) ?? createKeptCleaner(ports, cleanWith, known);
    cleaners.set(memory, clean);
    return clean;
  };
}
