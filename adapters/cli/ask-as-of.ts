// Answers from a past release, or from the guidance in force on a given date, and says how far back our records go.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { Answer, Question } from '../../knowledge/model/answer.js';
import { readDate } from '../../ingest/model/read-date.js';
import type { AsOf } from '../../ingest/releases/as-of.js';
import { asOfWording } from '../../bot/copy/english/as-of-wording.js';
import type { AnswerQuestion } from '../../bot/model/ports.js';
import { numberIn } from './terminal.js';

export interface AsOfPorts {
  askRelease(release: number): Promise<(question: Question) => Promise<Answer>>;
  askWhenReady(day: string): Promise<{ asOf: AsOf; ask: (question: Question) => Promise<Answer> }>;
}

export async function askAsOfDay(
  ports: AsOfPorts,
  { release, day }: { release?: string; day?: string },
  say: (line: string) => void,
): Promise<AnswerQuestion> {
  if (release !== undefined && day !== undefined)
    throw new InputFailure('You cannot use --release and --as-of together.', 'Use one of them.');
  if (day === undefined) {
    const number = numberIn(release);
    if (number === undefined)
      throw new InputFailure(`"${release}" is not a release.`, 'Use a release number.');
    return ports.askRelease(number);
  }
  const date = readDate(day);
  if (date?.length !== 10)
    throw new InputFailure(`"${day}" is not a date.`, 'Enter the date as 2024-03-03 or 3 March 2024.');
  const { asOf, ask } = await ports.askWhenReady(date);
  say(asOfWording.looked(asOf, date));
  return ask;
}
