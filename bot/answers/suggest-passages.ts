import type { Answer, Question, RankedPassage } from '../../knowledge/model/answer.js';
import { cautionsFor, documentLine, placeLine } from '../../knowledge/model/words/citation.js';
import { quotedWhole, shownQuote } from '../../knowledge/model/marked-quote.js';
import { subjectOf } from '../../knowledge/question/child-or-adult.js';
import { isForAdults } from '../../knowledge/search/for-adults.js';
import type { StoredAnswer } from '../model/messages/conversation.js';
import { shortened } from '../model/messages/shortened.js';
import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';

const ENGLISH = guidanceWords('en');

const SUGGESTED = 3;
const SUGGESTED_LENGTH = 240;

type Asked = Pick<Question, 'text' | 'scenario' | 'context' | 'childBirthDates'>;

/**
 * The passages that came close but were not quoted. Leaves out guidance for adults if the question is about a
 * child. Answers also leave that guidance out.
 */
export function closeMatches(
  { passages, citations }: Answer,
  { text, scenario, context, childBirthDates }: Asked,
): RankedPassage[] {
  const quoted = new Set(citations.map(({ passage }) => passage.id));
  const earlier = context.filter(({ role }) => role === 'user').map((turn) => turn.text);
  const about = subjectOf([text, ...(scenario ? [scenario] : []), ...earlier.toReversed()], childBirthDates);
  return passages.filter(
    (ranked) => !quoted.has(ranked.passage.id) && !(about === 'child' && isForAdults(ranked)),
  );
}

export function suggestedOf(answer: Answer, question: Asked): StoredAnswer['suggested'] {
  return closeMatches(answer, question)
    .slice(0, SUGGESTED)
    .map((ranked) => {
      const { passage, document } = ranked;
      const whole = quotedWhole(ranked);
      return {
        passage: passage.id,
        document: document.slug,
        ...(document.cites && { cites: document.cites }),
        title: document.title,
        place: placeLine(passage, ENGLISH),
        source: documentLine(document, ENGLISH),
        cautions: cautionsFor(whole, ENGLISH),
        text: shortened(shownQuote(whole).replace(/\s+/g, ' ').trim(), SUGGESTED_LENGTH),
      };
    });
}
