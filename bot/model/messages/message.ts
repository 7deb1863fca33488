// Messages to and from platforms, in terms that are independent of any platform.
import type { Language } from '../../../knowledge/model/language.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import type { Action } from './action.js';
import type { Person, PlatformName } from '../people/person.js';
import type { Rating } from './rating.js';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Where messages are exchanged. */
export interface Place {
  platform: PlatformName;
  /** Unique within the platform and permanent: we keep one conversation for each. A thread is a separate place. */
  id: string;
  kind: 'personal' | 'group' | 'channel';
  /** What the adapter needs to send there again later. No other code looks inside. */
  address: Json;
}

export interface Attachment {
  name: string;
  contentType: string;
  url?: string;
}

interface EventBase {
  /** Unique within the platform; a redelivery has the same one, and is stored once. */
  id: string;
  place: Place;
  from: Person;
  /** ISO 8601, UTC, by the platform's clock. */
  sentAt: string;
  /**
   * Where it was sent from, as a pseudonym, where the platform knows no one: one sender can be many people behind one
   * address, or one who makes up a new person for each message.
   */
  sender?: string;
  /** The language of their browser or platform, such as "cy" or "en-GB". */
  locale?: string;
}

export type IncomingEvent = EventBase &
  (
    | {
        kind: 'message';
        /** Plain text as typed, without the mention of the bot. */
        text: string;
        attachments: Attachment[];
        /** In a channel or group: whether the bot was named. Always true in a personal chat. */
        mentionsBot: boolean;
        /** The platform's id of the message whose thread this is in. */
        threadOf?: string;
      }
    | { kind: 'edit'; messageId: string; text: string }
    | { kind: 'delete'; messageId: string }
    /** Someone added or removed a reaction, such as a thumb, on a message. */
    | { kind: 'reaction'; messageId: string; reaction: string; removed: boolean }
    /**
     * Someone rated a message by the platform's own buttons. Acknowledged: the platform thanked them, or asks why
     * itself.
     */
    | {
        kind: 'rating';
        messageId: string;
        rating: Rating['rating'];
        reason?: Rating['reason'];
        acknowledged?: true;
      }
    | { kind: 'action'; action: Action; messageId?: string }
    /** The app was installed or the chat opened for the first time. */
    | { kind: 'joined' }
    /** The app was removed, or the channel archived: nothing can be delivered there. */
    | { kind: 'left' }
  );

export interface Button {
  label: string;
  action: Action;
  style?: 'primary' | 'danger';
}

/** One part of a message, in reading order. Text is plain: renderers escape it for their platform. */
export type Part =
  | { kind: 'heading'; text: string }
  /** `ofQuestion`: contains redacted words of the question, or corrects them; removed when the question changes or is erased. */
  | { kind: 'text'; text: string; tone?: 'normal' | 'muted' | 'warning'; ofQuestion?: true }
  /** `number` is what the text refers to: "[1]". Folded: named, and shown in full only when the person opens it. */
  | { kind: 'quote'; number: number; citation: Citation; link?: string; folded?: true }
  /** Verified sentences written by a model, each with the numbers of the quotes it comes from. */
  | { kind: 'claims'; claims: { text: string; numbers: number[] }[] }
  | { kind: 'contacts'; contacts: ShownContact[] }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  /** Another person's words, relayed: shown as theirs, never formatted. */
  | {
      kind: 'relayed';
      from: string;
      text: string;
      /** From 1, if a long message comes in several parts. */
      piece?: number;
    }
  /** Another person's attachments; without `files` if they are not passed on here. */
  | { kind: 'files'; count: number; files: { name: string; url?: string }[] }
  | { kind: 'choices'; buttons: Button[]; ofQuestion?: true };

export interface ShownContact {
  /** Its name in our list. */
  id?: string;
  name: string;
  phone: string;
  when: string;
  /** ISO date when someone checked it. */
  verifiedOn: string;
  expired?: boolean;
}

export interface OutgoingMessage {
  parts: Part[];
  buttons: Button[];
  /** One or two plain sentences: notifications, screen readers, and platforms that show nothing else. */
  summary: string;
  /** True only when a language model wrote some of the text; platforms then label it. */
  writtenByModel: boolean;
  urgent?: boolean;
  /** In which our own sentences are; English where absent. */
  language?: Language;
  /** The platform's id of the one person who should see it in a shared place, where the platform can do that. */
  onlyFor?: string;
}
