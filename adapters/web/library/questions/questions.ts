// Lists questions without a good answer, and lets editors dismiss them.
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { seeOther } from '../../design/page.js';
import { QUESTIONS_PATH, documentPath, NEW_NOTE_PATH, SEARCH_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  csrfFormFor,
  reviewPageReply,
  saidIn,
  type Notice,
  type CsrfFormFields,
  type EditorsForm,
} from '../frame/editor-frame.js';
import type { MissedQuestion, QuestionGroup } from '../../../../bot/model/editing/missed-question.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { RATING_REASONS, type DocumentRatings } from '../../../../bot/model/messages/rating.js';
import { jurisdictionName } from '../../../../knowledge/model/words/guidance-names.js';
import { pseudonymsShown } from '../../chat/entries.js';
import { dotted } from '../../design/fact-list.js';
import { filled } from '../../design/filled.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { shortDate } from '../../design/format-time.js';
import { questionWording as words } from '../wording/question-wording.js';

const PERIODS = [7, 30, 90, 365] as const;

interface QuestionsView {
  groups: readonly QuestionGroup[];
  isCapped: boolean;
  days: number;
  form: CsrfFormFields;
  ratings: readonly DocumentRatings[];
  titles: ReadonlyMap<string, string>;
}

/** The most ids that we put in an address. A larger group of questions still only needs one note. */
const MAX_IN_AN_ADDRESS = 40;

const DAY_MS = 86_400_000;

const USUAL_DAYS = 30;

export async function showQuestions(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, words.done),
): Promise<HttpReply> {
  const days = daysOf(notice.typed?.field('days') ?? exchange.query.get('days'));
  const since = new Date(library.now().getTime() - days * DAY_MS).toISOString();
  const found = await library.editing.writing.questions.groups(since);
  return reviewPageReply(library, exchange, {
    title: words.title,
    current: QUESTIONS_PATH,
    notice,
    styles: ['statistics.css', 'writing.css'],
    main: questionsMain({
      ...found,
      days,
      form: csrfFormFor(library, exchange),
      ratings: await library.editing.writing.questions.ratedDown(since),
      titles: await titlesOf(library),
    }),
  });
}

async function titlesOf({ options }: EditingLibrary): Promise<ReadonlyMap<string, string>> {
  const live = await options.guidance.documents();
  return new Map(live?.documents.map(({ slug, title }) => [slug, title]));
}

export async function receiveHandled({ library, posted, editor }: EditorsForm): Promise<HttpReply> {
  const answers = (posted.field('answers') ?? '').split(' ').filter(Boolean);
  await library.editing.writing.questions.handle(answers, editor);
  return seeOther(`${QUESTIONS_PATH}?days=${daysOf(posted.field('days'))}&said=handled`);
}

function daysOf(wanted: string | null | undefined): number {
  return PERIODS.find((period) => String(period) === wanted) ?? USUAL_DAYS;
}

function ratingsTable(ratings: readonly DocumentRatings[], titles: ReadonlyMap<string, string>): Html {
  const { title, hint, document: documentHead, noReason } = words.ratings;
  const columns = [...RATING_REASONS, 'none' as const].filter((column) =>
    ratings.some(({ reasons }) => reasons[column]),
  );
  return markup`<div><h2 id="ratings">${title}</h2>
<p class="muted">${hint}</p>
<div class="table-frame" role="region" aria-labelledby="ratings" tabindex="0"><table><thead><tr><th scope="col">${documentHead}</th>${columns.map(
    (column) => markup`<th scope="col">${column === 'none' ? noReason : wordsIn('en').reasons[column]}</th>`,
  )}</tr></thead><tbody>${ratings.map(
    ({ document, reasons }) =>
      markup`<tr><th scope="row"><a href="${documentPath(document)}">${titles.get(document) ?? document}</a></th>${columns.map(
        (column) => markup`<td>${reasons[column] || '–'}</td>`,
      )}</tr>`,
  )}</tbody></table></div></div>`;
}

