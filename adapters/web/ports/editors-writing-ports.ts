// Defines what the editors' writing and search pages need from outside.
import type { Passage } from '../../../knowledge/model/passage.js';
import type { Question } from '../../../knowledge/model/answer.js';
import type { Explanation } from '../../../knowledge/model/explanation.js';
import type { Redaction } from '../../../knowledge/model/personal-data.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import type { EditionHistory } from '../../../ingest/model/history.js';
import type { ListNotesPorts } from '../../../ingest/notes/list-notes.js';
import type { PreviewPorts } from '../../../ingest/notes/preview-note.js';
import type { SaveNotePorts } from '../../../ingest/notes/save-note.js';
import type { HeldUpload, ReceivedUpload, Upload } from '../../../ingest/model/upload.js';
import type { EditedEntry } from '../../../bot/model/editing/edited-entries.js';
import type { CheckedTermsAndContacts } from '../../../bot/model/editing/checked-terms-and-contacts.js';
import type { LibraryStatistics } from '../../../bot/model/statistics/library-statistics.js';
import type { MissedQuestionRecords, QuestionGroup } from '../../../bot/model/editing/missed-question.js';

/**
 * Every method throws `StoreFailure` if the store fails. Methods that embed text also throw `ModelFailure` or
 * `IndexFailure`.
 */
export interface EditorsWritingPorts {
  notes: NotePorts;
  redacted(question: QuestionInLibrary): Promise<Question>;
  uploads: UploadDesk;
  search: SearchDesk;
  questions: QuestionDesk;
  editions: EditionQueries;
  termsAndContacts(now: Date): Promise<CheckedTermsAndContacts>;
  entries: EntryDesk;
  statistics(now: Date): Promise<LibraryStatistics>;
  /** Finds the parts of a text that may identify a person, in order. */
  personalData(text: string): Promise<Redaction[]>;
}

/** Helplines and terms. A change takes effect immediately in this process and within seconds in all others. */
export interface EntryDesk {
  edited(): readonly EditedEntry[];
  /** Saves all the steps or none. Returns false if someone else changed an entry first. */
  save(...steps: readonly EditedEntry[]): Promise<boolean>;
  /**
   * True if the helpline comes with the software. The software's own messages may mention it, so editors can
   * change it but not remove it.
   */
  isOfProgram(contact: string): boolean;
}

export type NotePorts = ListNotesPorts & SaveNotePorts & PreviewPorts;

/** An editor's question, which is redacted before anything else reads it. */
export interface QuestionInLibrary extends Pick<Question, 'jurisdiction'> {
  text: string;
}

export interface UploadDesk {
  list(): Promise<Omit<HeldUpload, 'bytes'>[]>;
  /** Throws an `InputFailure` that says what is wrong with the file and what to do. */
  take(upload: Upload): Promise<ReceivedUpload>;
}

export interface SearchDesk {
  /** Returns undefined if there is no such release. */
  explain(question: QuestionInLibrary, release: 'live' | 'draft'): Promise<Explanation | undefined>;
}

export interface QuestionDesk extends Pick<MissedQuestionRecords, 'find' | 'list' | 'ratedDown'> {
  /** Groups the questions asked after `since`. `isCapped` is true if not all of them are returned. */
  groups(since: string): Promise<{ groups: QuestionGroup[]; isCapped: boolean }>;
  handle(answers: readonly string[], editor: string): Promise<void>;
}

export interface EditionQueries {
  /** Returns an empty list for a document that was never imported. */
  history(slug: string): Promise<EditionHistory[]>;
  /** Returns undefined if the document has no such edition. */
  edition(
    slug: string,
    edition: number,
  ): Promise<{ document: GuidanceDocument; passages: Passage[] } | undefined>;
}
