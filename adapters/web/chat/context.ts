// Defines what the parts of the chat share.
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { HttpExchange, HttpReply } from '../../http/http.js';
import type { Posted, Refusal } from '../security/post-guard.js';
import type { RateLimits } from '../security/rate-limits.js';
import type { ChatState } from '../../../bot/model/queries.js';
import type { WebOptions } from '../ports/web-options.js';
import type { EntrySetting } from './entries.js';
import type { ChatSession, ChatSessions } from './session.js';
import type { PractitionerWords } from '../../../bot/copy/english/practitioner-words.js';

export interface Chat {
  options: WebOptions;
  sessions: ChatSessions;
  limits: RateLimits;
  now: () => Date;
  /** The address of our pages as this reader sees it, without a trailing slash. */
  baseOf(exchange: HttpExchange): string;
  entrySetting(session: ChatSession, state: ChatState, say: PractitionerWords): Promise<EntrySetting>;
  /** The wording for this reader, in the language from their cookie, the chat or their browser. */
  wordsFor(exchange: HttpExchange, state?: ChatState): PractitionerWords;
  /** The fields that every event of this chat needs. `name` is unique within the chat. */
  eventBase(
    session: ChatSession,
    name: string,
    exchange: HttpExchange,
  ): { id: string; place: Place; from: Person; sentAt: string; sender: string; locale: string };
  /** Whether the words say that a child may be in danger now. */
  hearsDanger(words: string): boolean;
  /**
   * The page with the rest of a message in its box. The rest was not kept, and the person can send it in
   * another message.
   */
  showRest(exchange: HttpExchange, rest: string): Promise<HttpReply>;
  /**
   * A script gets only the problem as a sentence; a form gets the page with the problem and what the person wrote. Adds
   * the numbers to call if the message says that a child may be in danger.
   */
  refused(exchange: HttpExchange, posted: Posted, refusal: Refusal, words: string): Promise<HttpReply>;
}
