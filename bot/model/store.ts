// The store as the use cases see it: repositories in our own terms, all inside one transaction.
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import type { Pseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { AuditRecords } from './audit/event.js';
import type {
  Conversation,
  Delivery,
  MessageKind,
  StoredAnswer,
  StoredMessage,
  StoredOutgoing,
  TranscriptEntry,
  UnansweredQuestion,
  Wording,
} from './messages/conversation.js';
import type { AdviserRecords } from './people/adviser-details.js';
import type {
  FollowUpProgress,
  Escalation,
  EscalationTransition,
  RelayedMessage,
  Transition,
} from './handoff/escalation.js';
import type { ClosedRecords } from './handoff/closed-requests.js';
import type { NoteRecords } from './handoff/practice-note.js';
import type { Specialism } from './people/specialism.js';
import type { JobRecords } from './tasks/job.js';
import type { Attachment, Json, Place } from './messages/message.js';
import type { Language } from '../../knowledge/model/language.js';
import type { PersonLanguage } from './people/person-language.js';
import type { Person, PlatformName } from './people/person.js';
import type { BreachRecords } from './governance/breach.js';
import type { ComplaintRecords } from './governance/complaint.js';
import type { ErasureRecords } from './governance/erasure-record.js';
import type { HoldRecords } from './governance/hold.js';
import type { ReadingRecords } from './governance/reading.js';
import type { RetentionStore } from './governance/retention.js';
import type { SentLineRecords } from './governance/sent-line.js';
import type { SubjectRecords } from './governance/subject-request.js';
import type { SwitchRecords } from './governance/switches.js';
import type { EditingWorkRecords } from './tasks/editing-work.js';
import type { Rating } from './messages/rating.js';
import type { CorrectionRecords } from './tasks/correction.js';
import type { PassageRecipient, RecallRecords } from './tasks/recall.js';
import type { UnsafeReportRecords } from './tasks/unsafe-report.js';

/** Every method throws `StoreFailure`. */
export interface Store {
  /** For reading outside a transaction. Inside one, only use the records passed in: SQLite would deadlock. */
  readonly records: Records;
  /** Never inside a transaction: it runs its own. */
  readonly retention: RetentionStore;
  /** All of `work` or nothing. Only await records in it: others are waiting. Runs again if two conflict. */
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
  recalls: RecallRecords;
  reports: UnsafeReportRecords;
  advisers: AdviserRecords;
  notes: NoteRecords;
  editingWork: EditingWorkRecords;
  holds: HoldRecords;
  switches: SwitchRecords;
  erasures: ErasureRecords;
  audit: AuditRecords;
  readings: ReadingRecords;
  sent: SentLineRecords;
  subjects: SubjectRecords;
  complaints: ComplaintRecords;
  breach: BreachRecords;
}

export interface ConversationRecords {
  /**
   * The conversation of a place, created if new. An event also updates its address and person; without a person, the
   * address from the last message is kept. Call it first in a transaction: other writers to the same conversation
   * wait from here on.
   */
  open(place: Place, person: Person | undefined, now: string): Promise<Conversation>;
  find(id: string): Promise<Conversation | undefined>;
  at(place: Pick<Place, 'platform' | 'id'>): Promise<Conversation | undefined>;
  change(id: string, change: ConversationChange): Promise<void>;
  /** Addresses of the newest conversations someone has written in. */
  heardAddresses(platform: PlatformName): Promise<Json[]>;
  /** For each place, in the order given: rises with every change to a message there; 0 if no one has written. */
  lastSequences(places: readonly Pick<Place, 'platform' | 'id'>[]): Promise<number[]>;
  /** Entries added or changed after `sequence`, in order of position. */
  transcript(id: string, afterSequence: number): Promise<TranscriptEntry[]>;
  /** False when that event was recorded before. For events that leave no message behind. */
  recordEvent(id: string, event: string, kind: string, now: string): Promise<boolean>;
  greeted(person: Person): Promise<boolean>;
  recordGreeting(person: Person, now: string): Promise<void>;
  /** Of the person of a conversation: the practitioner, or in a channel the last person to write. */
  languageIn(id: string): Promise<Language | undefined>;
  languageOf(person: Person): Promise<PersonLanguage | undefined>;
  recordLanguage(person: Person, language: PersonLanguage, now: string): Promise<void>;
  /** Every conversation in which this person wrote. */
  of(person: Person): Promise<Conversation[]>;
  /** As if we had never met; their messages are erased one by one. */
  forget(person: Person, now: string): Promise<void>;
}

/** `null` takes a value away. */
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
  /** Undefined when the conversation has a message with that platform id: nothing was changed. */
  add(
    message: Omit<StoredMessage, 'revision' | 'text' | 'redactedTypes' | 'unread' | 'deletedAt'> &
      Wording & { files?: Attachment[] },
  ): Promise<StoredMessage | undefined>;
  find(id: string): Promise<StoredMessage | undefined>;
  withPlatformId(conversation: string, platformMessageId: string): Promise<StoredMessage | undefined>;
  /** New words, and a revision more. */
  reword(id: string, wording: Wording, urgent: boolean): Promise<void>;
  /** The redaction made later, by the reader or because it was not possible when the message came. */
  setRedacted(
    id: string,
    redacted: Omit<Wording, 'words'> & { text: RedactedText; urgent: boolean },
  ): Promise<void>;
  /** What it turned out to be. */
  setKind(id: string, kind: MessageKind): Promise<void>;
  /** A revision more with the same words, as a question: to be answered again. */
  askAgain(id: string): Promise<void>;
  /** Takes away the words in both forms, and who wrote them where `andWriter`. */
  erase(id: string, now: string, andWriter?: boolean): Promise<void>;
  /**
   * Destroys the key of everything personal in a conversation, then what it sealed: original messages and the details
   * behind placeholders. The redacted forms stay.
   */
  destroyWords(conversation: string): Promise<void>;
  /** The original text; undefined once erased. */
  words(id: string): Promise<string | undefined>;
  /** The original attachments; none once erased. */
  files(id: string): Promise<Attachment[]>;
  /** The last questions of a conversation, oldest first, deleted ones left out. */
  recentQuestions(conversation: string, limit: number): Promise<StoredMessage[]>;
  of(person: Person, conversation: string): Promise<StoredMessage[]>;
}

