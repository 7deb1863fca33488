// What the pages need from outside, besides the inbox and the reading that the bot offers.
import type { GuidanceQueries } from '../../../bot/model/guidance-queries.js';
import type { ChangeDetails } from '../../../bot/model/people/adviser-details.js';
import type { DeskStatistics, Period } from '../../../bot/model/tasks/desk-statistics.js';
import type { BotPorts, BotQueries, Inbox } from '../../../bot/model/ports.js';
import type { ChatLinkRecords } from '../../../bot/model/people/chat-link.js';
import type { EndSessions, ReturnEscalations, SessionRecords } from '../../../bot/model/people/session.js';
import type { RankedPassage } from '../../../knowledge/model/answer.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Log } from '../../http/http.js';
import type { AboutSettings } from '../design/about-pages.js';
import type { ReviewDesk } from './review-desk.js';
import type { WritingDesk } from './writing-desk.js';
import type { ProgressBoard } from '../delivery/progress.js';
import type { AddedRoles } from '../sign-in/sessions.js';
import type { SignIn } from '../sign-in/sign-in.js';

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
  /** Passages near a question, best first, from the live guidance; what is typed is redacted first, and not kept. */
  search?: (question: { text: string; jurisdiction?: Jurisdiction }) => Promise<readonly RankedPassage[]>;
  /** Questions that the live guidance answers, to start from; quick, and never fails. */
  examples?: () => Promise<readonly string[]>;
  /** Absent: the library is for reading only. */
  editing?: EditingPages;
  /** At least 32 characters, the same in every process: signs cookies and the tokens of forms. */
  sessionSecret: string;
  /** The address under which browsers reach the pages; cookies are Secure when it begins with https. */
  publicUrl?: string;
  /** Counts of a period, for who may see them. */
  statistics: (period: Period) => Promise<DeskStatistics>;
  signIn: SignIn;
  sessions: SessionRecords;
  /** Private links back to a conversation. */
  chatLinks: ChatLinkRecords;
  /** After so long without use a session ends. */
  sessionIdleHours: number;
  endSessions: EndSessions;
  /** Lets the requests that someone holds wait for another adviser: those held at the desk, or on any platform. */
  returnEscalations: ReturnEscalations;
  /** Roles beyond those of the provider; absent where there is no file of them. */
  addedRoles?: AddedRoles;
  /** For the pages at the foot; theirs are ours where absent. */
  about?: Omit<AboutSettings, 'chatNeedsSignIn'>;
  /** Who may use the chat and the library; default anyone who reaches them. */
  webAccess?: 'anyone' | 'signed-in';
  /** The same board as the platform's, so that pages see how far an answer is. */
  progress: ProgressBoard;
  log: Log;
  clock?: () => Date;
}
