// Defines a conversation: one place on one platform, its settings and what was said there.
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
   * In a personal chat, the practitioner. In a channel, the last person who wrote. Absent if no one has
   * written yet.
   */
  person?: Person;
  /** The nation that the person chose. It is never guessed from a name or an address. */
  jurisdiction?: Jurisdiction;
  /** Where the practitioner says they work, for example "police" or "health". */
  agency?: string;
  /**
   * When we last received a message that did not mention the bot. If set, the platform sends the bot every
   * message here.
   */
  heardAt?: string;
  /** When the welcome message was queued (ISO 8601). Absent until then. */
  greetedAt?: string;
  notice?: { version: string; at: string };
  /**
   * The open escalation in this conversation, whether it is waiting for an adviser or has been claimed by
   * one.
   */
  escalation?: string;
  /** Set when the platform says that nothing more can be delivered here. */
  leftAt?: string;
}

/** A practitioner, or an adviser who holds another person's request. */
export type Role = 'practitioner' | 'adviser';

/** Who a message is for: the guidance, the bot itself, or the other side of a handoff. */
export type MessageKind = 'question' | 'command' | 'relay';

/** A stored message. Contains only the redacted text. */
export interface StoredMessage {
  id: string;
  conversation: string;
  platformMessageId: string;
  role: Role;
  kind: MessageKind;
  from: Person;
  /** Absent until the message has been redacted; empty once it has been deleted. */
  text?: RedactedText;
  redactedTypes: PersonalDataType[];
  urgent: boolean;
  /** True if only the rules have redacted the message, because the message reader has not checked it yet. */
  unread?: true;
  attachments: number;
  /** Starts at 1, and goes up with each edit or if a nation is chosen later. Each revision has one answer. */
  revision: number;
  threadOf?: string;
  sentAt: string;
  editedAt?: string;
  receivedAt: string;
  deletedAt?: string;
}

export interface Wording {
  /** The original text, which is stored separately. */
  words: string;
  text?: RedactedText;
  redactedTypes: PersonalDataType[];
  unread?: boolean;
}

/**
 * Everything besides the message's text that affects the answer. Contains none of that text, so it need not
 * be erased with the message.
 */
export interface AskedBeside {
  /** IDs of answers to earlier questions that were used as context, oldest first. */
  context: string[];
  jurisdiction?: Jurisdiction;
  /** True if the question is asked for the chosen nation only. */
  ownNationOnly?: true;
  /** The language of the answer; English if absent. */
  language?: Language;
  /**
   * The day, as `YYYY-MM-DD`, if the question asked about the guidance that was in force on a certain day.
   */
  day?: string;
  /**
   * True if the person agreed that a language model may be asked, although details were removed from the
   * question.
   */
  service?: true;
  /**
   * True for a follow-up to the question before, false for a new question. If absent, the pipeline decides.
   */
  followUp?: boolean;
}

/** A close match that was not quoted. Answers from earlier versions do not have the optional fields. */
export interface Suggested {
  passage?: string;
  /** The document's slug. */
  document?: string;
  /** If the document is a practice note, the IDs of the passages that it cites. */
  cites?: string[];
  title: string;
  place: string;
  /** Publisher, date, nations and authority. */
  source?: string;
  cautions?: string[];
  text: string;
}

/**
 * Says which of an answer's quotes apply if the message is a follow-up, and which if it is a new question.
 */
export interface FollowUpReading {
  /**
   * The index of the first quote for a follow-up. It is 0 if no quote answers the message as a new question. In
   * answers that an earlier version stored, it is the number of quotes if none answers it as a follow-up.
   */
  from: number;
  /** The bot's sentence before the follow-up's quotes. Only present if there are quotes for both readings. */
  preface?: string;
}

