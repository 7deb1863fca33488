import type { KeptText } from '../../../bot/model/messages/message-length.js';
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import type { Posted, Refusal } from '../security/post-guard.js';
import type { SignedIn } from '../model/signed-in.js';
import type { RateLimits } from '../security/rate-limits.js';
import type { ChatState } from '../../../bot/model/queries.js';
import type { WebOptions } from '../ports/web-options.js';
import type { EntrySetting } from './entries.js';
import type { ChatSession, ChatSessions } from './session.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';

export interface Chat {
  options: WebOptions;
  sessions: ChatSessions;
  limits: RateLimits;
  now: () => Date;
  /** The address at which this browser reaches our pages, without a trailing slash. */
  baseOf(exchange: HttpExchange): string;
  entrySetting(session: ChatSession, state: ChatState, say: PractitionerWords): Promise<EntrySetting>;
  /** The person who is signed in, for example at the desk. Undefined if no one is. */
  readerOf(exchange: HttpExchange): Promise<SignedIn | undefined>;
  /** The wording in this reader's language, which comes from their cookie, their chat or their browser. */
  wordsFor(exchange: HttpExchange, state?: ChatState): PractitionerWords;
  /** Reads the state of the chat first, for pages that do not show it. */
  wordsOf(exchange: HttpExchange, session: ChatSession | undefined): Promise<PractitionerWords>;
  /** The fields that every event of this chat needs. `name` must be unique within the chat. */
  eventBase(
    session: ChatSession,
    name: string,
    exchange: HttpExchange,
  ): { id: string; place: Place; from: Person; sentAt: string; sender: string; locale: string };
  /**
   * Returns the part of a message that the inbox stores. Undefined if the message is too long and does not
   * mention danger.
   */
  kept(words: string): Promise<KeptText | undefined>;
  hearsDanger(words: string): Promise<boolean>;
  /**
   * Shows the page with the part of a message that was too long to store, so that the person can send it
   * separately.
   */
  showRest(exchange: HttpExchange, session: ChatSession, rest: string): Promise<HttpReply>;
  /**
   * Tells the sender that a message was refused. A script only gets the reason; a form gets the page again, with what
   * the person wrote. Both get the numbers to call if the message may say that a child is in danger. If this has
   * already been decided, `mayBeDanger` says so, because checking a message takes time.
   */
  refused(
    exchange: HttpExchange,
    posted: Posted,
    refusal: Refusal,
    words: string,
    mayBeDanger?: boolean,
  ): Promise<HttpReply>;
}
