// What the pages need from outside: the store that use cases work on, and what only the bot or another
// adapter can do.
import type { GuidanceQueries } from '../../../bot/model/guidance-queries.js';
import type { Bot } from '../../../bot/create-bot.js';
import type { Software } from '../../../bot/data-subject/breach-report.js';
import type { RetentionSchedule } from '../../../bot/model/governance/retention.js';
import type { SavedReplyRecords } from '../../../bot/model/handoff/saved-reply.js';
import type { DeskStatistics, Period } from '../../../bot/model/tasks/desk-statistics.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import type { ChatLinkRecords } from '../../../bot/model/people/chat-link.js';
import type { EndSessions, SessionRecords } from '../../../bot/model/people/session-record.js';
import type { RankedPassage } from '../../../knowledge/model/answer.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Log } from '../../http/http.js';
import type { AboutSettings } from '../about/about-pages.js';
import type { ReviewDesk } from './review-desk.js';
import type { SetUpState } from './set-up.js';
import type { WritingDesk } from './writing-desk.js';
import type { ProgressBoard } from '../delivery/progress.js';
import type { AddedRoles } from '../sign-in/sessions.js';
import type { SignIn } from '../sign-in/sign-in.js';

export interface EditingPages {
  review: ReviewDesk;
  writing: WritingDesk;
  setUp: SetUpState;
}

/** What people do in the chat and at the desk that workers and other pages must hear about. */
type BotSteps = Pick<
  Bot,
  | 'inbox'
  | 'queries'
  | 'changeDetails'
  | 'changeServiceHours'
  | 'returnEscalations'
  | 'openOriginals'
  | 'dataRequests'
  | 'complaints'
  | 'wake'
>;

/** Includes the check for danger, which runs before we refuse a message for any reason. */
export interface WebOptions extends BotSteps, Pick<BotPorts, 'store' | 'detectUrgency' | 'contacts'> {
  guidance: GuidanceQueries;
  /**
   * Finds passages of the live guidance close to a question, best first. Redacts the question and does not store it.
   */
  search?: (question: { text: string; jurisdiction?: Jurisdiction }) => Promise<readonly RankedPassage[]>;
  /** Example questions that the live guidance answers. Fast, and never fails. */
  examples?: () => Promise<readonly string[]>;
  /** If absent, the library is read-only. */
  editing?: EditingPages;
  /** At least 32 characters, and the same in every process. Used to sign cookies and the tokens in forms. */
  sessionSecret: string;
  /** The address that browsers use to reach the pages. Cookies are Secure if it begins with https. */
  publicUrl?: string;
  statistics: (period: Period) => Promise<DeskStatistics>;
  retention: RetentionSchedule;
  /** The names of the platforms that are connected. */
  platforms: readonly string[];
  software: () => Software;
  signIn: SignIn;
  savedReplies: SavedReplyRecords;
  sessions: SessionRecords;
  /** Private links back to a conversation. */
  chatLinks: ChatLinkRecords;
  /** How many hours a session lasts if no one uses it. */
  sessionIdleHours: number;
  endSessions: EndSessions;
  /** Roles besides those from the provider. Absent if there is no roles file. */
  addedRoles?: AddedRoles;
  /** The settings for the pages linked at the foot of each page. If absent, we show our own. */
  about?: Omit<AboutSettings, 'chatNeedsSignIn'>;
  /** Who may use the chat and the library; by default, anyone who can reach them. */
  webAccess?: 'anyone' | 'signed-in';
  /** The board of the web platform, so that pages can show the progress of an answer. */
  progress: ProgressBoard;
  log: Log;
  clock?: () => Date;
}
