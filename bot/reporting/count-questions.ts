import { setImmediate } from 'node:timers/promises';
import type { Period, QuestionCount } from '../model/statistics/desk-statistics.js';
import { topicOf } from './topics.js';

/** The number of questions in a year, at about 100 a day. If there are more, only the newest are counted. */
export const MAX_QUESTIONS = 40_000;

/**
 * How many questions to look at before other work can run, because the same process answers questions. This
 * many take about 10 ms.
 */
const AT_ONCE = 400;

/** Only an answer with quotes says whether they were checked. */
export const isUnchecked = ({ outcome, unchecked }: QuestionCount) =>
  outcome === 'answered' && unchecked === true;

export async function topicsOf(questions: readonly QuestionCount[]): Promise<string[]> {
  const names: string[] = [];
  for (const [index, { text, topic }] of questions.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    names.push(topic ?? topicOf(text ?? ''));
  }
  return names;
}

const WEEK_MS = 7 * 86_400_000;
/** A week in which the clocks go back is an hour longer. */
const CLOCKS_MS = 3_600_000;

/**
 * Divides a period into whole weeks, counted back from its end. Returns the oldest week first. `weekOf` finds
 * the week that a time is in.
 */
export function weeksOf<Counts extends object>({ from, to }: Period, none: Counts) {
  const end = Date.parse(to);
  const count = Math.max(1, Math.ceil((end - Date.parse(from) - CLOCKS_MS) / WEEK_MS));
  const weeks = Array.from({ length: count }, (_, index) => ({
    until: new Date(end - (count - 1 - index) * WEEK_MS - 1).toISOString(),
    ...none,
  }));
  const weekOf = (at: string) =>
    weeks[Math.max(0, count - 1 - Math.floor((end - 1 - Date.parse(at)) / WEEK_MS))];
  return { weeks, weekOf };
}
