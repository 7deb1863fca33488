// Defines the store that the use cases need: a set of repositories that can be used together in one
// transaction.
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import type { AuditRecords } from './audit/event.js';
import type {
  Conversation,
  Delivery,
  MessageKind,
  PersonalNotice,
  StoredAnswer,
  StoredMessage,
  StoredOutgoing,
  TranscriptEntry,
  UnansweredQuestion,
  Wording,
} from './messages/conversation.js';
import type { AdviserRecords } from './people/adviser-details.js';
import type { SessionRecords } from './people/session-record.js';
import type { EscalationRecords } from './handoff/escalation-records.js';
import type { NoteRecords } from './handoff/draft-practice-note.js';
import type { SavedReplyRecords } from './handoff/saved-reply.js';
import type { JobRecords } from './jobs/job.js';
import type { Attachment, Json, Place, PlaceId } from './messages/message.js';
import type { Language } from '../../knowledge/model/language.js';
import type { PersonLanguage } from './people/person-language.js';
import type { Person, PlatformName } from './people/person.js';
import type { BreachRecords } from './governance/breach.js';
import type { ComplaintRecords } from './governance/complaint.js';
import type { ErasureRecords } from './governance/erasure-record.js';
import type { PseudonymRecords } from './governance/placeholder-details.js';
import type { HeldRecords } from './governance/data-held-about-person.js';
import type { HoldRecords } from './governance/hold.js';
import type { AccessLogRecords } from './governance/access-log.js';
import type { RetentionStore } from './governance/retention.js';
import type { SentLineRecords } from './governance/text-sent-elsewhere.js';
import type { SubjectRecords } from './governance/subject-request.js';
import type { DecisionRecords } from './governance/decisions.js';
import type { SwitchRecords } from './governance/switches.js';
import type { EditingWorkRecords } from './editing/editing-work.js';
import type { Rating } from './messages/rating.js';
import type { CorrectionRecords } from './statistics/redaction-correction.js';
import type { PassageRecipient, RecallRecords } from './recalls/recall.js';
import type { UnsafeReportRecords } from './recalls/unsafe-report.js';
import type { WrittenOrderRecords } from './jobs/written-order.js';

/** Every method can throw `StoreFailure`. */
export interface Store {
  /** For reads outside a transaction. Inside one, these deadlock SQLite: use the records passed to `work`. */
  readonly records: Records;
  /** Never use this inside a transaction, because it starts its own. */
  readonly retention: RetentionStore;
  /**
   * Saves either all of `work` or none of it, and runs `work` again after a conflict. Inside `work`, only
   * await calls to records, because other transactions are waiting.
   */
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;
}

export interface Records {
  conversations: ConversationRecords;
  messages: MessageRecords;
  pseudonyms: PseudonymRecords;
  corrections: CorrectionRecords;
  answers: AnswerRecords;
  outgoing: OutgoingRecords;
  escalations: EscalationRecords;
  jobs: JobRecords;
  writtenOrder: WrittenOrderRecords;
  recalls: RecallRecords;
  reports: UnsafeReportRecords;
  advisers: AdviserRecords;
  /** Only for listing sessions. They are added and removed outside these transactions. */
  sessions: Pick<SessionRecords, 'list'>;
  notes: NoteRecords;
  savedReplies: Pick<SavedReplyRecords, 'list'>;
  editingWork: EditingWorkRecords;
  holds: HoldRecords;
  switches: SwitchRecords;
  decisions: DecisionRecords;
  erasures: ErasureRecords;
  audit: AuditRecords;
  accessLog: AccessLogRecords;
  sent: SentLineRecords;
  subjects: SubjectRecords;
  held: HeldRecords;
  complaints: ComplaintRecords;
  breach: BreachRecords;
}

