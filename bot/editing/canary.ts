// Asks the running service a few of the editors' test questions, to find a wrong answer before practitioners
// get it, also one that only a platform shows wrongly. Runs every few minutes, and after each start and each
// release.
import { askGolden, type GoldenAnswer } from '../../ingest/review/ask-golden.js';
import type { GoldenQuestion } from '../../ingest/model/editing.js';
import type { Answer, Question } from '../../knowledge/model/answer.js';
import { bugLogger } from '../kernel/describe-bug.js';
import { every, type Repeated } from '../kernel/repeat.js';
import type { PlatformName } from '../model/people/person.js';
import type { BotPorts, Log } from '../model/ports.js';
import { expectedOf, lostOn, type Rendering } from './shown-words.js';

export interface CanaryPorts {
  goldenQuestions(): Promise<GoldenQuestion[]>;
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
  report(round: CanaryRound): void;
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
 * The number of questions in a round. It is small, because a test question takes as long to answer as a real
 * one. Each round asks the next few.
 */
const QUESTIONS_A_ROUND = 3;

const WRONG = 'A test question did not get the expected answer.';
const WRONG_SINCE_RELEASE =
  'A test question did not get the expected answer from a release that this process has just started using. To go back, run “ctac rollback”.';
const NOT_SHOWN = 'A platform does not show the answer to a test question as it is.';

export function startCanary(ports: CanaryPorts, times: CanaryTimes = {}): Repeated {
  const { lookMs = 10_000, everyMs = 300_000 } = times;
  let release: number | undefined;
  let askedAt = -Infinity;
  let next = 0;
  const look = async () => {
    const loaded = await ports.loadedRelease();
    if (loaded === undefined || (loaded === release && performance.now() - askedAt < everyMs)) return;
    const isNew = loaded !== release;
    const questions = (await ports.goldenQuestions()).filter(({ suspended }) => suspended === undefined);
    // Set this after reading the questions. If reading them fails, the next check still treats the release as
    // new.
    [release, askedAt] = [loaded, performance.now()];
    if (!questions.length) return;
    const chosen = Array.from(
      { length: Math.min(QUESTIONS_A_ROUND, questions.length) },
      (_, n) => questions[(next + n) % questions.length]!,
    );
    next = (next + chosen.length) % questions.length;
    const round = await askAll(ports, chosen);
    ports.report(round);
    if (round.wrong + round.failed || Object.values(round.shown).some(({ wrong }) => wrong))
      ports.log.warn({ ...round, release: loaded, isNew }, isNew ? WRONG_SINCE_RELEASE : WRONG);
  };
  return every(lookMs, look, {
    onFailure: bugLogger(ports.log, 'warn', 'The test questions could not be read.'),
  });
}

async function askAll(ports: CanaryPorts, questions: readonly GoldenQuestion[]): Promise<CanaryRound> {
  const shown = Object.fromEntries(
    ports.renderings.map(({ platform }) => [platform, { right: 0, wrong: 0 }]),
  );
  const round: CanaryRound = { right: 0, wrong: 0, failed: 0, shown };
  for (const golden of questions) {
    const result = await askGolden(ports.ask, golden).catch(() => undefined);
    round[result === undefined ? 'failed' : result.asExpected ? 'right' : 'wrong'] += 1;
    if (!result?.asExpected) continue;
    for (const rendering of ports.renderings)
      shown[rendering.platform]![isShown(ports, rendering, golden, result) ? 'right' : 'wrong'] += 1;
  }
  return round;
}

function isShown(
  { citationLink, log }: CanaryPorts,
  rendering: Rendering,
  golden: GoldenQuestion,
  result: GoldenAnswer,
): boolean {
  const details = { platform: rendering.platform, question: golden.id };
  try {
    const lost = lostOn(rendering, expectedOf(golden, result, citationLink));
    if (lost) log.warn({ ...details, lost }, NOT_SHOWN);
    return lost === undefined;
  } catch (error) {
    bugLogger(log, 'warn', NOT_SHOWN, details)(error);
    return false;
  }
}
