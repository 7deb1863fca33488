// The store as the use cases see it: repositories that speak in our nouns, all of them inside one transaction.
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import type { Pseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type {
  Conversation,
  Delivery,
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
import type { NoteRecords } from './handoff/practice-note.js';
import type { Specialism } from './people/specialism.js';
import type { Job, NewJob } from './tasks/job.js';
import type { Attachment, Json, Place } from './messages/message.js';
import type { Person, PlatformName } from './people/person.js';
import type { EditingWorkRecords } from './tasks/editing-work.js';
import type { CorrectionRecords } from './tasks/correction.js';
import type { RecallRecords } from './tasks/recall.js';

/** Every method throws `StoreFailure`. */
export interface Store {
  /** For reading outside a transaction. Inside one, use only what was handed in: on SQLite the other would wait for ever. */
  readonly records: Records;
  /**
   * All of `work` or nothing. Never await anything but records in it: others wait meanwhile. It may run again when two
   * transactions stood in each other's way.
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
  recalls: RecallRecords;
  advisers: AdviserRecords;
  notes: NoteRecords;
  editingWork: EditingWorkRecords;
}

export interface ConversationRecords {
  /**
   * The conversation of a place, made when new; its address and person are brought up to date, by an event at least:
   * without a person, the address of a place where somebody was heard stays. Call it first in a
   * transaction: others that write to the same conversation wait from here on.
   */
  open(place: Place, person: Person | undefined, now: string): Promise<Conversation>;
  find(id: string): Promise<Conversation | undefined>;
  at(place: Pick<Place, 'platform' | 'id'>): Promise<Conversation | undefined>;
  change(id: string, change: ConversationChange): Promise<void>;
  /** Addresses of the newest conversations someone has written in. */
  heardAddresses(platform: PlatformName): Promise<Json[]>;
  /** Of each place, in the order given: rises with every change of a message there; 0 where nobody has written. */
  lastSequences(places: readonly Pick<Place, 'platform' | 'id'>[]): Promise<number[]>;
  /** Entries added or changed after `sequence`, in order of position. */
  transcript(id: string, afterSequence: number): Promise<TranscriptEntry[]>;
  /** False when that event was recorded before. For events that leave no message behind. */
  recordEvent(id: string, event: string, kind: string, now: string): Promise<boolean>;
  greeted(person: Person): Promise<boolean>;
  recordGreeting(person: Person, now: string): Promise<void>;
  /** Every conversation in which this person wrote. */
  of(person: Person): Promise<Conversation[]>;
  /** As if we had never met; their messages are erased one by one. */
  forget(person: Person): Promise<void>;
}

/** `null` takes a value away. */
export interface ConversationChange {
  jurisdiction?: Conversation['jurisdiction'] | null;
  agency?: string | null;
  heardAt?: string;
  greetedAt?: string | null;
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
  /** The redaction as it is made after the message came, because it could not be then, or by the reader. */
  setRedacted(
    id: string,
    redacted: Omit<Wording, 'words'> & { text: RedactedText; urgent: boolean },
  ): Promise<void>;
  /** A revision more with the same words, as a question: to be answered again. */
  askAgain(id: string): Promise<void>;
  /** Takes away the words in both forms, and who wrote them where `andWriter`. */
  erase(id: string, now: string, andWriter?: boolean): Promise<void>;
  /** As received; undefined once erased. */
  words(id: string): Promise<string | undefined>;
  /** What was attached, as received; none once erased. */
  files(id: string): Promise<Attachment[]>;
  /** The last questions of a conversation, oldest first, deleted ones left out. */
  recentQuestions(conversation: string, limit: number): Promise<StoredMessage[]>;
  of(person: Person, conversation: string): Promise<StoredMessage[]>;
}

export interface PseudonymRecords {
  of(conversation: string): Promise<Pseudonyms>;
  keep(conversation: string, known: Pseudonyms): Promise<void>;
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
  /** Whoever asked, newest first. */
  latest(limit: number): Promise<StoredAnswer[]>;
  supersede(id: string, now: string): Promise<void>;
  /** `subject` is an answer or an escalation; a person's later rating replaces the earlier one. */
  rate(
    subject: string,
    kind: 'answer' | 'handoff',
    person: Person,
    rating: 'up' | 'down',
    now: string,
  ): Promise<void>;
  /** The latest rating of an answer or an escalation. */
  rating(subject: string): Promise<'up' | 'down' | undefined>;
  /** Every rating of this person's, by the answer or escalation that it is of. */
  ratingsBy(person: Person): Promise<Record<string, 'up' | 'down'>>;
  /** Takes this person's name off every rating. */
  forget(person: Person): Promise<void>;
  /** Answers that quote any of these passages, for a recall. */
  quoting(passages: readonly string[]): Promise<StoredAnswer[]>;
  unanswered(since: string, limit: number): Promise<UnansweredQuestion[]>;
}

export interface OutgoingRecords {
  /** False when the key is known: nothing was changed. */
  add(outgoing: Omit<StoredOutgoing, 'state' | 'platformMessageId' | 'sentAt'>): Promise<boolean>;
  find(key: string): Promise<StoredOutgoing | undefined>;
  /** With where it goes, and the words as received where it is delivered with them. */
  delivery(key: string): Promise<Delivery | undefined>;
  withPlatformId(conversation: string, platformMessageId: string): Promise<StoredOutgoing | undefined>;
  ofAnswer(answer: string): Promise<StoredOutgoing[]>;
  /** Of one purpose, oldest first. */
  ofEscalation(escalation: string, purpose: StoredOutgoing['purpose']): Promise<StoredOutgoing[]>;
  /** What belongs to a handoff and could not be delivered, newest first. */
  undeliverable(limit: number): Promise<StoredOutgoing[]>;
  /**
   * Asks for an update of this message: when it may run, or undefined where one is due already and will take what is
   * stored now. Updates of one message come at least `spacingMs` apart.
   */
  planUpdate(key: string, now: string, spacingMs: number): Promise<string | undefined>;
  /** Whether a message that was queued later for the same place has been sent. */
  isOvertaken(key: string): Promise<boolean>;
  /** The update begins: what changes from now on needs another one. */
  beginUpdate(key: string, now: string): Promise<StoredOutgoing | undefined>;
  /** Those in which that message's words stand. */
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

export interface EscalationRecords {
  add(escalation: Escalation): Promise<void>;
  find(id: string): Promise<Escalation | undefined>;
  /** Locks it until the transaction ends, so that no message is kept for a holder who has just been handed all of them. */
  lock(id: string): Promise<Escalation | undefined>;
  /**
   * Locks all at once, always in the same order, so that two transactions never wait for one another: the open
   * ones that this person waits for, those that any of `holders` holds, and those named, open or not. Oldest first.
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

export interface JobRecords {
  enqueue(job: NewJob, now: string): Promise<void>;
  /**
   * Leases up to `limit` due jobs to `worker`, what is urgent first and then in order, at most one of each lane: its
   * first, and none while another of it is under way. A lease that ran out counts as due. `kinds`: those alone; every kind where absent. All or nothing by itself, outside a transaction too.
   */
  claim(claim: {
    worker: string;
    limit: number;
    now: string;
    leaseUntil: string;
    /** Jobs that need another platform are left alone. */
    platforms: PlatformName[];
    kinds?: readonly Job['kind'][];
  }): Promise<Job[]>;
  /** Of these jobs, those that this worker still has. */
  extend(worker: string, ids: readonly string[], leaseUntil: string): Promise<void>;
  /** What waits and was enqueued after `until`, in the future by a clock that was set back, is due now. */
  bringForward(until: string, now: string): Promise<void>;
  /** Leases that run out after `until` run out at `leaseUntil`. */
  shortenLeases(until: string, leaseUntil: string): Promise<void>;
  /** Leases of workers that `hasEnded` run out now, where all workers are of this machine; elsewhere nothing is done. */
  endLeases(hasEnded: (worker: string) => boolean, now: string): Promise<void>;
  /** False when the lease had run out and another worker has the job, or had it. */
  finish(id: string, worker: string): Promise<boolean>;
  retry(id: string, worker: string, dueAt: string, error: string): Promise<void>;
  /** The same in a lane of its own, so that its lane goes on; false where nothing waits behind it: nothing was changed. */
  stepAside(id: string, worker: string, dueAt: string, error: string): Promise<boolean>;
  /** Those that stepped out of this lane and wait, oldest first. */
  aside(lane: string): Promise<Job[]>;
  /** Back into the lane that they stepped out of, before what was enqueued after them; what is urgent keeps its own time. */
  rejoin(lane: string, ids: readonly string[], dueAt: string): Promise<void>;
  /** The sending of this message, where it waits, is due now and goes first; or is not made at all. */
  changeSending(key: string, change: 'hurry' | 'drop', now: string): Promise<void>;
  /** Gives up: the job stays, marked dead, and its lane goes on. */
  bury(id: string, worker: string, error: string): Promise<void>;
  /** `due`: how many could be claimed now, by a worker that has every platform; `retrying`: wait after a failure. */
  counts(now: string): Promise<Record<'waiting' | 'due' | 'leased' | 'retrying' | 'dead', number>>;
  /** When the soonest job for this escalation's follow-up is due; undefined where none is left. */
  followUpDue(escalation: string): Promise<string | undefined>;
  dead(limit: number): Promise<(Job & { error: string })[]>;
  /** Messages that were tried several times and still wait, by platform, with what one of them met last. */
  heldUp(): Promise<{ platform: PlatformName; messages: number; error: string }[]>;
}
