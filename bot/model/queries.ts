// What pages and reports can ask the bot for, and what they get back.
import type { Citation } from '../../knowledge/model/answer.js';
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import type { Language } from '../../knowledge/model/language.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { StoredAnswer, TranscriptEntry } from './messages/conversation.js';
import type { DetailsChange, DetailsThatHold } from './people/adviser-details.js';
import type { ServiceHours } from './people/service-hours.js';
import type { ClosedFilter } from './handoff/closed-requests.js';
import type { DeskNeed } from './tasks/desk-need.js';
import type { Escalation, EscalationTransition, RelayedMessage } from './handoff/escalation.js';
import type { DraftNote, NoteState, UnsentNote } from './handoff/practice-note.js';
import type { AdviserDetails } from './people/roster.js';
import type { HandoffTranscript } from './handoff/transcript.js';
import type { PlaceId } from './messages/message.js';
import type { Rating } from './messages/rating.js';
import type { Person } from './people/person.js';

/** What pages read. Nothing here waits for a job. Only includes original text where a comment says so. */
export interface BotQueries {
  /**
   * Entries in a place that were added or changed after `afterSequence` (0 for all), in the order in which they were
   * said. Relayed parts have the original text because, on the web, reading the page counts as delivery.
   */
  messagesIn(place: PlaceId, afterSequence: number): Promise<TranscriptEntry[]>;
  /** A number that rises with every change in that place; 0 before the first. */
  lastSequence(place: PlaceId): Promise<number>;
  /** Our messages there, newest first, except cancelled ones and the cards of open requests. */
  latestNotices(place: PlaceId, limit: number): Promise<Notice[]>;
  /**
   * What we said there about a request, oldest first, without its card or what the practitioner wrote. Once someone has
   * claimed it, also without what said that no one had.
   */
  noticesOf(place: PlaceId, escalation: string): Promise<Notice[]>;
  replyTo(place: PlaceId, event: string): Promise<Notice | undefined>;
  /**
   * Calls `listener` soon after anything in that place changes, in any process. The caller then reads on from its
   * cursor. Returns a function that stops listening.
   */
  subscribe(place: PlaceId, listener: () => void): () => void;
  /** Undefined if no one has written anything in that place. */
  chatState(place: PlaceId): Promise<ChatState | undefined>;
  /** `place` is the person's own chat. */
  home(person: Person, place: PlaceId): Promise<PersonHome>;
  /** Like `subscribe`, but for changes to a request's card, wherever the advisers' cards are. */
  subscribeToRequests(listener: () => void): () => void;
  /** The citation with that number (from 1), as it was shown; undefined if there is none. */
  citation(answer: string, number: number): Promise<ShownCitation | undefined>;
  /** Open escalations: urgent first, then the longest waiting. */
  queue(): Promise<QueueEntry[]>;
  /** What needs this adviser now, the most urgent first. Holds nothing that anyone wrote. */
  deskNeeds(reader: Person): Promise<DeskNeed[]>;
  /** Newest first. Skips the first `offset` requests and returns up to `limit`. */
  closed(filter: ClosedFilter, page: { limit: number; offset: number }): Promise<QueueEntry[]>;
  /** Requests, open or closed, whose number someone has typed. Almost always one, or none. */
  numbered(typed: string): Promise<QueueEntry[]>;
  /** The names of everyone who has closed a request, sorted. */
  closedBy(): Promise<string[]>;
  /** Undefined if there is no such request. The original text is only shown to the adviser who holds it now. */
  escalation(id: string, reader?: Person): Promise<EscalationFile | undefined>;
  /** Transcript for the record. Has original text only if policy allows it, and only for the current or past holder. */
  transcript(id: string, reader?: Person): Promise<HandoffTranscript | undefined>;
  /** Messages in handoffs that could not be delivered, or whose platform is not connected; newest first. */
  undelivered(limit: number): Promise<UndeliveredEntry[]>;
  /** Everyone in the advisers' file, working or not, in file order. */
  advisers(): Promise<AdviserAvailability[]>;
  /** Who a request can be transferred to, those on shift first. Without a file, the advisers signed in at the desk. */
  colleagues(): Promise<AdviserAvailability[]>;
  /** When the service is open: as set at the desk, if it was, and when an adviser will next be there. */
  serviceHours(): Promise<ServiceHoursFile>;
  /** Undefined if the ID is not in the file. */
  adviserDetails(adviser: string): Promise<AdviserDetailsFile | undefined>;
  draftNotes(state: NoteState): Promise<DraftNote[]>;
}

