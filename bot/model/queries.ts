// Defines the queries that pages and reports can make, and their results.
import type { Citation } from '../../knowledge/model/answer.js';
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import type { Language } from '../../knowledge/model/language.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { StoredAnswer, TranscriptEntry } from './messages/conversation.js';
import type { DetailsChange, DetailsThatHold } from './people/adviser-details.js';
import type { ServiceHours } from './people/service-hours.js';
import type { ClosedFilter } from './handoff/closed-requests.js';
import type { DeskNeed } from './handoff/desk-need.js';
import type { Escalation, EscalationTransition, RelayedMessage } from './handoff/escalation.js';
import type { CameBack, EarlierReply, UrgencyChange } from './handoff/request-changes.js';
import type { DraftNote, UnsentNote } from './handoff/draft-practice-note.js';
import type { AdviserDetails } from './people/roster.js';
import type { HandoffTranscript } from './handoff/transcript.js';
import type { Action } from './messages/action.js';
import type { PlaceId } from './messages/message.js';
import type { Rating } from './messages/rating.js';
import type { Person } from './people/person.js';

/** Queries never wait for a job. Results contain original text only where a comment says so. */
export interface BotQueries {
  /**
   * Entries that were added or changed after `afterSequence` (0 for all), in the order of the conversation.
   * Relayed messages contain the original text because, on the web, reading the page counts as delivery.
   */
  messagesIn(place: PlaceId, afterSequence: number): Promise<TranscriptEntry[]>;
  /** A number that goes up with every change in this place. It is 0 before the first change. */
  lastSequence(place: PlaceId): Promise<number>;
  /**
   * The bot's messages in this place, newest first. Leaves out cancelled messages and the cards of open
   * requests.
   */
  latestNotices(place: PlaceId, limit: number): Promise<DeskNotice[]>;
  /**
   * The bot's messages about a request, oldest first. Leaves out its card and the practitioner's own
   * messages. Once someone has claimed the request, also leaves out messages saying that no one had.
   */
  noticesOf(place: PlaceId, escalation: string): Promise<DeskNotice[]>;
  replyTo(place: PlaceId, event: string): Promise<DeskNotice | undefined>;
  /**
   * Calls `listener` soon after anything in this place changes, in any process. The caller then reads what is
   * new after its cursor. Returns a function that stops listening.
   */
  subscribe(place: PlaceId, listener: () => void): () => void;
  /** Undefined if no one has written anything in that place. */
  chatState(place: PlaceId): Promise<ChatState | undefined>;
  /** `place`: the person's own chat. */
  home(person: Person, place: PlaceId): Promise<PersonHome>;
  /**
   * Like `subscribe`, but for changes to the card of any request, in every place that has advisers' cards.
   */
  subscribeToRequests(listener: () => void): () => void;
  /** The citation with this number (from 1), as it was shown. */
  citation(answer: string, number: number): Promise<ShownCitation | undefined>;
  /** Open escalations: urgent ones first, then those that have waited longest. */
  queue(): Promise<QueueEntry[]>;
  /** What needs this adviser's attention, the most urgent first. Contains no text that people wrote. */
  deskNeeds(reader: Person): Promise<DeskNeed[]>;
  /** Closed requests, newest first. Skips `offset` requests and returns up to `limit`. */
  closed(filter: ClosedFilter, page: { limit: number; offset: number }): Promise<QueueEntry[]>;
  /**
   * The requests, open or closed, with the number that someone typed. Usually there is exactly one, or none.
   */
  numbered(typed: string): Promise<QueueEntry[]>;
  /** The names of advisers who have closed requests, in alphabetical order. */
  closedBy(): Promise<string[]>;
  /**
   * Undefined if there is no such request. Includes the original text only if the reader holds the request
   * now.
   */
  escalation(id: string, reader?: Person): Promise<EscalationFile | undefined>;
  /**
   * The transcript to keep as a record. Contains original text only if the settings allow this and the reader
   * holds the request, or held it last before it was closed.
   */
  transcript(id: string, reader?: Person): Promise<HandoffTranscript | undefined>;
  /** Messages in handoffs that could not be delivered or whose platform is not connected. Newest first. */
  undelivered(limit: number): Promise<UndeliveredEntry[]>;
  /** Open requests with a message to advisers that could not be delivered, oldest request first. */
  unreached(): Promise<Unreached[]>;
  /** Everyone in the advisers' file, whether working or not, in file order. */
  advisers(): Promise<AdviserAvailability[]>;
  /**
   * The advisers that a request can be transferred to, starting with those on shift. If there is no file, the
   * advisers who are signed in at the desk.
   */
  colleagues(): Promise<AdviserAvailability[]>;
  /** The opening hours, and when an adviser will next be available. */
  serviceHours(): Promise<ServiceHoursFile>;
  /** Undefined if no adviser in the file has this ID. */
  adviserDetails(adviser: string): Promise<AdviserDetailsFile | undefined>;
}

