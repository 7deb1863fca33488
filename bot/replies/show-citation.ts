// Shows a quote in context: the whole passage, as it was when the answer was given. If the whole passage was
// already quoted, shows a link instead.
import { wholeQuote } from '../../knowledge/model/quote-text.js';
import type { Action } from '../model/messages/action.js';
import type { QuotePart } from '../model/messages/fold-quotes.js';
import type { OutgoingMessage } from '../model/messages/message.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { findAnswerForPerson } from '../answers/find-answer-for-person.js';
import { withAnswerMarked } from '../answers/mark-recalled.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { plainMessage } from '../wording/plain-message.js';
import { quoteParts } from '../answers/present-answer.js';
import { reply, type Caller } from '../jobs/reply-to-caller.js';

export async function showCitation(
  unit: UnitOfWork,
  caller: Caller,
  { answer, number }: Extract<Action, { do: 'show-citation' }>,
): Promise<void> {
  const own = await findAnswerForPerson(unit.records, caller, answer);
  const now = own && (await withAnswerMarked(unit.records, own.answer));
  const quote = now && quoteParts(now, unit.ports.citationLink)[number - 1];
  if (!quote) return reply(unit, caller, (say) => say.citationGone);
  const link = isShownWhole(quote) ? quote.link : undefined;
  if (link !== undefined)
    return reply(unit, caller, (say) => {
      const said = say.quotedWhole(number);
      return { ...plainMessage(said), parts: [{ kind: 'text', text: `${said} ${link}`, link }] };
    });
  await reply(unit, caller, (say) => wholePassage(quote, say));
}

export function wholePassage(quote: QuotePart, say: PractitionerWords): OutgoingMessage {
  const whole = { ...quote, citation: { ...quote.citation, ...wholeQuote(quote.citation.passage.text) } };
  return plainMessage(say.wholePassage(quote.number), { parts: [whole] });
}

/**
 * True if the reader has already seen the whole passage. Only checks the first quote, because not every
 * platform shows later quotes in full. A passage that was recalled or has changed
 * is shown again, with its warning.
 */
function isShownWhole({ number, citation: { quote, passage } }: QuotePart): boolean {
  return number === 1 && quote === passage.text && (passage.recalledOn ?? passage.changedOn) === undefined;
}
