// Uses an earlier release, or the guidance in force on a given date, to answer a question, and says how far
// back the records go.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { Answer, Question } from '../../knowledge/model/answer.js';
import { readDate } from '../../ingest/model/read-date.js';
import type { AsOf } from '../../ingest/releases/editions-in-force-on-day.js';
import { wordsIn } from '../../bot/wording/words-in.js';
import type { AnswerQuestion } from '../../bot/model/ports.js';
import { numberArgument } from './terminal.js';
import { askingWording } from './wording/asking-wording.js';

const { asOf: said } = askingWording;

export interface AsOfPorts {
  askRelease(release: number): Promise<(question: Question) => Promise<Answer>>;
  askWhenReady(day: string): Promise<{ asOf: AsOf; ask: (question: Question) => Promise<Answer> }>;
}

export async function askAsOfDay(
  ports: AsOfPorts,
  { release, day }: { release?: string; day?: string },
  say: (line: string) => void,
): Promise<AnswerQuestion> {
  if (release !== undefined && day !== undefined) throw new InputFailure(...said.both);
  if (day === undefined) {
    const number = numberArgument(release);
    if (number === undefined) throw new InputFailure(...said.notARelease(release));
    return ports.askRelease(number);
  }
  const date = readDate(day);
  if (date?.length !== 10) throw new InputFailure(...said.notADate(day));
  const { asOf, ask } = await ports.askWhenReady(date);
  say(wordsIn('en').asOf.looked(asOf, date));
  return ask;
}
