// Collects what we hold about someone besides their conversations.
import { LINK_VALID_MS } from '../../model/people/chat-link.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { SubjectRequest } from '../../model/governance/subject-request.js';
import { samePerson, type Person } from '../../model/people/person.js';
import type { BotPorts } from '../../model/ports.js';
import type { Records } from '../../model/store.js';
import { cleanFileName, createKeptCleaner, type CleanKept, type CleanWith } from './clean-kept.js';
import { cleaner } from './collect.js';
import { collectWordings } from './collect-wordings.js';
import { collectWork } from './collect-work.js';
import type { KeptData, KeptRequest, KeptUpload } from './kept-data.js';
import { leaveOut } from './leave-out.js';
import { advisersIn } from './without-advisers-names.js';

export async function collectKept(
  ports: BotPorts,
  person: Person,
  { id: request, own }: Pick<SubjectRequest, 'id' | 'own'>,
  now: string,
): Promise<KeptData> {
  const { records } = ports.store;
  const { held } = records;
  const asked = await records.escalations.askedForBy(person);
  const cleanWith = { names: await advisersIn(records, asked, ports.roster()), own };
  const clean = createKeptCleaner(ports, cleanWith);
  const mayTell = (await records.holds.coversPerson(person, now))?.mayTell ?? false;
  const language = await records.conversations.languageOf(person);
  const { names, shared } = await held.signedInAs(person);
  const erasureAskedAt = mayTell ? await erasureAsked(records, person) : undefined;
  const work = await collectWork(ports, person, { names, shared, clean, now });
  return {
    ...(language && { language }),
    draftNotes: await draftNotes(records, asked, cleanWith),
    ...(await collectWordings(ports, person, { ...cleanWith, mayTell })),
    testQuestions: await eachCleaned(await held.testQuestions(person), 'question', clean),
    corrections: await held.corrections(person),
    reports: await held.reports(person),
    jobs: await held.jobs(person, await idsOf(records, person, asked)),
    privateLinks: (await held.privateLinks(person)).map(({ expiresAt }) => ({
      madeAt: new Date(Date.parse(expiresAt) - LINK_VALID_MS).toISOString(),
      worksUntil: expiresAt,
    })),
    dataRequests: await otherRequests(records, person, request, clean),
    ...(erasureAskedAt !== undefined && { erasureAskedAt }),
    uploads: await uploads(records, names, clean),
    ...(work && { work }),
  };
}

async function draftNotes(records: Records, asked: readonly Escalation[], { names, own }: CleanWith) {
  const found: KeptData['draftNotes'] = [];
  for (const { id, conversation } of asked) {
    const note = await records.notes.ofEscalation(id);
    if (!note) continue;
    const clean = await cleaner(records, conversation, names, own);
    const { proposedAt, question, advice } = note;
    found.push({ proposedAt, question: clean(question), advice: clean(advice, true) });
  }
  return found;
}

/** Leaves out shared places, because their jobs are also about other people. */
async function idsOf(records: Records, person: Person, asked: readonly Escalation[]): Promise<string[]> {
  const ids = asked.map(({ id }) => id);
  for (const { id, place } of await records.conversations.of(person)) {
    if (place.kind === 'personal') ids.push(id);
    ids.push(...(await records.messages.of(person, id)).map((message) => message.id));
  }
  return ids;
}

/**
 * For a closed request, only counts the texts. The list of words to leave out was deleted when the request
 * was closed, and redaction could miss those words again.
 */
async function otherRequests(
  { subjects }: Records,
  person: Person,
  request: string,
  clean: CleanKept,
): Promise<KeptRequest[]> {
  const found: KeptRequest[] = [];
  for (const { id, subject, kind, openedAt, pauses, leftOut, closed } of await subjects.list()) {
    if (id === request || subject?.by !== 'identity' || !samePerson(subject.person, person)) continue;
    const asked: string[] = [];
    if (!closed) for (const { why } of pauses) asked.push(leaveOut(await clean(why), leftOut));
    const closing = closed && { closedAt: closed.at, textsLeftOut: pauses.length + 1 };
    found.push({ kind, openedAt, asked, ...closing });
  }
  return found;
}

async function erasureAsked({ holds }: Records, person: Person): Promise<string | undefined> {
  const deferred = await holds.deferred();
  return deferred.find((one) => one.kind === 'person' && samePerson(one.person, person))?.askedAt;
}

/** The text of a published file is not redacted, because everyone can read it. */
async function uploads({ held }: Records, names: readonly string[], clean: CleanKept): Promise<KeptUpload[]> {
  const found: KeptUpload[] = [];
  for (const { name, title, passages, ...facts } of await held.uploads(names)) {
    const { edition: _, ...shown } = facts;
    const parts: string[] = [];
    let above: readonly string[] = [];
    for (const { headings, text } of passages) {
      const part = [...headings.filter((heading, level) => heading !== above[level]), text].join('\n');
      parts.push(facts.published ? part : await clean(part));
      above = headings;
    }
    found.push({
      ...shown,
      name: await cleanFileName(clean, name),
      title: facts.published ? title : await clean(title),
      text: parts.join('\n\n'),
    });
  }
  return found;
}

export async function eachCleaned<Field extends string, Item extends Record<Field, string>>(
  items: readonly Item[],
  field: Field,
  clean: CleanKept,
): Promise<Item[]> {
  const cleaned: Item[] = [];
  for (const item of items) cleaned.push({ ...item, [field]: await clean(item[field]) });
  return cleaned;
}
