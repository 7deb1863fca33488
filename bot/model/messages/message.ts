// Messages to and from platforms, in a form that does not depend on any platform.
import type { Language } from '../../../knowledge/model/language.js';
import type { WordRun } from '../../../ingest/model/change.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import type { Action } from './action.js';
import type { Person, PlatformName } from '../people/person.js';
import type { Rating } from './rating.js';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface Place {
  platform: PlatformName;
  /** Unique within the platform and permanent: each place has its own conversation. A thread is a separate place. */
  id: string;
  kind: 'personal' | 'group' | 'channel';
  /** What the adapter needs in order to send something there again later. No other code reads this. */
  address: Json;
}

/** Enough to find the conversation of a place. */
export type PlaceId = Pick<Place, 'platform' | 'id'>;

export interface Attachment {
  name: string;
  contentType: string;
  url?: string;
}

interface EventBase {
  /** Unique within the platform. If an event is delivered again, it has the same ID, and we only store it once. */
  id: string;
  place: Place;
  from: Person;
  /** ISO 8601, UTC, from the platform's clock. */
  sentAt: string;
  /**
   * A pseudonym for the network address the event was sent from, used where the platform does not know who people are.
   * One sender can be many people behind one address, or one person who invents a new identity for each message.
   */
  sender?: string;
  /** The language of their browser or platform, such as "cy" or "en-GB". */
  locale?: string;
}

interface Written {
  /** Plain text as typed, without the mention of the bot. */
  text: string;
  /**
   * `text` with the names of the people it mentions, if the platform only gave their IDs. Used when we pass
   * on an adviser's message. Not used for a practitioner's message: we may search for it, and redaction may
   * miss a name.
   */
  textWithNames?: string;
  /** Begins by mentioning someone else. */
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
        /** Typed after one of the platform's own commands, so it is a question for us and no handoff may pass it on. */
        isQuestion?: true;
        /** How many characters were sent and kept, if the text is only the start of them. */
        cut?: { sent: number; kept: number };
      })
    | (Written & { kind: 'edit'; messageId: string; mentionsBot?: boolean })
    /** `mentionsBot`: whether the message mentions the bot, if the platform says. */
    | { kind: 'delete'; messageId: string; mentionsBot?: boolean }
    /** Someone added a reaction to a message, such as a thumbs up, or removed it. */
    | { kind: 'reaction'; messageId: string; reaction: string; removed: boolean }
    /**
     * Someone rated a message with the platform's own buttons. Acknowledged: the platform has thanked them,
     * or asks for the reason itself.
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
    /** Someone else left this channel or team; or, if the place is a whole workspace, their account was closed. */
    | { kind: 'departed' }
  );

export interface Button {
  label: string;
  action: Action;
  style?: 'primary' | 'danger';
}

/** news: something they were told has changed. */
export type Tone = 'normal' | 'muted' | 'warning' | 'news';

/** One part of a message; parts are in reading order. Text is plain, and renderers escape it for their platform. */
export type Part =
  | { kind: 'heading'; text: string }
  /**
   * `ofQuestion`: has redacted words from the question, so it is removed when the question is changed or erased.
   * `changes`: the words that the text says have changed, for platforms that can mark them. `link`: the address at the
   * end of the text, for platforms that do not make it a link themselves.
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
   * `number` is how the text refers to it: "[1]". If folded, only its name is shown until the person opens
   * it.
   */
  | { kind: 'quote'; number: number; citation: Citation; link?: string; folded?: true }
  /** Sentences written by a model and verified, each with the numbers of the quotes it comes from. */
  | { kind: 'claims'; claims: { text: string; numbers: number[] }[] }
  | { kind: 'contacts'; contacts: ShownContact[] }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  /** Another person's message that we have sent on: shown as theirs and never formatted. */
  | {
      kind: 'relayed';
      from: string;
      text: string;
      /** Counts from 1, if a long message is sent in several pieces. */
      piece?: number;
    }
  /** Another person's attachments; no `files` if they are not sent on here. */
  | { kind: 'files'; count: number; files: { name: string; url?: string }[] }
  | { kind: 'choices'; buttons: Button[]; ofQuestion?: true };

export interface ShownContact {
  /** The contact's ID in our list. */
  id?: string;
  name: string;
  phone: string;
  when: string;
  /** The ISO date when someone last checked the contact. */
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
  /** The language of our own sentences; English if absent. */
  language?: Language;
  /** In a shared place, the platform's ID for the only person to see the message, if the platform supports that. */
  onlyFor?: string;
}

/** All buttons of a message: those among its parts, then those below it. */
export function buttonsOf({ parts, buttons }: OutgoingMessage): Button[] {
  return [...parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : [])), ...buttons];
}