/** A shortened message from the bot. */
export interface DeskNotice {
  summary: string;
  at: string;
  escalation?: string;
  /** How many times the advisers have been reminded of the request. Only present for a reminder. */
  reminders?: number;
}

export interface ChatState {
  jurisdiction?: Jurisdiction;
  /** The language that the person chose or last wrote in, if any. */
  language?: Language;
  /**
   * waiting: the person has asked for an adviser in this chat. replied: an adviser has replied, and the request
   * waits for another. claimed: an adviser has claimed the request.
   */
  handoff?: 'waiting' | 'replied' | 'claimed';
  /** The name of the adviser who has claimed the request, if practitioners are shown names. */
  holder?: string;
  /** True if an adviser has claimed the request, and the person can ask the guidance too. */
  offersGuidance?: true;
  /** The person's ratings, by the ID of the answer or handoff. */
  ratings?: Readonly<Record<string, Rating>>;
  reported?: readonly string[];
  /** True if the person has erased what they wrote here, and has written nothing since. */
  isErased?: true;
}

export interface PersonHome {
  language: Language;
  jurisdiction?: Jurisdiction;
  /**
   * Open requests for an adviser. `says`: a sentence about the request's status. `asks`: whether to cancel it.
   * Absent if the request is urgent: we then ask in the chat, with the numbers to call.
   */
  requests: { says: string; withdraw: Action; asks?: string }[];
  /** Absent if no opening hours are set. */
  hours?: string;
}

export interface UndeliveredEntry {
  /** Absent if the message does not belong to an escalation. */
  escalation?: Escalation;
  to: 'practitioner' | 'adviser' | 'channel';
  /** What was not delivered: a card, a relayed message, or a notice from the bot. */
  purpose: 'card' | 'relay' | 'notice';
  summary: string;
  queuedAt: string;
}

/** A request with messages to advisers that could not be delivered. */
export interface Unreached extends Escalation {
  /** The keys of these messages. */
  lost: readonly string[];
}

export interface AdviserAvailability extends DetailsThatHold {
  atWork: boolean;
  /**
   * Only set if there is no advisers' file. active: used the desk in the last 15 minutes. idle: signed in,
   * but has not used the desk for 15 minutes.
   */
  signedIn?: 'active' | 'idle';
  /**
   * Only set for an adviser who cannot be reached in a chat. Contains the time when they last used the desk,
   * or nothing if they are not signed in.
   */
  desk?: { usedAt?: string };
  awayUntil?: string;
  /** When the adviser next works. Absent if they are working now, or have no hours in the coming year. */
  nextAtWork?: string;
  holds: number;
}

