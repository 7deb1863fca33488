// What the pages need from outside, besides the inbox and the bot's queries.
import type { GuidanceQueries } from '../../../bot/model/guidance-queries.js';
import type { ChangeDetails } from '../../../bot/model/people/adviser-details.js';
import type { ChangeServiceHours } from '../../../bot/model/people/service-hours.js';
import type { SavedReplyRecords } from '../../../bot/model/handoff/saved-reply.js';
import type { DeskStatistics, Period } from '../../../bot/model/tasks/desk-statistics.js';
import type { BotPorts, Inbox } from '../../../bot/model/ports.js';
import type { BotQueries } from '../../../bot/model/queries.js';
import type { ChatLinkRecords } from '../../../bot/model/people/chat-link.js';
import type {
  EndSessions,
  ReturnEscalations,
  SessionRecords,
} from '../../../bot/model/people/session-record.js';
import type { RankedPassage } from '../../../knowledge/model/answer.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Log } from '../../http/http.js';
import type { AboutSettings } from '../about/about-pages.js';
import type { Governance } from './governance.js';
import type { Oversight } from './oversight.js';
import type { ReviewDesk } from './review-desk.js';
import type { SetUpState } from './set-up.js';
import type { WritingDesk } from './writing-desk.js';
import type { ProgressBoard } from '../delivery/progress.js';
import type { AddedRoles } from '../sign-in/sessions.js';
import type { SignIn } from '../sign-in/sign-in.js';

/** What editors work with in the library. */
export interface EditingPages {
  review: ReviewDesk;
  writing: WritingDesk;
  setUp: SetUpState;
}

/** Includes the check for danger, which runs before we refuse a message for any reason. */
export interface WebOptions extends Pick<BotPorts, 'detectUrgency' | 'contacts'> {
  inbox: Inbox;
  queries: BotQueries;
  changeDetails: ChangeDetails;
  changeServiceHours: ChangeServiceHours;
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
  /** Figures for a period, for anyone allowed to see them. */
  statistics: (period: Period) => Promise<DeskStatistics>;
  governance: Governance;
  oversight: Oversight;
  signIn: SignIn;
  savedReplies: SavedReplyRecords;
  sessions: SessionRecords;
  /** Private links back to a conversation. */
  chatLinks: ChatLinkRecords;
  /** How many hours a session lasts if no one uses it. */
  sessionIdleHours: number;
  endSessions: EndSessions;
  /**
   * Puts requests that someone has claimed back in the queue for another adviser: only those at the desk, or those on
   * all platforms.
   */
  returnEscalations: ReturnEscalations;
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
