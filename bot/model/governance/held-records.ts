// Defines what the store holds about someone besides their conversations, for the copy of their data.
import type { PersonalDataType } from '../../../knowledge/model/personal-data.js';
import type { UploadKind } from '../../../ingest/model/upload.js';
import type { Correction } from '../tasks/correction.js';
import type { JobKind } from '../tasks/job.js';
import type { ReportOutcome } from '../tasks/unsafe-report.js';
import type { NoteState } from '../handoff/practice-note.js';
import type { Person } from '../people/person.js';

export interface HeldJob {
  kind: JobKind;
  /** dead: the job was given up. */
  state: 'waiting' | 'leased' | 'dead';
  enqueuedAt: string;
  dueAt: string;
  /** The person's name in the job, if it has one. */
  name?: string;
}

export interface HeldUpload {
  edition: number;
  name: string;
  title: string;
  uploadedAt: string;
  /** True if the file is or was live. False if it is only accepted. */
  published: boolean;
  /** The key of the file itself has been destroyed. */
  withoutKey?: true;
  /** The text read from the file, in order, with the headings above each part. */
  passages: { headings: string[]; text: string }[];
}

export interface HeldFile {
  edition: number;
  kind: UploadKind;
  bytes: Uint8Array;
}

export interface HeldFiles {
  files: HeldFile[];
  /** The number of files that cannot be decrypted, because their key has been destroyed. */
  withoutKey: number;
}

export interface HeldQuestion {
  question: string;
  addedAt: string;
}

export interface HeldCorrection extends Pick<Correction, 'at' | 'correction'> {
  type: PersonalDataType;
}

export interface HeldReport {
  answer: string;
  at: string;
  outcome?: ReportOutcome;
}

export interface HeldNote {
  proposedAt: string;
  state: NoteState;
  advice: string;
}

export type StepByName = 'note' | 'entry' | 'source' | 'question-dealt-with' | 'report' | 'work';

/** A step in the history of the guidance or the service, which is stored with a name and no account. */
export interface HeldStep {
  at: string;
  did: StepByName;
  /** A state or kind that the software defines. */
  what?: string;
  /** The comment or reason that they typed. */
  words?: string;
}

/** Every method throws `StoreFailure`. Lists are oldest first. */
export interface HeldRecords {
  /** Jobs that name the person or one of these IDs. */
  jobs(person: Person, ids: readonly string[]): Promise<HeldJob[]>;
  /** Also links that have expired but are not deleted yet. Leaves out the secret and its digest. */
  privateLinks(person: Person): Promise<{ expiresAt: string }[]>;
  /** Test questions that editors copied from the person's messages. */
  testQuestions(person: Person): Promise<HeldQuestion[]>;
  corrections(person: Person): Promise<HeldCorrection[]>;
  reports(person: Person): Promise<HeldReport[]>;
  /** Notes that the person proposed as an adviser. */
  proposedNotes(person: Person): Promise<HeldNote[]>;
  /**
   * The names that the person's account signed in with, without those that another account also used.
   * `shared`: true if there are any of those.
   */
  signedInAs(person: Person): Promise<{ names: string[]; shared: boolean }>;
  uploads(names: readonly string[]): Promise<HeldUpload[]>;
  /** The uploaded files themselves. Needs the key. */
  files(names: readonly string[]): Promise<HeldFiles>;
  /** Steps at the desk. */
  stepsBy(names: readonly string[]): Promise<HeldStep[]>;
  /** The number of steps that a command can also have stored, with any name that someone typed. */
  countTypedSteps(names: readonly string[]): Promise<number>;
}
