// Compares what was tested with what would be published now: a result only counts for what it was the result of.
import type { ExpectedAnswer, GoldenQuestion, SeenChange, Trial } from './editing.js';

/** What a test would run on now. */
export interface Testable {
  /** The release that is live. */
  live: number | undefined;
  accepted: readonly SeenChange[];
  /** Without those that are paused. */
  questions: readonly GoldenQuestion[];
}

export interface SinceTrial {
  /** How many changes the test did not include as they are now. Undefined if we have no record of what it included. */
  added: number | undefined;
  /** How many changes that the test included are no longer accepted. */
  removed: number;
  /** Whether the test questions are different. */
  questions: boolean;
  /** Whether a different release is live. */
  live: boolean;
}

/** Undefined if the result still counts. */
export function sinceTrial(trial: Trial, now: Testable): SinceTrial | undefined {
  const { changes } = trial;
  const since = {
    added: changes && without(now.accepted, changes, isSameVersion).length,
    removed: without(changes ?? [], now.accepted, isSameChange).length,
    questions: !asksTheSame(trial, now.questions),
    live: trial.against !== now.live,
  };
  return since.added === 0 && !since.removed && !since.questions && !since.live ? undefined : since;
}

/** Whether the trial asked exactly these questions and expected the same answers. */
export function asksTheSame({ lines }: Trial, questions: readonly GoldenQuestion[]): boolean {
  return (
    lines.length === questions.length &&
    lines.every(({ question, text, expected }, n) => {
      const golden = questions[n]!;
      return question === golden.id && text === golden.question && isSameExpected(expected, golden);
    })
  );
}

/** False if we have no record of what was expected. */
export function isSameExpected(expected: ExpectedAnswer | undefined, golden: ExpectedAnswer): boolean {
  return (
    expected !== undefined && JSON.stringify(expectedOf(expected)) === JSON.stringify(expectedOf(golden))
  );
}

export function expectedOf({ outcome, document, words, jurisdiction }: ExpectedAnswer): ExpectedAnswer {
  return {
    outcome,
    ...(document !== undefined && { document }),
    ...(words !== undefined && { words }),
    ...(jurisdiction !== undefined && { jurisdiction }),
  };
}

export function activeOf(questions: readonly GoldenQuestion[]): GoldenQuestion[] {
  return questions.filter(({ suspended }) => suspended === undefined);
}

type Same = (one: SeenChange, other: SeenChange) => boolean;
const isSameChange: Same = (one, other) => one.id === other.id;
const isSameVersion: Same = (one, other) => one.id === other.id && one.version === other.version;

function without(all: readonly SeenChange[], others: readonly SeenChange[], isSame: Same): SeenChange[] {
  return all.filter((one) => !others.some((other) => isSame(one, other)));
}
