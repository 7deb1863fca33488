// Lists the recalls, and has a form to report an incorrect quote.
import {
  aboutSameText,
  mattersOf,
  type Recall,
  type RecallStanding,
} from '../../../../bot/model/recalls/recall.js';
import { countGiven } from '../../../../bot/recalls/count-recipients.js';
import { standingsOf } from '../../../../bot/recalls/recall-standing.js';
import { recipientsOfMatters } from '../../../../bot/recalls/recipients.js';
import { reportWrongWords } from '../../../../bot/recalls/report-wrong-words.js';
import { readUnsafeReport } from '../../../../bot/recalls/unsafe-reports.js';
import { liveEditions } from '../../../../ingest/editions/draft-document.js';
import type { EditionRecord } from '../../../../ingest/model/ports.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { areaField, selectField } from '../../design/fields.js';
import { filled } from '../../design/filled.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { RECALLS_PATH, recallPath, reportPath } from '../../model/paths.js';
import { datedTimeElement, longDate } from '../../design/format-time.js';
import type { ReadUnsafeReport } from '../../../../bot/model/recalls/unsafe-report.js';
import { reportedLine, shownQuestion } from './report-page.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  csrfFormFor,
  problemOf,
  reviewPageReply,
  saidIn,
  typedOr,
  type Notice,
  type CsrfFormFields,
  type EditorsForm,
} from '../frame/editor-frame.js';
import { frameWording } from '../wording/frame-wording.js';
import { recallWording } from '../wording/recall-wording.js';
import { reportWording } from '../wording/report-wording.js';
import { recallTags } from './recall-tags.js';
import { counted } from '../../../../bot/wording/english/plurals.js';
import { RECALL_REASON_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { typedText } from '../../security/post-guard.js';

const { list: said } = recallWording;

const LONGEST = 1_000;
/** How many recalls a page shows. One publication can change thousands of passages. */
const MATTERS_A_PAGE = 50;

export async function showRecalls(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, recallWording.list.said),
): Promise<HttpReply> {
  const { review } = library.editing;
  const { store } = library.options;
  const live = await liveEditions(review.ports.store);
  const all = await store.records.recalls.list();
  const waiting = mattersOf(all.filter(({ state }) => state === 'open'));
  const open = pageOf(exchange, 'open-from', waiting);
  const toDecide = await recipientsOfMatters(store, open.shown.flat());
  const decided = pageOf(
    exchange,
    'decided-from',
    mattersOf(all.filter(({ state }) => state !== 'open')).reverse(),
  );
  const standings = await standingsOf(review, [...open.shown, ...decided.shown]);
  const standingOf = new Map(
    [...open.shown, ...decided.shown].map(([one], n) => [one!.id, standings[n]!.words]),
  );
  const item = (matter: readonly Recall[], people?: number) =>
    listItem(matter, {
      people,
      words: standingOf.get(matter[0]!.id)!,
      sameText: matter[0]!.state === 'open' ? aboutSameText(matter, waiting) : [],
    });
  const unsafe = await Promise.all(
    (await store.records.reports.open()).map(({ answer }) =>
      readUnsafeReport(store, review.ports.store, answer),
    ),
  );
  return reviewPageReply(library, exchange, {
    title: recallWording.title,
    current: RECALLS_PATH,
    notice,
    main: markup`<h1>${recallWording.title}</h1>
<p>${said.intro}</p>
${reportedList(unsafe.filter((one) => one !== undefined))}
<section aria-labelledby="open"><h2 id="open">${said.toDecide}</h2>${
      toDecide.length
        ? markup`<ul class="items">${toDecide.map(({ matter, given }) => item(matter, countGiven(given).people))}</ul>${otherPages(open, said.which.toDecide, decided)}`
        : markup`<p class="empty">${said.none}</p>`
    }</section>
${decided.shown.length > 0 && markup`<section aria-labelledby="decided"><h2 id="decided">${said.decided}</h2><ul class="items">${decided.shown.map((matter) => item(matter))}</ul>${otherPages(decided, said.which.decided, open)}</section>`}
${wrongForm([...live.values()], csrfFormFor(library, exchange), notice)}`,
  });
}

interface Page {
  name: string;
  /** The position of the first recall shown, starting at 1. */
  first: number;
  shown: Recall[][];
  all: number;
}

/** If the page no longer exists because recalls have been decided, returns the last page. */
function pageOf({ query }: HttpExchange, name: string, matters: readonly Recall[][]): Page {
  const last = Math.max(0, Math.ceil(matters.length / MATTERS_A_PAGE) - 1);
  const asked = Math.floor((Number(query.get(name) ?? 1) - 1) / MATTERS_A_PAGE);
  const from = Math.min(last, Math.max(0, asked || 0)) * MATTERS_A_PAGE;
  return { name, first: from + 1, shown: matters.slice(from, from + MATTERS_A_PAGE), all: matters.length };
}

