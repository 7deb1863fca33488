// Defines how test questions are stored, with the results of the tests that ask them.
import type { EditedGolden, GoldenQuestion, Trial } from './editing.js';

/** A test question that the running service answered wrongly when it tested itself. */
export interface WrongAnswer {
  /** The ID of the test question. */
  question: number;
  release: number;
  /** The time, in ISO 8601 and UTC. */
  at: string;
  /** The platforms that do not show the right answer correctly. Absent if the answer itself is wrong. */
  platforms?: string[];
}

export interface GoldenRecords {
  /** Throws `InputFailure`, like `linkGolden`, if the message it was copied from has been erased. */
  addGolden(question: Omit<GoldenQuestion, 'id'>): Promise<GoldenQuestion>;
  linkGolden(id: number, message: string): Promise<void>;
  goldenQuestions(): Promise<GoldenQuestion[]>;
  /** Replaces the question and what it expects, and resumes it. Removes the old text from test results. */
  editGolden(id: number, golden: EditedGolden): Promise<void>;
  removeGolden(id: number): Promise<void>;
  /** Pauses test questions. If `why` is `undefined`, resumes them. */
  suspendGolden(ids: readonly number[], why: string | undefined): Promise<void>;
  /** Links the question to `passage`, or to no passage if it is undefined. */
  repointGolden(id: number, passage: string | undefined): Promise<void>;
  wrongAnswers(): Promise<WrongAnswer[]>;
  /** Replaces what is known about the questions that were asked. `wrong` lists those answered wrongly. */
  saveWrongAnswers(asked: readonly number[], wrong: readonly WrongAnswer[]): Promise<void>;
}

export interface TrialRecords {
  /** Saves a test. Leaves out the text of questions that have been removed. */
  saveTrial(trial: Trial): Promise<void>;
  trial(release: number): Promise<Trial | undefined>;
  latestTrial(): Promise<Trial | undefined>;
  /** Saves a new test of the live release. The result of the test before publication does not change. */
  saveLiveRun(trial: Trial): Promise<void>;
  liveRun(release: number): Promise<Trial | undefined>;
}
