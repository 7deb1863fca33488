// Serves the editors' search, which explains the answer a practitioner would get. Searches are posted,
// because addresses are kept in the logs of servers.
import { OUTCOME_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { areaField, nationIn, nationSelect, type FieldProblems } from '../../design/fields.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import { QUESTIONS_PATH, RELEASES_PATH, SEARCH_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  csrfFormFor,
  receiveForm,
  reviewPageReply,
  wrongField,
  type Notice,
  type CsrfFormFields,
} from '../frame/editor-frame.js';
import type { QuestionInLibrary } from '../../ports/editors-writing-ports.js';
import type { MissedQuestion } from '../../../../bot/model/editing/missed-question.js';
import { longDate } from '../../design/format-time.js';
import { whyMissed } from '../questions/questions.js';
import { outdatedWarning, readDraft, type Draft } from '../releases/read-tested-release.js';
import { searchWording } from '../wording/search-wording.js';
import {
  type Explanation,
  RANKING_REASONS,
  type ExplainedPassage,
} from '../../../../knowledge/model/explanation.js';
import { jurisdictionNames, guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import { dotted } from '../../design/fact-list.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { TAKES_FOCUS } from '../../design/render.js';
import { quoteFigure } from '../../design/render-quote.js';
import { documentLine, placeLine } from '../../../../knowledge/model/words/citation.js';
import { passageText } from '../../design/passage-text.js';
import { passagePath } from '../documents/passages.js';
import { typedText } from '../../security/post-guard.js';

const ENGLISH = guidanceWords('en');

const WIDTH = 400;

interface SearchView {
  asked: QuestionInLibrary;
  isAsked: boolean;
  which: 'live' | 'draft';
  form: CsrfFormFields;
  /** The last draft that was tested, if it has not been published. */
  draft: Draft | undefined;
  /** The unanswered question that the editor came from, if any. */
  missed: MissedQuestion | undefined;
  problems: FieldProblems | undefined;
  /**
   * Why the assistant would answer as it does. Absent if no question has been asked or there is no such
   * release.
   */
  explanation?: Explanation;
}

const LONGEST_QUESTION = 500;

const NOTHING: QuestionInLibrary = { text: '' };

export function mountSearch(routes: GuardedRoutes, library: EditingLibrary): void {
  routes.get(SEARCH_PATH, async (exchange) => {
    const answer = exchange.query.get('answer');
    const [missed] = answer === null ? [] : await library.editing.writing.questions.find([answer]);
    const which = exchange.query.get('in') === 'draft' ? 'draft' : 'live';
    return showSearch(library, exchange, { asked: missed ?? NOTHING, which, missed });
  });
  routes.post(SEARCH_PATH, async (exchange) => {
    const { posted, refusal } = await receiveForm(library, exchange);
    const text = typedText(posted, 'question', LONGEST_QUESTION);
    const jurisdiction = nationIn(posted.field('nation'));
    const which = posted.field('in') === 'draft' ? 'draft' : 'live';
    const asked = { text, jurisdiction };
    const wrong = text === '' ? wrongField('question', searchWording.noQuestion) : undefined;
    return showSearch(library, exchange, { asked, which, refusal: refusal ?? wrong });
  });
}

interface Searched {
  asked: QuestionInLibrary;
  which?: 'live' | 'draft';
  refusal?: Notice;
  missed?: MissedQuestion;
}

async function showSearch(
  library: EditingLibrary,
  exchange: HttpExchange,
  { asked, which = 'live', refusal, missed }: Searched,
): Promise<HttpReply> {
  const { search } = library.editing.writing;
  const isAsked = asked.text !== '' && !refusal;
  const explanation = isAsked ? await search.explain(asked, which) : undefined;
  return reviewPageReply(library, exchange, {
    title: searchWording.title,
    current: SEARCH_PATH,
    notice: refusal,
    styles: ['statistics.css', 'writing.css'],
    main: searchMain({
      asked,
      isAsked,
      which,
      form: csrfFormFor(library, exchange),
      draft: await readDraft(library.editing.review.ports),
      missed,
      problems: refusal?.fields,
      explanation,
    }),
  });
}

function searchMain(view: SearchView): Html {
  const { isAsked, explanation, missed, draft, which } = view;
  return markup`${missed && markup`<p class="kicker"><a href="${QUESTIONS_PATH}">${searchWording.back}</a></p>`}<h1>${searchWording.title}</h1>
<p>${missed ? searchWording.missed(whyMissed(missed), longDate(missed.askedAt)) : searchWording.intro}</p>
${view.form(SEARCH_PATH, searchFields(view), 'stack search')}
${which === 'draft' && draft && outdatedWarning(draft, RELEASES_PATH)}${isAsked && (explanation ? result(explanation, which) : markup`<p class="empty"${TAKES_FOCUS}>${searchWording.gone}</p>`)}`;
}

function searchFields({ asked, which, draft, problems }: SearchView): Html {
  const words = searchWording;
  return markup`${areaField({ name: 'question', label: words.question, value: asked.text, rows: 2, maxLength: LONGEST_QUESTION, isRequired: true, problems })}
<div class="with-button">${nationSelect('nation', asked.jurisdiction)}
${
  draft &&
  markup`<select name="in" aria-label="${words.where}"><option value="live">${words.live}</option><option value="draft"${flag('selected', which === 'draft')}>${words.draft}</option></select>`
}
<button type="submit" class="button primary">${words.button}</button></div>`;
}

function result(explanation: Explanation, which: 'live' | 'draft'): Html {
  const { outcome, citations, found, release } = explanation;
  return markup`<section aria-labelledby="verdict"><h2 id="verdict"${TAKES_FOCUS}>${OUTCOME_LABELS[outcome]}</h2>
${confidenceBar(explanation)}
${reasons(explanation)}</section>
${
  citations.length > 0 &&
  markup`<section aria-labelledby="shown-title"><h2 id="shown-title">${searchWording.shown}</h2>${citations.map(
    (citation, n) =>
      quoteFigure({ kind: 'quote', number: n + 1, citation }, { idPrefix: 'search' }, wordsIn('en')),
  )}</section>`
}
<section aria-labelledby="found-title"><h2 id="found-title">${searchWording.found}</h2>
<p class="muted">${searchWording.results(which === 'draft' ? undefined : release)}</p>
${explainedPassages(found)}</section>`;
}

/** Explains the answer, using only facts from the question and the results. */
function reasons(explanation: Explanation): Html {
  const { lookedFor, nations, unknownWords, outcome, parts, found, clarification } = explanation;
  const said = searchWording.reasons;
  const sentences = [
    lookedFor === '' ? said.noWords : said.searchedFor(lookedFor),
    nations.length > 0 && said.onlyNations(jurisdictionNames(nations, ENGLISH)),
    unknownWords.length > 0 && said.unknownWords(unknownWords),
    clarification && said.whichNation(clarification.question),
    outcome === 'unanswerable' && found.length > 0 && whyNotAnswered(parts),
  ];
  return markup`<ul class="reasons">${sentences.map((sentence) => sentence && markup`<li>${sentence}</li>`)}</ul>`;
}

function whyNotAnswered({ field, answer }: Explanation['parts']): string {
  const { offTopic, noAnswer } = searchWording.reasons;
  return field < Math.max(answer, 0.5) ? offTopic : noAnswer;
}

function confidenceBar({ confidence, threshold, parts }: Explanation): Html {
  const at = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
  const words = searchWording.confidence(hundredths(confidence), hundredths(threshold));
  return markup`<div class="confidence"><p>${words}</p>
<svg class="chart" viewBox="0 0 ${WIDTH} 22" role="img" aria-label="${words}"><rect class="bar-ground" x="0" y="4" width="${WIDTH}" height="14" rx="3"/>
<rect class="${confidence >= threshold ? 'chart-bar' : 'chart-bar second'}" x="0" y="4" width="${at(confidence)}" height="14" rx="3"/>
<line class="bar-mark" x1="${at(threshold)}" x2="${at(threshold)}" y1="0" y2="22"/></svg>
${parts.field < 1 && markup`<p class="muted">${searchWording.scores(hundredths(parts.field), hundredths(parts.answer))}</p>`}</div>`;
}

function hundredths(share: number): number {
  return Math.round(share * 100);
}

function explainedPassages(found: readonly ExplainedPassage[]): Html {
  if (!found.length) return markup`<p class="empty">${searchWording.none}</p>`;
  const most = Math.max(...found.flatMap(({ points }) => Object.values(points).map(Math.abs)), 1e-6);
  return markup`<ol class="ranked">${found.map((one, n) => showRanked(one, n + 1, most))}</ol>`;
}

function showRanked(
  { passage, document, score, points, alsoIn }: ExplainedPassage,
  rank: number,
  most: number,
): Html {
  const place = placeLine(passage, ENGLISH);
  return markup`<li class="ranked-passage"><div class="ranked-words">
<h3><a href="${passagePath(passage)}">${document.title}</a></h3>
<p class="muted">${place !== '' && markup`${place}<br>`}${dotted([documentLine(document, ENGLISH)])}</p>
${showWords(passage.text, rank)}
${alsoIn.length > 0 && markup`<p class="muted">${searchWording.alsoIn(alsoIn.map(({ title }) => title))}</p>`}
</div>
${showWhy(points, most, { rank, score })}</li>`;
}

function showWhy(
  points: ExplainedPassage['points'],
  most: number,
  { rank, score }: { rank: number; score: number },
): Html {
  const said = searchWording.ranking;
  return markup`<details class="why-more"><summary>${said.title(rank)}</summary>
<table class="why"><caption>${said.points(rounded(score))}</caption>
<tbody>${RANKING_REASONS.map((reason) => reasonRow(said.reasons[reason], points[reason], most))}</tbody></table></details>`;
}

/** The number of passages shown, which is also the most that an answer quotes. The others are folded. */
const SHOWN_OPEN = 3;

function showWords(text: string, rank: number): Html {
  const words = markup`<div class="passage-text">${passageText(text, [], wordsIn('en').page.document)}</div>`;
  if (rank <= SHOWN_OPEN) return words;
  const [first = ''] = text.split('\n');
  return markup`<details><summary>${first.slice(0, 110)}${text.length > 110 && '…'}</summary>${words}</details>`;
}

const BAR_WIDTH = 120;

function reasonRow(words: string, points: number, most: number): Html {
  const length = Math.round((Math.abs(points) / most) * BAR_WIDTH);
  const against = points < -0.005;
  return markup`<tr><th scope="row">${words}</th><td class="why-bar"><svg viewBox="0 0 ${BAR_WIDTH} 10" aria-hidden="true" focusable="false">${
    length > 0 &&
    markup`<rect class="${against ? 'chart-bar second' : 'chart-bar'}" x="1" y="1" width="${Math.max(1, length - 2)}" height="8" rx="1"/>`
  }</svg></td><td>${against ? `−${rounded(-points)}` : rounded(points)}${against && markup`<span class="hidden"> ${searchWording.ranking.against}</span>`}</td></tr>`;
}

function rounded(points: number): string {
  return points.toFixed(2);
}
