// Runs the editors' test questions on a draft release and the live release, and shows which results are
// better or worse.
import type { Answer, Question } from '../../knowledge/model/answer.js';
import type { GoldenQuestion, SeenChange, Trial, TrialAnswer, TrialLine } from '../model/editing.js';
import type { GoldenRecords, TrialRecords } from '../model/golden-records.js';
import { activeOf, asksTheSame, expectedOf } from '../model/since-trial.js';
import { askGolden, trialAnswer } from './ask-golden.js';

/** Answers from the given release, live or not. Uses no language model, so that answers stay the same. */
export type AskRelease = (release: number) => Promise<(question: Question) => Promise<Answer>>;

export interface TrialPorts {
  editing: TrialRecords & Pick<GoldenRecords, 'goldenQuestions'>;
  askRelease: AskRelease;
  /** The share of test questions that must pass, from 0 to 1. */
  gate: number;
  clock: () => Date;
  /** Called before the first question and after each one. */
  onAsked?: (done: number, all: number) => Promise<void>;
}

/** The release to test. Without `changes`, this is the live release itself. */
export interface Tried {
  release: number;
  live?: number | undefined;
  changes?: readonly SeenChange[];
}

/** The saved result. Tests again if the questions, the pass mark or the live release have changed. */
export async function triedRelease(ports: TrialPorts, tried: Tried): Promise<Trial> {
  const saved = await ports.editing.trial(tried.release);
  const isCurrent =
    saved?.against === tried.live &&
    saved?.gate === ports.gate &&
    asksTheSame(saved, await questionsOf(ports));
  return isCurrent ? saved : tryRelease(ports, tried);
}

/**
 * Saves the result, so that the release is not tested again when it is published. A test of the live release
 * is saved separately, so the result from before it was published is kept.
 */
export async function tryRelease(ports: TrialPorts, { release, live, changes }: Tried): Promise<Trial> {
  const questions = await questionsOf(ports);
  const lines = questions.length ? await askBoth(ports, questions, release, live) : [];
  const draftShare = shareOf(lines.map(({ draft }) => draft));
  const liveShare = shareOf(lines.flatMap(({ live: before }) => before ?? []));
  const trial: Trial = {
    release,
    against: live,
    at: ports.clock().toISOString(),
    ...(changes && { changes: changes.map(({ id, version }) => ({ id, version })) }),
    lines,
    liveShare,
    draftShare,
    gate: ports.gate,
    // If the live release is already below the pass mark, a draft passes if it is no worse.
    passed: draftShare >= ports.gate || (live !== undefined && draftShare >= liveShare),
  };
  await (changes ? ports.editing.saveTrial(trial) : ports.editing.saveLiveRun(trial));
  return trial;
}

async function questionsOf({ editing }: TrialPorts): Promise<GoldenQuestion[]> {
  return activeOf(await editing.goldenQuestions());
}

async function askBoth(
  ports: TrialPorts,
  questions: readonly GoldenQuestion[],
  release: number,
  live: number | undefined,
): Promise<TrialLine[]> {
  await ports.onAsked?.(0, questions.length);
  const askDraft = await ports.askRelease(release);
  const askLive = live === undefined ? undefined : await ports.askRelease(live);
  const lines: TrialLine[] = [];
  for (const golden of questions) {
    const draft = trialAnswer(await askGolden(askDraft, golden));
    const before = askLive && trialAnswer(await askGolden(askLive, golden));
    const verdict = verdictOf(before, draft);
    const { id, question: text } = golden;
    lines.push({ question: id, text, expected: expectedOf(golden), live: before, draft, verdict });
    await ports.onAsked?.(lines.length, questions.length);
  }
  return lines;
}

function verdictOf(live: TrialAnswer | undefined, draft: TrialAnswer): TrialLine['verdict'] {
  if (!live) return 'same';
  if (live.asExpected !== draft.asExpected) return draft.asExpected ? 'better' : 'worse';
  const isSame =
    live.outcome === draft.outcome && JSON.stringify(live.quotes) === JSON.stringify(draft.quotes);
  return isSame ? 'same' : 'different';
}

function shareOf(answers: readonly TrialAnswer[]): number {
  return answers.length ? answers.filter(({ asExpected }) => asExpected).length / answers.length : 1;
}
