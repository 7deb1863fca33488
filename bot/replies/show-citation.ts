// Shows a quote in its context: the whole passage, as it was when the answer was given.
import type { Action } from '../model/messages/action.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { findAnswerForPerson } from '../answers/find-answer-for-person.js';
import { withRecalledMarked } from '../answers/mark-recalled.js';
import { plainMessage } from '../copy/plain-message.js';
import { quoteParts } from '../answers/present-answer.js';
import { reply, type Caller } from '../kernel/caller.js';

export async function showCitation(
  unit: UnitOfWork,
  caller: Caller,
  { answer, number }: Extract<Action, { do: 'show-citation' }>,
): Promise<void> {
  const own = await findAnswerForPerson(unit.records, caller, answer);
  const now = own && (await withRecalledMarked(unit.records, own.answer));
  const quote = now && quoteParts(now, unit.ports.citationLink)[number - 1];
  if (!quote) return reply(unit, caller, (say) => say.citationGone);
  const { passage } = quote.citation;
  const whole = { ...quote, citation: { ...quote.citation, quote: passage.text } };
  await reply(unit, caller, (say) => plainMessage(say.wholePassage(number), { parts: [whole] }));
}
