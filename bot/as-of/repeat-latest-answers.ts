import { checkAnswer, type CheckPorts } from './check-answer.js';

const ANSWERS_REPEATED = 50;

/** Answers the last questions again, and checks their quotes, to see whether a restored store still does. */
export async function repeatLatestAnswers(ports: CheckPorts) {
  const answers = { same: 0, different: 0, impossible: 0, quotesLost: 0 };
  for (const answer of await ports.records.answers.latest(ANSWERS_REPEATED)) {
    const { recomputed, quotes } = await checkAnswer(ports, answer);
    answers[recomputed.outcome] += 1;
    answers.quotesLost += quotes.filter(({ stands }) => !stands).length;
  }
  return answers;
}
