// Finds the test questions that the service, asking itself, last answered wrongly from the live version.
import { activeOf } from '../../../../ingest/model/since-trial.js';
import type { WrongAnswer } from '../../../../ingest/model/golden-records.js';
import type { ReviewDesk } from '../../ports/editors-review-ports.js';

export async function wrongNow({
  liveRelease,
  records,
}: Pick<ReviewDesk, 'liveRelease' | 'records'>): Promise<WrongAnswer[]> {
  const [live, wrong, questions] = await Promise.all([
    liveRelease(),
    records.wrongAnswers(),
    records.goldenQuestions(),
  ]);
  const active = new Set(activeOf(questions).map(({ id }) => id));
  return wrong.filter(({ question, release }) => release === live?.number && active.has(question));
}
