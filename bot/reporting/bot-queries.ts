// The queries that pages use: messages in a place, quotes as they were shown, and single escalations.
import { chatOff } from '../model/governance/switches.js';
import type { Conversation, StoredAnswer, TranscriptEntry } from '../model/messages/conversation.js';
import { isUnreadable, SERVICE, serviceHoursIn } from '../model/people/service-hours.js';
import { detailsThatHold } from '../model/people/adviser-details.js';
import { advisersChannels } from '../handoff/advisers/advisers-place.js';
import { adviserAvailability, opensAt } from '../handoff/advisers/adviser-availability.js';
import { colleagues } from '../handoff/advisers/colleagues.js';
import { hasJoined, type Escalation } from '../model/handoff/escalation.js';
import { isNumbered } from '../model/handoff/request-number.js';
import { withChangesMarked, withQuotesMarked, withAnswerMarked } from '../answers/mark-recalled.js';
import { answerAbout } from '../handoff/messages/answer-about.js';
import { draftNote } from '../handoff/record/propose-note.js';
import { openRequestInChat } from '../handoff/record/open-request-in-chat.js';
import { readTranscript } from '../handoff/record/read-transcript.js';
import { sameAdviser } from '../model/people/roster.js';
import { isOwnCase } from '../safeguards/child-or-victim/child-or-victim-in-conversation.js';
import { asDelivered } from '../delivery/send-message.js';
import { explicitQuestion } from '../model/messages/commands.js';
import { PSEUDONYM } from '../../knowledge/redaction/kept/pseudonym-form.js';
import type { PlaceId } from '../model/messages/message.js';
import type { Person } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';
import type {
  BotQueries,
  ChatState,
  EscalationFile,
  QueueEntry,
  RelayedEntry,
  UndeliveredEntry,
} from '../model/queries.js';
import type { Records } from '../model/store.js';
import { transcriptOf } from './request-transcript.js';
import { readHome } from './read-home.js';
import { noticeQueries } from './notice-queries.js';
import { orderedQueue } from './order-queue.js';
import { closedRequests, queueEntry } from './queue-entry.js';
import { dangerOf, toldOnCard } from '../handoff/cards/danger-sign.js';
import { namesTold } from '../handoff/advisers/display-name.js';
import { toldOfClaim } from '../handoff/record/told-of-claim.js';
import { withReceivers } from '../handoff/record/with-receivers.js';
import { handoverOf } from './read-handover.js';
import { deskNeeds } from './desk-needs.js';
import { createSubscriptions } from '../jobs/subscriptions.js';
import type { ChangeNotifier } from '../jobs/change-notifier.js';
import { hasReply, isReplyKept } from '../handoff/messages/awaited-reply.js';
import { cancelledUnseen } from '../handoff/messages/cancelled-unseen.js';

export function createBotQueries(ports: BotPorts, notifier: ChangeNotifier): BotQueries {
  const { records } = ports.store;
  const subscribe = createSubscriptions(records, notifier);
  return {
    messagesIn: (place, afterSequence) => messagesIn(records, place, afterSequence),
    ...noticeQueries(records),
    subscribe,
    chatState: (place) => chatState(ports, place),
    home: (person, place) => readHome(ports, person, place),
    subscribeToRequests(listener) {
      const stops = advisersChannels(ports).map((place) => subscribe(place, listener));
      return () => stops.forEach((stop) => stop());
    },
    async citation(answer, number) {
      const stored = await marked(records, records.answers.find(answer));
      const citation = stored?.answer.citations[number - 1];
      if (!stored || !citation) return undefined;
      const { id, createdAt, supersededAt } = stored;
      return { citation, answer: { id, createdAt, supersededAt }, release: stored.answer.release };
    },
    queue: () => orderedQueue(records),
    deskNeeds: (reader) => deskNeeds({ ports, records }, reader),
    closed: (filter, page) => closedRequests(records, filter, page),
    async numbered(typed) {
      const ids = (await records.escalations.opened()).filter((request) => isNumbered(request, typed));
      const found = await Promise.all(ids.map(({ id }) => records.escalations.find(id)));
      return Promise.all(
        found.flatMap((escalation) => (escalation ? [queueEntry(records, escalation)] : [])),
      );
    },
    closedBy: () => records.escalations.closedBy(),
    escalation: (id, reader) => escalationFile(ports, records, id, reader),
    transcript: (id, reader) => readTranscript(ports, records, id, reader),
    undelivered: (limit) => undelivered(ports, limit),
    async unreached() {
      const unreached = await records.outgoing.unreached([...ports.platforms.keys()]);
      const open = unreached.size ? await records.escalations.open() : [];
      return open.flatMap((escalation) => {
        const lost = unreached.get(escalation.id);
        return lost ? [{ ...escalation, lost }] : [];
      });
    },
    advisers: () => adviserAvailability(ports, records, ports.clock()),
    colleagues: () => colleagues(ports, records, ports.clock()),
    serviceHours: () => serviceHours(ports, records),
    async adviserDetails(id) {
      const listed = ports.roster().find((adviser) => adviser.id === id);
      if (!listed) return undefined;
      const changes = await records.advisers.changes(id);
      return { ...detailsThatHold(listed, changes[0]), inFile: listed, changes };
    },
  };
}

