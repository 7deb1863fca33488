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
   * In a personal chat, the practitioner; in a channel, the last person to write. Absent if no one has
   * written yet.
   */
  person?: Person;
  /** The nation that the person chose, never guessed from a name or an address. */
  jurisdiction?: Jurisdiction;
  /** Where the practitioner says they work, for example "police" or "health". */
  agency?: string;
  /**
   * When a message that did not mention the bot last arrived. It shows that the platform sends such messages
   * here.
   */
  heardAt?: string;
  /** ISO 8601; absent until the welcome message has been stored for sending. */
  greetedAt?: string;
  notice?: { version: string; at: string };
  /** The escalation that is waiting for an adviser here, or whose adviser is replying here now. */
  escalation?: string;
  /** Set when the platform says that nothing more can be delivered here. */
  leftAt?: string;
}

/** A practitioner, or an adviser who holds another person's request. */
export type Role = 'practitioner' | 'adviser';

/** Who a message is for: the guidance, the bot itself, or the other side of a handoff. */
export type MessageKind = 'question' | 'command' | 'relay';

/** A stored message, with only its redacted text. */
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
  /** True if the message reader has not checked the message yet, so only the rules have redacted it. */
  unread?: true;
  attachments: number;
  /** Starts at 1. Goes up with each edit, and if the nation is chosen later. Each revision has one answer. */
  revision: number;
  threadOf?: string;
  sentAt: string;
  editedAt?: string;
  receivedAt: string;
  deletedAt?: string;
}

export interface Wording {
  /** The original text, stored separately. */
  words: string;
  text?: RedactedText;
  redactedTypes: PersonalDataType[];
  unread?: boolean;
}

/**
 * Everything that an answer depends on besides the message text. It contains no message text, so erasing the
 * message is enough.
 */
export interface AskedBeside {
  /** IDs of answers to earlier questions that were used as context, oldest first. */
  context: string[];
  jurisdiction?: Jurisdiction;
  /** True if the question is asked for the chosen nation only. */
  ownNationOnly?: true;
  /** The language of the answer; English if absent. */
  language?: Language;
  /** `YYYY-MM-DD`: the question was about the guidance in force on this day. */
  day?: string;
  /** True if the person agreed to ask a language model although details had been removed. */
  service?: true;
  /** True if the question was treated as a follow-up to the one before; absent if the pipeline decided. */
  followUp?: boolean;
}

/** A close match that was not quoted. Older answers do not have the optional fields. */
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

/** Which of an answer's quotes apply if the message is a follow-up. */
export interface FollowUpReading {
  /**
   * Index of the first of these citations: 0 if the guidance does not answer the message as a new question, the
   * number of citations if it does not answer the message as a follow-up.
   */
  from: number;
  /** The bot's sentence before these quotes; only if there are quotes for both readings. */
  preface?: string;
}

export interface StoredAnswer {
  id: string;
  message: string;
  revision: number;
  conversation: string;
  /** `passages` has only IDs and scores; the quoted text is in `citations`. */
  answer: Omit<Answer, 'passages'> & { passages: { id: string; document: string; score: number }[] };
  /** Close matches that were not quoted, for an adviser: at most 3, best first. */
  suggested?: Suggested[];
  /** What was asked in addition to the message text; absent if the guidance was not searched. */
  asked?: AskedBeside;
  /** Set if the message may be a follow-up to the question before, and the guidance answers it as one. */
  asFollowUp?: FollowUpReading;
  urgent: boolean;
  createdAt: string;
  /** Set if the question was edited, or a nation was chosen, after this answer was given. */
  supersededAt?: string;
}

/**
 * cancelled: the subject of the message was deleted before it was sent. undeliverable: it will not be sent
 * again.
 */
export type DeliveryState = 'queued' | 'sent' | 'undeliverable' | 'cancelled';

/**
 * The purpose of a message, which decides who we tell if it cannot be delivered. `news`: something that the
 * person did not ask for just now, so it must stay in their own chat.
 */
export type Purpose = 'greeting' | 'answer' | 'urgent' | 'notice' | 'news' | 'card' | 'relay';

/** A message from the bot, stored before it is sent so that it is not sent twice. */
export interface StoredOutgoing {
  key: string;
  conversation: string;
  message: OutgoingMessage;
  purpose: Purpose;
  answer?: string;
  escalation?: string;
  /** The message whose redacted text this one contains. Used to find this one when that message is erased. */
  wordsOf?: string;
  /** If true, the original text replaces the redacted text on delivery. */
  asReceived: boolean;
  /** True if the original message has been edited since, and the edit was not passed on here. */
  outdated?: true;
  state: DeliveryState;
  platformMessageId?: string;
  /** The further posts, if the message was too long for one. */
  furtherPages?: string[];
  queuedAt: string;
  sentAt?: string;
  /** When an update was last planned or begun. */
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
   * The original text and attachments. Absent if the redacted text is delivered, or if the original has been
   * erased.
   */
  received?: { words: string; files: Attachment[]; byAdviser: boolean };
}

/** One entry in a place's conversation, from either side, as shown on a page. */
export type TranscriptEntry = {
  /** The store's ID for the entry, which stays the same when the entry changes. */
  id: string;
  /** The entry's order in the conversation, which never changes. */
  position: number;
  /** Goes up when the entry is added or changed, so that readers can use it as a cursor. */
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
    }
  | {
      direction: 'out';
      message: OutgoingMessage;
      state: DeliveryState;
      answer?: string;
      escalation?: string;
      /** Suggested search text, if the message is an answer without a quote. */
      question?: string;
    }
);

/**
 * A question that the guidance did not answer, for editors. Listed newest first, without any that were
 * edited, deleted or forgotten.
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
