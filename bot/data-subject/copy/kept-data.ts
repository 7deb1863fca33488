// Defines the part of a copy with what is held about someone besides what was said.
import type {
  HeldCorrection,
  HeldJob,
  HeldNote,
  HeldQuestion,
  HeldReport,
  HeldStep,
  HeldUpload,
} from '../../model/governance/held-records.js';
import type { SubjectRequestKind } from '../../model/governance/subject-request.js';
import type { AuditKind } from '../../model/audit/event.js';
import type { AdviserDetails, AdviserIdentity } from '../../model/people/roster.js';
import type { PersonLanguage } from '../../model/people/person-language.js';

export interface KeptData {
  language?: PersonLanguage;
  draftNotes: { proposedAt: string; question: string; advice: string }[];
  /** Kept under a legal hold, and left out if the hold may not be mentioned. */
  earlierWordings: string[];
  attachments: { at: string; name: string }[];
  testQuestions: HeldQuestion[];
  corrections: HeldCorrection[];
  reports: HeldReport[];
  jobs: HeldJob[];
  privateLinks: { madeAt: string; worksUntil: string }[];
  dataRequests: KeptRequest[];
  /** When they asked for an erasure that a legal hold delays. Absent if the hold may not be mentioned. */
  erasureAskedAt?: string;
  uploads: KeptUpload[];
  /** Absent if they do not work here. */
  work?: KeptWork;
}

/** An earlier request about the same person's data, or another that is open. */
export interface KeptRequest {
  kind: SubjectRequestKind;
  openedAt: string;
  /** What they were asked. Empty if the request is closed. */
  asked: string[];
  closedAt?: string;
  /** The number of questions and outcomes that are left out, because the request is closed. */
  textsLeftOut?: number;
}

export interface KeptUpload extends Pick<
  HeldUpload,
  'name' | 'title' | 'uploadedAt' | 'published' | 'withoutKey'
> {
  text: string;
}

export interface KeptWork {
  /** Their entry in the advisers' file. */
  listed?: AdviserIdentity & AdviserDetails;
  awayUntil?: string;
  /** Hours and other details set at the desk, newest first. */
  details: { at: string; details?: object }[];
  savedReplies: { at: string; title: string; text: string }[];
  notes: HeldNote[];
  steps: HeldStep[];
  /** Lines that also name their account. */
  audit: { at: string; kind: AuditKind }[];
  /**
   * Counts what only a name joins to them, which is left out: someone else can have typed the name for a
   * command. Absent if there is none.
   */
  byNameOnly?: { names: readonly string[]; steps: number; lines: number };
  /** Set if there are more lines with their name than were searched. */
  moreAudit?: true;
  /** Another account signed in with the same name, so what is stored with that name is left out. */
  sharedName?: true;
}
