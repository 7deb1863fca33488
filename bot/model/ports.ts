// Defines what the bot needs from outside (platforms, answers and a store), and what it provides to
// platforms.
import type { Language } from '../../knowledge/model/language.js';
import type { Contact } from './messages/contact.js';
import type { AsOf } from '../../ingest/releases/editions-in-force-on-day.js';
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
 * A chat platform that the outbox sends messages to. Methods can throw `DeliveryFailure`. The outbox tries
 * again, so the platform never does.
 */
export interface Platform {
  readonly name: PlatformName;
  /** The platform's everyday name as it appears in a sentence: "Slack", "the web page". */
  readonly label: string;
  /** True if messages shown on this platform never leave this service. */
  readonly staysHere?: true;
  /**
   * True if the bot only receives messages in channels that mention it, unless it has permission to read
   * more.
   */
  readonly hearsOnlyMentions?: true;
  /**
   * True if the platform sends each event in a separate request. Events can then arrive in the wrong order.
   */
  readonly mayReorder?: true;
  /** True if the message changes to show which button was pressed, so that people cannot choose again. */
  readonly changesPressed?: true;
  /**
   * True if advisers must sign in before they can use buttons. Typing a command is then not enough to claim a
   * request.
   */
  readonly claimsNeedSignIn?: true;
  /**
   * True if the platform's own feedback buttons show which one was pressed and let people change their
   * choice.
   */
  readonly showsRating?: true;
  /** How fast the platform accepts messages in this place. If absent, there is no limit. */
  limitsOf?(place: Place): readonly SendLimit[];
  /**
   * Returns the ID of the post, and of any more posts if the message was too long for one. `key` is the same
   * for every attempt. `again`: true if an earlier attempt may have arrived, so the platform should check for
   * it if it can.
   */
  send(place: Place, message: OutgoingMessage, key: string, attempt?: SendAttempt): Promise<PostedPlace>;
  /**
   * Replaces a posted message. If the platform splits long messages, returns the posts that the message now
   * consists of.
   */
  update(
    place: Place,
    messageId: string,
    message: OutgoingMessage,
    continued?: { key: string; furtherPages: readonly string[] },
  ): Promise<PostedPlace | undefined>;
  /**
   * Shows that the bot is working. Best effort: never throws. `stage`: a word such as "searching", which
   * people see. `verified`: the sentences of the answer that have passed the checks so far, for platforms
   * that can show them early. `language`: the language of the person who is waiting. `answer`: the key with
   * which the answer will be sent.
   */
  showProgress(
    place: Place,
    stage: ProgressStage,
    verified?: readonly VerifiedClaim[],
    language?: Language,
    answer?: string,
  ): Promise<void>;
  /** Gives a thread a title. Best effort: never throws. */
  nameThread?(place: Place, title: RedactedText): Promise<void>;
  /**
   * The person's one-to-one chat with the bot. Undefined if the platform or the person's settings do not
   * allow it.
   */
  personalPlace(person: Person, seenIn: Place): Promise<Place | undefined>;
  /**
   * What people wrote in this personal chat at or after `since`, oldest first. Only for platforms that can
   * return the messages that people sent while no process was running.
   */
  missedIn?(place: Place, since: string): Promise<IncomingEvent[]>;
  /**
   * member: in at least one of these channels. outside: in none of them. gone: no longer has an account.
   * Undefined if the platform does not say.
   */
  standing?(person: Person, channels: readonly Place[]): Promise<'member' | 'outside' | 'gone' | undefined>;
  /**
   * The place for replies to a posted message. If absent, the platform has no threads. Does not call the
   * platform.
   */
  threadPlace?(place: Place, messageId: string): Place | undefined;
  /**
   * True if the bot is let into `place` whenever it is let into `joined`, for example because both are channels
   * of the same team. If absent, this only applies to threads. Does not call the platform.
   */
  isJoinedWith?(place: Place, joined: Place): boolean;
}

/**
 * A limit for all calls with the same key, such as a channel or a tenant: `burst` messages, then one every
 * `everyMs`.
 */
export interface SendLimit {
  key: string;
  burst: number;
  everyMs: number;
}

export interface PostedPlace {
  messageId: string;
  furtherPages?: string[];
}

export interface SendAttempt {
  again: boolean;
  /** What the message is for. `escalation`: the request for an adviser that it belongs to. */
  purpose?: Purpose;
  escalation?: string;
}

export const PROGRESS_STAGES = ['searching', 'reading', 'choosing', 'checking'] as const;
export type ProgressStage = (typeof PROGRESS_STAGES)[number];

export interface Inbox {
  /**
   * Once this resolves, the event is stored and can be acknowledged. `duplicate`: true if it was already
   * stored. `refused`: true if nothing was stored because the encryption key is missing. In that case, we
   * tell the person in the chat.
   */
  receive(event: IncomingEvent): Promise<{ duplicate: boolean; refused?: true }>;
  /** Call this if the platform's events could not reach us for a while. Never rejects. */
  reconnected?(platform: PlatformName): Promise<void>;
}