async function messagesIn(
  records: Records,
  ...[place, afterSequence]: Parameters<BotQueries['messagesIn']>
): ReturnType<BotQueries['messagesIn']> {
  const conversation = await records.conversations.at(place);
  if (!conversation) return [];
  const kept = await records.conversations.transcript(conversation.id, afterSequence);
  // If a conversation was erased, only the line that says so is shown.
  const entries = conversation.person ? kept : kept.filter(({ direction }) => direction === 'out').slice(-1);
  const recalled = await records.recalls.recalled();
  const read = await Promise.all(entries.map((entry) => withWords(records, entry)));
  const marked = read.map((entry) =>
    entry.direction === 'in' ? entry : { ...entry, message: withQuotesMarked(recalled, entry.message) },
  );
  return withChangesMarked(records, marked);
}

async function serviceHours(ports: BotPorts, records: Records): ReturnType<BotQueries['serviceHours']> {
  const changes = await records.advisers.changes(SERVICE);
  const hours = serviceHoursIn(changes[0]);
  const now = ports.clock();
  const next = await opensAt(ports, records, now);
  return {
    changes,
    isOpen: next !== undefined && next <= now,
    ...(hours && { hours }),
    ...(isUnreadable(changes[0]) && { isUnreadable: true }),
    ...(next && { opensAt: next.toISOString() }),
  };
}

async function chatState(ports: BotPorts, place: PlaceId): Promise<ChatState | undefined> {
  const { records } = ports.store;
  const conversation = await records.conversations.at(place);
  if (!conversation) return undefined;
  const { jurisdiction, escalation: id, person } = conversation;
  const language = person && (await records.conversations.languageOf(person))?.language;
  const open = await openRequestInChat(ports, id);
  return {
    ...(jurisdiction && { jurisdiction }),
    ...open,
    ...(open.handoff === 'claimed' &&
      (await mayAskToo(records, conversation)) && { offersGuidance: true as const }),
    ...(language && { language }),
    ...(person
      ? { ratings: await records.answers.ratingsBy(person), reported: await records.reports.by(person) }
      : { isErased: true as const }),
  };
}

/** Never send a child or victim who writes about themselves to the guidance. */
async function mayAskToo(records: Records, { id, place, person }: Conversation): Promise<boolean> {
  if (!person || chatOff(await records.switches.off(), place.platform)) return false;
  return !(await isOwnCase(records, person, id));
}

async function withWords(records: Records, entry: TranscriptEntry): Promise<TranscriptEntry> {
  if (entry.direction === 'in') return entry;
  if (entry.answer !== undefined && !entry.message.parts.some(({ kind }) => kind === 'quote')) {
    const answer = await records.answers.find(entry.answer);
    const question = answer && (await records.messages.find(answer.message));
    return question?.text && !question.deletedAt ? { ...entry, question: searchable(question.text) } : entry;
  }
  if (!entry.message.parts.some(({ kind }) => kind === 'relayed')) return entry;
  const delivery = await records.outgoing.delivery(entry.id);
  return delivery ? { ...entry, message: asDelivered(delivery) } : entry;
}

/** Removes placeholders, because the search would otherwise look for them too. */
function searchable(text: string): string {
  return (explicitQuestion(text) ?? text).replace(PSEUDONYM, '').replace(/\s+/g, ' ').trim();
}

