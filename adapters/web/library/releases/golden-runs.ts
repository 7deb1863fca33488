// Finds the last result of each test question, and the questions last answered wrongly.
import type { EditingPorts } from '../../../../bot/model/editing-ports.js';
import type { GoldenQuestion, Trial, TrialAnswer, TrialLine } from '../../../../ingest/model/editing.js';
import { isSameExpected, activeOf } from '../../../../ingest/model/since-trial.js';
import { liveRunPath, trialPath } from '../../model/paths.js';
import { readDraft, type Draft } from './read-tested-release.js';
import type { WrongAnswer } from '../../../../ingest/model/golden-records.js';

export interface GoldenRun {
  release: number;
  isDraft: boolean;
  answer: TrialAnswer;
  at: string;
  path: string;
}

export interface Trials {
  live: number | undefined;
  /** The test before this release was published, and the latest test since. */
  ofLive: { published: Trial | undefined; since: Trial | undefined };
  draft: Draft | undefined;
}

export async function readTrials(ports: EditingPorts['ports']): Promise<Trials> {
  const live = (await ports.store.liveRelease())?.number;
  const { trial, liveRun } = ports.editing;
  const ofLive =
    live === undefined
      ? { published: undefined, since: undefined }
      : { published: await trial(live), since: await liveRun(live) };
  return { live, ofLive, draft: await readDraft(ports) };
}

/**
 * The last results for the live release and for the draft. Leaves out the draft if it has changed since its
 * test. Returns `edited` if the question has only been tested with its earlier text.
 */
export function lastRuns(golden: GoldenQuestion, { live, ofLive, draft }: Trials): GoldenRun[] | 'edited' {
  const tests = [
    { trial: ofLive.published, pathOf: trialPath },
    { trial: ofLive.since, pathOf: liveRunPath },
    { trial: draft?.trial, pathOf: trialPath },
  ];
  const ran = tests.flatMap(({ trial, pathOf }) =>
    (trial?.lines ?? [])
      .filter(({ question }) => question === golden.id)
      .map((line) => ({ line, trial: trial!, path: pathOf(trial!.release) })),
  );
  const same = ran.filter(({ line }) => isSameQuestion(line, golden));
  if (ran.length && !same.length) return 'edited';
  const runs = same.flatMap(({ line, trial, path }): GoldenRun[] => {
    const { at, release, against } = trial;
    const ofTested = { release, isDraft: release !== live, answer: line.draft, at, path };
    if (!ofTested.isDraft) return [ofTested];
    const counts = draft?.since === undefined;
    const ofLiveThen = line.live !== undefined && against === live && against !== undefined;
    return [
      ...(ofLiveThen ? [{ release: against, isDraft: false, answer: line.live!, at, path }] : []),
      ...(counts ? [ofTested] : []),
    ];
  });
  const newest = runs.filter(({ isDraft }) => !isDraft).sort((one, other) => other.at.localeCompare(one.at));
  return [...newest.slice(0, 1), ...runs.filter(({ isDraft }) => isDraft)];
}

function isSameQuestion({ text, expected }: TrialLine, golden: GoldenQuestion): boolean {
  // Older results do not record the expected answer. If a question is edited, its text is removed from those
  // results.
  return text === golden.question && (expected === undefined || isSameExpected(expected, golden));
}

/** Finds the test questions that the service last answered wrongly when it asked itself, using the live version. */
export async function wrongNow({ store, editing }: EditingPorts['ports']): Promise<WrongAnswer[]> {
  const [live, wrong, questions] = await Promise.all([
    store.liveRelease(),
    editing.wrongAnswers(),
    editing.goldenQuestions(),
  ]);
  const active = new Set(activeOf(questions).map(({ id }) => id));
  return wrong.filter(({ question, release }) => release === live?.number && active.has(question));
}
