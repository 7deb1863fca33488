// A conversation: one place on one platform, with what we remember of it and of what was said there.
import type { Answer } from '../../../knowledge/model/answer.js';
import type { PersonalDataType, RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Attachment, OutgoingMessage, Place } from './message.js';
import type { Person } from '../people/person.js';

export interface Conversation {
  id: string;
  place: Place;
  /** The practitioner, in a personal chat; in a channel whoever wrote last. Absent where nobody has written yet. */
  person?: Person;
  /** The nation that the person chose; never guessed from a name or an address. */
  jurisdiction?: Jurisdiction;
  /** Where the practitioner works, as they say: "police", "health". */
  agency?: string;
  /** When a message was heard here that did not name the bot: the platform lets us hear such. */
  heardAt?: string;
  /** ISO 8601; absent until the first-contact message was stored for sending. */
  greetedAt?: string;
  /** The escalation whose adviser is answering here now, or which waits for one. */
  escalation?: string;
  /** Set when the platform says that nothing can be delivered any more. */
  leftAt?: string;
}

/** Who spoke: a practitioner, or an adviser who holds somebody else's escalation. */
export type Role = 'practitioner' | 'adviser';

/** What a message turned out to be: for the guidance, for the bot itself, or for the other side of a handoff. */
export type MessageKind = 'question' | 'command' | 'relay';

/** A message as everything but delivery and the handoff sees it. */
export interface StoredMessage {
  id: string;
  conversation: string;
  platformMessageId: string;
  role: Role;
  kind: MessageKind;
  from: Person;
  /** Absent until the redaction has run; empty once the message was deleted. */
  text?: RedactedText;
  redactedTypes: PersonalDataType[];
  urgent: boolean;
  /** The reader has not read it yet: its redacted form is what the rules alone made of it. */
  unread?: true;
  attachments: number;
  /** Counts up with each edit, and when the nation is chosen afterwards; from 1. One answer for each. */
  revision: number;
  threadOf?: string;
  sentAt: string;
  receivedAt: string;
  deletedAt?: string;
}

/** The words of a message in both forms. */
export interface Wording {
  /** As received; kept apart. */
  words: string;
  text?: RedactedText;
  redactedTypes: PersonalDataType[];
  /** The reader has not read it yet. */
  unread?: boolean;
}

/** With the words of the message, all that an answer depends on; holds no words itself, so that erasing them is enough. */
export interface AskedBeside {
  /** Answers to earlier questions that were read with it, oldest first. */
  context: string[];
  /** The person's own setting. */
  jurisdiction?: Jurisdiction;
  /** `YYYY-MM-DD`: asked of what was in force then. */
  day?: string;
  /** The person agreed that a language model is asked, although details were taken out. */
  service?: true;
}

export interface StoredAnswer {
  id: string;
  /** The message it answers, in this revision. */
  message: string;
  revision: number;
  conversation: string;
  /** As it was given; `passages` holds ids and scores only, with the words of those that are quoted. */
  answer: Omit<Answer, 'passages'> & { passages: { id: string; document: string; score: number }[] };
  /** Passages that came near and were not quoted, for an adviser; at most three, best first. */
  suggested?: { title: string; place: string; text: string }[];
  /** What was asked beside the words of the message; absent where nothing was asked of the guidance. */
  asked?: AskedBeside;
  urgent: boolean;
  createdAt: string;
  /** Set when the question was reworded or the nation chosen after this answer. */
  supersededAt?: string;
}

/** cancelled: what it was about was deleted before it left. undeliverable: no further attempt is made. */
export type DeliveryState = 'queued' | 'sent' | 'undeliverable' | 'cancelled';

/** What a message of ours is for: decides whom to tell when it cannot be delivered. */
export type Purpose = 'greeting' | 'answer' | 'urgent' | 'notice' | 'card' | 'relay';

/** A message of ours, from the moment it was decided on; the record that keeps it from being sent twice. */
export interface StoredOutgoing {
  key: string;
  conversation: string;
  message: OutgoingMessage;
  purpose: Purpose;
  answer?: string;
  escalation?: string;
  /** The message whose redacted words stand in it; found again when that message is erased. */
  wordsOf?: string;
  /** At delivery its words as received take the place of the redacted ones. */
  asReceived: boolean;
  state: DeliveryState;
  platformMessageId?: string;
  queuedAt: string;
  sentAt?: string;
}

/** A message of ours with all that its delivery needs to know. */
export interface Delivery {
  outgoing: StoredOutgoing;
  place: Place;
  /** Nothing will ever arrive there: since when. */
  leftAt?: string;
  /** Absent where the redacted form is delivered, and once they are erased. */
  received?: { words: string; files: Attachment[]; byAdviser: boolean };
}

/** One thing said in a place, by either side, as a page shows it. */
export type TranscriptEntry = {
  /** Ours; the same when the entry changes. */
  id: string;
  /** Order within the place; fixed. */
  position: number;
  /** Rises when the entry is added or changed: the reader's cursor. */
  sequence: number;
  /** ISO 8601, UTC. */
  at: string;
} & (
  | {
      direction: 'in';
      role: Role;
      from: Person;
      text: RedactedText;
      redactedTypes: PersonalDataType[];
      edited: boolean;
      deleted: boolean;
    }
  | { direction: 'out'; message: OutgoingMessage; state: DeliveryState; answer?: string; escalation?: string }
);

/** For the editors, newest first: what the guidance did not answer; none that was edited away, deleted or forgotten. */
export interface UnansweredQuestion {
  /** Redacted. */
  text: RedactedText;
  /** ISO 8601, UTC. */
  askedAt: string;
  outcome: 'unanswerable' | 'withheld';
  jurisdiction?: Jurisdiction;
  release: number;
  /** 0 to 1: how near the guidance came. */
  confidence: number;
  /** The document that came nearest. */
  nearest?: string;
}
