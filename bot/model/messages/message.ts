// Defines messages to and from platforms, in a form that suits every platform.
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
   * A pseudonym for the network address that sent the event, used if the platform does not know who people
   * are. It can stand for many people at one address, or for one person with a new identity for each message.
   */
  sender?: string;
  /** The language of the person's browser or platform, for example "cy" or "en-GB". */
  locale?: string;
}

interface Written {
  /** Plain text as typed, without the mention of the bot. */
  text: string;
  /**
   * `text` with the names of the people it mentions (see `markedMention`), if the platform gave only their
   * IDs. Used to pass on a message in a handoff. Never used for a question, because it may be searched for and
   * redaction may miss a name.
   */
  textWithNames?: string;
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
         * True if it was typed with one of the platform's own commands. It is then a question for the bot and
         * must not be passed on in a handoff.
         */
        isQuestion?: true;
      })
    /** `restored`: the person brought a deleted message back. */
    | (Written & { kind: 'edit'; messageId: string; mentionsBot?: boolean; restored?: true })
    /** `mentionsBot`: whether the message mentions the bot, if the platform says. */
    | { kind: 'delete'; messageId: string; mentionsBot?: boolean }
    | { kind: 'reaction'; messageId: string; reaction: string; removed: boolean }
    /**
     * Someone rated a message with the platform's own buttons. `acknowledged`: the platform thanks them, or
     * asks for the reason itself.
     */
    | {
        kind: 'rating';
        messageId: string;
        rating: Rating['rating'];
        reason?: Rating['reason'];
        acknowledged?: true;
      }
    | { kind: 'action'; action: Action; messageId?: string }
    /** Someone installed the app or opened the chat for the first time. */
    | { kind: 'joined' }
    /** Someone removed the app or archived the channel: nothing can be delivered there. */
    | { kind: 'left' }
    /**
     * Someone other than the bot left this channel or team. If the place is a whole workspace, their account
     * was closed.
     */
    | { kind: 'departed' }
  );

export interface Button {
  label: string;
  action: Action;
  style?: 'primary' | 'danger';
}

/** news: something that the person was told has changed. */
export type Tone = 'normal' | 'muted' | 'warning' | 'news';

/**
 * A message's parts are in reading order. Their text is plain, and renderers escape it for their platform.
 */
export type Part =
  | { kind: 'heading'; text: string }
  /**
   * `ofQuestion`: contains redacted text from the question, so it is removed when the question is changed or
   * erased. `changes`: the words that have changed, for platforms that can mark them. `link`: the address at
   * the end of the text, for platforms that do not turn it into a link themselves.
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
   * `number`: how the text refers to the quote, for example "[1]". If it is folded, only its name is shown
   * until the person opens it.
   */
  | { kind: 'quote'; number: number; citation: Citation; link?: string; folded?: true }
  /** Verified sentences that a model wrote, each with the numbers of the quotes it comes from. */
  | { kind: 'claims'; claims: { text: string; numbers: number[] }[] }
  | { kind: 'contacts'; contacts: ShownContact[] }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  /** A message passed on from another person: shown as theirs and never formatted. */
  | {
      kind: 'relayed';
      from: string;
      text: string;
      /** Counts from 1, if a long message is sent in several pieces. */
      piece?: number;
      /** A note for the next adviser, who reads all of it. */
      isNote?: true;
    }
  /** Attachments from another person. `files` is empty if they are not passed on here. */
  | { kind: 'files'; count: number; files: { name: string; url?: string }[] }
  | { kind: 'choices'; buttons: Button[]; ofQuestion?: true };

export interface ShownContact {
  id?: string;
  name: string;
  phone: string;
  when: string;
  /** When the contact was last checked, as an ISO date. */
  verifiedOn: string;
  expired?: boolean;
}

export interface OutgoingMessage {
  parts: Part[];
  buttons: Button[];
  /** One or 2 plain sentences, for notifications, screen readers and platforms that show nothing else. */
  summary: string;
  /** True only if a language model wrote some of the text; platforms then label it. */
  writtenByModel: boolean;
  urgent?: boolean;
  /** The language of the bot's own sentences; English if absent. */
  language?: Language;
  /**
   * In a shared place, the platform's ID for the only person who sees the message, if the platform supports
   * that.
   */
  onlyFor?: string;
}

/** Buttons among the message's parts come first, then those below it. */
export function buttonsOf({ parts, buttons }: OutgoingMessage): Button[] {
  return [...parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : [])), ...buttons];
}