/** One of our messages, shortened. */
export interface Notice {
  summary: string;
  at: string;
  escalation?: string;
  /** How often the advisers were reminded of this request, if this is a reminder. */
  reminders?: number;
}

/** Settings of a conversation that are not in its messages. */
export interface ChatState {
  jurisdiction?: Jurisdiction;
  /** The language to write to the person in, if they have chosen a language or written in one. */
  language?: Language;
  /** Whether the person has asked for an adviser there, and whether one has claimed the request. */
  handoff?: 'waiting' | 'claimed';
  /** Ratings that the person gave there to answers and handoffs, by ID. */
  ratings?: Readonly<Record<string, Rating>>;
  /** IDs of the answers that the person has reported. */
  reported?: readonly string[];
}

/** A summary of a person's own settings and requests. */
export interface PersonHome {
  /** The language to write to the person in. */
  language: Language;
  jurisdiction?: Jurisdiction;
  /** The person's open requests for an adviser, each with a sentence about its status. */
  requests: { id: string; says: string }[];
  hasAdvisers: boolean;
  /** Absent if no hours are set. */
  hours?: string;
}

export interface UndeliveredEntry {
  /** Absent if the message does not belong to an escalation. */
  escalation?: Escalation;
  to: 'practitioner' | 'adviser' | 'channel';
  /** What was not delivered: a card, a relayed message or one of our notices. */
  purpose: 'card' | 'relay' | 'notice';
  summary: string;
  queuedAt: string;
}

export interface AdviserAvailability extends DetailsThatHold {
  /** True if the adviser is within their hours and not away. */
  atWork: boolean;
  /** Only without a file: they are signed in at the desk, and have or have not used it in the last 15 minutes. */
  signedIn?: 'active' | 'idle';
  /** Only for someone we cannot reach in a chat: when they last used the desk; empty if they are not signed in. */
  desk?: { usedAt?: string };
  awayUntil?: string;
  /** When the adviser next works; absent if they are working now, or have no hours in the coming week. */
  nextAtWork?: string;
  /** How many requests the adviser holds. */
  holds: number;
}

export interface ServiceHoursFile {
  /** Absent if the advisers' own hours and the settings apply. */
  hours?: ServiceHours;
  /** The hours set at the desk do not fit this version of the program, so they do not apply. */
  isUnreadable?: true;
  /** True if someone is working now or, if no advisers are listed, the service is open. */
  isOpen: boolean;
  /** ISO 8601: now, if it is open; undefined if nothing says when. */
  opensAt?: string;
  /** Newest first. */
  changes: DetailsChange[];
}

/** One adviser's details, for editing: those that apply now, those in the file, and the changes made at the desk. */
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
   * The redacted question. If the person asked for an adviser first, the first message after that which is
   * not small talk. Absent if they have written nothing or deleted it.
   */
  question?: RedactedText;
  /** The redacted message that made the request urgent, if it is not the question. */
  alarming?: RedactedText;
  answer?: StoredAnswer;
  /**
   * While claimed: when the practitioner started waiting for a reply from any adviser; absent if they have
   * had one.
   */
  awaitsReplySince?: string;
  /** How many of the practitioner's messages no adviser has received yet. */
  kept: number;
  jurisdiction?: Jurisdiction;
  agency?: string;
  /** Why the request is urgent, in our words. Absent if it isn't, or if we cannot say which sign made it urgent. */
  danger?: string;
}

/** `receiver`: the name of the adviser that a request was transferred to. */
export type MovedTo = EscalationTransition & { receiver?: string };

export interface EscalationFile extends QueueEntry {
  /** The same person's other requests, newest first. */
  earlier: QueueEntry[];
  rating?: 'up' | 'down';
  note?: DraftNote;
  /** For a closed request without a note: what would be sent to the editors. Absent if there is no advice. */
  unsentNote?: UnsentNote;
  transitions: MovedTo[];
  /** How the holder got it, if someone transferred it to them and they have not replied yet. */
  handover?: { by: string; at: string; note?: string };
  /** Both sides of the practitioner's conversation, redacted, oldest first. */
  transcript: TranscriptEntry[];
  /** Messages written for the handoff, including internal notes, oldest first. */
  relayed: RelayedEntry[];
}

export interface RelayedEntry extends RelayedMessage {
  from: Person;
  at: string;
  /** The original text if the reader holds the escalation; otherwise the redacted text. Empty once deleted. */
  text: string;
  changed: boolean;
  deleted: boolean;
  /** The ID by which the platform refers to the message when it is edited or deleted. */
  calledThere: string;
  /** The answer to a private question, once there is one; or the answer whose quotes were sent with the message. */
  answered?: StoredAnswer;
}