async function undelivered(
  { store: { records }, platforms }: BotPorts,
  limit: number,
): Promise<UndeliveredEntry[]> {
  const entries: UndeliveredEntry[] = [];
  for (const outgoing of await records.outgoing.undeliverable(limit, [...platforms.keys()])) {
    const { escalation: id, purpose } = outgoing;
    const escalation = id === undefined ? undefined : await records.escalations.find(id);
    const place = (await records.conversations.find(outgoing.conversation))?.place;
    entries.push({
      ...(escalation && { escalation }),
      to:
        outgoing.conversation === escalation?.conversation
          ? 'practitioner'
          : place?.kind === 'personal'
            ? 'adviser'
            : 'channel',
      purpose: purpose === 'card' || purpose === 'relay' ? purpose : 'notice',
      summary: outgoing.message.summary,
      queuedAt: outgoing.queuedAt,
    });
  }
  return entries;
}

async function escalationFile(
  ports: BotPorts,
  records: Records,
  id: string,
  reader: Person | undefined,
): Promise<EscalationFile | undefined> {
  const escalation = await records.escalations.find(id);
  if (!escalation) return undefined;
  const conversation = await records.conversations.find(escalation.conversation);
  const language = await records.conversations.languageIn(escalation.conversation);
  const rating = await records.answers.rating(id);
  const note = await records.notes.ofEscalation(id);
  const moves = await records.escalations.transitions(id);
  const relayed = await relayedEntries(ports, records, escalation, reader);
  const handover = handoverOf(escalation, moves, relayed);
  const told = await toldOfClaim(ports, records, { id, reader, conversation, moves, relayed });
  const now = ports.clock().toISOString();
  return {
    ...(await queueEntry(records, escalation)),
    answer: await marked(records, answerAbout(records, escalation)),
    ...(language && { language }),
    ...(rating && { rating }),
    ...(note ? { note } : await unsentNote(records, escalation)),
    isCancelledUnseen:
      escalation.state === 'withdrawn' && (await cancelledUnseen(records, now)).some((one) => one.id === id),
    hasReply: await hasReply(records, escalation),
    claimTells: namesTold(ports),
    isReplyKept: await isReplyKept(records, await records.escalations.relayed(id)),
    others: await otherRequests(ports, records, escalation),
    told: await toldOnCard(records, escalation, await dangerOf(records, escalation), now),
    transitions: await withReceivers(records, id, moves),
    ...(handover && { handover }),
    ...(told && { toldOfClaim: told }),
    transcript: await transcriptOf(records, escalation, conversation),
    relayed,
  };
}

async function unsentNote(
  records: Records,
  escalation: Escalation,
): Promise<Pick<EscalationFile, 'unsentNote'>> {
  if (escalation.state !== 'resolved') return {};
  const draft = await draftNote(records, escalation);
  return draft ? { unsentNote: draft } : {};
}

/** How many of the person's other requests to show. The rest are in the list of closed requests. */
const OTHERS_SHOWN = 10;

async function otherRequests(
  ports: Pick<BotPorts, 'read'>,
  records: Records,
  { id, practitioner }: Escalation,
): Promise<QueueEntry[]> {
  const others = (await records.escalations.askedForBy(practitioner)).filter((one) => one.id !== id);
  const shown = others.reverse().slice(0, OTHERS_SHOWN);
  return Promise.all(shown.map((escalation) => queueEntry(records, escalation)));
}

async function relayedEntries(
  ports: BotPorts,
  records: Records,
  escalation: Escalation,
  reader: Person | undefined,
): Promise<RelayedEntry[]> {
  const holds = escalation.state === 'claimed' && sameAdviser(ports.roster(), escalation.holder, reader);
  const entries: RelayedEntry[] = [];
  for (const relayed of await records.escalations.relayed(escalation.id)) {
    const message = await records.messages.find(relayed.message);
    if (!message) continue;
    const words =
      holds && !hasJoined(escalation, message) ? await records.messages.words(message.id) : undefined;
    entries.push({
      ...relayed,
      from: message.from,
      at: message.receivedAt,
      text: words ?? message.text ?? '',
      changed: message.editedAt !== undefined,
      deleted: message.deletedAt !== undefined,
      calledThere: message.platformMessageId,
      ...(relayed.direction === 'private' && {
        answered: await marked(records, records.answers.toMessage(message.id)),
      }),
      ...(relayed.answer !== undefined && {
        answered: await marked(records, records.answers.find(relayed.answer)),
      }),
    });
  }
  return entries;
}

async function marked(
  records: Records,
  reading: Promise<StoredAnswer | undefined>,
): Promise<StoredAnswer | undefined> {
  const stored = await reading;
  return stored && withAnswerMarked(records, stored);
}
