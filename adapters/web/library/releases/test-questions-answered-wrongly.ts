// Finds the test questions that the service, asking itself, last answered wrongly from the live version.
import type { EditingPorts } from '../../../../bot/model/editing-ports.js';
import { activeOf } from '../../../../ingest/model/since-trial.js';
import type { WrongAnswer } from '../../../../ingest/model/golden-records.js';

export async function wrongNow({ store, editing }: EditingPorts['ports']): Promise<WrongAnswer[]> {
  const [live, wrong, questions] = await Promise.all([
    store.liveRelease(),
    editing.wrongAnswers(),
    editing.goldenQuestions(),
  ]);
  const active = new Set(activeOf(questions).map(({ id }) => id));
  return wrong.filter(({ question, release }) => release === live?.number && active.has(question));
}
