// Defines the queries that pages and reports can make, and their results.
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

/** No query waits for a job. Results contain original text only where a comment says so. */
export interface BotQueries {
  /**
   * Entries that were added or changed after `afterSequence` (0 for all), in the order in which they were
   * said. Messages passed on have their original text because, on the web, reading the page counts as
   * delivery.
   */
  messagesIn(place: PlaceId, afterSequence: number): Promise<TranscriptEntry[]>;
  /** A number that rises with every change in this place; 0 before the first. */
  lastSequence(place: PlaceId): Promise<number>;
  /**
   * The bot's messages in this place, newest first, without cancelled ones and the cards of open requests.
   */
  latestNotices(place: PlaceId, limit: number): Promise<Notice[]>;
  /**
   * The bot's messages about a request, oldest first, without its card and the practitioner's own messages.
   * Once someone has claimed the request, also without messages that said no one had.
   */
  noticesOf(place: PlaceId, escalation: string): Promise<Notice[]>;
  replyTo(place: PlaceId, event: string): Promise<Notice | undefined>;
  /**
   * Calls `listener` soon after anything in this place changes, in any process. The caller then reads on from
   * its cursor. Returns a function that stops listening.
   */
  subscribe(place: PlaceId, listener: () => void): () => void;
  /** Undefined if no one has written anything in that place. */
  chatState(place: PlaceId): Promise<ChatState | undefined>;
  /** `place` is the person's own chat. */
  home(person: Person, place: PlaceId): Promise<PersonHome>;
  /** Like `subscribe`, but for changes to the card of any request, in all places with advisers' cards. */
  subscribeToRequests(listener: () => void): () => void;
  /** The citation with this number (from 1), as it was shown. */
  citation(answer: string, number: number): Promise<ShownCitation | undefined>;
  /** Open escalations: urgent first, then by longest wait. */
  queue(): Promise<QueueEntry[]>;
  /** What needs this adviser now, the most urgent first. Contains nothing that anyone wrote. */
  deskNeeds(reader: Person): Promise<DeskNeed[]>;
  /** Newest first. Skips `offset` requests and returns up to `limit`. */
  closed(filter: ClosedFilter, page: { limit: number; offset: number }): Promise<QueueEntry[]>;
  /** Open and closed requests with the number that someone typed. Almost always one or none. */
  numbered(typed: string): Promise<QueueEntry[]>;
  /** Sorted by name. */
  closedBy(): Promise<string[]>;
  /** Undefined if there is no such request. Only its current holder gets the original text. */
  escalation(id: string, reader?: Person): Promise<EscalationFile | undefined>;
  /**
   * The transcript for the record. It has the original text only if the settings allow this and the reader is
   * the current or a past holder.
   */
  transcript(id: string, reader?: Person): Promise<HandoffTranscript | undefined>;
  /** Messages in handoffs that could not be delivered, or whose platform is not connected; newest first. */
  undelivered(limit: number): Promise<UndeliveredEntry[]>;
  /** Open requests where a message to advisers could not be delivered, the oldest request first. */
  unreached(): Promise<Escalation[]>;
  /** Everyone in the advisers' file, working or not, in file order. */
  advisers(): Promise<AdviserAvailability[]>;
  /**
   * The advisers that a request can be transferred to, those on shift first. Without a file, those signed in
   * at the desk.
   */
  colleagues(): Promise<AdviserAvailability[]>;
  /** The opening hours, and when an adviser will next be available. */
  serviceHours(): Promise<ServiceHoursFile>;
  /** Undefined if the ID is not in the file. */
  adviserDetails(adviser: string): Promise<AdviserDetailsFile | undefined>;
  draftNotes(state: NoteState): Promise<DraftNote[]>;
}

/** A message from the bot, shortened. */
export interface Notice {
  summary: string;
  at: string;
  escalation?: string;
  /** For a reminder: how many times the advisers have been reminded of this request. */
  reminders?: number;
}

