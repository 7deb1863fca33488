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
  /** In a personal chat, the practitioner; in a channel, the last person to write. Absent if no one has written yet. */
  person?: Person;
  /** The nation the person chose. Never guessed from a name or an address. */
  jurisdiction?: Jurisdiction;
  /** Where practitioners say they work: "police", "health". */
  agency?: string;
  /** When we last received a message here that did not mention the bot, which shows the platform sends us those too. */
  heardAt?: string;
  /** ISO 8601; absent until the welcome message has been stored for sending. */
  greetedAt?: string;
  /** The privacy notice last shown here. */
  notice?: { version: string; at: string };
  /** The escalation that is waiting for an adviser here, or whose adviser is replying here now. */
  escalation?: string;
  /** Set when the platform says that nothing more can be delivered here. */
  leftAt?: string;
}

/** Who wrote: a practitioner, or an adviser who holds someone else's escalation. */
export type Role = 'practitioner' | 'adviser';

/** Who a message is for: the guidance, the bot itself, or the other side of a handoff. */
export type MessageKind = 'question' | 'command' | 'relay';

/** A stored message, as seen by all code except delivery and handoffs. */
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
  /** The message reader has not checked the message yet: its redacted form comes from the rules alone. */
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

/** The text of a message, both original and redacted. */
export interface Wording {
  /** The original text, kept separately. */
  words: string;
  text?: RedactedText;
  redactedTypes: PersonalDataType[];
  /** True if the message reader has not checked the text yet. */
  unread?: boolean;
}

/**
 * Together with the message text, this is everything an answer depends on. It contains no message text
 * itself, so erasing the message is enough.
 */
export interface AskedBeside {
  /** IDs of answers to earlier questions that were used as context, oldest first. */
  context: string[];
  /** The nation the person has chosen. */
  jurisdiction?: Jurisdiction;
  /** The person chose that nation for this question. */
  ownNationOnly?: true;
  /** The language we answered in; English if absent. */
  language?: Language;
  /** `YYYY-MM-DD`: the question was about the guidance in force on this day. */
  day?: string;
  /** The person agreed to ask a language model even though details had been removed. */
  service?: true;
  /** Whether we treated the question as a follow-up to the one before; absent if the pipeline decided. */
  followUp?: boolean;
}

/** Answers stored before we kept the optional fields do not have them. */
export interface Suggested {
  /** The passage's id. */
  passage?: string;
  /** The slug of its document. */
  document?: string;
  /** The ids of the passages that its document cites, if that is a practice note. */
  cites?: string[];
  title: string;
  place: string;
  /** Publisher, date, nations and authority. */
  source?: string;
  cautions?: string[];
  text: string;
}

/** What an answer quotes for a message that may be a follow-up. */
export interface FollowUpReading {
  /**
   * Index of the first citation for the follow-up: 0 if there is no answer to the new question, the number of citations
   * if there is none to the follow-up.
   */
  from: number;
  /** Our own sentence before these quotes; only if there are quotes for both. */
  preface?: string;
}

export interface StoredAnswer {
  id: string;
  /** The message that the answer is for, at this revision. */
  message: string;
  revision: number;
  conversation: string;
  /** The answer as given. `passages` only has IDs and scores; the quoted text is in `citations`. */
  answer: Omit<Answer, 'passages'> & { passages: { id: string; document: string; score: number }[] };
  /** Close matches that were not quoted, for an adviser: at most 3, best first. */
  suggested?: Suggested[];
  /** What was asked in addition to the message text; absent if the guidance was not searched. */
  asked?: AskedBeside;
  /** Set if the message may follow on from the question before, and the guidance answers it read like that. */
  asFollowUp?: FollowUpReading;
  urgent: boolean;
  createdAt: string;
  /** Set if the question was edited, or the nation chosen, after this answer was given. */
  supersededAt?: string;
}

/** cancelled: what the message is about was deleted before it was sent. undeliverable: we will not try again. */
export type DeliveryState = 'queued' | 'sent' | 'undeliverable' | 'cancelled';

/** What a message is for. Decides who we tell if it cannot be delivered. */
export type Purpose = 'greeting' | 'answer' | 'urgent' | 'notice' | 'card' | 'relay';

/** A message we send, from the moment we decide to send it. This record stops us from sending it twice. */
export interface StoredOutgoing {
  key: string;
  conversation: string;
  message: OutgoingMessage;
  purpose: Purpose;
  answer?: string;
  escalation?: string;
  /** The message whose redacted text this one contains, so that we can find this one when that message is erased. */
  wordsOf?: string;
  /** If true, the original text replaces the redacted text on delivery. */
  asReceived: boolean;
  /** The message with these words has been edited since, and the edit was not passed on here. */
  outdated?: true;
  state: DeliveryState;
  platformMessageId?: string;
  /** If the message was too long for one post, the posts that continue it. */
  furtherPages?: string[];
  queuedAt: string;
  sentAt?: string;
}

/** A message we send, with everything needed to deliver it. */
export interface Delivery {
  outgoing: StoredOutgoing;
  place: Place;
  /** When the platform told us that nothing more can be delivered there. */
  leftAt?: string;
  /** Absent if the redacted form is delivered, or if the words have been erased. */
  received?: { words: string; files: Attachment[]; byAdviser: boolean };
}

/** One entry in a place's conversation, from either side, as shown on a page. */
export type TranscriptEntry = {
  /** Our own ID, which stays the same when the entry changes. */
  id: string;
  /** The entry's order within the place, which never changes. */
  position: number;
  /** Goes up when the entry is added or changed, so readers can use it as a cursor. */
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
      /** The ID by which the platform refers to the message. */
      calledThere: string;
    }
  | {
      direction: 'out';
      message: OutgoingMessage;
      state: DeliveryState;
      answer?: string;
      escalation?: string;
      /** What to search for instead, if the message is an answer without a quote. */
      question?: string;
    }
);

/**
 * A question that the guidance did not answer, for editors. Listed newest first, without any that were edited, deleted
 * or forgotten.
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
  /** The document that was the closest match. */
  nearest?: string;
}
