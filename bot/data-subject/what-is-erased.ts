// Says whether the data of a request can be erased, and what is erased with it.
import { isKnown } from '../governance/holds.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Mention } from '../model/governance/placeholder-details.js';
import type { Subject } from '../model/governance/subject-request.js';
import { samePerson } from '../model/people/person.js';
import type { Records } from '../model/store.js';
import { adminWording } from '../wording/staff/admin-wording.js';
import { requestsNaming } from './erase-by-name.js';
import { findComplaints } from './find-mentions.js';

const { requests: said } = adminWording;

/**
 * Says what was erased. A legal hold can only cover uploaded files here, because a hold on anything else
 * would have prevented the erasure.
 */
export async function erasedLine(
  { records, now }: UnitOfWork,
  subject: Subject,
  mentions: readonly Mention[],
): Promise<string> {
  const messages = new Set<string>();
  if (subject.by === 'identity') {
    const held = await records.subjects.heldUploads(subject.person, now);
    if (held.length) return said.erasedExcept(held.length);
    for (const chat of await records.conversations.of(subject.person))
      for (const { id, deletedAt } of await records.messages.of(subject.person, chat.id))
        if (deletedAt === undefined) messages.add(id);
  }
  for (const { conversation, placeholder } of mentions)
    for (const id of await records.subjects.messagesWith(conversation, placeholder)) messages.add(id);
  const complaints =
    subject.by === 'identity'
      ? (await records.complaints.progress()).filter((one) => samePerson(one.person, subject.person))
      : await findComplaints(records, subject.sought);
  return said.allErased(messages.size, complaints.length);
}

/** An ID or a name with a typing error finds nothing, and the person would be told that all was erased. */
async function isAnythingFound(
  records: Records,
  subject: Subject,
  mentions: readonly Mention[],
): Promise<boolean> {
  if (subject.by === 'identity') return isKnown(records, subject.person);
  return (
    mentions.length > 0 ||
    (await findComplaints(records, subject.sought)).length > 0 ||
    (await requestsNaming(records, subject.sought)).length > 0
  );
}

export async function whyNotErased(
  unit: UnitOfWork,
  subject: Subject,
  mentions: readonly Mention[],
): Promise<string | undefined> {
  if (!(await isAnythingFound(unit.records, subject, mentions)))
    return subject.by === 'identity' ? said.idNotFound : said.nameNotFound;
  if (await isHeld(unit, subject, mentions)) return said.held;
  if (subject.by === 'identity' && (await unit.records.escalations.waitedForBy(subject.person)).length)
    return said.open;
  return undefined;
}

async function isHeld(
  { records, now }: UnitOfWork,
  subject: Subject,
  mentions: readonly Mention[],
): Promise<boolean> {
  const { holds } = records;
  if (subject.by === 'identity') return Boolean(await holds.coversPerson(subject.person, now));
  for (const { conversation, placeholder } of mentions) {
    if (await holds.coversConversation(conversation, now)) return true;
    const messages = await records.subjects.messagesWith(conversation, placeholder);
    if ((await holds.coveredMessages(messages, now)).size) return true;
  }
  for (const { id } of await findComplaints(records, subject.sought))
    if (await holds.coversComplaint(id, now)) return true;
  return false;
}
