// What the bot needs from outside (platforms, answers, a store) and what it offers to platforms and pages.
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

/** One chat platform, as the outbox sees it. Every method throws `DeliveryFailure`; only the outbox retries. */
export interface Platform {
  readonly name: PlatformName;
  /** The platform's everyday name, for use in a sentence: "Slack", "the web page". */
  readonly label: string;
  /** True if messages shown on this platform never leave our service. */
  readonly staysHere?: true;
  /** True if, in channels, we are only sent messages that mention the bot, unless we have permission to read more. */
  readonly hearsOnlyMentions?: true;
  /** True if the platform sends each event in a separate request, so that 2 events can arrive in the wrong order. */
  readonly mayReorder?: true;
  /** True if pressing a button changes the message to show the choice, so that people cannot choose again. */
  readonly changesPressed?: true;
  /** True if the platform's own feedback buttons show which one was pressed and let people change their choice. */
  readonly showsRating?: true;
  /** How fast the platform accepts messages in this place; absent if there is no limit. */
  limitsOf?(place: Place): readonly SendLimit[];
  /**
   * Returns the platform's ID for the post, and for those that continue it if it was too long for one. `key` is the
   * same for every attempt to send a message. `again` means that an earlier attempt may have arrived without our
   * knowing. If the platform can check for that, it should.
   */
  send(place: Place, message: OutgoingMessage, key: string, attempt?: SendAttempt): Promise<Posted>;
  /**
   * Replaces a message that has already been posted. A platform that splits long messages returns the posts that now
   * continue it.
   */
  update(
    place: Place,
    messageId: string,
    message: OutgoingMessage,
    continued?: { key: string; furtherPages: readonly string[] },
  ): Promise<Posted | undefined>;
  /**
   * Shows that the bot is working. Best effort: never throws. `stage` is a short public word such as
   * "searching". `verified` lists the sentences of the answer that have passed the checks so far, for
   * platforms that can show them early. `language` is the language of the person waiting. `answer` is the key that the
   * answer will be sent with.
   */
  showProgress(
    place: Place,
    stage: ProgressStage,
    verified?: readonly VerifiedClaim[],
    language?: Language,
    answer?: string,
  ): Promise<void>;
  /** Gives the thread at this place a name, if the platform shows names. Best effort: never throws. */
  nameThread?(place: Place, title: RedactedText): Promise<void>;
  /** A person's one-to-one chat; undefined if the platform or the person's settings do not allow it. */
  personalPlace(person: Person, seenIn: Place): Promise<Place | undefined>;
  /**
   * What people wrote in this personal chat at or after this time, oldest first. Absent unless the platform drops
   * messages while no one receives them, and can be asked for them later.
   */
  missedIn?(place: Place, since: string): Promise<IncomingEvent[]>;
  /**
   * Whether someone is in one of these channels, in none of them, or has no account any more; undefined if the platform
   * does not say.
   */
  standing?(person: Person, channels: readonly Place[]): Promise<'member' | 'outside' | 'gone' | undefined>;
  /** Where replies to a posted message go; absent if the platform has no threads. Does not call the platform. */
  threadPlace?(place: Place, messageId: string): Place | undefined;
}

/** A limit shared by everything with the same key (a channel, a tenant): `burst` messages, then one every `everyMs`. */
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

/** Platforms call this when they receive an event. */
export interface Inbox {
  /**
   * Once this resolves, the event is safely stored and can be acknowledged. `duplicate`: the event was already stored.
   * `refused`: the encryption key is missing, so nothing was stored, and we tell the person in the chat.
   */
  receive(event: IncomingEvent): Promise<{ duplicate: boolean; refused?: true }>;
}

/**
 * The pipeline that answers a question whose text is already redacted. Returns expected outcomes as values;
 * if it throws, the question is tried again.
 */
export type AnswerQuestion = (
  question: Question,
  onStage?: (stage: ProgressStage, verified?: readonly VerifiedClaim[]) => void,
) => Promise<Answer>;

/** `day` is `YYYY-MM-DD`. `ask` is absent while guidance for that day is being prepared for a new search model. */
export type AskAsOf = (day: string) => Promise<{ asOf: AsOf; ask?: (question: Question) => Promise<Answer> }>;

