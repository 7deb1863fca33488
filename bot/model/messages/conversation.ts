// A conversation: one place on one platform, with what we remember about it and what was said there.
import type { Answer } from '../../../knowledge/model/answer.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { PersonalDataType, RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Attachment, OutgoingMessage, Place } from './message.js';
import type { Person } from '../people/person.js';

export interface Conversation {
  id: string;
  place: Place;
  /**
   * The practitioner, in a personal chat; in a channel, the last person to write. Absent if no one has written yet.
   */
  person?: Person;
  /** The nation that the person chose; never guessed from a name or an address. */
  jurisdiction?: Jurisdiction;
  /** Where the practitioner works, as they say: "police", "health". */
  agency?: string;
  /** When we last received a message here that did not mention the bot, which shows that the platform lets us. */
  heardAt?: string;
  /** ISO 8601; absent until the first-contact message was stored for sending. */
  greetedAt?: string;
  /** The privacy notice that was shown there last. */
  notice?: { version: string; at: string };
  /** The escalation whose adviser is answering here now, or which waits for one. */
  escalation?: string;
  /** Set when the platform says that nothing can be delivered here any more. */
  leftAt?: string;
}

/** Who wrote: a practitioner, or an adviser who holds another person's escalation. */
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
  /** The reader has not read it yet: only the rules made its redacted form. */
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
  /** The original text, kept separately. */
  words: string;
  text?: RedactedText;
  redactedTypes: PersonalDataType[];
  /** The reader has not read it yet. */
  unread?: boolean;
}

/**
 * With the message text, this is everything an answer depends on. It contains no message text itself, so erasing the
 * message is enough.
 */
export interface AskedBeside {
  /** Answers to earlier questions that were read with it, oldest first. */
  context: string[];
  /** The person's own setting. */
  jurisdiction?: Jurisdiction;
  /** In which we answered; English where absent. */
  language?: Language;
  /** `YYYY-MM-DD`: asked of what was in force then. */
  day?: string;
  /** The person agreed to ask a language model, although details were removed. */
  service?: true;
  /** Whether it was read as leaning on the question before; absent if the pipeline decided. */
  followUp?: boolean;
}

export interface StoredAnswer {
  id: string;
  /** The message it answers, in this revision. */
  message: string;
  revision: number;
  conversation: string;
  /** As it was given; `passages` only holds ids and scores, with the text of those that are quoted. */
  answer: Omit<Answer, 'passages'> & { passages: { id: string; document: string; score: number }[] };
  /** Passages that came near and were not quoted, for an adviser; at most three, best first. */
  suggested?: { title: string; place: string; text: string }[];
  /** What was asked in addition to the message text; absent if the guidance was not asked. */
  asked?: AskedBeside;
  urgent: boolean;
  createdAt: string;
  /** Set when the question was reworded or the nation chosen after this answer. */
  supersededAt?: string;
}

/** cancelled: what it was about was deleted before it left. undeliverable: no further attempt is made. */
export type DeliveryState = 'queued' | 'sent' | 'undeliverable' | 'cancelled';

/** What a message is for. Decides who to tell if it cannot be delivered. */
export type Purpose = 'greeting' | 'answer' | 'urgent' | 'notice' | 'card' | 'relay';

/** A message we send, from the moment we decide to; this record keeps it from being sent twice. */
export interface StoredOutgoing {
  key: string;
  conversation: string;
  message: OutgoingMessage;
  purpose: Purpose;
  answer?: string;
  escalation?: string;
  /** The message whose redacted text it contains, so that it can be found when that message is erased. */
  wordsOf?: string;
  /** On delivery, its original text replaces the redacted text. */
  asReceived: boolean;
  state: DeliveryState;
  platformMessageId?: string;
  queuedAt: string;
  sentAt?: string;
}

/** A message we send, with everything needed to deliver it. */
export interface Delivery {
  outgoing: StoredOutgoing;
  place: Place;
  /** Nothing will ever arrive there: since when. */
  leftAt?: string;
  /** Absent if the redacted form is delivered, and once they are erased. */
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

/** For the editors, newest first: questions the guidance did not answer, except edited, deleted or forgotten ones. */
export interface UnansweredQuestion {
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
