// Finds the answer an escalation is about. It may not exist yet, because an urgent request opens before the
// search.
import type { StoredAnswer } from '../../model/messages/conversation.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { Records } from '../../model/store.js';
import { foundOnlyOutOfDate } from '../../answers/all-out-of-date.js';
import { wordsIn } from '../../wording/words-in.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';

export async function answerAbout(
  { answers }: Pick<Records, 'answers'>,
  { answer, message }: Pick<Escalation, 'answer' | 'message'>,
): Promise<StoredAnswer | undefined> {
  if (answer !== undefined) return answers.find(answer);
  return message === undefined ? undefined : answers.toMessage(message);
}

/**
 * What advisers read about an answer without quotes. “Found no answer” would not be true of a message about
 * danger that asks nothing, or of one that we did not search for.
 */
export function outcomeSaid({
  answer: { outcome },
  asked,
  urgent,
}: Pick<StoredAnswer, 'answer' | 'asked' | 'urgent'>): string | undefined {
  if (outcome === 'answered') return undefined;
  const isSearched = asked !== undefined && !urgent;
  return outcome === 'unanswerable' && !isSearched
    ? adviserWording.botQuotedNone
    : adviserWording.botOutcome[outcome];
}

/**
 * What advisers read above the quotes. Includes what the practitioner read there, for example that the quotes
 * were not checked.
 */
export function saidBeforeQuotes(stored: Pick<StoredAnswer, 'answer' | 'asked' | 'urgent'>): string[] {
  const { allSuperseded, withoutReader } = wordsIn('en');
  return [
    outcomeSaid(stored),
    foundOnlyOutOfDate(stored) ? allSuperseded : undefined,
    stored.answer.withoutReranker && withoutReader,
    stored.answer.preface,
  ].filter((one) => one !== undefined);
}
