// Checks whether anything has changed since a release was tested, because the result would then no longer
// count.
import type { ExpectedAnswer, GoldenQuestion, SeenChange, Trial } from './editing.js';

export interface Testable {
  live: number | undefined;
  accepted: readonly SeenChange[];
  /** The test questions, without those that are paused. */
  questions: readonly GoldenQuestion[];
}

export interface SinceTrial {
  /** How many accepted changes are new, or newer, since the test. Undefined if the test kept no record. */
  added: number | undefined;
  /** The number of changes that were in the test but are no longer accepted. */
  removed: number;
  /** True if the test questions have changed. */
  questions: boolean;
  /** True if a different release is live now. */
  live: boolean;
}

/** Returns undefined if nothing has changed, so the result still counts. */
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

/** True if the test asked exactly these questions and expected the same answers. */
export function asksTheSame({ lines }: Trial, questions: readonly GoldenQuestion[]): boolean {
  return (
    lines.length === questions.length &&
    lines.every(({ question, text, expected }, n) => {
      const golden = questions[n]!;
      return question === golden.id && text === golden.question && isSameExpected(expected, golden);
    })
  );
}

/** False if the expected answer was not recorded. */
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
