// Defines the messages that platforms send and receive, in a form that suits all of them.
import type { Language } from '../../../knowledge/model/language.js';
import type { WordRun } from '../../../ingest/model/change.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import type { Action } from './action.js';
import type { Person, PlatformName } from '../people/person.js';
import type { Rating } from './rating.js';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface Place {
  platform: PlatformName;
  /**
   * Unique within the platform and permanent. Each place has its own conversation, and a thread is a separate
   * place.
   */
  id: string;
  kind: 'personal' | 'group' | 'channel';
  /** What the adapter needs to send something to this place later. No other code reads it. */
  address: Json;
}

export type PlaceId = Pick<Place, 'platform' | 'id'>;

export interface Attachment {
  name: string;
  contentType: string;
  url?: string;
}

interface EventBase {
  /** Unique within the platform. An event that is delivered again has the same ID and is stored only once. */
  id: string;
  place: Place;
  from: Person;
  /** ISO 8601, UTC, from the platform's clock. */
  sentAt: string;
  /**
   * A pseudonym for the network address that sent the event, for platforms that do not know who people are.
   * Many people may share an address, and one person may use a new identity for each message.
   */
  sender?: string;
  /** The language of the person's browser or platform, for example "cy" or "en-GB". */
  locale?: string;
}

interface Written {
  /** Plain text as typed, without the mention of the bot. */
  text: string;
  /**
   * `text` with the names of the people it mentions (see `markedMention`). Only used when a message is relayed
   * in a handoff. Never used for a question, because its text may be searched for and redaction may miss a
   * name.
   */
  textWithNames?: string;
  /**
   * What is in each message that this one replies to or links to. Only read with what a practitioner writes,
   * because an adviser’s reply may go to the practitioner.
   */
  quoted?: string[];
  /** True if the message begins with a mention of someone other than the bot. */
  toOther?: true;
  /** The platform's ID for the message that started this thread. */
  threadOf?: string;
}

export type IncomingEvent = EventBase &
  (
    | (Written & {
        kind: 'message';
        attachments: Attachment[];
        /** In a channel or group, whether the message mentions the bot. Always true in a personal chat. */
        mentionsBot: boolean;
        /**
         * True if the message was typed with one of the platform's own commands. It is then a question for
         * the bot and must not be relayed in a handoff.
         */
        isQuestion?: true;
      })
    /** `restored`: true if the person restored a message that they had deleted. */
    | (Written & { kind: 'edit'; messageId: string; mentionsBot?: boolean; restored?: true })
    /** `mentionsBot`: whether the message mentions the bot. Absent if the platform does not say. */
    | { kind: 'delete'; messageId: string; mentionsBot?: boolean }
    | { kind: 'reaction'; messageId: string; reaction: string; removed: boolean }
    /**
     * Someone rated a message with the platform's own buttons. `acknowledged`: true if the platform itself
     * thanks the person or asks for the reason.
     */
    | {
        kind: 'rating';
        messageId: string;
        rating: Rating['rating'];
        reason?: Rating['reason'];
        acknowledged?: true;
      }
    /**
     * `erased`: the chat in which the button was pressed, if the person has erased it. This conversation takes
     * its place.
     */
    | { kind: 'action'; action: Action; messageId?: string; erased?: PlaceId }
    /** Someone installed the app or opened the chat for the first time. */
    | { kind: 'joined' }
    /** Someone removed the app or archived the channel, so nothing can be delivered there. */
    | { kind: 'left' }
    /**
     * Someone left this channel or team. If the place is a whole workspace, their account was closed. Does
     * not apply to the bot itself.
     */
    | { kind: 'departed' }
  );

export interface Button {
  label: string;
  action: Action;
  style?: 'primary' | 'danger';
}

/** news: for text about a change to something the person was told. */
export type Tone = 'normal' | 'muted' | 'warning' | 'news';

/**
 * The parts of a message are in reading order. Their text is plain, and renderers escape it for their
 * platform.
 */
export type Part =
  | { kind: 'heading'; text: string }
  /**
   * `ofQuestion`: the text contains redacted text from the question, so it is removed when the question is
   * changed or erased. `changes`: the words that have changed, for platforms that can highlight them. `link`:
   * the web address at the end of the text, for platforms that do not turn it into a link themselves.
   */
  | {
      kind: 'text';
      text: string;
      tone?: Tone;
      ofQuestion?: true;
      changes?: WordRun[];
      link?: string;
    }
  /**
   * `number`: how the text refers to the quote, for example “[1]”. `folded`: only the name of the quote is
   * shown until the person opens it; 'earlier' if the whole answer was replaced.
   */
  | { kind: 'quote'; number: number; citation: Citation; link?: string; folded?: true | 'earlier' }
  /** Verified sentences written by a model, each with the numbers of the quotes it comes from. */
  | { kind: 'claims'; claims: { text: string; numbers: number[] }[] }
  | { kind: 'contacts'; contacts: ShownContact[] }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  /** A message from another person. Shown as theirs, and never formatted. */
  | {
      kind: 'relayed';
      from: string;
      text: string;
      /** The number of this piece, from 1, if a long message is sent in several pieces. */
      piece?: number;
      /** True for a note to the next adviser, which is shown in full. */
      isNote?: true;
    }
  /** Attachments from another person. `files` is empty if the files may not be sent here. */
  | { kind: 'files'; count: number; files: { name: string; url?: string }[] }
  | { kind: 'choices'; buttons: Button[]; ofQuestion?: true };

export interface ShownContact {
  id?: string;
  name: string;
  phone: string;
  when: string;
  welsh?: { name: string; when: string };
  /** The language of `name` and `when`, if it is not the message's. */
  language?: Language;
  /** When the contact was last checked, as an ISO date. */
  verifiedOn: string;
  expired?: boolean;
}

export interface OutgoingMessage {
  parts: Part[];
  buttons: Button[];
  /** 1 or 2 plain sentences, for notifications, screen readers and platforms that show nothing else. */
  summary: string;
  /** True only if a language model wrote some of the text. Platforms then label the message. */
  writtenByModel: boolean;
  urgent?: boolean;
  /** The language of the bot's own sentences; English if absent. */
  language?: Language;
  /**
   * For a message that only one person in a shared place should see: the platform's ID for that person. Only
   * used if the platform supports it.
   */
  onlyFor?: string;
}

/** Returns the buttons among the message's parts, then those below it. */
export function buttonsOf({ parts, buttons }: OutgoingMessage): Button[] {
  return [...parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : [])), ...buttons];
}