function questionsMain({ groups, isCapped, days, form, ratings, titles }: QuestionsView): Html {
  return markup`<h1>${words.title}</h1>
<p>${words.intro}</p>
<form class="period" method="get" action="${QUESTIONS_PATH}"><label for="days">${words.period}</label>
<select id="days" name="days">${PERIODS.map((period) => markup`<option value="${period}"${flag('selected', period === days)}>${words.days(period)}</option>`)}</select>
<button type="submit" class="button plain">${words.show}</button></form>
${isCapped && markup`<p class="muted">${words.capped}</p>`}
${
  groups.length
    ? markup`<ul class="question-groups">${groups.map((group) => showGroup(group, days, form))}</ul>`
    : markup`<p class="empty">${filled(words.none, { search: markup`<a href="${SEARCH_PATH}">${words.search}</a>` })}</p>`
}
${ratings.length > 0 && ratingsTable(ratings, titles)}`;
}

function showGroup({ questions }: QuestionGroup, days: number, form: CsrfFormFields): Html {
  const [first, ...others] = questions;
  if (!first) return markup``;
  const answers = questions.map(({ answer }) => answer);
  const address = `${NEW_NOTE_PATH}?questions=${answers.slice(0, MAX_IN_AN_ADDRESS).map(encodeURIComponent).join('+')}`;
  const about = markup`<span class="hidden">: ${first.text}</span>`;
  return markup`<li class="question-group"><h2 dir="auto">${pseudonymsShown(first.text, true)}</h2>
<p class="document-facts-line">${summary(questions)}</p>
${said(questions)}${
    others.length > 0 &&
    markup`<details${others.length <= 3 && markup` open`}><summary>${words.otherWays(others.length)}</summary><ul>${others.map(
      (one) =>
        markup`<li dir="auto">${pseudonymsShown(one.text, true)} <span class="muted">${facts(one)}</span></li>`,
    )}</ul></details>`
  }
<div class="buttons"><a class="button plain" href="${address}">${words.write}${about}</a>
<a class="button plain" href="${SEARCH_PATH}?answer=${encodeURIComponent(first.answer)}">${words.seeWhy}${about}</a>
${form(
  QUESTIONS_PATH,
  markup`<input type="hidden" name="answers" value="${answers.join(' ')}"><input type="hidden" name="days" value="${days}">
<button type="submit" name="do" value="handled" class="button link">${words.dismiss}${about}</button>`,
  'inline',
)}</div></li>`;
}

function said(questions: readonly MissedQuestion[]): Html | false {
  const wrong = questions.flatMap((one) => one.said ?? []);
  return (
    wrong.length > 0 &&
    markup`<p class="hint">${words.wrong}</p>
${wrong.map((one) => markup`<blockquote dir="auto">${pseudonymsShown(one, true)}</blockquote>`)}
`
  );
}

/** Returns, for example, "4 times, 12 May to 3 June · 4 not found · England". A group has one reason. */
function summary(questions: readonly MissedQuestion[]): Html {
  const days = questions.map(({ askedAt }) => askedAt).sort();
  const [from, to] = [shortDate(days[0]!), shortDate(days.at(-1)!)];
  const [first, ...others] = questions;
  const why = others.length ? `${questions.length} ${words.why[first!.why]}` : whyMissed(first!);
  const nations = [...new Set(questions.flatMap(({ jurisdiction }) => jurisdiction ?? []))].map(
    jurisdictionName,
  );
  return dotted([words.asked(questions.length, from, to), why, nations.join(', ')]);
}

function facts(question: MissedQuestion): string {
  const { askedAt, jurisdiction } = question;
  return [shortDate(askedAt), whyMissed(question), jurisdiction && jurisdictionName(jurisdiction)]
    .filter(Boolean)
    .join(', ');
}

/** Says why a question counts as unanswered. */
export function whyMissed({ why, reason }: MissedQuestion): string {
  const said = words.why[why];
  return reason === undefined ? said : `${said}: “${wordsIn('en').reasons[reason]}”`;
}