export interface ConversationRecords {
  /**
   * Finds or creates the place's conversation, and updates its address and person. If there is no person,
   * leaves the address as it is. Call this first in a transaction, so that other transactions that write to
   * the same conversation wait.
   */
  open(place: Place, person: Person | undefined, now: string): Promise<Conversation>;
  find(id: string): Promise<Conversation | undefined>;
  at(place: PlaceId): Promise<Conversation | undefined>;
  change(id: string, change: ConversationChange): Promise<void>;
  /** Conversations that the bot has left whose place's ID begins with this one's, which other places' may too. */
  leftUnder(place: PlaceId): Promise<Conversation[]>;
  /** Channels that the bot has left, and threads in channels. */
  leftChannels(platform: PlatformName): Promise<Conversation[]>;
  /** Finds a channel whose address is exactly this, in a workspace that the service has used before. */
  channelAt(platform: PlatformName, address: Json): Promise<Place | undefined>;
  /** Addresses of the newest conversations in which someone has written. */
  heardAddresses(platform: PlatformName): Promise<Json[]>;
  /** `last`: when this platform's last event came. `chats`: known people's, most recently used first. */
  heardOn(platform: PlatformName, limit: number): Promise<{ last?: string; chats: string[] }>;
  /**
   * Returns a number for each of these places, in the same order. The number goes up with every change to a
   * message in that place, and is 0 if there are no messages.
   */
  lastSequences(places: readonly PlaceId[]): Promise<number[]>;
  /** Entries that were added or changed after `afterSequence`, in order of position. */
  transcript(id: string, afterSequence: number): Promise<TranscriptEntry[]>;
  /** For events that do not store a message. Returns false if the event has already been recorded. */
  recordEvent(id: string, event: string, kind: string, now: string): Promise<boolean>;
  greeted(person: Person): Promise<boolean>;
  recordGreeting(person: Person, now: string): Promise<void>;
  /** The practitioner's language. In a channel, the language of the last person who wrote. */
  languageIn(id: string): Promise<Language | undefined>;
  languageOf(person: Person): Promise<PersonLanguage | undefined>;
  recordLanguage(person: Person, language: PersonLanguage, now: string): Promise<void>;
  of(person: Person): Promise<Conversation[]>;
  /** Removes the person, but not their messages, which have to be erased separately, one at a time. */
  forget(person: Person, now: string): Promise<void>;
}

/** `null` removes a value. */
export interface ConversationChange {
  jurisdiction?: Conversation['jurisdiction'] | null;
  agency?: string | null;
  heardAt?: string;
  greetedAt?: string | null;
  notice?: { version: string; at: string };
  escalation?: string | null;
  leftAt?: string | null;
  person?: null;
}

export interface MessageRecords {
  /** Returns undefined and adds nothing if the conversation has a message with the same platform ID. */
  add(
    message: Omit<StoredMessage, 'revision' | 'text' | 'redactedTypes' | 'unread' | 'deletedAt'> &
      Wording & { files?: Attachment[] },
  ): Promise<StoredMessage | undefined>;
  find(id: string): Promise<StoredMessage | undefined>;
  withPlatformId(conversation: string, platformMessageId: string): Promise<StoredMessage | undefined>;
  /** Replaces the text after an edit, and adds 1 to the revision. */
  reword(id: string, wording: Wording, urgent: boolean, editedAt: string): Promise<void>;
  /** Stores the redacted text of a message that was redacted after it arrived, or redacted again. */
  setRedacted(
    id: string,
    redacted: Omit<Wording, 'words'> & { text: RedactedText; urgent: boolean },
  ): Promise<void>;
  setKind(id: string, kind: MessageKind): Promise<void>;
  /**
   * Marks the message as a practitioner's and sets its urgency, because an adviser wrote it about their own
   * request, or because a practitioner said that it is not about danger.
   */
  setPractitioners(id: string, found: { urgent: boolean; unread: boolean }): Promise<void>;
  /** Saves the same text as a new revision, and makes it a question, so that it is answered again. */
  askAgain(id: string): Promise<void>;
  /** Erases the original text and the redacted text. If `andWriter` is true, also erases who wrote it. */
  erase(id: string, now: string, andWriter?: boolean): Promise<void>;
  /**
   * Destroys the key for the personal data in a conversation, then the data encrypted with it: original
   * messages and the details behind placeholders. Keeps the redacted text.
   */
  destroyWords(conversation: string): Promise<void>;
  /** The original text. Undefined once it has been erased. */
  words(id: string): Promise<string | undefined>;
  /** Empty once the files have been erased. */
  files(id: string): Promise<Attachment[]>;
  /**
   * The latest questions in a conversation, oldest first, except deleted ones. `before`: only returns
   * questions asked before this message, which may be in another conversation.
   */
  recentQuestions(conversation: string, limit: number, before?: StoredMessage): Promise<StoredMessage[]>;
  of(person: Person, conversation: string): Promise<StoredMessage[]>;
}

