// Collects what is kept about someone besides their conversations: draft notes from their requests, what their
// messages said before an edit, and the names of files that they uploaded.
import type { Person } from '../../model/people/person.js';
import type { BotPorts } from '../../model/ports.js';
import { cleaner, type KeptBesides } from './collect.js';
import { advisersIn } from './without-advisers-names.js';

interface Whose {
  own: readonly string[];
  now: string;
}

export async function collectKept(
  ports: BotPorts,
  person: Person,
  { own, now }: Whose,
): Promise<KeptBesides> {
  const { records } = ports.store;
  const asked = await records.escalations.askedForBy(person);
  const names = await advisersIn(records, asked, ports.roster());
  const draftNotes: KeptBesides['draftNotes'] = [];
  for (const { id, conversation } of asked) {
    const note = await records.notes.ofEscalation(id);
    if (!note) continue;
    const clean = await cleaner(records, conversation, names, own);
    const { proposedAt, question, advice } = note;
    draftNotes.push({ proposedAt, question: clean(question), advice: clean(advice, true) });
  }
  const mayTell = (await records.holds.coversPerson(person, now))?.mayTell;
  const uploads = await records.subjects.uploadNames(person);
  return {
    draftNotes,
    earlierWordings: mayTell ? await earlierWordings(ports, person, { names, own }) : [],
    uploads: uploads.map((name) => strictly(ports, name)),
  };
}

/** These are only stored as they were written, so they are redacted for the copy. */
async function earlierWordings(
  ports: BotPorts,
  person: Person,
  { names, own }: { names: readonly string[]; own: readonly string[] },
): Promise<string[]> {
  const { records } = ports.store;
  const found: string[] = [];
  for (const { id: conversation } of await records.conversations.of(person)) {
    const known = await records.pseudonyms.of(conversation);
    const clean = await cleaner(records, conversation, names, own);
    for (const { id } of await records.messages.of(person, conversation))
      for (const words of await records.holds.keptWordings(id))
        found.push(clean(strictly(ports, words, known)));
  }
  return found;
}

/** By rules, as while the message reader is down: they then remove more. */
const strictly = (ports: BotPorts, words: string, known = {}): string =>
  ports.redact(words, known, ports.read && 'failed').text;
