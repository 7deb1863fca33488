// Finds how each test question did when it last ran.
import type { GoldenQuestion, Trial, TrialLine } from '../../../../ingest/model/editing.js';
import { isSameExpected } from '../../../../ingest/model/since-trial.js';
import type { ReviewDesk } from '../../ports/review-desk.js';
import { readDraft, type Draft } from './read-draft.js';

export interface GoldenRun {
  release: number;
  isDraft: boolean;
  passed: boolean;
  at: string;
}

export interface Trials {
  live: number | undefined;
  /** The latest test of the live release. */
  ofLive: Trial | undefined;
  draft: Draft | undefined;
}

export async function readTrials(review: ReviewDesk): Promise<Trials> {
  const live = (await review.liveRelease())?.number;
  const ofLive = live === undefined ? undefined : await review.records.trial(live);
  return { live, ofLive, draft: await readDraft(review) };
}

/**
 * The last run against the live release, and then against the draft, if the draft is still what would be published.
 * `edited` if it only ran with other words.
 */
export function lastRuns(golden: GoldenQuestion, { live, ofLive, draft }: Trials): GoldenRun[] | 'edited' {
  const ran = [ofLive, draft?.trial].flatMap((trial) =>
    (trial?.lines ?? [])
      .filter(({ question }) => question === golden.id)
      .map((line) => ({ line, trial: trial! })),
  );
  const same = ran.filter(({ line }) => isSameQuestion(line, golden));
  if (ran.length && !same.length) return 'edited';
  const runs = same.flatMap(({ line, trial }): GoldenRun[] => {
    const { at, release, against } = trial;
    const ofTested = { release, isDraft: release !== live, passed: line.draft.asExpected, at };
    if (!ofTested.isDraft) return [ofTested];
    const counts = draft?.since === undefined;
    const ofLiveThen = line.live !== undefined && against === live && against !== undefined;
    return [
      ...(ofLiveThen ? [{ release: against, isDraft: false, passed: line.live!.asExpected, at }] : []),
      ...(counts ? [ofTested] : []),
    ];
  });
  const newest = runs.filter(({ isDraft }) => !isDraft).sort((one, other) => other.at.localeCompare(one.at));
  return [...newest.slice(0, 1), ...runs.filter(({ isDraft }) => isDraft)];
}

function isSameQuestion({ text, expected }: TrialLine, golden: GoldenQuestion): boolean {
  return text === golden.question && isSameExpected(expected, golden);
}
