// Defines what the bot needs from outside (platforms, answers and a store), and what it offers to platforms.
import type { Language } from '../../knowledge/model/language.js';
import type { Contact } from './messages/contact.js';
import type { AsOf } from '../../ingest/releases/as-of.js';
import type { Answer, Question, VerifiedClaim } from '../../knowledge/model/answer.js';
import type { Redacted, RedactedText } from '../../knowledge/model/personal-data.js';
import type { MessageReading } from '../../knowledge/model/ports.js';
import type { ReadingOrNone } from '../../knowledge/redaction/redact.js';
import type { Pseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import type { ReadTurn } from '../../knowledge/turns/read-turn.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import type { Purpose } from './messages/conversation.js';
import type { EditingPorts } from './editing-ports.js';
import type { AuditPorts } from './audit/ports.js';
import type { RetentionSchedule } from './governance/retention.js';
import type { HandoffSettings } from './handoff/handoff-settings.js';
import type { Roster } from './people/roster.js';
import type { Session } from './people/session-record.js';
import type { IncomingEvent, OutgoingMessage, Place, ShownContact } from './messages/message.js';
import type { Person, PlatformName } from './people/person.js';
import type { Store } from './store.js';

/**
 * One chat platform, as the outbox uses it. Every method throws `DeliveryFailure`; only the outbox retries.
 */
export interface Platform {
  readonly name: PlatformName;
  /** The platform's everyday name, for use in a sentence: "Slack", "the web page". */
  readonly label: string;
  /** True if messages shown on this platform never leave this service. */
  readonly staysHere?: true;
  /**
   * True if, in channels, the bot only receives messages that mention it, unless it has permission to read
   * more.
   */
  readonly hearsOnlyMentions?: true;
  /**
   * True if the platform sends each event in a separate request, so that 2 events can arrive in the wrong
   * order.
   */
  readonly mayReorder?: true;
  /** True if pressing a button changes the message to show the choice, so that people cannot choose again. */
  readonly changesPressed?: true;
  /** True if people have to sign in for an adviser's button, so that typing is not enough to claim a request. */
  readonly claimsNeedSignIn?: true;
  /**
   * True if the platform's own feedback buttons show which one was pressed and let people change their
   * choice.
   */
  readonly showsRating?: true;
  /** How fast the platform accepts messages in this place. If absent, there is no limit. */
  limitsOf?(place: Place): readonly SendLimit[];
  /**
   * Returns the ID of the post, and of any further posts if the message was too long for one. `key` is the
   * same for every attempt. `again`: an earlier attempt may already have arrived, so the platform should
   * check if it can.
   */
  send(place: Place, message: OutgoingMessage, key: string, attempt?: SendAttempt): Promise<Posted>;
  /**
   * Replaces a posted message. If the platform splits long messages, returns the posts that now continue it.
   */
  update(
    place: Place,
    messageId: string,
    message: OutgoingMessage,
    continued?: { key: string; furtherPages: readonly string[] },
  ): Promise<Posted | undefined>;
  /**
   * Shows that the bot is working. Best effort: never throws. `stage`: a short public word, for example
   * "searching". `verified`: the sentences of the answer that have passed the checks so far, for platforms
   * that can show them early. `language`: the language of the person waiting. `answer`: the key that the
   * answer will be sent with.
   */
  showProgress(
    place: Place,
    stage: ProgressStage,
    verified?: readonly VerifiedClaim[],
    language?: Language,
    answer?: string,
  ): Promise<void>;
  /** Best effort: never throws. */
  nameThread?(place: Place, title: RedactedText): Promise<void>;
  /** A person's one-to-one chat; undefined if the platform or the person's settings do not allow it. */
  personalPlace(person: Person, seenIn: Place): Promise<Place | undefined>;
  /**
   * What people wrote in this personal chat at or after this time, oldest first. Only for platforms that drop
   * messages while no process receives them, and can return them later.
   */
  missedIn?(place: Place, since: string): Promise<IncomingEvent[]>;
  /**
   * member: in one of these channels. outside: in none of them. gone: has no account any more. Undefined if
   * the platform does not say.
   */
  standing?(person: Person, channels: readonly Place[]): Promise<'member' | 'outside' | 'gone' | undefined>;
  /**
   * Where replies to a posted message go. If absent, the platform has no threads. Does not call the platform.
   */
  threadPlace?(place: Place, messageId: string): Place | undefined;
}

/**
 * A limit shared by all calls with the same key, such as a channel or a tenant: `burst` messages, then one
 * every `everyMs`.
 */
export interface SendLimit {
  key: string;
  burst: number;
  everyMs: number;
}

export interface Posted {
  messageId: string;
  furtherPages?: string[];
}

export interface SendAttempt {
  again: boolean;
  /** What the message is for, and the request for an adviser that it belongs to. */
  purpose?: Purpose;
  escalation?: string;
}

export const PROGRESS_STAGES = ['searching', 'reading', 'choosing', 'checking'] as const;
export type ProgressStage = (typeof PROGRESS_STAGES)[number];

export interface Inbox {
  /**
   * Once this resolves, the event is stored and can be acknowledged. `duplicate`: it was already stored.
   * `refused`: the encryption key is missing, so nothing was stored, and we tell the person in the chat.
   */
  receive(event: IncomingEvent): Promise<{ duplicate: boolean; refused?: true }>;
}

/**
 * Answers a question whose text is already redacted. Returns expected outcomes as values. If it throws, the
 * question is tried again.
 */
export type AnswerQuestion = (
  question: Question,
  onStage?: (stage: ProgressStage, verified?: readonly VerifiedClaim[]) => void,
) => Promise<Answer>;

/**
 * `day` is `YYYY-MM-DD`. `ask` is absent while guidance for that day is being prepared for a new search
 * model.
 */
export type AskAsOf = (day: string) => Promise<{ asOf: AsOf; ask?: (question: Question) => Promise<Answer> }>;

/**
 * Pure and fast, because it runs while a message is stored. With `known`, a person keeps one number
 * throughout a conversation.
 */
export type Redact = (text: string, known?: Pseudonyms, reading?: ReadingOrNone) => Redacted;

/** Reads the original text with the message reader. Never throws. */
export type Read = (text: string) => Promise<MessageReading | 'failed'>;

/** Whether a child may be in danger now. Pure and fast, because it runs before anything else. */
export type DetectUrgency = (text: string, reading?: ReadingOrNone) => boolean;

/** As in pino, the details come first and a fixed sentence second. Never log the text of a message. */
export interface Log {
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}

/**
 * Notifies the other processes that use the same store. Best effort: a notification can be lost, so any code
 * that waits for one also checks from time to time.
 */
export interface Broadcast {
  /**
   * At most a few hundred characters. If the same notification is sent twice in a row, only one may arrive.
   */
  send(word: string): void;
  /**
   * Calls `listener` with each notification from other processes, or with undefined if some may have been
   * missed. Returns a function that stops listening.
   */
  listen(listener: (word: string | undefined) => void): () => void;
}

export type ContactNeed = 'in-danger' | 'for-themselves';

export interface BotPorts {
  store: Store;
  platforms: ReadonlyMap<PlatformName, Platform>;
  answerQuestion: AnswerQuestion;
  /** Answers from the guidance in force on a past date; absent if people cannot ask about past dates. */
  askAsOf?: AskAsOf;
  /**
   * Absent if only fixed phrases are used to recognise small talk, and the pipeline finds follow-ups on its
   * own.
   */
  readTurn?: ReadTurn;
  redact: Redact;
  detectUrgency: DetectUrgency;
  /** Absent if there is no message reader. The rules then read each message once, when it arrives. */
  read?: Read;
  /**
   * Checked contacts for a nation, the most urgent first. “in-danger”: only those that answer immediately.
   * “for-themselves”: those for a child or victim who is writing about themselves.
   */
  contacts: (jurisdiction?: Jurisdiction, need?: ContactNeed) => ShownContact[];
  /** The contacts, including the editors' changes. */
  allContacts: () => readonly Contact[];
  /** Where the advisers' cards are posted; undefined if no advisers are configured. */
  advisersPlace: () => Place | undefined;
  /** Where else to post the card if no one claims a request. */
  secondPlace?: () => Place | undefined;
  /** Where editors get immediate alerts; undefined if they have no channel. */
  editorsPlace?: () => Place | undefined;
  /** Address of the page where an editor checks a reported answer; undefined if there are no pages. */
  reportLink?: (answer: string) => string | undefined;
  /** The web page where advisers work, as a place. Everyone there was checked as an adviser at sign-in. */
  desk?: Place;
  /**
   * The adviser whose desk session this is; undefined if they may not advise, or have been idle for too long.
   * If this is absent, no one counts as signed in.
   */
  deskAdviser?: (session: Session, now: Date) => Person | undefined;
  /**
   * The advisers listed in the file. If it lists none, anyone in the advisers' channel counts as an adviser.
   */
  roster: () => Roster;
  policy: HandoffSettings;
  /**
   * The usual wait for an adviser in milliseconds; undefined if it is not known. Returns the last known value
   * without using the store, which may be busy with the caller's own transaction.
   */
  usualWaitMs?: () => number | undefined;
  /** True if other processes may be storing messages in the same store at this moment. */
  sharesStore?: true;
  /** Shortest time in milliseconds between 2 updates to a message; default 3,000. */
  updateSpacingMs?: number;
  /** Address of a page that shows a citation within its passage; undefined if there are no pages. */
  citationLink?: (answer: string, number: number) => string | undefined;
  /** Address of the page where anyone can search the guidance; undefined if there are no pages. */
  libraryLink?: () => string | undefined;
  /** How long a person waits for an answer before the bot gives up and tells them. */
  answerDeadlineMs: number;
  /** Absent if the guidance is not edited here. */
  editing?: EditingPorts;
  /** If absent, nothing is deleted automatically. */
  retention?: RetentionSchedule;
  /** If absent, the audit log is kept, but it is not signed or sent anywhere. */
  audit?: AuditPorts;
  /** The version of the privacy notice that people see. If absent, the greeting counts as the notice. */
  noticeVersion?: string;
  clock: () => Date;
  log: Log;
}
