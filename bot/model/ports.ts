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
import type { IncomingEvent, OutgoingMessage, Place, ShownContact } from './messages/message.js';
import type { Person, PlatformName } from './people/person.js';
import type { Store } from './store.js';

/** One chat platform, as the outbox sees it. Every method throws `DeliveryFailure`; only the outbox retries. */
export interface Platform {
  readonly name: PlatformName;
  /** What people call it, within a sentence: "Slack", "the web page". */
  readonly label: string;
  /** What it shows never leaves this service. */
  readonly staysHere?: true;
  /** In a channel it only receives messages that mention the bot, unless it has permission for more. */
  readonly hearsOnlyMentions?: true;
  /** It sends each event in a request of its own, so that two can arrive in the wrong order. */
  readonly mayReorder?: true;
  /** A message whose button was pressed is changed, so that the choice is shown and cannot be made twice. */
  readonly changesPressed?: true;
  /** Its own feedback buttons show which was pressed, and the person can change it there. */
  readonly showsRating?: true;
  /** How quickly it takes messages there; absent if it takes all. */
  limitsOf?(place: Place): readonly SendLimit[];
  /**
   * Returns the platform's id of the post. `key` is the same for each attempt at one message. `again` means that an
   * earlier attempt may have arrived without our knowing, so a platform that can check should do so.
   */
  send(
    place: Place,
    message: OutgoingMessage,
    key: string,
    attempt?: SendAttempt,
  ): Promise<{ messageId: string }>;
  /** Replaces a message that was posted before. */
  update(place: Place, messageId: string, message: OutgoingMessage): Promise<void>;
  /**
   * A sign that the bot is working; best effort, never throws. `stage` is a short public word such as "searching";
   * `verified` are the sentences of the answer that hold so far, for platforms that can show them before the rest.
   * `language` is that of the person waiting.
   */
  showProgress(
    place: Place,
    stage: ProgressStage,
    verified?: readonly VerifiedClaim[],
    language?: Language,
  ): Promise<void>;
  /** Names the thread that a place is, where the platform shows names; best effort, never throws. */
  nameThread?(place: Place, title: RedactedText): Promise<void>;
  /** The one-to-one chat with a person; undefined if the platform or the person's settings forbid it. */
  personalPlace(person: Person, seenIn: Place): Promise<Place | undefined>;
  /** Where replies to a posted message go; absent if the platform has no threads. Makes no call. */
  threadPlace?(place: Place, messageId: string): Place | undefined;
}

/** So many at once, and then one in each `everyMs`, over all that has the same key: a channel, a tenant. */
export interface SendLimit {
  key: string;
  burst: number;
  everyMs: number;
}

export interface SendAttempt {
  again: boolean;
  /** What the message is for, and the request for an adviser that it belongs to. */
  purpose?: Purpose;
  escalation?: string;
}

export const PROGRESS_STAGES = ['searching', 'reading', 'choosing', 'checking'] as const;
export type ProgressStage = (typeof PROGRESS_STAGES)[number];

/** What a platform calls when something happened outside. */
export interface Inbox {
  /**
   * When it resolves the event is stored for good and may be acknowledged. `duplicate`: it had been stored before.
   * `refused`: what was written could not be stored, and the person is told so in the chat.
   */
  receive(event: IncomingEvent): Promise<{ duplicate: boolean; refused?: true }>;
}

/** The pipeline; the text is redacted already. Expected outcomes are values; what it throws is tried again. */
export type AnswerQuestion = (
  question: Question,
  onStage?: (stage: ProgressStage, verified?: readonly VerifiedClaim[]) => void,
) => Promise<Answer>;

/** `day` is `YYYY-MM-DD`. */
export type AskAsOf = (day: string) => Promise<{ asOf: AsOf; ask: (question: Question) => Promise<Answer> }>;

/** Pure and quick: it runs while a message is being stored. `known` keeps the same person's number in a conversation. */
export type Redact = (text: string, known?: Pseudonyms, reading?: ReadingOrNone) => Redacted;

/** What the message reader finds in the original text. Never throws. */
export type Read = (text: string) => Promise<MessageReading | 'failed'>;

/** Pure and quick, and asked before anything else: whether a child may be in danger now. */
export type DetectUrgency = (text: string, reading?: ReadingOrNone) => boolean;

/** Takes what it is about first and a fixed sentence second, as pino does. Never the text of a message. */
export interface Log {
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}

/**
 * Notifies the other processes on the same store. Best effort: a notification may be lost, so everything that waits
 * for one also checks from time to time.
 */
export interface Broadcast {
  /** At most a few hundred characters. The same notification sent again immediately may arrive once. */
  send(word: string): void;
  /**
   * Messages from others, never our own; undefined when some may have been missed. Returns a function that stops it.
   */
  listen(listener: (word: string | undefined) => void): () => void;
}

export type ContactNeed = 'in-danger' | 'for-themselves';

/** Everything that the use cases need; `createBot` takes it whole. */
export interface BotPorts {
  store: Store;
  platforms: ReadonlyMap<PlatformName, Platform>;
  answerQuestion: AnswerQuestion;
  /** What was in force on a past date; absent if past dates cannot be asked about. */
  askAsOf?: AskAsOf;
  /** Absent if only fixed words are recognised as small talk, and the pipeline finds follow-ups by itself. */
  readTurn?: ReadTurn;
  redact: Redact;
  detectUrgency: DetectUrgency;
  /** Absent if only the rules read: each message is then read once, when it arrives. */
  read?: Read;
  /**
   * Checked contacts for a nation, the most urgent first; “in-danger”: only those that answer immediately;
   * “for-themselves”: for a child or victim writing about themselves.
   */
  contacts: (jurisdiction?: Jurisdiction, need?: ContactNeed) => ShownContact[];
  /** As editors have them now; those that ship where absent. */
  allContacts?: () => readonly Contact[];
  /** Where the advisers' cards go; undefined if no advisers are configured. */
  advisersPlace: () => Place | undefined;
  /** Where the card is also posted if no one claims a request. */
  secondPlace?: () => Place | undefined;
  /** Where editors are alerted immediately; undefined if they have no channel. */
  editorsPlace?: () => Place | undefined;
  /** Address of the page where an editor checks a reported answer; undefined if there are no pages. */
  reportLink?: (answer: string) => string | undefined;
  /** Where advisers work on the web: the sign-in has already checked that anyone acting there is one. */
  desk?: Place;
  /** The advisers listed in the file; if there are none, anyone in the advisers' channel is one. */
  roster?: () => Roster;
  /** The defaults where absent. */
  policy?: HandoffSettings;
  /** How far apart changes of one message are shown; default 3,000. */
  updateSpacingMs?: number;
  /** Address of a page that shows a citation in its passage; undefined if there are no pages. */
  citationLink?: (answer: string, number: number) => string | undefined;
  /** Address of the page where anyone can search the guidance; undefined if there are no pages. */
  libraryLink?: () => string | undefined;
  /** How long someone waits for an answer before it is given up and they are told; default 10 minutes. */
  answerDeadlineMs?: number;
  /** Absent if no work on the guidance is done. */
  editing?: EditingPorts;
  /** Absent: nothing is deleted by itself. */
  retention?: RetentionSchedule;
  /** Absent: the audit log is kept, but neither signed nor sent. */
  audit?: AuditPorts;
  /** Which privacy notice people are shown; absent: the greeting itself counts. */
  noticeVersion?: string;
  clock: () => Date;
  log: Log;
}
