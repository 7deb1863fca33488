// Collects everything we hold about someone, without other people's details, for a subject access request.
import { ownDataWording } from '../../wording/english/own-data-wording.js';
import type { Mention } from '../../model/governance/placeholder-details.js';
import type { Conversation, DeliveryState } from '../../model/messages/conversation.js';
import type { Rating } from '../../model/messages/rating.js';
import type { OutgoingMessage, Part } from '../../model/messages/message.js';
import type { Traces } from '../../model/governance/subject-request.js';
import type { NewSentLine } from '../../model/governance/text-sent-elsewhere.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { transitionText } from '../../model/handoff/transcript.js';
import { samePerson, type Person } from '../../model/people/person.js';
import type { Roster } from '../../model/people/roster.js';
import type { Complaint } from '../../model/governance/complaint.js';
import { accessLogOfRecord } from './access-log-of-record.js';
import type { Records } from '../../model/store.js';
import { collectStaff, type StaffData } from './collect-staff.js';
import type { KeptData } from './kept-data.js';
import { asWritten, showOwn } from './own-details.js';
import { advisersIn, withoutNames, withoutOwnNames, withoutWriter } from './without-advisers-names.js';

const { by: saidBy, who } = ownDataWording;

export interface SubjectData {
  /** Absent if the data was found by searching for a name in what other people wrote. */
  person?: Person;
  conversations: SubjectConversation[];
  requests: SubjectEscalation[];
  complaints: SubjectComplaint[];
  /** Keyed by the ID of the answer or request that was rated. */
  ratings: Record<string, Rating>;
  /** What they did as a member of staff. Absent if they do not work here. */
  asStaff?: StaffData;
  /** What we hold besides conversations. Absent from “my data” in a chat. */
  kept?: KeptData;
  /** Counts of the data held outside these conversations. */
  elsewhere: Traces & { legalHold?: true };
}

export interface SubjectConversation {
  id: string;
  platform: string;
  kind: string;
  nation?: string;
  agency?: string;
  privacyNotice?: { version: string; at: string };
  said: SubjectEntry[];
  sentTo: NewSentLine[];
}

export interface SubjectEntry {
  at: string;
  by: (typeof saidBy)[keyof typeof saidBy];
  text: string;
  deleted?: true;
  /** The state of a message that was not sent. Absent if it was sent. */
  delivery?: Exclude<DeliveryState, 'sent'>;
}

export interface SubjectEscalation extends Pick<Escalation, 'reason' | 'urgent' | 'specialism'> {
  id: string;
  openedAt: string;
  closedAt?: string;
  state: string;
  outcome?: string;
  history: { at: string; what: string }[];
  /** When the data was read, and why. Absent unless the deployer shows this to people. */
  readings?: { at: string; what: string; purpose: string }[];
}

export interface SubjectComplaint {
  receivedAt: string;
  acknowledgedAt?: string;
  closedAt?: string;
  outcome?: string;
  /** Who the complaint is from, as an admin typed it. */
  from?: string;
  /** What the complaint says, in the person's own words or as someone wrote it down for them. */
  words?: string;
  answer?: string;
}

export interface CollectOptions {
  /** Removed details that are the person's own. They are shown instead of placeholders. */
  own?: readonly string[];
  withReadings?: boolean;
  /** The advisers' file. A name there may differ from the name in the records. */
  roster: Roster;
  now: string;
}

export async function collectPerson(
  records: Records,
  person: Person,
  options: CollectOptions,
): Promise<SubjectData> {
  const asked = await records.escalations.askedForBy(person);
  const names = await advisersIn(records, asked, options.roster);
  const conversations: SubjectConversation[] = [];
  let { name } = person;
  for (const conversation of await records.conversations.of(person)) {
    // Skips shared places, where this is the name of the last person who wrote.
    if (conversation.place.kind === 'personal') name ??= conversation.person?.name;
    const clean = await cleaner(records, conversation.id, names, options.own ?? []);
    const requests = new Set(asked.map(({ id }) => id));
    conversations.push(await readConversation(records, conversation, { person, requests }, clean));
  }
  const requests: SubjectEscalation[] = [];
  for (const one of asked) requests.push(await readEscalation(records, one, options, names));
  const traces = await records.subjects.tracesOf(
    person,
    asked.map(({ id }) => id),
  );
  const hold = await records.holds.coversPerson(person, options.now);
  const asStaff = await collectStaff(records, person);
  return {
    person: { ...person, ...(name !== undefined && { name }) },
    conversations,
    requests,
    complaints: (await records.complaints.by(person)).map((one) => showComplaint(one, names)),
    ratings: await records.answers.ratingsBy(person),
    ...(asStaff && { asStaff }),
    elsewhere: { ...traces, ...(hold?.mayTell && { legalHold: true as const }) },
  };
}

/**
 * Collects what others wrote about someone. Includes only messages that name them. `own`: other removed
 * details that belong to the person.
 */
