// Defines what the store contains about someone, apart from their conversations. It is part of the copy of
// their data.
import type { PersonalDataType } from '../../../knowledge/model/personal-data.js';
import type { UploadKind } from '../../../ingest/model/upload.js';
import type { Correction } from '../statistics/redaction-correction.js';
import type { JobKind } from '../jobs/job.js';
import type { ReportOutcome } from '../recalls/unsafe-report.js';
import type { NoteState } from '../handoff/draft-practice-note.js';
import type { Person } from '../people/person.js';

export interface HeldJob {
  kind: JobKind;
  /** `dead`: we gave up on the job. */
  state: 'waiting' | 'leased' | 'dead';
  enqueuedAt: string;
  dueAt: string;
  /** The person's name, if the job contains it. */
  name?: string;
}

export interface UploadByPerson {
  edition: number;
  name: string;
  title: string;
  uploadedAt: string;
  /** True if the file is live or has been. False if it has only been accepted. */
  published: boolean;
  /** True if the file's own encryption key has been destroyed. */
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
  /** The number of files that cannot be decrypted because their key has been destroyed. */
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

export interface NoteByPerson {
  proposedAt: string;
  state: NoteState;
  advice: string;
}

export type StepByName = 'note' | 'entry' | 'source' | 'question-dealt-with' | 'report' | 'work';

/**
 * A step in the history of the guidance or the service. It is stored with the person's name but not their
 * account.
 */
export interface HeldStep {
  at: string;
  did: StepByName;
  /** A state or kind defined by the software. */
  what?: string;
  /** The comment or reason that the person typed. */
  words?: string;
}

/** Every method throws `StoreFailure`. Lists are oldest first. */
export interface HeldRecords {
  /** Jobs about this person, or about a record with one of these IDs. */
  jobs(person: Person, ids: readonly string[]): Promise<HeldJob[]>;
  /** Includes expired links that have not been deleted yet. Leaves out each link's secret and its digest. */
  privateLinks(person: Person): Promise<{ expiresAt: string }[]>;
  /** Test questions that editors copied from the person's messages. */
  testQuestions(person: Person): Promise<HeldQuestion[]>;
  corrections(person: Person): Promise<HeldCorrection[]>;
  reports(person: Person): Promise<HeldReport[]>;
  proposedNotes(person: Person): Promise<NoteByPerson[]>;
  /**
   * The names that the person's account has signed in with. Leaves out names that another account has also
   * used. `shared`: true if any were left out.
   */
  signedInAs(person: Person): Promise<{ names: string[]; shared: boolean }>;
  uploads(names: readonly string[]): Promise<UploadByPerson[]>;
  /** The content of the uploaded files. Needs the encryption key. */
  files(names: readonly string[]): Promise<HeldFiles>;
  /** Steps taken at the desk under these names. */
  stepsBy(names: readonly string[]): Promise<HeldStep[]>;
  /**
   * The number of steps under these names that may have come from a command. They do not prove who took the
   * step, because commands accept any name.
   */
  countTypedSteps(names: readonly string[]): Promise<number>;
}
