// What the bot needs from outside (platforms, answers, a store) and what it offers to platforms and pages.
import type { AsOf } from '../../ingest/releases/as-of.js';
import type { Answer, Citation, Question, VerifiedClaim } from '../../knowledge/model/answer.js';
import type { Redacted, RedactedText } from '../../knowledge/model/personal-data.js';
import type { MessageReading } from '../../knowledge/model/ports.js';
import type { ReadingOrNone } from '../../knowledge/redaction/redact.js';
import type { Pseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { StoredAnswer, TranscriptEntry } from './messages/conversation.js';
import type { EditingPorts } from './editing-ports.js';
import type { DetailsChange, DetailsThatHold } from './people/adviser-details.js';
import type { Escalation, EscalationTransition, RelayedMessage } from './handoff/escalation.js';
import type { HandoffPolicy } from './handoff/handoff-policy.js';
import type { DraftNote, NoteState } from './handoff/practice-note.js';
import type { AdviserDetails, Roster } from './people/roster.js';
import type { HandoffTranscript } from './handoff/transcript.js';
import type { IncomingEvent, OutgoingMessage, Place, ShownContact } from './messages/message.js';
import type { Rating } from './messages/rating.js';
import type { Person, PlatformName } from './people/person.js';
import type { Store } from './store.js';

/** One chat platform, as the outbox sees it. Every method throws `DeliveryFailure`; retries are the outbox's alone. */
export interface Platform {
  readonly name: PlatformName;
  /** What people call it, within a sentence: "Slack", "the web page". */
  readonly label: string;
  /** In a channel it hears only what names the bot, unless it was permitted more. */
  readonly hearsOnlyMentions?: true;
  /**
   * Returns the platform's id of what was posted. `key` is the same for each attempt of one message; `again` says that
   * an earlier attempt may have arrived although nobody saw the answer, so that a platform that can look does so.
   */
  send(
    place: Place,
    message: OutgoingMessage,
    key: string,
    attempt?: { again: boolean },
  ): Promise<{ messageId: string }>;
  /** Replaces a message that was posted before. */
  update(place: Place, messageId: string, message: OutgoingMessage): Promise<void>;
  /**
   * A sign that the bot is working; best effort, never throws. `stage` is a short public word such as "searching";
   * `verified` are the sentences of the answer that hold so far, for platforms that can show them before the rest.
   */
  showProgress(place: Place, stage: ProgressStage, verified?: readonly VerifiedClaim[]): Promise<void>;
  /** The one-to-one chat with a person; undefined where the platform or the person's settings forbid it. */
  personalPlace(person: Person, seenIn: Place): Promise<Place | undefined>;
  /** Where replies to a posted message go; absent where the platform has no threads. Makes no call. */
  threadPlace?(place: Place, messageId: string): Place | undefined;
}

export const PROGRESS_STAGES = ['searching', 'reading', 'choosing', 'checking'] as const;
export type ProgressStage = (typeof PROGRESS_STAGES)[number];

/** What a platform calls when something happened outside. */
export interface Inbox {
  /** When it resolves the event is stored for good and may be acknowledged. `duplicate`: it had been stored before. */
  receive(event: IncomingEvent): Promise<{ duplicate: boolean }>;
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

/** What the reader of messages says of the words as received; never throws. */
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
 * Speaks to the other processes on the same store. Best effort: a word may be lost, and everybody who waits for one also
 * looks from time to time.
 */
export interface Broadcast {
  /** At most a few hundred characters; the same word sent again at once may arrive once. */
  send(word: string): void;
  /** Words of others, never our own; undefined when some may have been missed. Returns the way to stop. */
  listen(listener: (word: string | undefined) => void): () => void;
}

/** Everything that the use cases need; `createBot` takes it whole. */
export interface BotPorts {
  store: Store;
  platforms: ReadonlyMap<PlatformName, Platform>;
  answerQuestion: AnswerQuestion;
  /** What was in force on a day of the past; absent where nobody can ask about one. */
  askAsOf?: AskAsOf;
  redact: Redact;
  detectUrgency: DetectUrgency;
  /** Absent where the rules alone read: each message is then read once, as it comes. */
  read?: Read;
  /** Checked contacts for a nation, the most urgent first; “in-danger”: those alone that answer at once. */
  contacts: (jurisdiction?: Jurisdiction, need?: 'in-danger') => ShownContact[];
  /** Where the advisers' cards go; undefined where no advisers are configured. */
  advisersPlace: () => Place | undefined;
  /** Where the card is posted as well when nobody takes a request. */
  secondPlace?: () => Place | undefined;
  /** Where editors are alerted at once; undefined where they have no channel. */
  editorsPlace?: () => Place | undefined;
  /** Address of the page where an editor looks at a reported answer; undefined where there are no pages. */
  reportLink?: (answer: string) => string | undefined;
  /** Where advisers work on the web: whoever acts there was let in as one by the sign-in. */
  desk?: Place;
  /** The advisers as a file names them; none means that whoever is in the advisers' channel is one. */
  roster?: () => Roster;
  /** The defaults where absent. */
  policy?: HandoffPolicy;
  /** How far apart changes of one message are shown; default 3,000. */
  updateSpacingMs?: number;
  /** Address of a page that shows a citation in its passage; undefined where there are no pages. */
  citationLink?: (answer: string, number: number) => string | undefined;
  /** Absent where no work on the guidance is done. */
  editing?: EditingPorts;
  clock: () => Date;
  log: Log;
}

/** What pages read. Nothing here waits for a job; words as received appear only where it says so. */
export interface BotQueries {
  /**
   * Entries of a place added or changed after `afterSequence` (0: all), in the order in which they were said.
   * Relayed parts hold the words as received, because on the web reading the page is the delivery.
   */
  messagesIn(place: Pick<Place, 'platform' | 'id'>, afterSequence: number): Promise<TranscriptEntry[]>;
  /**
   * Calls `listener` soon after anything in that place changed, whichever process changed it; read again from your
   * cursor. Returns the way to stop.
   */
  subscribe(place: Pick<Place, 'platform' | 'id'>, listener: () => void): () => void;
  /** Undefined for a place that nobody has written in. */
  chatState(place: Pick<Place, 'platform' | 'id'>): Promise<ChatState | undefined>;
  /** The same for whatever changes a request's card, wherever the advisers' cards are. */
  subscribeToRequests(listener: () => void): () => void;
  /** The citation of that number (from 1) as it was shown; undefined when there is none. */
  citation(answer: string, number: number): Promise<ShownCitation | undefined>;
  /** Open escalations: urgent first, then the longest waiting. */
  queue(): Promise<QueueEntry[]>;
  /** Undefined when there is none. The words as received are shown only to the person who holds it now. */
  escalation(id: string, reader?: Person): Promise<EscalationFile | undefined>;
  /** For the record; the words as received only where the policy says so, and only for who holds or held it last. */
  transcript(id: string, reader?: Person): Promise<HandoffTranscript | undefined>;
  /** Messages of handoffs that could not be delivered, newest first. */
  undelivered(limit: number): Promise<UndeliveredEntry[]>;
  /** Everybody in the advisers' file, at work or not, in its order. */
  advisers(): Promise<AdviserAvailability[]>;
  /** Undefined for an id that is not in the file. */
  adviserDetails(adviser: string): Promise<AdviserDetailsFile | undefined>;
  draftNotes(state: NoteState): Promise<DraftNote[]>;
}

/** What is settled in a conversation and does not stand in its messages. */
export interface ChatState {
  jurisdiction?: Jurisdiction;
  /** Whether an adviser was asked there, and whether one has taken it. */
  handoff?: 'waiting' | 'claimed';
  /** How answers and handoffs were rated there: by the id of either. */
  ratings?: Readonly<Record<string, Rating>>;
}

export interface UndeliveredEntry {
  /** Absent where the message belongs to none. */
  escalation?: Escalation;
  to: 'practitioner' | 'adviser' | 'channel';
  /** Undelivered as a card, a relayed message or a notice of ours. */
  purpose: 'card' | 'relay' | 'notice';
  summary: string;
  queuedAt: string;
}

/** One adviser as they stand now. */
export interface AdviserAvailability extends DetailsThatHold {
  /** In their hours and not away. */
  atWork: boolean;
  awayUntil?: string;
  /** When they are next at work; absent where they are, or have no hours in the coming week. */
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
  /** Redacted; absent where nothing was asked or it was deleted. */
  question?: RedactedText;
  answer?: StoredAnswer;
  /** Messages that the practitioner wrote since, and that nobody has been handed yet. */
  kept: number;
  jurisdiction?: Jurisdiction;
  agency?: string;
}

export interface EscalationFile extends QueueEntry {
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
  /** As received where the reader holds the escalation, otherwise redacted; empty once deleted. */
  text: string;
  changed: boolean;
  deleted: boolean;
  /** What the message is called where it was written: an edit or a deletion there names it so. */
  calledThere: string;
  /** What the assistant answered to a private question, once it has; or the answer whose quotes went along. */
  answered?: StoredAnswer;
}