export interface PseudonymRecords {
  of(conversation: string): Promise<Pseudonyms>;
  keep(conversation: string, known: Pseudonyms): Promise<void>;
  /** Conversations with any of these details; the keys are those of `Pseudonyms`, or one word of a name. */
  holding(keys: readonly string[]): Promise<string[]>;
  forget(conversation: string): Promise<void>;
}

export interface AnswerRecords {
  /** False when this revision of the message has its answer: nothing was changed. */
  add(answer: StoredAnswer): Promise<boolean>;
  find(id: string): Promise<StoredAnswer | undefined>;
  /** The latest answer to a message, or the one to a revision of it. */
  toMessage(message: string, revision?: number): Promise<StoredAnswer | undefined>;
  /** The latest answer given in a conversation, or to a question asked there. */
  latestIn(conversation: string): Promise<StoredAnswer | undefined>;
  /** From anyone, newest first. */
  latest(limit: number): Promise<StoredAnswer[]>;
  supersede(id: string, now: string): Promise<void>;
  /** `subject` is an answer or an escalation; a person's later rating replaces the earlier one. */
  rate(
    subject: string,
    kind: 'answer' | 'handoff',
    person: Person,
    rating: Rating,
    now: string,
  ): Promise<void>;
  /** The latest rating of an answer or an escalation. */
  rating(subject: string): Promise<'up' | 'down' | undefined>;
  /** Every rating of this person's, by the answer or escalation that it is of. */
  ratingsBy(person: Person): Promise<Record<string, Rating>>;
  /** Takes this person's name off every rating. */
  forget(person: Person): Promise<void>;
  /** Answers that quote any of these passages, for a recall. */
  quoting(passages: readonly string[]): Promise<StoredAnswer[]>;
  /** Those of these passages that an answer quotes. */
  quoted(passages: readonly string[]): Promise<Set<string>>;
  /** Who was given any of these passages, one line for each passage of an answer, oldest first. */
  recipients(passages: readonly string[]): Promise<PassageRecipient[]>;
  unanswered(since: string, limit: number): Promise<UnansweredQuestion[]>;
}

