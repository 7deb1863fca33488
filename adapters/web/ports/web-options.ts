// What the pages need from outside, besides the inbox and the bot's queries.
import type { GuidanceQueries } from '../../../bot/model/guidance-queries.js';
import type { ChangeDetails } from '../../../bot/model/people/adviser-details.js';
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

/** What editors work with at the library. */
export interface EditingPages {
  review: ReviewDesk;
  writing: WritingDesk;
  setUp: SetUpState;
}

/** Checks for danger before a message is refused for any reason. */
export interface WebOptions extends Pick<BotPorts, 'detectUrgency' | 'contacts'> {
  inbox: Inbox;
  queries: BotQueries;
  changeDetails: ChangeDetails;
  guidance: GuidanceQueries;
  /** Passages of the live guidance close to a question, best first. The question is redacted first, and not kept. */
  search?: (question: { text: string; jurisdiction?: Jurisdiction }) => Promise<readonly RankedPassage[]>;
  /** Example questions that the live guidance answers. Quick, and never fails. */
  examples?: () => Promise<readonly string[]>;
  /** Absent: the library is for reading only. */
  editing?: EditingPages;
  /** At least 32 characters, the same in every process: signs cookies and the tokens of forms. */
  sessionSecret: string;
  /** The address under which browsers reach the pages; cookies are Secure when it begins with https. */
  publicUrl?: string;
  /** Counts of a period, for who may see them. */
  statistics: (period: Period) => Promise<DeskStatistics>;
  governance: Governance;
  oversight: Oversight;
  signIn: SignIn;
  savedReplies: SavedReplyRecords;
  sessions: SessionRecords;
  /** Private links back to a conversation. */
  chatLinks: ChatLinkRecords;
  /** How long a session lasts without use. */
  sessionIdleHours: number;
  endSessions: EndSessions;
  /** Lets the requests that someone holds wait for another adviser: those held at the desk, or on any platform. */
  returnEscalations: ReturnEscalations;
  /** Roles beyond those of the provider; absent if there is no file of them. */
  addedRoles?: AddedRoles;
  /** For the pages linked at the foot; if absent, ours are shown. */
  about?: Omit<AboutSettings, 'chatNeedsSignIn'>;
  /** Who may use the chat and the library; default anyone who reaches them. */
  webAccess?: 'anyone' | 'signed-in';
  /** The same board as the platform's, so that pages see how far an answer is. */
  progress: ProgressBoard;
  log: Log;
  clock?: () => Date;
}
