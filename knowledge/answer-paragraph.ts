// Answers a question that only asks what a numbered paragraph says, without a search. A search found other
// documents' words instead, because numbers mean nothing to it.
import { emptyAnswer, type Answer, type Question } from './model/answer.js';
import { shareNation } from './model/source.js';
import { guidanceWords } from './model/words/guidance-names.js';
import { subjectOf } from './question/child-or-adult.js';
import { paragraphAsked, type AskedParagraph } from './question/paragraph-asked.js';
import { understandQuestion, type Understanding } from './question/understand-question.js';
import { answerPreface } from './quotes/answer-preface.js';
import { findParagraph, namesDocument, quoteParagraph } from './quotes/quote-paragraph.js';
import type { SignalSources } from './search/ranking-signals.js';

type Sources = SignalSources & { understanding: Understanding };

/** Undefined if the question asks something else, or if it may do so and no document has the paragraph. */
export function answerParagraph(sources: Sources, question: Question): Answer | undefined {
  const { text, scenario, jurisdiction } = question;
  const asked = scenario === undefined ? paragraphAsked(text) : undefined;
  if (!asked) return undefined;
  const { nations, ownNationOnly } = understandQuestion(question, sources.understanding);
  const all = findParagraph({ ...sources, withheld: [] }, asked).filter(
    ({ document }) => !ownNationOnly || shareNation(document.jurisdictions, nations),
  );
  if (!all.length && mayAskElse(sources, asked)) return undefined;
  const subject = subjectAsked(question, asked);
  const theirs = subject === 'child' ? all.filter(({ isForAdults }) => !isForAdults) : all;
  const fit = theirs.filter(({ passage }) => !sources.withheld?.includes(passage.id));
  const recalled = fit.length < theirs.length;
  const citations = quoteParagraph(sources, fit, subject, nations);
  const words = guidanceWords(question.language);
  const notQuoted = recalled
    ? () => words.recalledNotQuoted
    : all.length
      ? words.paragraphForAdults
      : words.noParagraph;
  const preface = citations.length
    ? answerPreface(question, { question: text, nations, citations, recalled })
    : notQuoted(asked.number);
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

function mayAskElse(sources: Sources, asked: AskedParagraph): boolean {
  return asked.mayAskElse === 'unless-named' ? !namesDocument(sources, asked) : asked.mayAskElse;
}

/**
 * Returns who the question is about. All earlier questions count, because someone who asks for a paragraph rarely
 * says again that the case is about a child. A child in a document's title does not count.
 */
function subjectAsked({ text, context, childBirthDates }: Question, { document = '' }: AskedParagraph) {
  if (subjectOf([document]) === 'adult') return 'adult';
  const earlier = context.filter(({ role }) => role === 'user').toReversed();
  return subjectOf([text.replace(document, ''), ...earlier.map((turn) => turn.text)], childBirthDates);
}