export interface AnswerRecords {
  /** Returns false and adds nothing if this revision of the message already has an answer. */
  add(answer: StoredAnswer): Promise<boolean>;
  find(id: string): Promise<StoredAnswer | undefined>;
  toMessage(message: string, revision?: number): Promise<StoredAnswer | undefined>;
  /** The latest answer that was given in a conversation, or to a question asked there. */
  latestIn(conversation: string): Promise<StoredAnswer | undefined>;
  /** Newest first. */
  latest(limit: number): Promise<StoredAnswer[]>;
  supersede(id: string, now: string): Promise<void>;
  /** `subject`: ID of an answer or escalation. If the person has rated it before, replaces that rating. */
  rate(
    subject: string,
    kind: 'answer' | 'handoff',
    person: Person,
    rating: Rating,
    now: string,
  ): Promise<void>;
  rating(subject: string): Promise<'up' | 'down' | undefined>;
  /** All this person's ratings, by the ID of the answer or escalation. */
  ratingsBy(person: Person): Promise<Record<string, Rating>>;
  /** Removes this person's name from all their ratings. */
  forget(person: Person): Promise<void>;
  /**
   * Answers that quote any of these passages, oldest first. If `to` is set, only includes answers to
   * questions that this person asked in this conversation.
   */
  quoting(
    passages: readonly string[],
    to?: { conversation: string; person: Pick<Person, 'platform' | 'id'> },
  ): Promise<StoredAnswer[]>;
  /** For each edition, the passages in it that any answer has quoted. Leaves out editions that have none. */
  quotedIn(editions: readonly number[]): Promise<Map<number, Set<string>>>;
  /** People given any of these passages, oldest first. One entry for each passage in each answer. */
  recipients(passages: readonly string[]): Promise<PassageRecipient[]>;
  /** Like `recipients`, but only people who got the answer from an adviser. */
  sentOn(passages: readonly string[]): Promise<PassageRecipient[]>;
  unanswered(since: string, limit: number): Promise<UnansweredQuestion[]>;
}

export interface OutgoingRecords {
  /** Returns false and adds nothing if there is already a message with this key. */
  add(
    outgoing: Omit<StoredOutgoing, 'state' | 'platformMessageId' | 'furtherPages' | 'sentAt'>,
  ): Promise<boolean>;
  find(key: string): Promise<StoredOutgoing | undefined>;
  /** The message and its place. Includes the original text if that is what will be delivered. */
  delivery(key: string): Promise<Delivery | undefined>;
  /** The message with this platform ID. If it was sent as several posts, any of their IDs will do. */
  withPlatformId(conversation: string, platformMessageId: string): Promise<StoredOutgoing | undefined>;
  ofAnswer(answer: string): Promise<StoredOutgoing[]>;
  /** Oldest first. */
  ofEscalation(escalation: string, purpose: StoredOutgoing['purpose']): Promise<StoredOutgoing[]>;
  /**
   * Private notices about these escalations, oldest first. Only includes notices whose key starts with
   * `beginning`.
   */
  personalNotices(escalations: readonly string[], beginning: string): Promise<PersonalNotice[]>;
  /** Newest first. Leaves out cancelled messages and those whose key is in `except`. */
  latest(conversation: string, limit: number, except: readonly string[]): Promise<StoredOutgoing[]>;
  /** The latest message whose key ends with `ending`. */
  endingWith(conversation: string, ending: string): Promise<StoredOutgoing | undefined>;
  /** Messages whose key starts with `beginning`, newest first. */
  startingWith(conversation: string, beginning: string): Promise<StoredOutgoing[]>;
  /** Messages in handoffs that could not be delivered or whose platform is not in `connected`, newest first. */
  undeliverable(limit: number, connected: readonly PlatformName[]): Promise<StoredOutgoing[]>;
  /**
   * Open escalations with a message to advisers that could not be delivered, or whose platform is not in
   * `connected`, and the keys of these messages. If the escalation is claimed, only messages to
   * the adviser who has claimed it count.
   */
  unreached(connected: readonly PlatformName[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /**
   * Plans an update of this message, at least `spacingMs` after the last one. Returns the time of the update.
   * Returns undefined if an update is already due, because that update will show the latest content.
   */
  planUpdate(key: string, now: string, spacingMs: number): Promise<string | undefined>;
  /** True if a later message to the same place has already been sent. */
  isOvertaken(key: string): Promise<boolean>;
  /** Records that the update has started. If the message changes after this, it needs another update. */
  beginUpdate(key: string, now: string): Promise<StoredOutgoing | undefined>;
  /** Outgoing messages that contain the text of this message. */
  showing(message: string): Promise<StoredOutgoing[]>;
  replace(key: string, message: StoredOutgoing['message']): Promise<void>;
  /**
   * Records that the message was edited. Copies that were sent before count as out of date until `renew` is
   * called for each.
   */
  outdate(message: string): Promise<void>;
  /**
   * Records that this copy is up to date. If `asReceived` is true, the copy can contain the original text
   * again, even if that was withheld.
   */
  renew(key: string, asReceived?: boolean): Promise<void>;
  /** After this, only the redacted text is delivered. */
  withholdWords(key: string): Promise<void>;
  setState(
    key: string,
    state: StoredOutgoing['state'],
    sent?: { platformMessageId: string; furtherPages?: readonly string[]; at: string },
  ): Promise<void>;
  /** Call this if an update needed more or fewer posts than before. */
  setFurtherPages(key: string, pages: readonly string[]): Promise<void>;
}