export interface ChatState {
  jurisdiction?: Jurisdiction;
  /** The person's language, if they chose one or wrote in one. */
  language?: Language;
  /** waiting: the person has asked for an adviser here. claimed: an adviser has claimed the request. */
  handoff?: 'waiting' | 'claimed';
  /** The person's ratings, by the ID of the answer or handoff. */
  ratings?: Readonly<Record<string, Rating>>;
  reported?: readonly string[];
}

export interface PersonHome {
  language: Language;
  jurisdiction?: Jurisdiction;
  /** Open requests for an adviser. `says`: a sentence about the request's status. */
  requests: { id: string; says: string }[];
  hasAdvisers: boolean;
  /** Absent if no hours are set. */
  hours?: string;
}

export interface UndeliveredEntry {
  /** Absent if the message does not belong to an escalation. */
  escalation?: Escalation;
  to: 'practitioner' | 'adviser' | 'channel';
  /** What was not delivered: a card, a message that was passed on, or a notice from the bot. */
  purpose: 'card' | 'relay' | 'notice';
  summary: string;
  queuedAt: string;
}

export interface AdviserAvailability extends DetailsThatHold {
  atWork: boolean;
  /**
   * Set if there is no advisers' file. active: used the desk in the last 15 minutes. idle: signed in, but has
   * not used it since.
   */
  signedIn?: 'active' | 'idle';
  /**
   * Set for an adviser who cannot be reached in a chat: when they last used the desk. Empty if they are not
   * signed in.
   */
  desk?: { usedAt?: string };
  awayUntil?: string;
  /** When the adviser next works; absent if they are working now, or have no hours in the coming week. */
  nextAtWork?: string;
  holds: number;
}

export interface ServiceHoursFile {
  /** Absent if the advisers' own hours and the settings apply. */
  hours?: ServiceHours;
  /** True if the hours set at the desk do not fit this version of the program, and so do not apply. */
  isUnreadable?: true;
  /** True if someone is working now or, if no advisers are listed, the service is open. */
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
   * The redacted question. If the person asked for an adviser first, their first message after that which is
   * not small talk. Absent if they wrote nothing or deleted it.
   */
  question?: RedactedText;
  /** The redacted message that made the request urgent, if it is not the question. */
  alarming?: RedactedText;
  answer?: StoredAnswer;
  /**
   * Set while the request is claimed: when the practitioner started waiting for a reply from any adviser.
   * Absent once they have had one.
   */
  awaitsReplySince?: string;
  /** How many of the practitioner's messages no adviser has received yet. */
  kept: number;
  jurisdiction?: Jurisdiction;
  agency?: string;
  /**
   * Why the request is urgent, in the bot's words. Absent if it is not urgent, or if the reason is not known.
   */
  danger?: string;
}

/** `receiver`: the name of the adviser or the specialism that a request was transferred to. */
export type MovedTo = EscalationTransition & { receiver?: string };

export interface EscalationFile extends QueueEntry {
  /** The same person's other requests, newest first. */
  earlier: QueueEntry[];
  rating?: 'up' | 'down';
  note?: DraftNote;
  /**
   * For a closed request without a note, the draft that would be sent to the editors. Absent if there is no
   * advice.
   */
  unsentNote?: UnsentNote;
  transitions: MovedTo[];
  /** How the holder got the request, if someone transferred it to them and they have not replied yet. */
  handover?: { by: string; at: string; note?: string };
  /** Both sides of the practitioner's conversation, redacted, oldest first. */
  transcript: TranscriptEntry[];
  /** Messages written for the handoff, including internal notes, oldest first. */
  relayed: RelayedEntry[];
}

export interface RelayedEntry extends RelayedMessage {
  from: Person;
  at: string;
  /**
   * The original text if the reader holds the escalation; otherwise the redacted text. Empty once deleted.
   */
  text: string;
  changed: boolean;
  deleted: boolean;
  /** The platform's ID for the message, used when it is edited or deleted. */
  calledThere: string;
  /**
   * For a private question, the answer if there is one yet. For other messages, the answer whose quotes were
   * sent with it.
   */
  answered?: StoredAnswer;
}