export interface ServiceHoursFile {
  /** The opening hours set at the desk. If absent, advisers' own hours and the settings apply. */
  hours?: ServiceHours;
  /** True if this version of the program cannot read the hours set at the desk, so they do not apply. */
  isUnreadable?: true;
  /** True if an adviser is working now. If no advisers are listed, true if the service is open. */
  isOpen: boolean;
  /** ISO 8601. The current time if the service is open; undefined if the next opening is not known. */
  opensAt?: string;
  /** Newest first. */
  changes: DetailsChange[];
}

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
  /**
   * The redacted question. If the person asked for an adviser before asking a question, this is the first
   * message they wrote after that, not counting small talk. Absent if they wrote nothing or deleted it.
   */
  question?: RedactedText;
  /** The redacted message that made the request urgent, if that was not the question. */
  alarming?: RedactedText;
  /**
   * When the practitioner started waiting for a reply, from any adviser. Absent if no one has claimed the
   * request, or if the practitioner is not waiting for a reply.
   */
  awaitsReplySince?: string;
  /** True if they had a reply to everything, and wait because the request has gone to another adviser since. */
  wasAnswered?: true;
  /** How many messages no adviser has answered, while the request is waiting. */
  kept: number;
  jurisdiction?: Jurisdiction;
  /** An adviser has set the nation, so it is not a guess. */
  isNationSet?: true;
  /** The specialism that the request needs, in the bot's words, which say if it is only a guess. */
  specialism?: string;
  agency?: string;
  /**
   * Why the request is urgent, in the bot's words. Absent if the request is not urgent or the reason is not
   * known.
   */
  danger?: string;
  /** The redacted sentences that show it, if there are others. */
  dangerSentences?: string;
  urgencyChange?: UrgencyChange;
  /** Only for a request that waits again after an adviser had it. */
  cameBack?: CameBack;
  /** Only for a request that waits again after an adviser replied. */
  replied?: EarlierReply;
}

/** `receiver`: the name of the adviser or the specialism that a request was transferred to. */
export type MovedTo = EscalationTransition & { receiver?: string };

export interface EscalationFile extends QueueEntry {
  answer?: StoredAnswer;
  /** The practitioner's language, if known. */
  language?: Language;
  /** The same person's other requests, newest first. */
  others: QueueEntry[];
  /** What a claim will tell the practitioner of the adviser. */
  claimTells: 'name' | 'no-name';
  /** What the reader's claim told the practitioner. Only if no adviser has done anything since. */
  toldOfClaim?: 'name' | 'no-name' | 'nothing';
  /** True if it was urgent, was cancelled without a reply, and no adviser has marked it as seen. */
  isCancelledUnseen: boolean;
  /** True if the practitioner has received a reply since they last asked. */
  hasReply: boolean;
  /** True if the last thing that was written is a reply, and the practitioner has not received it. */
  isReplyKept: boolean;
  rating?: 'up' | 'down';
  note?: DraftNote;
  /**
   * The draft note that would be sent to the editors. Only for a closed request without a note. Absent if no
   * advice was given.
   */
  unsentNote?: UnsentNote;
  /** Whether the practitioner was told to call 999. Only shown if the request is urgent. */
  told: string;
  transitions: MovedTo[];
  /**
   * Details of the transfer, if another adviser transferred the request and the new adviser has not replied
   * yet.
   */
  handover?: { how: 'transferred' | 'handed-back'; by: string; at: string; note?: string };
  /** Both sides of the practitioner's conversation, redacted, oldest first. */
  transcript: TranscriptEntry[];
  /** Messages that are part of the handoff, including internal notes. Oldest first. */
  relayed: RelayedEntry[];
}

export interface RelayedEntry extends RelayedMessage {
  from: Person;
  at: string;
  /**
   * The original text only if the reader holds the request now; otherwise the redacted text. Empty if the
   * message has been deleted.
   */
  text: string;
  changed: boolean;
  deleted: boolean;
  /** The platform's ID for the message, which is needed to edit or delete it. */
  calledThere: string;
  /**
   * For a private question, its answer, if there is one yet. For other messages, the answer that was sent
   * with the message, including its quotes.
   */
  answered?: StoredAnswer;
}
