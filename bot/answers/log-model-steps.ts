import { describeFailure } from '../../knowledge/model/errors.js';
import type { ReadingReport } from '../../knowledge/language-model/step-report.js';
import type { Log } from '../model/ports.js';

/**
 * Logs the time, tokens and failures of each step, but no text from the question, the reply or the guidance.
 */
export function logReading(log: Log, report: ReadingReport): void {
  const steps = Object.entries(report).map(([step, { failure, ms, ...rest }]) => [
    step,
    { ...rest, ms: Math.round(ms), ...(failure && { failure: describeFailure(failure) }) },
  ]);
  const details = Object.fromEntries(steps) as Record<string, object>;
  if (Object.values(report).some(({ why }) => why === 'late' || why === 'unavailable'))
    log.warn(details, 'Only part of the guidance could be read.');
  else log.info(details, 'The guidance was read.');
}
