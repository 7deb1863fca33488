// The search page: shows the answer that practitioners would get, and what counted for and against each passage.
import type { Explanation } from '../../../../knowledge/model/explanation.js';
import { jurisdictionNames } from '../../../../knowledge/model/words/guidance-names.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { SEARCH_PATH } from '../../model/paths.js';
import { quoteFigure } from '../../design/render-quote.js';
import { nationSelect } from '../../design/fields.js';
import type { CsrfFormFields } from '../frame/editor-frame.js';
import type { AskedQuestion } from '../../ports/writing-desk.js';
import { confidenceBar } from './confidence-bar.js';
import { explainedPassages } from './explained-passages.js';

export interface SearchView {
  asked: AskedQuestion;
  isAsked: boolean;
  which: 'live' | 'draft';
  form: CsrfFormFields;
  /** The release that was tested last, if it is not published. */
  draft?: number;
  /** Absent before a question is asked, and if there is no such release. */
  explanation?: Explanation;
}

export function searchMain(view: SearchView): Html {
  const { isAsked, explanation } = view;
  return markup`<h1>Search</h1>
<p>See what a practitioner would be told, and why. Searches here are not saved.</p>
${view.form(SEARCH_PATH, searchFields(view), 'stack search')}
${isAsked && (explanation ? result(explanation) : markup`<p class="empty">We could not find that version.</p>`)}`;
}

function searchFields({ asked, which, draft }: SearchView): Html {
  return markup`<label for="question">A question</label>
<div class="with-button"><input id="question" name="question" value="${asked.text}" maxlength="500" autocomplete="off" required>
${nationSelect('nation', asked.jurisdiction)}
${
  draft !== undefined &&
  markup`<select name="in" aria-label="Where to search"><option value="live">Live version</option><option value="draft"${flag('selected', which === 'draft')}>Draft version ${draft}</option></select>`
}
<button type="submit" class="button primary">Search</button></div>`;
}

function result(explanation: Explanation): Html {
  const { outcome, citations, found, release } = explanation;
  return markup`<section aria-labelledby="verdict"><h2 id="verdict" tabindex="-1" autofocus>${VERDICTS[outcome]}</h2>
${confidenceBar(explanation)}
${reasons(explanation)}</section>
${
  citations.length > 0 &&
  markup`<section aria-labelledby="shown-title"><h2 id="shown-title">What the practitioner sees</h2>${citations.map(
    (citation, n) => quoteFigure({ kind: 'quote', number: n + 1, citation }, { idPrefix: 'search' }),
  )}</section>`
}
<section aria-labelledby="found-title"><h2 id="found-title">Search results</h2>
<p class="muted">Results from version ${release}, best matches first. If the assistant is confident enough, it quotes the first 3.</p>
${explainedPassages(found)}</section>`;
}

const VERDICTS: Record<Explanation['outcome'], string> = {
  answered: 'Answered',
  unanswerable: 'Not answered, but offers an adviser',
  'needs-clarification': 'Asks which nation',
  failed: 'Failed',
};

/** Gives the reasons in sentences, using only what we know from the question and the results. */
function reasons(explanation: Explanation): Html {
  const { lookedFor, nations, unknownWords, outcome, parts, found, clarification } = explanation;
  const sentences = [
    lookedFor === '' && 'We cannot search for any of the words in the question. Try different words.',
    lookedFor !== '' && `Searched for: “${lookedFor}”`,
    nations.length > 0 && `Only guidance for ${jurisdictionNames(nations)} was searched.`,
    unknownWords.length > 0 &&
      `Not found in any guidance: ${unknownWords.map((word) => `“${word}”`).join(', ')}.`,
    clarification &&
      `The answer is different in each nation and no nation was given, so the assistant would ask: “${clarification.question}”`,
    outcome === 'unanswerable' && found.length > 0 && leastSure(parts),
  ];
  return markup`<ul class="reasons">${sentences.map((sentence) => sentence && markup`<li>${sentence}</li>`)}</ul>`;
}

function leastSure({ field, answer }: Explanation['parts']): string {
  return field < Math.max(answer, 0.5)
    ? 'This does not look like a question about child trafficking or safeguarding, so the assistant would not quote anything.'
    : 'Related passages were found, but they do not seem to contain the answer.';
}
