// Shows a test run: the test questions as answered by the live release and by the draft, side by side.
import type { Trial, TrialAnswer, TrialLine } from '../../../../ingest/model/editing.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { markup, type Html } from '../../design/markup.js';
import { documentPath, RELEASES_PATH } from '../../model/paths.js';
import { timeElement } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import { notFound, numberIn, reviewPageReply } from '../frame/editor-frame.js';
import { counted } from '../wording/labels.js';
import { readTitles, type TitleOf } from '../frame/titles.js';

export async function showTrial(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const release = numberIn(exchange.params.release);
  const trial = release === undefined ? undefined : await library.editing.review.records.trial(release);
  if (!trial) return notFound(library, exchange, RELEASES_PATH, 'This version has not been tested.');
  return reviewPageReply(library, exchange, {
    title: `Test results for version ${trial.release}`,
    current: RELEASES_PATH,
    main: trialMain(trial, await readTitles(library.editing), library.now()),
  });
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

export function trialSummary({ lines, draftShare, liveShare, gate, passed, against }: Trial): Html {
  const worse = lines.filter(({ verdict }) => verdict === 'worse').length;
  return markup`<p class="${passed ? 'said' : 'caution'}">${
    lines.length === 0
      ? 'There are no test questions, so you can publish this version.'
      : markup`<span><strong>${percent(draftShare)}</strong> of ${counted(lines.length, 'test question')} passed${
          against !== undefined && `, compared with ${percent(liveShare)} for the live version`
        }. At least ${percent(gate)} must pass. ${worse > 0 && `${counted(worse, 'question')} did worse than with the live version. `}${passed ? 'This version is ready to publish.' : 'You cannot publish this version yet.'}</span>`
  }</p>`;
}

const VERDICTS: readonly (readonly [verdict: TrialLine['verdict'], title: string])[] = [
  ['worse', 'Worse'],
  ['better', 'Better'],
  ['different', 'Same result, different wording'],
  ['same', 'The same'],
];

function trialMain(trial: Trial, titleOf: TitleOf, now: Date): Html {
  return markup`<p class="kicker"><a href="${RELEASES_PATH}">Versions</a> · tested ${timeElement(trial.at, now)}</p>
<h1>Test results for version ${trial.release}</h1>
${trialSummary(trial)}
${VERDICTS.map(([verdict, title]) => group(trial, verdict, title, titleOf))}`;
}

function group(
  { lines, against, release }: Trial,
  verdict: TrialLine['verdict'],
  title: string,
  titleOf: TitleOf,
): Html | false {
  const those = lines.filter((line) => line.verdict === verdict);
  if (!those.length) return false;
  const heads = [against === undefined ? undefined : `Live: version ${against}`, `Draft: version ${release}`];
  const shown = those.map(
    ({ text, live, draft }) =>
      markup`<article class="trial"><h3>${text}</h3><div class="side-by-side">${live && answer(heads[0]!, live, titleOf)}${answer(heads[1]!, draft, titleOf)}</div></article>`,
  );
  const heading = markup`${title} <span class="muted">(${those.length})</span>`;
  return verdict === 'same'
    ? markup`<details><summary><h2>${heading}</h2></summary>${shown}</details>`
    : markup`<section><h2>${heading}</h2>${shown}</section>`;
}

const OUTCOMES: Record<string, string> = {
  answered: 'Answered',
  unanswerable: 'No answer',
  'needs-clarification': 'Asked which nation',
  failed: 'Failed',
};

function answer(title: string, { outcome, asExpected, quotes }: TrialAnswer, titleOf: TitleOf): Html {
  return markup`<div class="trial-answer"><h4>${title}</h4>
<p class="tags"><span class="tag ${asExpected ? 'state-tag' : 'trouble-tag'}">${asExpected ? 'Passed' : 'Failed'}</span><span class="tag state-tag">${OUTCOMES[outcome] ?? outcome}</span></p>
${quotes.map(({ document, quote }) => markup`<blockquote class="trial-quote">${quote}<cite><a href="${documentPath(document)}">${titleOf(document)}</a></cite></blockquote>`)}</div>`;
}