/**
 * Answers a question whose text has already been redacted. Expected outcomes are returned as values. If this
 * throws, the question is tried again.
 */
export type AnswerQuestion = (
  question: Question,
  onStage?: (stage: ProgressStage, verified?: readonly VerifiedClaim[]) => void,
) => Promise<Answer>;

/**
 * `day` is `YYYY-MM-DD`. `ask` is absent while the guidance for that day is still being prepared for a new
 * search model.
 */
export type AskAsOf = (day: string) => Promise<{ asOf: AsOf; ask?: (question: Question) => Promise<Answer> }>;

/**
 * Has no side effects and is fast, because it runs while a message is stored. If `known` is given, each
 * person keeps the same number throughout a conversation.
 */
export type Redact = (text: string, known?: Pseudonyms, reading?: ReadingOrNone) => Redacted;

/** Reads the original text with the message reader. Never throws. */
export type Read = (text: string) => Promise<MessageReading | 'failed'>;

/**
 * True if a child may be in danger now. Has no side effects and is fast, because it runs before anything
 * else.
 */
export type DetectUrgency = (text: string, reading?: ReadingOrNone) => boolean;

/**
 * As in pino, each method takes the details first and then a fixed sentence. Never log the text of a message.
 */
export interface Log {
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}

/**
 * Notifies other processes that use the same store. Best effort: notifications can be lost, so code that
 * waits for one must also check the store from time to time.
 */
export interface Broadcast {
  /**
   * At most a few hundred characters. If the same notification is sent twice in a row, it may arrive only
   * once.
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
  /**
   * Answers from the guidance that was in force on a past date. Absent if people cannot ask about past dates.
   */
  askAsOf?: AskAsOf;
  /** If absent, small talk is only recognised by fixed phrases, and follow-ups only by the pipeline. */
  readTurn?: ReadTurn;
  redact: Redact;
  detectUrgency: DetectUrgency;
  /** If absent, there is no message reader, and only the rules check each message, when it arrives. */
  read?: Read;
  /**
   * Checked contacts for a nation, the most urgent first. “in-danger”: only contacts that answer immediately.
   * “for-themselves”: contacts for a child or victim who is writing about themselves.
   */
  contacts: (jurisdiction?: Jurisdiction, need?: ContactNeed) => ShownContact[];
  /** All contacts, including changes by editors. */
  allContacts: () => readonly Contact[];
  /** Where the advisers' cards are posted: their channel, or the desk if no channel is configured. */
  advisersPlace: () => Place;
  /** A second place for the card, if no one claims the request. */
  secondPlace?: () => Place | undefined;
  /** Where editors get immediate alerts; undefined if they have no channel. */
  editorsPlace?: () => Place | undefined;
  /** Address of the page where an editor checks a reported answer; undefined if there are no pages. */
  reportLink?: (answer: string) => string | undefined;
  /**
   * The web page where advisers work, treated as a place. Everyone who uses it has signed in as an adviser.
   */
  desk: Place;
  /**
   * The adviser who has this desk session. Returns undefined if that person is not an adviser, or has been
   * idle for too long. If this function is absent, no one counts as signed in.
   */
  deskAdviser?: (session: Session, now: Date) => Person | undefined;
  /**
   * The advisers listed in the file. If there are none, anyone in the advisers' channel counts as an adviser.
   * Leaves out the hours and specialisms set at the desk, which `adviserAvailability` adds.
   */
  roster: () => Roster;
  policy: HandoffSettings;
  /**
   * The usual wait for an adviser in milliseconds. Undefined if not known. Returns the last known value
   * without using the store, because the caller's own transaction may be using it.
   */
  usualWaitMs?: () => number | undefined;
  /** True if other processes may be writing to the same store. */
  sharesStore?: true;
  /** The shortest time in milliseconds between 2 updates of a message. The default is 3,000. */
  updateSpacingMs?: number;
  /** Address of a page that shows a citation in its context; undefined if there are no pages. */
  citationLink?: (answer: string, number: number) => string | undefined;
  /** Address of the page where anyone can search the guidance; undefined if there are no pages. */
  libraryLink?: () => string | undefined;
  /**
   * The longest time a person waits for an answer, in milliseconds, before the bot gives up and tells them.
   */
  answerDeadlineMs: number;
  /** Absent if this service does not edit guidance. */
  editing?: EditingPorts;
  /** If absent, nothing is deleted automatically. */
  retention?: RetentionSchedule;
  /** If absent, events are still added to the audit log, but it is not signed or sent anywhere. */
  audit?: AuditPorts;
  /** The version of the privacy notice that people see. If absent, the greeting counts as the notice. */
  noticeVersion?: string;
  clock: () => Date;
  log: Log;
}
