// Chooses example questions from our list. The live guidance must answer them, and the first quote must be
// from a current document.
import type { Answer, Question } from '../../knowledge/model/answer.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { EXAMPLE_QUESTIONS } from '../wording/english/example-questions.js';
import { describeBug } from '../jobs/describe-bug.js';
import type { Log } from '../model/ports.js';

const SHOWN = 4;

export interface ExamplePorts {
  /** Number of the live release. Undefined before the first publication. */
  liveRelease: () => Promise<number | undefined>;
  /**
   * Answers from the live guidance, in quotes only. Absent if this process does not answer questions, in
   * which case the examples are not tested.
   */
  ask?: (question: Question) => Promise<Pick<Answer, 'outcome' | 'citations'>>;
  log: Log;
}

/** Tests the questions once for each release. Returns none until the tests have finished. Never throws. */
export function createExampleQuestions({ liveRelease, ask, log }: ExamplePorts): () => Promise<string[]> {
  let asked: number | undefined;
  let shown: string[] = [];
  return async () => {
    const live = await liveRelease().catch(() => undefined);
    if (live === undefined) return [];
    if (!ask) return EXAMPLE_QUESTIONS.slice(0, SHOWN);
    if (live !== asked) {
      asked = live;
      void answeredOf(ask)
        .then((answered) => (shown = answered))
        .catch((error: unknown) => {
          asked = undefined;
          log.warn({ reason: describeBug(error) }, 'The example questions could not be tested.');
        });
    }
    return shown;
  };
}

async function answeredOf(ask: NonNullable<ExamplePorts['ask']>): Promise<string[]> {
  const answered: string[] = [];
  for (const text of EXAMPLE_QUESTIONS) {
    const { outcome, citations } = await ask({ text: publicText(text), context: [] });
    if (outcome === 'answered' && citations[0]?.document.standing === 'current') answered.push(text);
    if (answered.length === SHOWN) break;
  }
  return answered;
}
