// Writes an answer as plain text, for places without cards.
import type { Answer, Citation } from '../../knowledge/model/answer.js';
import { cautionsFor, documentLine, placeLine } from '../../knowledge/model/words/citation.js';
import { plainQuote } from '../../knowledge/model/marked-quote.js';
import { wordsIn } from '../../bot/wording/words-in.js';
import { askingWording } from './wording/asking-wording.js';
import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';

const ENGLISH = guidanceWords('en');

export function plainAnswer(answer: Answer): string {
  if (answer.outcome === 'needs-clarification' && answer.clarification) {
    const choices = answer.clarification.choices.map(({ label }) => label).join(', ');
    return after(answer.preface, `${answer.clarification.question} ${choices}`);
  }
  if (hasNoGuidance(answer)) return askingWording.noGuidance.join(' ');
  if (answer.outcome === 'unanswerable') return after(answer.preface, askingWording.unanswerable);
  if (answer.outcome === 'failed') return wordsIn('en').failed;
  const claims = answer.claims.map(
    ({ text, citations }) => `${text} ${citations.map((n) => `[${n + 1}]`).join('')}`,
  );
  if (claims.length) claims.unshift(wordsIn('en').page.message.writtenByModel);
  // Each sentence of a model is shown with the quotes that it was written from, so that people can check it.
  const inFull = new Set([0, ...answer.claims.flatMap(({ citations }) => citations)]);
  // Cautions come first, so that even people who stop reading after the quote see them.
  const lines = (citation: Citation, ...quote: string[]) => {
    const { document, passage, newer } = citation;
    return [
      ...cautionsFor(citation, ENGLISH),
      ...(newer?.url ? [newer.url] : []),
      ...quote,
      [document.title, placeLine(passage, ENGLISH)].filter(Boolean).join(', '),
      documentLine(document, ENGLISH),
    ].join('\n    ');
  };
  const numbered = (citation: Citation, n: number) =>
    `[${n + 1}] ${lines(citation, ...(inFull.has(n) ? [`“${plainQuote(citation)}”`] : []))}`;
  const quotes = answer.citations.map(numbered).filter((_, n) => inFull.has(n));
  const named = answer.citations.map(numbered).filter((_, n) => !inFull.has(n));
  if (named.length) quotes.push([`${wordsIn('en').morePassages(named.length)}:`, ...named].join('\n'));
  // Without a quote there is no guidance to show, so say that we found none, even if the outcome says
  // otherwise.
  if (!quotes.length) return after(answer.preface, askingWording.unanswerable);
  return [answer.preface, ...claims, ...quotes].filter(Boolean).join('\n\n');
}

/** True if the question could not be answered because no guidance has been published yet. */
export const hasNoGuidance = ({ outcome, preface, release }: Answer): boolean =>
  outcome === 'unanswerable' && preface === undefined && release === 0;

function after(preface: string | undefined, text: string): string {
  return preface ? `${preface}\n\n${text}` : text;
}
