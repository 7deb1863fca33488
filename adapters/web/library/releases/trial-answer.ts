// Shows the answer to a test question, and why it is not the one that was expected.
import type { ExpectedAnswer, TrialAnswer } from '../../../../ingest/model/editing.js';
import { markup, type Html } from '../../design/markup.js';
import { documentPath } from '../../model/paths.js';
import type { TitleOf } from '../frame/titles.js';
import { trialWording } from '../wording/release-wording.js';

export function answerBox(
  title: string,
  { answer: given, expected }: { answer: TrialAnswer; expected: ExpectedAnswer | undefined },
  titleOf: TitleOf,
): Html {
  const { outcome, asExpected, quotes } = given;
  const why = expected && whyFailed(given, expected, titleOf);
  const { verdicts, outcomes } = trialWording;
  return markup`<div class="trial-answer"><h4>${title}</h4>
<p class="tags"><span class="tag ${asExpected ? 'state-tag' : 'trouble-tag'}">${asExpected ? verdicts.passed : verdicts.failed}</span><span class="tag state-tag">${outcomes[outcome] ?? outcome}</span></p>
${why && markup`<p>${why}</p>`}${quotes.map(({ document, quote }) => markup`<blockquote class="trial-quote">${quote}<cite><a href="${documentPath(document)}">${titleOf(document)}</a></cite></blockquote>`)}</div>`;
}

/**
 * Says which part of the expected answer is missing. A quote must be of the document and have the words.
 * Empty if the answer is as expected.
 */
export function whyFailed(
  { outcome, asExpected, quotes }: TrialAnswer,
  { outcome: wanted, document, words }: ExpectedAnswer,
  titleOf: TitleOf,
): string {
  const said = trialWording.whyFailed;
  if (asExpected) return '';
  if (outcome !== wanted) return wanted === 'answered' ? said.answered : said.noAnswer;
  if (document !== undefined && !quotes.some((one) => one.document === document))
    return said.document(titleOf(document));
  return words === undefined ? '' : said.words(words, document && titleOf(document));
}
