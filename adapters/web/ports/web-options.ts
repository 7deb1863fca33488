import type { ExpiringSecret } from '../../../bot/model/governance/expiring-secret.js';
import type { GuidanceQueries } from '../../../bot/model/guidance-queries.js';
import type { Bot } from '../../../bot/create-bot.js';
import type { Software } from '../../../bot/data-subject/breach-report.js';
import type { RetentionSchedule } from '../../../bot/model/governance/retention.js';
import type { SavedReplyRecords } from '../../../bot/model/handoff/saved-reply.js';
import type { DeskStatistics, Period } from '../../../bot/model/statistics/desk-statistics.js';
import type { BotPorts } from '../../../bot/model/ports.js';
import type { ChatLinkRecords } from '../../../bot/model/people/chat-link.js';
import type { EndSessions, SessionRecords } from '../../../bot/model/people/session-record.js';
import type { RankedPassage } from '../../../knowledge/model/answer.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Log } from '../../http/http.js';
import type { AboutSettings } from '../about/about-pages.js';
import type { EditorsWritingPorts } from './editors-writing-ports.js';
import type { ProgressBoard } from '../delivery/progress.js';
import type { AddedRoles } from '../sign-in/sessions.js';
import type { SignIn } from '../sign-in/sign-in.js';
import type { AddedSourceRecords } from '../../../ingest/model/added-sources.js';
import type { Past } from '../../../ingest/releases/ask-as-of.js';
import type { WatchStoreChanges } from '../../../bot/editing/watch-store-changes.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';

export interface EditingPages {
  review: EditorsReviewPorts;
  writing: EditorsWritingPorts;
  setUp: SetUpState;
}

type BotSteps = Pick<
  Bot,
  | 'inbox'
  | 'queries'
  | 'changeDetails'
  | 'changeServiceHours'
  | 'returnLeaversRequests'
  | 'checkHolders'
  | 'openOriginals'
  | 'takeStep'
  | 'wake'
>;

export interface FoundPassages {
  passages: readonly RankedPassage[];
  /** True if there are more passages with the words than these. */
  isMore?: boolean;
}

/** `detectUrgency` looks for danger in a message before the message can be refused for any reason. */
export interface WebOptions
  extends BotSteps, Pick<BotPorts, 'store' | 'detectUrgency' | 'contacts' | 'usualWaitMs'> {
  guidance: GuidanceQueries;
  /**
   * Finds passages of the live guidance that are close to a question, best first. The question is redacted
   * and not stored.
   */
  search?: (question: { text: string; jurisdiction?: Jurisdiction }) => Promise<FoundPassages>;
  /** Returns questions that the live guidance can answer. This is fast, and never fails. */
  examples: () => Promise<readonly string[]>;
  /** The editors' pages. If absent, the library is read-only. */
  editing?: EditingPages;
  /**
   * The secret that signs cookies and form tokens. It must have at least 32 characters and be the same in
   * every process.
   */
  sessionSecret: string;
  /** The address that browsers use to reach the pages. If it begins with https, cookies are Secure. */
  publicUrl?: string;
  statistics: (period: Period) => Promise<DeskStatistics>;
  retention: RetentionSchedule;
  platforms: readonly string[];
  software: () => Software;
  signIn: SignIn;
  savedReplies: SavedReplyRecords;
  sessions: SessionRecords;
  chatLinks: ChatLinkRecords;
  sessionIdleHours: number;
  endSessions: EndSessions;
  /** Roles in addition to those from the identity provider. */
  addedRoles: AddedRoles;
  about: Omit<AboutSettings, 'chatNeedsSignIn'>;
  /** Client secrets whose expiry is known. */
  secrets: readonly ExpiringSecret[];
  /** Who may use the chat and the library. By default, anyone who can reach the server. */
  webAccess?: 'anyone' | 'signed-in';
  progress: ProgressBoard;
  log: Log;
  clock: () => Date;
}

/** What the editors' pages need from outside to review and publish guidance, and to handle recalls. */
export interface EditorsReviewPorts
  extends EditingPorts, Pick<Past, 'askAsOf' | 'askVersion' | 'editionsOn'>, Pick<BotPorts, 'citationLink'> {
  /** True if sources are checked on their schedules, false if they are only checked when an editor asks. */
  bySchedule: boolean;
  addedSources: AddedSourceRecords;
  /** Calls the listener after each step of any work. */
  watchEditingWork: WatchStoreChanges;
  /** Calls the listener after each new report of an unsafe answer, and after each decision on one. */
  watchReports: WatchStoreChanges;
}

/** The settings that the set-up page shows. */
export interface SetUpState {
  /** `local`: people on this machine sign in without a password. `closed`: no one can sign in. */
  signIn: 'provider' | 'local' | 'closed';
  /** Where requests go: “desk”, or the platform of the advisers' channel. */
  advisers: string;
  /**
   * Where reports of unsafe answers are posted as well as in the library: the editors' own channel, the advisers'
   * channel, or nowhere.
   */
  editorsChannel: 'own' | 'advisers' | 'none';
}
