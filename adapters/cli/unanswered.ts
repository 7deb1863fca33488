import { dayOf } from '../../bot/model/governance/parse-day.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import { jurisdictionName } from '../../knowledge/model/words/guidance-names.js';
import type { UnansweredQuestion } from '../../bot/model/messages/conversation.js';
import type { Records } from '../../bot/model/store.js';
import { recordShown } from './record-access.js';
import { operator } from './terminal.js';
import { askingWording } from './wording/asking-wording.js';

const { unanswered: said } = askingWording;

const DAY_MS = 86_400_000;
/** The most questions to read at once. If there are more, ask for fewer days. */
const MOST = 500;

export type UnansweredPorts = Pick<Records, 'answers' | 'accessLog'>;

/**
 * Writes one line per question, newest first, with personal data removed. With `json`, each line is a JSON
 * object. Throws `InputFailure` if `days` is out of range.
 */
export async function unanswered(
  { answers, accessLog }: UnansweredPorts,
  { days, json, now }: { days: number; json: boolean; now: Date },
  write: (line: string) => void,
): Promise<number> {
  if (!(days > 0 && days <= 3660)) throw new InputFailure(...said.notDays(days));
  const since = new Date(now.getTime() - days * DAY_MS).toISOString();
  const found = await answers.unanswered(since, MOST + 1);
  const questions = found.slice(0, MOST);
  if (questions.length)
    await recordShown(accessLog, 'unanswered', {
      by: operator(undefined),
      what: 'questions',
      at: now.toISOString(),
    });
  if (json) {
    for (const question of questions) write(JSON.stringify(question));
    return 0;
  }
  const { length: count } = questions;
  write(count ? said.title({ count, areMore: found.length > count, days }) : said.none(days));
  for (const question of questions) write(plainLine(question));
  return 0;
}

function plainLine({ text, askedAt, jurisdiction, nearest }: UnansweredQuestion): string {
  const where = jurisdiction ? ` (${jurisdictionName(jurisdiction)})` : '';
  const near = nearest === undefined ? '' : `  ${said.nearest(nearest)}`;
  return `${dayOf(askedAt)}${where}  ${text.replace(/\s+/g, ' ')}${near}`;
}
