// Defines the part of a copy that covers everything we hold about someone besides their conversations.
import type {
  HeldCorrection,
  HeldJob,
  NoteByPerson,
  HeldQuestion,
  HeldReport,
  HeldStep,
  UploadByPerson,
} from '../../model/governance/data-held-about-person.js';
import type { SubjectRequestKind } from '../../model/governance/subject-request.js';
import type { AuditKind } from '../../model/audit/event.js';
import type { AdviserDetails, AdviserIdentity } from '../../model/people/roster.js';
import type { PersonLanguage } from '../../model/people/person-language.js';

export interface KeptData {
  language?: PersonLanguage;
  draftNotes: { proposedAt: string; question: string; advice: string }[];
  /** Text from before edits, which is kept under a legal hold. Left out if the hold may not be mentioned. */
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
  /** What we hold about their work here. Absent if they do not work here. */
  work?: KeptWork;
}

/** Another request, open or closed, about the same person's data. */
export interface KeptRequest {
  kind: SubjectRequestKind;
  openedAt: string;
  /** The questions they were asked. Empty if the request is closed. */
  asked: string[];
  closedAt?: string;
  /** The number of questions and outcomes that are left out, because the request is closed. */
  textsLeftOut?: number;
}

export interface KeptUpload extends Pick<
  UploadByPerson,
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
  notes: NoteByPerson[];
  steps: HeldStep[];
  /** Lines of the audit log with both their name and their account. */
  audit: { at: string; kind: AuditKind }[];
  /**
   * Counts the records that have their name but not their account. They are left out, because someone else
   * may have typed that name in a command. Absent if there are none.
   */
  byNameOnly?: { names: readonly string[]; steps: number; lines: number };
  /** Set if the audit log has more lines with their name than were searched. */
  moreAudit?: true;
  /** Set if another account signed in with the same name. Anything stored with that name is then left out. */
  sharedName?: true;
}
