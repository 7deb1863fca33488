// Asks the running service a few of the editors' test questions, to find wrong answers before practitioners
// get them, including answers that only one platform shows wrongly. Runs every few minutes, and after each
// start and each release.
import { askGolden, type GoldenAnswer } from '../../ingest/review/ask-golden.js';
import type { GoldenQuestion } from '../../ingest/model/editing.js';
import type { EditingStore } from '../../ingest/model/ports.js';
import type { WrongAnswer } from '../../ingest/model/golden-records.js';
import type { Answer, Question } from '../../knowledge/model/answer.js';
import { activeOf } from '../../ingest/model/since-trial.js';
import { bugLogger, describeBug } from '../jobs/describe-bug.js';
import { every, type Repeated } from '../jobs/repeat.js';
import type { PlatformName } from '../model/people/person.js';
import type { BotPorts, Log } from '../model/ports.js';
import { expectedOnScreen, lostOn, type Rendering } from './check-rendering.js';

export interface CanaryPorts {
  editing: Pick<EditingStore, 'goldenQuestions' | 'wrongAnswers' | 'saveWrongAnswers'>;
  /**
   * The number of the release that the service answers from. Just after a publication, this may still be the
   * previous release.
   */
  loadedRelease(): Promise<number | undefined>;
  /**
   * Answers as the service does, but without a language model, so that the answer is always the same. Records
   * nothing.
   */
  ask(question: Question): Promise<Answer>;
  /** One for each connected platform. */
  renderings: readonly Rendering[];
  citationLink?: BotPorts['citationLink'];
  report?(round: CanaryRound): void;
  clock(): Date;
  log: Log;
}

interface Counts {
  right: number;
  wrong: number;
}

export interface CanaryRound extends Counts {
  failed: number;
  /** For each platform, how many of the right answers it shows as they are, and how many it does not. */
  shown: Record<PlatformName, Counts>;
}

export interface CanaryTimes {
  /** How often to check whether another release is live, in milliseconds. */
  lookMs?: number;
  /** How often to ask the questions if the live release has not changed, in milliseconds. */
  everyMs?: number;
}

/**
 * The number of questions in a round. It is small, because a test question takes as long to answer as a real one.
 * Each round asks the next few, plus up to the same number that were answered wrongly before, so that we do not tell
 * editors or operators too early that all is well.
 */
const QUESTIONS_A_ROUND = 3;

const WRONG = 'A test question did not get the expected answer.';
const WRONG_SINCE_RELEASE =
  'A test question did not get the expected answer from a release that this process has just started using. To go back, run “ctac rollback”.';

export function startCanary(ports: CanaryPorts, times: CanaryTimes = {}): Repeated {
  const { lookMs = 10_000, everyMs = 300_000 } = times;
  let release: number | undefined;
  let askedAt = -Infinity;
  let next = 0;
  const look = async () => {
    const loaded = await ports.loadedRelease();
    if (loaded === undefined || (loaded === release && performance.now() - askedAt < everyMs)) return;
    const isNew = loaded !== release;
    const questions = activeOf(await ports.editing.goldenQuestions());
    const wrongBefore = new Set((await ports.editing.wrongAnswers()).map(({ question }) => question));
    // Set this after reading the questions. If reading them fails, the next check still treats the release as
    // new.
    [release, askedAt] = [loaded, performance.now()];
    if (!questions.length) return;
    const few = Math.min(QUESTIONS_A_ROUND, questions.length);
    const chosen = Array.from({ length: few }, (_, n) => questions[(next + n) % questions.length]!);
    next = (next + few) % questions.length;
    const again = questions.filter(({ id }) => wrongBefore.has(id)).slice(0, QUESTIONS_A_ROUND);
    const { round, asked, wrong } = await askAll(ports, new Set([...again, ...chosen]), loaded);
    ports.report?.(round);
    // If only a platform shows an answer wrongly, we log that separately, because going back to another
    // release would not help.
    if (round.wrong + round.failed)
      ports.log.warn({ ...round, release: loaded, isNew }, isNew ? WRONG_SINCE_RELEASE : WRONG);
    await ports.editing.saveWrongAnswers(asked, wrong);
  };
  return every(lookMs, look, {
    onFailure: bugLogger(
      ports.log,
      'warn',
      'The test questions could not be asked, or their results could not be stored.',
    ),
  });
}

interface Asked {
  round: CanaryRound;
  /** The IDs of the questions that were answered, rightly or wrongly. */
  asked: number[];
  wrong: WrongAnswer[];
}

async function askAll(
  ports: CanaryPorts,
  questions: Iterable<GoldenQuestion>,
  release: number,
): Promise<Asked> {
  const { renderings } = ports;
  const shown = Object.fromEntries(renderings.map(({ platform }) => [platform, { right: 0, wrong: 0 }]));
  const round: CanaryRound = { right: 0, wrong: 0, failed: 0, shown };
  const all: Asked = { round, asked: [], wrong: [] };
  for (const golden of questions) {
    const result = await askGolden(ports.ask, golden).catch(() => undefined);
    round[result === undefined ? 'failed' : result.asExpected ? 'right' : 'wrong'] += 1;
    if (!result) continue;
    all.asked.push(golden.id);
    const wrong = { question: golden.id, release, at: ports.clock().toISOString() };
    if (!result.asExpected) {
      all.wrong.push(wrong);
      continue;
    }
    const notShowing = renderings.filter((rendering) => !isShown(ports, rendering, golden, result));
    for (const rendering of renderings)
      shown[rendering.platform]![notShowing.includes(rendering) ? 'wrong' : 'right'] += 1;
    if (notShowing.length) all.wrong.push({ ...wrong, platforms: notShowing.map(({ label }) => label) });
  }
  return all;
}

function isShown(
  { citationLink, log }: CanaryPorts,
  rendering: Rendering,
  golden: GoldenQuestion,
  result: GoldenAnswer,
): boolean {
  const { platform } = rendering;
  let lost: string | undefined;
  try {
    lost = lostOn(rendering, expectedOnScreen(golden, result, citationLink));
  } catch (error) {
    lost = describeBug(error);
  }
  if (lost !== undefined)
    log.warn(
      { platform, question: golden.id, lost },
      'A platform cuts short or changes the answer to a test question.',
    );
  return lost === undefined;
}
