// What the pages need from outside, besides the inbox and the reading that the bot offers.
import type { Span } from '../../../knowledge/model/answer.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import type { GuidanceDocument, Jurisdiction } from '../../../knowledge/model/source.js';
import type { ChangeDetails } from '../../../bot/model/people/adviser-details.js';
import type { DeskStatistics, Period } from '../../../bot/model/tasks/desk-statistics.js';
import type { Place } from '../../../bot/model/messages/message.js';
import type { BotPorts, BotQueries, Inbox } from '../../../bot/model/ports.js';
import type { EndSessions, ReturnEscalations, SessionRecords } from '../../../bot/model/people/session.js';
import type { Log } from '../../http/http.js';
import type { ReviewDesk } from './review-desk.js';
import type { WritingDesk } from './writing-desk.js';
import type { ProgressBoard } from '../delivery/progress.js';
import type { AddedRoles } from '../sign-in/sessions.js';
import type { SignIn } from '../sign-in/sign-in.js';

/** One passage of a document as a page shows it; `marked` holds the spans that an answer quoted, in order. */
export interface ReadPassage {
  passage: Passage;
  marked?: Span[];
}

/** A quote where it stands: what comes before and after it, from the release that gave the answer. */
export interface Surroundings {
  document: GuidanceDocument;
  /** In reading order; at least one of them is marked. */
  passages: ReadPassage[];
  release: number;
  /** False when the live release no longer holds the quoted passage; absent where nobody looked. */
  stillLive?: boolean;
}

export interface WholeDocument {
  document: GuidanceDocument;
  /** In reading order. */
  passages: Passage[];
  release: number;
}

export interface LiveDocuments {
  /** Any order: the page sorts them. */
  documents: GuidanceDocument[];
  release: number;
  /** ISO 8601, UTC. */
  publishedAt?: string;
}

/** The guidance as the reading view needs it. Throws `StoreFailure`. */
export interface GuidanceQueries {
  /** Undefined when no such answer was given, or it has no quote of that number (from 1). */
  surroundings(answer: string, number: number): Promise<Surroundings | undefined>;
  /** A document of the live release. */
  document(slug: string): Promise<WholeDocument | undefined>;
  /** Undefined before the first publish. */
  documents(): Promise<LiveDocuments | undefined>;
}

/** What is settled in a conversation and does not stand in its messages. */
export interface ChatState {
  jurisdiction?: Jurisdiction;
  /** Whether an adviser was asked there, and whether one has taken it. */
  handoff?: 'waiting' | 'claimed';
  /** How answers and handoffs were rated there: by the id of either. */
  ratings?: Readonly<Record<string, 'up' | 'down'>>;
}

/** What editors work with at the library. */
export interface EditingPages {
  review: ReviewDesk;
  writing: WritingDesk;
}

/** Danger is heard before a message is refused for any reason. */
export interface WebOptions extends Pick<BotPorts, 'detectUrgency' | 'contacts'> {
  inbox: Inbox;
  queries: BotQueries;
  changeDetails: ChangeDetails;
  guidance: GuidanceQueries;
  /** Absent: the library is for reading only. */
  editing?: EditingPages;
  /** Undefined for a place that nobody has written in. */
  chatState: (place: Place) => Promise<ChatState | undefined>;
  /** At least 32 characters, the same in every process: signs cookies and the tokens of forms. */
  sessionSecret: string;
  /** The address under which browsers reach the pages; cookies are Secure when it begins with https. */
  publicUrl?: string;
  /** Counts of a period, for who may see them. */
  statistics: (period: Period) => Promise<DeskStatistics>;
  signIn: SignIn;
  sessions: SessionRecords;
  /** After so long without use a session ends. */
  sessionIdleHours: number;
  endSessions: EndSessions;
  /** Lets the requests that someone holds wait for another adviser: those held at the desk, or on any platform. */
  returnEscalations: ReturnEscalations;
  /** Roles beyond those of the provider; absent where there is no file of them. */
  addedRoles?: AddedRoles;
  /** Who may use the chat and the library; default anyone who reaches them. */
  webAccess?: 'anyone' | 'signed-in';
  /** The same board as the platform's, so that pages see how far an answer is. */
  progress: ProgressBoard;
  log: Log;
  clock?: () => Date;
}
