// Defines what the editors' pages need from outside: records, and the use cases that change them.
import type { Answer } from '../../../knowledge/model/answer.js';
import type { GuidanceDocument, Jurisdiction } from '../../../knowledge/model/source.js';
import type { AddedSourceRecords } from '../../../ingest/model/added-sources.js';
import type { EditionDifference, WordRun } from '../../../ingest/model/change.js';
import type {
  ChangeRecord,
  EditedGolden,
  GoldenQuestion,
  Review,
  ReviewOutcome,
  SecondEditorPolicy,
} from '../../../ingest/model/editing.js';
import type { EditingStore, EditionRecord, GuidanceStore } from '../../../ingest/model/ports.js';
import type { GoldenAnswer } from '../../../ingest/review/ask-golden.js';
import type { SourceRegistry } from '../../../ingest/model/source-registry.js';
import type { RecallOutcomes } from '../../../bot/recalls/decide-recall.js';
import type { CopiedFrom } from '../../../bot/model/editing-ports.js';
import type { EditingWork, EditingWorkRecords, WorkRequest } from '../../../bot/model/tasks/editing-work.js';
import type { ReadUnsafeReport, UnsafeReportRecords } from '../../../bot/model/tasks/unsafe-report.js';
import type {
  Impact,
  Reach,
  Recall,
  RecalledInChange,
  RecallRecords,
  RecallStanding,
} from '../../../bot/model/tasks/recall.js';

/** Every method throws `StoreFailure` if the store fails. */
export interface ReviewDesk extends Pick<GuidanceStore, 'liveRelease' | 'release' | 'editionsOf'> {
  records: Pick<
    EditingStore,
    | 'sources'
    | 'change'
    | 'changes'
    | 'changesTo'
    | 'events'
    | 'goldenQuestions'
    | 'removeGolden'
    | 'suspendGolden'
    | 'trial'
    | 'latestTrial'
    | 'liveRun'
    | 'publications'
    | 'wrongAnswers'
  >;
  /**
   * `policy` says which of this reviewer's changes need a second editor. `isAlone` is true if none do
   * because there is no other editor.
   */
  secondEditor(reviewer: string): Promise<{ policy: SecondEditorPolicy; isAlone: boolean }>;
  /** The share of test questions that must pass, from 0 to 1. */
  gate: number;
  /** Reads the list of sources. Its `problems` say if the file, or an entry in it, cannot be used. */
  registry(): Promise<SourceRegistry>;
  /** True if sources are checked on their schedules, false if they are only checked when an editor asks. */
  bySchedule: boolean;
  addedSources: AddedSourceRecords;
  work: WorkDesk;
  /** Throws `InputFailure` if the review is not valid. */
  review(review: Review): Promise<ReviewOutcome>;
  read(change: ChangeRecord): Promise<ReadChange>;
  /**
   * `from` is the draft or answer that the question was copied from. If the draft or
   * answer is erased, so is the question.
   */
  addGolden(
    golden: Omit<GoldenQuestion, 'id' | 'passage' | 'addedBy' | 'addedAt' | 'suspended' | 'message'>,
    editor: string,
    from?: CopiedFrom,
  ): Promise<GoldenQuestion>;
  /** Also resumes the question if it is paused. Returns false if it does not exist. */
  editGolden(id: number, edited: Omit<EditedGolden, 'passage'>): Promise<boolean>;
  /**
   * Resumes a question with the passage that now contains its words. Returns false if the question does not
   * exist.
   */
  resumeGolden(id: number): Promise<boolean>;
  /** Asks this release one test question as a test of all of them does. */
  askGolden(release: number, golden: GoldenQuestion): Promise<GoldenAnswer>;
  recalls: RecallDesk;
  reports: ReportDesk;
  documentsOf(release: number): Promise<GuidanceDocument[]>;
  /**
   * Finds the guidance for a day (`YYYY-MM-DD`) and, if there is a question, answers from it without a
   * language model. Nothing is saved.
   */
  askAsOfDay(day: string, question?: string, jurisdiction?: Jurisdiction): Promise<AnswerAsOf>;
  /** Answers from a published release, in the same way. */
  askVersion(release: number, question: string, jurisdiction?: Jurisdiction): Promise<Answer>;
}

export interface WorkDesk extends Pick<EditingWorkRecords, 'find' | 'latest'> {
  ask(request: WorkRequest, editor: string): Promise<EditingWork>;
  /** Calls the listener after each step of any work. Returns a function that stops these calls. */
  watch(listener: () => void): () => void;
}

export interface ReadChange {
  difference: EditionDifference;
  impact: Impact;
  recalled: readonly RecalledInChange[];
  /** Absent if the document is new. */
  before?: GuidanceDocument;
  /** Absent if the change removes the document. */
  after?: GuidanceDocument;
}

export interface RecallDesk extends Pick<RecallRecords, 'list' | 'find' | 'matter'> {
  /**
   * Opens a recall for each live passage with these words. Throws `InputFailure` if there is none, or if
   * `comment`, which people will read, is empty.
   */
  reportWrongPassage(wrong: { document: string; words: string; comment: string }): Promise<void>;
  /** The differences between the old passage and the text that replaced it, word by word. */
  changedWords(was: string, now: string): WordRun[];
  /** Groups recalls that are decided together, and counts the people that each group affects. */
  matters(recalls: readonly Recall[]): Promise<{ matter: Recall[]; people: number }[]>;
  /** Counts the people affected by all the recalls that are decided together with this one. */
  reach(recall: Recall): Promise<Reach>;
  /** Returns one result for each group, in the same order. */
  standings(matters: readonly Recall[][]): Promise<RecallStanding[]>;
  /**
   * Lets answers quote the text again, for this recall and all others in its group. Returns false if another
   * editor did this first.
   */
  lift(lift: { recall: number; editor: string; reason: string }): Promise<boolean>;
  /** Decides on this recall and all others in its group. */
  decide(decision: {
    recall: number;
    editor: string;
    tell: boolean;
    comment?: string;
    /** Other recalls of the same text, to decide in the same way. */
    also?: readonly number[];
  }): Promise<RecallOutcomes>;
}

export interface ReportDesk extends Pick<UnsafeReportRecords, 'open'> {
  find(answer: string): Promise<ReadUnsafeReport | undefined>;
  /** Calls the listener after each new report or decision. Returns a function that stops this. */
  watch(listener: () => void): () => void;
  /**
   * Returns the id of the recall. Throws `InputFailure` if no quote was chosen or if `comment`, which people
   * will read, is empty.
   */
  startRecall(start: {
    answer: string;
    /** The numbers of the quotes, starting at 1. */
    quotes: readonly number[];
    editor: string;
    comment: string;
  }): Promise<number>;
  /** `comment` may be empty. Returns false if another editor decided first. */
  dismiss(dismissal: { answer: string; editor: string; comment: string }): Promise<boolean>;
}

export interface AnswerAsOf {
  /** The answer. Absent if no question was asked. */
  answer?: Answer;
  editions: Pick<EditionRecord, 'id' | 'document'>[];
  undated: number;
  later: number;
  earliest?: string;
}