export interface StoredAnswer {
  id: string;
  message: string;
  revision: number;
  conversation: string;
  /** `passages` has only IDs and scores; the quoted text is in `citations`. */
  answer: Omit<Answer, 'passages'> & { passages: { id: string; document: string; score: number }[] };
  /** At most 3 close matches that were not quoted, best first. Shown to advisers. */
  suggested?: Suggested[];
  /** What else affected the answer, besides the message's text. Absent if the guidance was not searched. */
  asked?: AskedBeside;
  /**
   * Set if the message may be a follow-up to the question before, and the guidance answers it in that sense.
   */
  asFollowUp?: FollowUpReading;
  urgent: boolean;
  createdAt: string;
  /** Set if the question was edited, or a nation was chosen, after this answer was given. */
  supersededAt?: string;
}

/**
 * cancelled: the message was no longer needed before it could be sent. undeliverable: we have given up
 * sending it.
 */
export type DeliveryState = 'queued' | 'sent' | 'undeliverable' | 'cancelled';

/**
 * What a message is for, which decides who we tell if it cannot be delivered. `news`: something that the
 * person has not just asked for, so it may only be sent to their own chat.
 */
export type Purpose = 'greeting' | 'answer' | 'urgent' | 'notice' | 'news' | 'card' | 'relay';

/** A message from the bot. It is stored before it is sent, so that it is not sent twice. */
export interface StoredOutgoing {
  key: string;
  conversation: string;
  message: OutgoingMessage;
  purpose: Purpose;
  answer?: string;
  escalation?: string;
  /**
   * ID of the message whose redacted text this one contains. Used to find and erase this text if that message
   * is erased.
   */
  wordsOf?: string;
  /** If true, the original text is delivered instead of the redacted text. */
  asReceived: boolean;
  /** True if the original message was edited but this copy was not updated. */
  outdated?: true;
  state: DeliveryState;
  platformMessageId?: string;
  /** The platform's IDs for the other parts, if the message was too long for a single post. */
  furtherPages?: string[];
  queuedAt: string;
  sentAt?: string;
  /** When an update was last planned or started. */
  updatedAt?: string;
}

export type PersonalNotice = Pick<StoredOutgoing, 'key' | 'queuedAt'> & {
  escalation: string;
  person: Person;
};

export interface Delivery {
  outgoing: StoredOutgoing;
  place: Place;
  /** When the platform reported that nothing more can be delivered to the conversation. */
  leftAt?: string;
  /**
   * The original text and attachments. Absent if the redacted text is delivered instead, or if the original
   * has been erased.
   */
  received?: { words: string; files: Attachment[]; byAdviser: boolean };
}

/** An entry in a conversation, from either side, as shown on a page. */
export type TranscriptEntry = {
  /** The store's ID for the entry, which stays the same when the entry changes. */
  id: string;
  /** The entry's place in the order of the conversation. It never changes. */
  position: number;
  /** Increases whenever an entry is added or changed, so that readers can use it as a cursor. */
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
      /** The platform's ID for the message. */
      calledThere: string;
      /** True if an adviser who claimed the request can read the message. */
      toAdviser?: true;
      /**
       * True if an adviser has the message and the person may ask the guidance too, but has not asked and has
       * no reply in the chat with a button for it.
       */
      offersGuidance?: true;
    }
  | {
      direction: 'out';
      message: OutgoingMessage;
      state: DeliveryState;
      answer?: string;
      escalation?: string;
      /** Text to suggest for a search of the guidance, if the message is an answer without a quote. */
      question?: string;
    }
);

/**
 * A question that the guidance did not answer, as shown to editors. Lists are newest first, and leave out
 * edited, deleted and forgotten messages.
 */
export interface UnansweredQuestion {
  text: RedactedText;
  /** ISO 8601, UTC. */
  askedAt: string;
  outcome: 'unanswerable';
  jurisdiction?: Jurisdiction;
  release: number;
  /** From 0 to 1: how close the best match was. */
  confidence: number;
  /** The document with the closest match. */
  nearest?: string;
}