/**
 * `which` is hidden text for screen readers. It says which of the 2 lists the links are for, because both can
 * have the same links.
 */
function otherPages({ name, first, shown, all }: Page, which: string, beside: Page): Html | false {
  if (shown.length === all) return false;
  const end = first + shown.length - 1;
  const kept = beside.first > 1 ? `&${beside.name}=${beside.first}` : '';
  const link = (from: number, text: string) =>
    markup` <a href="${RECALLS_PATH}?${name}=${from}${kept}">${text}<span class="hidden"> ${which}</span></a>`;
  return markup`<p class="hint">${said.showing(first, end, all)}${first > 1 && link(first - MATTERS_A_PAGE, said.previous(MATTERS_A_PAGE))}${end < all && link(end + 1, said.next(Math.min(MATTERS_A_PAGE, all - end)))}</p>`;
}

function reportedList(reports: readonly ReadUnsafeReport[]): Html | false {
  if (!reports.length) return false;
  return markup`<section aria-labelledby="unsafe"><h2 id="unsafe">${reportWording.listed}</h2><ul class="items">${reports.map(
    ({ report, question }) =>
      markup`<li class="item"><h3 dir="auto"><a href="${reportPath(report.answer)}">${shownQuestion(question)}</a></h3><p class="item-facts"><span>${reportedLine(report)}</span></p></li>`,
  )}</ul></section>`;
}

interface ListItem {
  people: number | undefined;
  words: RecallStanding['words'];
  sameText: readonly Recall[][];
}

/** `matter` has at least one recall. */
function listItem(matter: readonly Recall[], { people, words, sameText }: ListItem): Html {
  const { id, title, reason, state, since, was, decidedBy, decidedAt } = matter[0]!;
  return markup`<li class="item"><h3><a href="${recallPath(id)}">${title}</a></h3>
${recallTags(state, words)}
<p class="item-facts"><span>${RECALL_REASON_LABELS[reason]}, ${longDate(since)}</span>${matter.length > 1 && markup`<span>${counted(matter.length, 'passage')}</span>`}${people !== undefined && markup`<span>${said.people(people)}</span>`}${sameText.length > 0 && markup`<span>${recallWording.sameText.as(sameText.map(([one]) => one!.id))}</span>`}${
    decidedBy !== undefined &&
    markup`<span>${filled(said.decidedBy, { name: markup`<bdi>${decidedBy}</bdi>`, when: decidedAt !== undefined && datedTimeElement(decidedAt) })}</span>`
  }</p>
<p class="recall-words">${was.length > 200 ? `${was.slice(0, 200).trimEnd()}…` : was}</p></li>`;
}

/**
 * The form to report incorrect text. Editors can use it even if the source has not changed, because the
 * source may be wrong too.
 */
function wrongForm(
  live: readonly Pick<EditionRecord, 'document'>[],
  form: CsrfFormFields,
  notice: Notice,
): Html {
  const { incorrect, needToKnow } = recallWording;
  const { fields: problems } = notice;
  const titles = live
    .map(({ document: { slug, title } }) => [slug, title] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, 'en-GB'));
  return markup`<details class="panel"${flag('open', notice.typed !== undefined)}><summary><h2 id="wrong">${incorrect.title}</h2></summary>
${form(
  RECALLS_PATH,
  markup`${selectField({ name: 'document', label: incorrect.document, value: typedOr(notice, 'document'), none: frameWording.choose, options: titles, isRequired: true, problems })}
${areaField({ name: 'words', label: incorrect.words, value: typedOr(notice, 'words'), rows: 2, maxLength: LONGEST, draft: 'words', isRequired: true, problems })}
${areaField({ name: 'comment', label: needToKnow, value: typedOr(notice, 'comment'), rows: 2, maxLength: LONGEST, draft: 'comment', hint: incorrect.hint, isRequired: true, problems })}
<div class="buttons"><button type="submit" class="button primary" name="do" value="wrong">${incorrect.button}</button></div>`,
)}</details>`;
}

export async function receiveWrong({ library, posted, refuse }: EditorsForm): Promise<HttpReply> {
  const [document, words, comment] = ['document', 'words', 'comment'].map((name) =>
    typedText(posted, name, LONGEST),
  ) as [string, string, string];
  const { problems } = recallWording;
  const fields = {
    ...(document === '' && { document: problems.document }),
    ...(words.length < 3 && { words: problems.words }),
    ...(comment === '' && { comment: problems.comment }),
  };
  if (Object.keys(fields).length) return refuse({ problem: problems.notStarted, fields, status: 400 });
  try {
    await reportWrongWords(library.editing.review, { document, words, comment });
    return done(RECALLS_PATH, 'wrong');
  } catch (error) {
    return refuse(problemOf(error));
  }
}
