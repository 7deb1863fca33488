// Finds quotes to share with others. Checks the text for danger, redacts it, then searches.
import { LONGEST_MESSAGE, isAboutDanger } from '../model/messages/message-length.js';
import { closeMatches } from '../answers/suggest-passages.js';
import { redactAsked } from '../safeguards/redact-asked.js';
import { writesForThemselves } from '../safeguards/child-or-victim/child-or-victim-writing.js';
import { quotedWhole } from '../../knowledge/model/marked-quote.js';
import { inTurns } from '../../knowledge/model/slice-long-work.js';
import type { Answer, Citation, Question } from '../../knowledge/model/answer.js';
import type { AnswerQuestion, BotPorts } from '../model/ports.js';
import type { SearchQuotes } from '../model/quotes-to-share.js';

const MOST = 8;

type SearchPorts = Pick<BotPorts, 'redact' | 'read' | 'detectUrgency' | 'contacts'> & {
  /** Answers with quotes only, because we never send text typed in a search to a language model. */
  answer: AnswerQuestion;
};

export function createQuoteSearch(ports: SearchPorts): SearchQuotes {
  return async (text) => {
    if (writesForThemselves(text))
      return { kind: 'danger', contacts: ports.contacts(undefined, 'for-themselves') };
    if (text.length > LONGEST_MESSAGE)
      return (await inTurns(isAboutDanger(text, (part) => ports.detectUrgency(part))))
        ? { kind: 'danger', contacts: ports.contacts(undefined, 'in-danger') }
        : { kind: 'too-long', most: LONGEST_MESSAGE };
    // Check with the rules first, because someone in danger must not have to wait for the message reader.
    const isUrgent = ports.detectUrgency(text, ports.read && 'awaited');
    const asked = isUrgent ? undefined : await redactAsked(ports, { question: text });
    if (!asked || asked.urgent) return { kind: 'danger', contacts: ports.contacts(undefined, 'in-danger') };
    return { kind: 'quotes', quotes: quotesOf(await ports.answer(asked.question), asked.question) };
  };
}

/** Returns quotes that answer the question, then close matches as whole passages. */
function quotesOf(answer: Answer, question: Question): Citation[] {
  const near = closeMatches(answer, question).map(quotedWhole);
  return [...answer.citations, ...near].slice(0, MOST);
}