/** Pure and quick: runs as a message is stored. With `known`, a person keeps one number throughout a conversation. */
export type Redact = (text: string, known?: Pseudonyms, reading?: ReadingOrNone) => Redacted;

/** What the message reader finds in the original text. Never throws. */
export type Read = (text: string) => Promise<MessageReading | 'failed'>;

/** Whether a child may be in danger now. Pure and quick, because this is checked before anything else. */
export type DetectUrgency = (text: string, reading?: ReadingOrNone) => boolean;

/** The details come first and a fixed sentence second, as in pino. Never log the text of a message. */
export interface Log {
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}

/**
 * Notifies the other processes that use the same store. Best effort: a notification may be lost, so anything
 * that waits for one also checks from time to time.
 */
export interface Broadcast {
  /** At most a few hundred characters. The same notification sent twice in a row may only arrive once. */
  send(word: string): void;
  /**
   * Gives `listener` the messages from other processes, or undefined if some may have been missed. Returns a function
   * that stops listening.
   */
  listen(listener: (word: string | undefined) => void): () => void;
}

export type ContactNeed = 'in-danger' | 'for-themselves';

/** Everything the use cases need. All of it is passed to `createBot`. */
export interface BotPorts {
  store: Store;
  platforms: ReadonlyMap<PlatformName, Platform>;
  answerQuestion: AnswerQuestion;
  /** Answers from the guidance in force on a past date; absent if people cannot ask about past dates. */
  askAsOf?: AskAsOf;
  /** Absent if we only recognise small talk by fixed phrases, and the pipeline finds follow-ups on its own. */
  readTurn?: ReadTurn;
  redact: Redact;
  detectUrgency: DetectUrgency;
  /** Absent if only the rules read messages. In that case, each message is read once, when it arrives. */
  read?: Read;
  /**
   * Checked contacts for a nation, the most urgent first. “in-danger”: only those that answer immediately.
   * “for-themselves”: those for a child or victim who is writing about themselves.
   */
  contacts: (jurisdiction?: Jurisdiction, need?: ContactNeed) => ShownContact[];
  /** The contacts as editors have them now. */
  allContacts: () => readonly Contact[];
  /** Where the advisers' cards go; undefined if no advisers are configured. */
  advisersPlace: () => Place | undefined;
  /** Where else to post the card if no one claims a request. */
  secondPlace?: () => Place | undefined;
  /** Where editors are alerted immediately; undefined if they have no channel. */
  editorsPlace?: () => Place | undefined;
  /** Address of the page where an editor checks a reported answer; undefined if there are no pages. */
  reportLink?: (answer: string) => string | undefined;
  /** Where advisers work on the web. Anyone who acts there has been checked as an adviser when signing in. */
  desk?: Place;
  /**
   * Who a session at the desk belongs to, if they may advise and have not been idle for too long. If absent, no one
   * counts as signed in.
   */
  deskAdviser?: (session: Session, now: Date) => Person | undefined;
  /** The advisers listed in the file. If it lists none, anyone in the advisers' channel counts as an adviser. */
  roster: () => Roster;
  policy: HandoffSettings;
  /**
   * The usual wait for an adviser in milliseconds, as last known; undefined if not known. Does not wait for
   * the store, which may be busy with the transaction that asks.
   */
  usualWaitMs?: () => number | undefined;
  /** Shortest time in milliseconds between 2 updates to a message; default 3,000. */
  updateSpacingMs?: number;
  /** Address of a page that shows a citation within its passage; undefined if there are no pages. */
  citationLink?: (answer: string, number: number) => string | undefined;
  /** Address of the page where anyone can search the guidance; undefined if there are no pages. */
  libraryLink?: () => string | undefined;
  /** How long someone waits for an answer before we give up and tell them. */
  answerDeadlineMs: number;
  /** Absent if the guidance is not edited here. */
  editing?: EditingPorts;
  /** If absent, nothing is deleted automatically. */
  retention?: RetentionSchedule;
  /** If absent, the audit log is kept, but is neither signed nor sent anywhere. */
  audit?: AuditPorts;
  /** Version of the privacy notice people are shown; if absent, the greeting itself counts as the notice. */
  noticeVersion?: string;
  clock: () => Date;
  log: Log;
}
