// What the bot needs from outside (platforms, answers, a store) and what it offers to platforms and pages.
import type { Contact } from './messages/contact.js';
import type { AsOf } from '../../ingest/releases/as-of.js';
import type { Answer, Citation, Question, VerifiedClaim } from '../../knowledge/model/answer.js';
import type { Redacted, RedactedText } from '../../knowledge/model/personal-data.js';
import type { MessageReading } from '../../knowledge/model/ports.js';
import type { Language } from '../../knowledge/model/language.js';
import type { ReadingOrNone } from '../../knowledge/redaction/redact.js';
import type { Pseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { ReadTurn } from '../../knowledge/turns/read-turn.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { Purpose, StoredAnswer, TranscriptEntry } from './messages/conversation.js';
import type { EditingPorts } from './editing-ports.js';
import type { DetailsChange, DetailsThatHold } from './people/adviser-details.js';
import type { ClosedFilter } from './handoff/closed-requests.js';
import type { Escalation, EscalationTransition, RelayedMessage } from './handoff/escalation.js';
import type { AuditPorts } from './audit/ports.js';
import type { RetentionSchedule } from './governance/retention.js';
import type { HandoffSettings } from './handoff/handoff-settings.js';
import type { DraftNote, NoteState } from './handoff/practice-note.js';
import type { AdviserDetails, Roster } from './people/roster.js';
import type { HandoffTranscript } from './handoff/transcript.js';
import type { IncomingEvent, OutgoingMessage, Place, ShownContact } from './messages/message.js';
import type { Rating } from './messages/rating.js';
import type { Person, PlatformName } from './people/person.js';
import type { Store } from './store.js';

/** One chat platform, as the outbox sees it. Every method throws `DeliveryFailure`; only the outbox retries. */
export interface Platform {
  readonly name: PlatformName;
  /** What people call it, within a sentence: "Slack", "the web page". */
  readonly label: string;
  /** What it shows never leaves this service. */
  readonly staysHere?: true;
  /** In a channel it only receives messages that mention the bot, unless it has permission for more. */
  readonly hearsOnlyMentions?: true;
  /** It sends each event in a request of its own, so that two can arrive in the wrong order. */
  readonly mayReorder?: true;
  /** A message whose button was pressed is changed, so that the choice is shown and cannot be made twice. */
  readonly changesPressed?: true;
  /** Its own feedback buttons show which was pressed, and the person can change it there. */
  readonly showsRating?: true;
  /**
   * Returns the platform's id of the post. `key` is the same for each attempt at one message. `again` means that an
   * earlier attempt may have arrived without our knowing, so a platform that can check should do so.
   */
  send(
    place: Place,
    message: OutgoingMessage,
    key: string,
    attempt?: SendAttempt,
  ): Promise<{ messageId: string }>;
  /** Replaces a message that was posted before. */
  update(place: Place, messageId: string, message: OutgoingMessage): Promise<void>;
  /**
   * A sign that the bot is working; best effort, never throws. `stage` is a short public word such as "searching";
   * `verified` are the sentences of the answer that hold so far, for platforms that can show them before the rest.
   */
  showProgress(place: Place, stage: ProgressStage, verified?: readonly VerifiedClaim[]): Promise<void>;
  /** Names the thread that a place is, where the platform shows names; best effort, never throws. */
  nameThread?(place: Place, title: RedactedText): Promise<void>;
  /** The one-to-one chat with a person; undefined if the platform or the person's settings forbid it. */
  personalPlace(person: Person, seenIn: Place): Promise<Place | undefined>;
  /** Where replies to a posted message go; absent if the platform has no threads. Makes no call. */
  threadPlace?(place: Place, messageId: string): Place | undefined;
}

export interface SendAttempt {
  again: boolean;
  /** What the message is for, and the request for an adviser that it belongs to. */
  purpose?: Purpose;
  escalation?: string;
}

export const PROGRESS_STAGES = ['searching', 'reading', 'choosing', 'checking'] as const;
export type ProgressStage = (typeof PROGRESS_STAGES)[number];

/** What a platform calls when something happened outside. */
export interface Inbox {
  /**
   * When it resolves the event is stored for good and may be acknowledged. `duplicate`: it had been stored before.
   * `refused`: what was written could not be stored, and the person is told so in the chat.
   */
  receive(event: IncomingEvent): Promise<{ duplicate: boolean; refused?: true }>;
}

/** The pipeline; the text is redacted already. Expected outcomes are values; what it throws is tried again. */
export type AnswerQuestion = (
  question: Question,
  onStage?: (stage: ProgressStage, verified?: readonly VerifiedClaim[]) => void,
) => Promise<Answer>;

/** `day` is `YYYY-MM-DD`. */
export type AskAsOf = (day: string) => Promise<{ asOf: AsOf; ask: (question: Question) => Promise<Answer> }>;

/** Pure and quick: it runs while a message is being stored. `known` keeps the same person's number in a conversation. */
export type Redact = (text: string, known?: Pseudonyms, reading?: ReadingOrNone) => Redacted;

/** What the message reader finds in the original text. Never throws. */
export type Read = (text: string) => Promise<MessageReading | 'failed'>;

/** Pure and quick, and asked before anything else: whether a child may be in danger now. */
export type DetectUrgency = (text: string, reading?: ReadingOrNone) => boolean;

/** Takes what it is about first and a fixed sentence second, as pino does. Never the text of a message. */
export interface Log {
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}

/**
 * Notifies the other processes on the same store. Best effort: a notification may be lost, so everything that waits
 * for one also checks from time to time.
 */
export interface Broadcast {
  /** At most a few hundred characters. The same notification sent again immediately may arrive once. */
  send(word: string): void;
  /**
   * Messages from others, never our own; undefined when some may have been missed. Returns a function that stops it.
   */
  listen(listener: (word: string | undefined) => void): () => void;
}

export type ContactNeed = 'in-danger' | 'for-themselves';

/** Everything that the use cases need; `createBot` takes it whole. */
export interface BotPorts {
  store: Store;
  platforms: ReadonlyMap<PlatformName, Platform>;
  answerQuestion: AnswerQuestion;
  /** What was in force on a past date; absent if past dates cannot be asked about. */
  askAsOf?: AskAsOf;
  /** Absent if only fixed words are recognised as small talk, and the pipeline finds follow-ups by itself. */
  readTurn?: ReadTurn;
  redact: Redact;
  detectUrgency: DetectUrgency;
  /** Absent if only the rules read: each message is then read once, when it arrives. */
  read?: Read;
  /**
   * Checked contacts for a nation, the most urgent first; “in-danger”: only those that answer immediately;
   * “for-themselves”: for a child or victim writing about themselves.
   */
  contacts: (jurisdiction?: Jurisdiction, need?: ContactNeed) => ShownContact[];
  /** As editors have them now; those that ship where absent. */
  allContacts?: () => readonly Contact[];
  /** Where the advisers' cards go; undefined if no advisers are configured. */
  advisersPlace: () => Place | undefined;
  /** Where the card is also posted if no one claims a request. */
  secondPlace?: () => Place | undefined;
  /** Where editors are alerted immediately; undefined if they have no channel. */
  editorsPlace?: () => Place | undefined;
  /** Address of the page where an editor checks a reported answer; undefined if there are no pages. */
  reportLink?: (answer: string) => string | undefined;
  /** Where advisers work on the web: the sign-in has already checked that anyone acting there is one. */
  desk?: Place;
  /** The advisers listed in the file; if there are none, anyone in the advisers' channel is one. */
  roster?: () => Roster;
  /** The defaults where absent. */
  policy?: HandoffSettings;
  /** How far apart changes of one message are shown; default 3,000. */
  updateSpacingMs?: number;
  /** Address of a page that shows a citation in its passage; undefined if there are no pages. */
  citationLink?: (answer: string, number: number) => string | undefined;
  /** Absent if no work on the guidance is done. */
  editing?: EditingPorts;
  /** Absent: nothing is deleted by itself. */
  retention?: RetentionSchedule;
  /** Absent: the audit log is kept, but neither signed nor sent. */
  audit?: AuditPorts;
  /** Which privacy notice people are shown; absent: the greeting itself counts. */
  noticeVersion?: string;
  clock: () => Date;
  log: Log;
}

/** What pages read. Nothing here waits for a job; original text only appears where it says so. */
export interface BotQueries {
  /**
   * Entries of a place added or changed after `afterSequence` (0: all), in the order they were said. Relayed parts
   * have the original text, because on the web, reading the page is the delivery.
   */
  messagesIn(place: Pick<Place, 'platform' | 'id'>, afterSequence: number): Promise<TranscriptEntry[]>;
  /**
   * Calls `listener` soon after anything in that place changed, whichever process changed it; read again from your
   * cursor. Returns the way to stop.
   */
  subscribe(place: Pick<Place, 'platform' | 'id'>, listener: () => void): () => void;
  /** Undefined for a place where no one has written anything. */
  chatState(place: Pick<Place, 'platform' | 'id'>): Promise<ChatState | undefined>;
  /** `place`: the person's own chat. */
  home(person: Person, place: Pick<Place, 'platform' | 'id'>): Promise<PersonHome>;
  /** The same for whatever changes a request's card, wherever the advisers' cards are. */
  subscribeToRequests(listener: () => void): () => void;
  /** The citation of that number (from 1) as it was shown; undefined when there is none. */
  citation(answer: string, number: number): Promise<ShownCitation | undefined>;
  /** Open escalations: urgent first, then the longest waiting. */
  queue(): Promise<QueueEntry[]>;
  /** Newest first: `limit` requests, after skipping the first `offset`. */
  closed(filter: ClosedFilter, page: { limit: number; offset: number }): Promise<QueueEntry[]>;
  /** The names of everyone who has closed a request, sorted. */
  closedBy(): Promise<string[]>;
  /** Undefined when there is none. The original text is only shown to the person who holds it now. */
  escalation(id: string, reader?: Person): Promise<EscalationFile | undefined>;
  /**
   * For the record. The original text only if the policy says so, and only for the adviser who holds or last held it.
   */
  transcript(id: string, reader?: Person): Promise<HandoffTranscript | undefined>;
  /** Messages of handoffs that could not be delivered, newest first. */
  undelivered(limit: number): Promise<UndeliveredEntry[]>;
  /** Everyone in the advisers' file, on shift or not, in its order. */
  advisers(): Promise<AdviserAvailability[]>;
  /** Undefined for an id that is not in the file. */
  adviserDetails(adviser: string): Promise<AdviserDetailsFile | undefined>;
  draftNotes(state: NoteState): Promise<DraftNote[]>;
}

/** Settings of a conversation that are not in its messages. */
export interface ChatState {
  jurisdiction?: Jurisdiction;
  /** In which the person is written to, if they chose or wrote in one. */
  language?: Language;
  /** Whether an adviser was asked there, and whether one has taken it. */
  handoff?: 'waiting' | 'claimed';
  /** How answers and handoffs were rated there: by the id of either. */
  ratings?: Readonly<Record<string, Rating>>;
}

/** What a person can see about themselves at a glance. */
export interface PersonHome {
  /** In which they are written to. */
  language: Language;
  jurisdiction?: Jurisdiction;
  /** Their open requests for an adviser, each with a sentence on how it stands. */
  requests: { id: string; says: string }[];
  hasAdvisers: boolean;
  /** Absent if no hours are known. */
  hours?: string;
}

export interface UndeliveredEntry {
  /** Absent if the message belongs to none. */
  escalation?: Escalation;
  to: 'practitioner' | 'adviser' | 'channel';
  /** Undelivered: a card, a relayed message or one of our notices. */
  purpose: 'card' | 'relay' | 'notice';
  summary: string;
  queuedAt: string;
}

/** One adviser's current state. */
export interface AdviserAvailability extends DetailsThatHold {
  /** In their hours and not away. */
  atWork: boolean;
  awayUntil?: string;
  /** When they are next at work; absent if they are, or have no hours in the coming week. */
  nextAtWork?: string;
  /** How many conversations they hold. */
  holds: number;
}

/** What is known of one adviser, for changing it: as it holds, as the file has it, and what was set at the desk. */
export interface AdviserDetailsFile extends DetailsThatHold {
  inFile: AdviserDetails;
  /** Newest first. */
  changes: DetailsChange[];
}

export interface ShownCitation {
  citation: Citation;
  answer: Pick<StoredAnswer, 'id' | 'createdAt' | 'supersededAt'>;
  release: number;
}

export interface QueueEntry {
  escalation: Escalation;
  /** Redacted; absent if nothing was asked or it was deleted. */
  question?: RedactedText;
  answer?: StoredAnswer;
  /** Messages the practitioner has written since that no adviser has received yet. */
  kept: number;
  jurisdiction?: Jurisdiction;
  agency?: string;
  /** Why it is urgent, in our words; absent if it is not, or no sign can be named. */
  danger?: string;
}

export interface EscalationFile extends QueueEntry {
  /** The same person's other requests, newest first. */
  earlier: QueueEntry[];
  rating?: 'up' | 'down';
  note?: DraftNote;
  transitions: EscalationTransition[];
  /** Both sides of the practitioner's conversation, redacted, oldest first. */
  transcript: TranscriptEntry[];
  /** What was written for the handoff, with the internal notes, oldest first. */
  relayed: RelayedEntry[];
}

export interface RelayedEntry extends RelayedMessage {
  from: Person;
  at: string;
  /** Original if the reader holds the escalation, otherwise redacted; empty once deleted. */
  text: string;
  changed: boolean;
  deleted: boolean;
  /** The platform's name for the message: an edit or a deletion there uses it. */
  calledThere: string;
  /** What the assistant answered to a private question, once it has; or the answer whose quotes went along. */
  answered?: StoredAnswer;
}
