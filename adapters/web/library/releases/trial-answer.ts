// Shows test questions, their answers and the results of tests.
import type { ExpectedAnswer, TrialAnswer, Trial } from '../../../../ingest/model/editing.js';
import { markup, type Html, type Content } from '../../design/markup.js';
import { documentPath } from '../../model/paths.js';
import type { TitleOf } from '../frame/titles.js';
import { trialWording, percent } from '../wording/release-wording.js';
import { filled } from '../../design/filled.js';
import { goldenWording } from '../wording/golden-wording.js';

/** Shows the answer to a test question, and why it is not the one that was expected. */
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

/** Describes the expected answer. Leave out `isLive` if it does not matter whether the document is live. */
export function expectation(
  { outcome, document, words }: ExpectedAnswer,
  titleOf: TitleOf,
  isLive: (slug: string) => boolean = () => true,
): Content {
  const { expects } = goldenWording;
  if (outcome === 'unanswerable') return expects.noAnswer;
  const from =
    document === undefined
      ? expects.anyDocument
      : isLive(document)
        ? markup`<a href="${documentPath(document)}">${titleOf(document)}</a>`
        : expects.notLive(titleOf(document));
  return filled(words === undefined ? expects.quoteFrom : expects.quoteIncluding, { document: from, words });
}

/** Sums up the result of a test. `of` is `draft` if the result may say that the draft is ready to publish. */
export function trialSummary(
  { lines, draftShare, liveShare, gate, passed, against }: Trial,
  of: 'draft' | 'version',
): Html {
  const words = trialWording.summary;
  const worse = lines.filter(({ verdict }) => verdict === 'worse').length;
  if (!lines.length) return markup`<p>${words.noQuestions}</p>`;
  const rest = [
    words.gate(gate),
    worse > 0 && words.worse(worse),
    of === 'draft' && (!passed ? words.blocked : draftShare < gate ? words.noWorse : words.ready),
  ];
  const result =
    against === undefined ? words.passed(lines.length) : words.passedCompared(lines.length, liveShare);
  const share = markup`<strong>${percent(draftShare)}</strong>`;
  return markup`<p class="${draftShare < gate ? 'caution' : 'said'}"><span>${filled(result, { share })} ${rest.filter(Boolean).join(' ')}</span></p>`;
}