export async function collectMentions(
  records: Records,
  found: readonly Mention[],
  { roster, sought = '', own = [] }: { roster: Roster; sought?: string; own?: readonly string[] },
): Promise<SubjectConversation[]> {
  const conversations: SubjectConversation[] = [];
  for (const { conversation: id, placeholder, value } of found) {
    const conversation = await records.conversations.find(id);
    if (!conversation) continue;
    const known = own.length ? await records.pseudonyms.of(id) : {};
    const name = asWritten(value, sought);
    const said: SubjectEntry[] = [];
    for (const message of await records.subjects.messagesWith(id, placeholder)) {
      const stored = await records.messages.find(message);
      if (!stored || stored.deletedAt) continue;
      const text = stored.role === 'adviser' ? withoutWriter(stored, roster) : (stored.text ?? '');
      said.push({
        at: stored.receivedAt,
        by: saidBy.other,
        text: showOwn(text.replaceAll(placeholder, name), known, own),
      });
    }
    conversations.push({ ...head(conversation), said, sentTo: await records.sent.of(id) });
  }
  return conversations;
}

function head({ id, place, jurisdiction, agency, notice }: Conversation) {
  return {
    id,
    platform: place.platform,
    kind: place.kind,
    ...(jurisdiction && { nation: jurisdiction }),
    ...(agency !== undefined && { agency }),
    ...(notice && { privacyNotice: notice }),
  };
}

/**
 * In a shared place, includes only the person's own messages and the answers to them. If the person is an
 * adviser, leaves out anything they were shown from other people's requests.
 */
async function readConversation(
  records: Records,
  conversation: Conversation,
  { person, requests }: { person: Person; requests: ReadonlySet<string> },
  clean: (text: string, byAdviser?: boolean) => string,
): Promise<SubjectConversation> {
  const isTheirs = conversation.place.kind === 'personal';
  const theirs = new Set((await records.messages.of(person, conversation.id)).map(({ id }) => id));
  const said: SubjectEntry[] = [];
  for (const entry of await records.conversations.transcript(conversation.id, 0)) {
    if (entry.direction === 'in') {
      if (!theirs.has(entry.id)) continue;
      said.push({
        at: entry.at,
        by: saidBy.you,
        text: clean(entry.text),
        ...(entry.deleted && { deleted: true }),
      });
      continue;
    }
    if (entry.escalation !== undefined && !requests.has(entry.escalation)) continue;
    const answer = entry.answer === undefined ? undefined : await records.answers.find(entry.answer);
    if (!isTheirs && !(answer && theirs.has(answer.message))) continue;
    // When someone asks for an adviser, the bot shows their own text back to them. That text is not from an
    // adviser.
    const isRelay = entry.message.parts.some(
      (part) =>
        part.kind === 'relayed' &&
        !said.some(({ by, text }) => by === saidBy.you && text === clean(part.text)),
    );
    said.push({
      at: entry.at,
      by: isRelay ? saidBy.adviser : saidBy.assistant,
      text: clean(textOf(entry.message), isRelay),
      ...(entry.state !== 'sent' && { delivery: entry.state }),
    });
  }
  return { ...head(conversation), said, sentTo: await records.sent.of(conversation.id) };
}

async function readEscalation(
  records: Records,
  { id, reason, urgent, specialism, openedAt, closedAt, state, outcome, practitioner }: Escalation,
  { withReadings }: CollectOptions,
  names: readonly string[],
): Promise<SubjectEscalation> {
  const history = await records.escalations.transitions(id);
  const readings = withReadings ? await accessLogOfRecord(records, id) : [];
  return {
    id,
    reason,
    urgent,
    ...(specialism && { specialism }),
    openedAt,
    ...(closedAt !== undefined && { closedAt }),
    state,
    ...(outcome !== undefined && { outcome: withoutOwnNames(outcome, names) }),
    history: history.map(({ at, transition, by }) => {
      const name = by && (samePerson(by, practitioner) ? who.you : who.adviser);
      return { at, what: transitionText({ transition, ...(name && { by: name }) }, who.you) };
    }),
    ...(withReadings && { readings: readings.map(({ at, what, purpose }) => ({ at, what, purpose })) }),
  };
}

export function showComplaint(
  { receivedAt, acknowledged, closed, from, words }: Complaint,
  names: readonly string[] = [],
): SubjectComplaint {
  return {
    receivedAt,
    ...(acknowledged && { acknowledgedAt: acknowledged.at }),
    ...(closed && { closedAt: closed.at, outcome: closed.outcome }),
    ...(from !== undefined && { from }),
    ...(words !== undefined && { words: withoutNames(words, names) }),
    ...(closed?.answer !== undefined && { answer: withoutNames(closed.answer, names) }),
  };
}

/**
 * Returns a function that replaces the placeholders for the person's own details, and keeps all other
 * placeholders.
 */
export async function cleaner(
  records: Records,
  conversation: string,
  names: readonly string[],
  own: readonly string[],
): Promise<(text: string, byAdviser?: boolean) => string> {
  const known = own.length ? await records.pseudonyms.of(conversation) : {};
  return (text, byAdviser = false) =>
    showOwn((byAdviser ? withoutOwnNames : withoutNames)(text, names), known, own);
}

function textOf({ parts, summary }: OutgoingMessage): string {
  const texts = parts.flatMap(partText).filter((text) => text !== '');
  return texts.length ? texts.join('\n') : summary;
}

function partText(part: Part): string[] {
  switch (part.kind) {
    case 'heading':
    case 'text':
    case 'relayed':
      return [part.text];
    case 'quote':
      return [`“${part.citation.quote}” (${part.citation.document.title})`];
    case 'claims':
      return part.claims.map(({ text }) => text);
    case 'contacts':
      return part.contacts.map(({ name, phone }) => `${name}: ${phone}`);
    case 'facts':
      return part.facts.map(({ label, value }) => `${label}: ${value}`);
    case 'files':
    case 'choices':
      return [];
  }
}