export interface OutgoingRecords {
  /** False when the key is known: nothing was changed. */
  add(outgoing: Omit<StoredOutgoing, 'state' | 'platformMessageId' | 'sentAt'>): Promise<boolean>;
  find(key: string): Promise<StoredOutgoing | undefined>;
  /** With where it goes, and the original text if it is delivered with it. */
  delivery(key: string): Promise<Delivery | undefined>;
  withPlatformId(conversation: string, platformMessageId: string): Promise<StoredOutgoing | undefined>;
  ofAnswer(answer: string): Promise<StoredOutgoing[]>;
  /** Of one purpose, oldest first. */
  ofEscalation(escalation: string, purpose: StoredOutgoing['purpose']): Promise<StoredOutgoing[]>;
  /** What belongs to a handoff and could not be delivered, newest first. */
  undeliverable(limit: number): Promise<StoredOutgoing[]>;
  /**
   * Asks to update this message. Returns when the update may run, or undefined if one is due already and will use
   * what is stored now. Updates of one message are at least `spacingMs` apart.
   */
  planUpdate(key: string, now: string, spacingMs: number): Promise<string | undefined>;
  /** Whether a message that was queued later for the same place has been sent. */
  isOvertaken(key: string): Promise<boolean>;
  /** Marks that the update has started: later changes need another one. */
  beginUpdate(key: string, now: string): Promise<StoredOutgoing | undefined>;
  /** Those that contain that message's text. */
  showing(message: string): Promise<StoredOutgoing[]>;
  replace(key: string, message: StoredOutgoing['message']): Promise<void>;
  /** From now on it is delivered in the redacted form. */
  withholdWords(key: string): Promise<void>;
  setState(
    key: string,
    state: StoredOutgoing['state'],
    sent?: { platformMessageId: string; at: string },
  ): Promise<void>;
}

export interface EscalationRecords extends ClosedRecords {
  add(escalation: Escalation): Promise<void>;
  find(id: string): Promise<Escalation | undefined>;
  /** Locks it until the transaction ends: no message is kept for a holder who has just been given all. */
  lock(id: string): Promise<Escalation | undefined>;
  /**
   * Locks them all together, always in the same order, so that two transactions never wait for each other: the open
   * ones that this person is waiting for, those that any of `holders` holds, and those named, open or not. Oldest
   * first.
   */
  lockInvolved(person: Person, holders: readonly Person[], named?: readonly string[]): Promise<Escalation[]>;
  open(): Promise<Escalation[]>;
  /** By any of them; oldest first. */
  heldBy(people: readonly Person[]): Promise<Escalation[]>;
  /** Open ones that this person waits for, wherever they began. */
  waitedForBy(person: Person): Promise<Escalation[]>;
  /** Urgent ones that wait, opened by messages of this sender; oldest first. */
  waitingFrom(sender: string): Promise<Escalation[]>;
  /** All that this person ever asked for, closed ones too. */
  askedForBy(person: Person): Promise<Escalation[]>;
  /** Takes the practitioner's id out of closed ones and their logs. */
  forget(person: Person): Promise<void>;
  /**
   * Applies to the version that `escalation` was read at; undefined when someone else was first, or when the transition
   * is not allowed from its state. The log gets its line in the same step.
   */
  applyTransition(
    escalation: Escalation,
    transition: Transition,
    by: Person | undefined,
    now: string,
    change?: EscalationChange,
  ): Promise<Escalation | undefined>;
  /** Changes that are not a transition, logged where `log` names them. */
  change(
    escalation: Escalation,
    change: EscalationChange,
    now: string,
    log?: 'make-urgent' | 'move-place',
  ): Promise<void>;
  /** How far the reminders have come; `null` takes the mark away. Not a new version. */
  recordFollowUp(
    id: string,
    progress: Partial<FollowUpProgress> & { awaitsHolderSince?: string | null },
  ): Promise<void>;
  transitions(id: string): Promise<EscalationTransition[]>;
  /** False when it is there already. */
  addRelayed(relayed: RelayedMessage): Promise<boolean>;
  relayed(id: string): Promise<RelayedMessage[]>;
  /** To which handoff a message belongs, if any. */
  relayOf(message: string): Promise<RelayedMessage | undefined>;
  recordDelivery(id: string, message: string, now: string): Promise<void>;
}

export interface EscalationChange {
  holder?: Person;
  reach?: Escalation['reach'];
  holderConversation?: string | null;
  conversation?: string;
  outcome?: string;
  urgent?: boolean;
  sharesWords?: boolean;
  specialism?: Specialism;
}
