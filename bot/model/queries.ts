// What pages and reports ask the bot for, and what they are given.
import type { Citation } from '../../knowledge/model/answer.js';
import type { RedactedText } from '../../knowledge/model/personal-data.js';
import type { Language } from '../../knowledge/model/language.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { StoredAnswer, TranscriptEntry } from './messages/conversation.js';
import type { DetailsChange, DetailsThatHold } from './people/adviser-details.js';
import type { ClosedFilter } from './handoff/closed-requests.js';
import type { Escalation, EscalationTransition, RelayedMessage } from './handoff/escalation.js';
import type { DraftNote, NoteState } from './handoff/practice-note.js';
import type { AdviserDetails } from './people/roster.js';
import type { HandoffTranscript } from './handoff/transcript.js';
import type { Place } from './messages/message.js';
import type { Rating } from './messages/rating.js';
import type { Person } from './people/person.js';

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
