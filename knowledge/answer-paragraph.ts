// Answers a question that only asks what a numbered paragraph says, without a search. A search found other
// documents' words instead, because numbers mean nothing to it.
import { emptyAnswer, type Answer, type Question } from './model/answer.js';
import { shareNation } from './model/source.js';
import { guidanceWords } from './model/words/guidance-names.js';
import { paragraphAsked } from './question/paragraph-asked.js';
import { answerPreface, prefaceSetting } from './quotes/answer-preface.js';
import { quoteParagraph } from './quotes/quote-paragraph.js';
import type { SignalSources } from './search/ranking-signals.js';

/** Undefined if the question asks something else. Quotes nothing if no document has the paragraph. */
export function answerParagraph(sources: SignalSources, question: Question): Answer | undefined {
  const { text, scenario, jurisdiction, ownNationOnly } = question;
  const asked = scenario === undefined ? paragraphAsked(text) : undefined;
  if (!asked) return undefined;
  const own = ownNationOnly && jurisdiction;
  const citations = quoteParagraph(sources, asked).filter(
    ({ document }) => !own || shareNation(document.jurisdictions, [own]),
  );
  const preface = citations.length
    ? answerPreface({
        question: text,
        nations: jurisdiction ? [jurisdiction] : [],
        ...prefaceSetting(question),
        citations,
      })
    : guidanceWords(question.language).noParagraph(asked.number);
  return {
    ...emptyAnswer(citations.length ? 'answered' : 'unanswerable'),
    release: sources.index.content.release.number,
    confidence: citations.length ? 1 : 0,
    citations,
    passages: citations.map(({ passage, document }) => ({ passage, document, score: 1 })),
    ...(preface !== undefined && { preface }),
    ...(jurisdiction && { jurisdiction }),
  };
}
