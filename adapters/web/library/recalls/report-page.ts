// Shows an answer that was reported as unsafe, and the form to start a recall.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type {
  ReadUnsafeReport,
  ReportedQuote,
  ReportRound,
  UnsafeReport,
} from '../../../../bot/model/recalls/unsafe-report.js';
import { readUnsafeReport, startRecall } from '../../../../bot/recalls/unsafe-reports.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { pseudonymsShown } from '../../chat/entries.js';
import { datedTimeElement } from '../../design/format-time.js';
import { areaField, describedBy, fieldProblem } from '../../design/fields.js';
import { filled } from '../../design/filled.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { modelClaims } from '../../design/render.js';
import { quoteFigure } from '../../design/render-quote.js';
import { RECALLS_PATH, recallPath, reportPath } from '../../model/paths.js';
import { typedText, type Posted } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  notFound,
  problemOf,
  reviewPageReply,
  saidIn,
  settingOf,
  typedOr,
  type EditorsForm,
  type Notice,
  type PageSetting,
} from '../frame/editor-frame.js';
import { recallWording } from '../wording/recall-wording.js';
import { reportWording } from '../wording/report-wording.js';
import { howManyWereGiven } from './how-many-were-given.js';
import {
  JUST_STARTED,
  openedRecalls,
  recallsOpenedBy,
  recallsWaitingFor,
  type OpenedRecall,
} from './recalls-opened.js';

const LONGEST = 1_000;

export async function showReport(
  library: EditingLibrary,
  exchange: HttpExchange,
  given?: Notice,
): Promise<HttpReply> {
  const found = await findReport(library, exchange.params.answer ?? '');
  if (!found) return notFound(library, exchange, RECALLS_PATH, reportWording.notFound);
  const opened = await recallsOpenedBy(library, found);
  const waiting = await recallsWaitingFor(library, found);
  const notice = given ?? noticeOf(exchange, found);
  return reviewPageReply(library, exchange, {
    title: reportWording.title,
    current: RECALLS_PATH,
    report: found.report.answer,
    notice,
    main: reportMain(found, { opened, waiting }, settingOf(library, exchange, notice)),
  });
}

const findReport = ({ options, editing }: EditingLibrary, answer: string) =>
  readUnsafeReport(options.store, editing.review.ports.store, answer);

function noticeOf(exchange: HttpExchange, { given }: ReadUnsafeReport): Notice {
  if (exchange.query.get('said') === JUST_STARTED) return { said: recallWording.started(given.people) };
  return saidIn(exchange, reportWording.said);
}

function reportMain(
  found: ReadUnsafeReport,
  { opened, waiting }: { opened: readonly OpenedRecall[]; waiting: Html | false },
  setting: PageSetting,
): Html {
  const { report, answer, question, given, words, earlier, isUrgent } = found;
  const { citations } = answer.answer;
  const { all, who, given: wereGiven } = recallWording;
  const said = reportWording;
  return markup`<p class="kicker"><a href="${RECALLS_PATH}">${all}</a></p>
<h1>${said.title}</h1>
<p>${reportedLine(report)} ${filled(said.given, { when: datedTimeElement(answer.createdAt) })}</p>
${opened.length > 0 ? openedRecalls(opened) : waiting && markup`<p>${waiting}</p>`}${words.length > 0 && markup`<section aria-labelledby="wrong"><h2 id="wrong">${said.whatIsWrong}</h2>${saidWords(words)}${isUrgent && markup`<p><strong>${said.urgent}</strong></p>`}</section>\n`}${
    earlier.length > 0 &&
    markup`<section aria-labelledby="earlier"><h2 id="earlier">${said.before}</h2>${earlier.map((round) => markup`${saidWords(round.words)}${handledLine(round)}`)}</section>\n`
  }<section aria-labelledby="asked"><h2 id="asked">${said.asked}</h2><p dir="auto">${shownQuestion(question)}</p></section>
<section aria-labelledby="reach"><h2 id="reach">${who}</h2>${howManyWereGiven(given)}
<p class="hint">${said.counts}</p></section>
<section aria-labelledby="answer"><h2 id="answer">${wereGiven}</h2>
${modelClaims(answer.answer, 'report')}
${citations.map((citation, n) => quoteFigure({ kind: 'quote', number: n + 1, citation }, { idPrefix: 'report' }, wordsIn('en')))}
<ul>${found.quotes.map((quote, n) => markup`<li>${liveLine(quote, n + 1)}</li>`)}</ul></section>
${decision(found, setting)}`;
}

function liveLine({ isLive, stoppedBy }: ReportedQuote, quote: number): Html {
  const said = reportWording.live;
  if (stoppedBy === undefined) return filled(isLive ? said.quoted : said.gone, { quote });
  const recall = markup`<a href="${recallPath(stoppedBy)}">${recallWording.number(stoppedBy)}</a>`;
  return filled(isLive ? said.stopped : said.goneAndStopped, { quote, recall });
}

const saidWords = (words: readonly string[]) =>
  words.map((text) => markup`<blockquote dir="auto">${pseudonymsShown(text, true)}</blockquote>`);

function handledLine({ handled }: Pick<ReportRound, 'handled'>): Html | false {
  if (!handled) return false;
  const { by, outcome, at, comment } = handled;
  const line = filled(reportWording.handled[outcome], {
    name: markup`<bdi>${by}</bdi>`,
    when: datedTimeElement(at),
  });
  return markup`<p>${line}${outcome !== 'taken-back' && comment !== undefined && ` “${comment}”`}</p>`;
}

export function shownQuestion(question: string | undefined): Content {
  return question === undefined ? reportWording.deleted : pseudonymsShown(question, true);
}

export function reportedLine({ people, firstAt, lastAt }: UnsafeReport): Html {
  const { takenBack, reported, reportedLast } = reportWording;
  if (people === 0) return filled(takenBack, { when: datedTimeElement(firstAt) });
  const sentence = firstAt === lastAt ? reported(people) : reportedLast(people);
  return filled(sentence, { when: datedTimeElement(lastAt) });
}

function decision({ report, answer, quotes }: ReadUnsafeReport, setting: PageSetting): Content {
  const { citations } = answer.answer;
  const { form, notice } = setting;
  const said = reportWording;
  const isTakenBack = report.handled?.outcome === 'taken-back';
  if (report.handled && !isTakenBack) return handledLine(report);
  return markup`${isTakenBack && handledLine(report)}<section class="panel" aria-labelledby="decide"><h2 id="decide">${recallWording.decide}</h2>
${form(
  reportPath(report.answer),
  markup`<fieldset id="quotes" tabindex="-1"${describedBy('quotes', notice.fields)}><legend>${said.which}</legend>${fieldProblem('quotes', notice.fields)}${citations.map(({ document }, n) => markup`${quoteChoice(said.quote(n + 1, document.title), n + 1, citations.length === 1 || isTicked(notice.typed, n + 1))}${alsoStopped(quotes[n]!)}`)}</fieldset>
${areaField({ name: 'comment', label: recallWording.needToKnow, value: typedOr(notice, 'comment'), rows: 2, maxLength: LONGEST, draft: 'comment', hint: said.commentHint, isRequired: true, problems: notice.fields })}
<div class="buttons"><button type="submit" class="button primary" name="do" value="recall">${said.recall}</button>
<button type="submit" class="button plain" name="do" value="dismiss" formnovalidate>${said.dismiss}</button></div>`,
)}</section>`;
}

function quoteChoice(label: string, number: number, isChecked: boolean): Html {
  return markup`<label class="tick"><input type="checkbox" name="quote-${number}" value="wrong"${isChecked && markup` checked`}> ${label}</label>`;
}

function alsoStopped({ alsoStopped: statements }: ReportedQuote): Html | false {
  return (
    statements.length > 0 &&
    markup`<p class="hint">${reportWording.alsoStopped(statements.length)}</p><ul>${statements.map((statement) => markup`<li>${statement}</li>`)}</ul>`
  );
}

const isTicked = (posted: Notice['typed'], number: number) => posted?.field(`quote-${number}`) === 'wrong';

function readDecision(posted: Posted, { answer }: ReadUnsafeReport) {
  const isRecall = posted.field('do') === 'recall';
  const comment = typedText(posted, 'comment', LONGEST);
  const quotes = answer.answer.citations.map((_, n) => n + 1).filter((number) => isTicked(posted, number));
  const fields = {
    ...(isRecall && !quotes.length && { quotes: reportWording.noQuote }),
    ...(isRecall && comment === '' && { comment: recallWording.problems.comment }),
  };
  return { isRecall, quotes, comment, fields };
}

export async function receiveReport(form: EditorsForm): Promise<HttpReply> {
  const { library, exchange, posted, editor, refuse } = form;
  const { store } = library.options;
  const { ports } = library.editing.review;
  const answer = exchange.params.answer ?? '';
  const found = await findReport(library, answer);
  if (!found) return showReport(library, exchange);
  const { handled } = found.report;
  if (handled && handled.outcome !== 'taken-back')
    return refuse({ problem: reportWording.decided, status: 409 });
  const { isRecall, quotes, comment, fields } = readDecision(posted, found);
  if (Object.keys(fields).length)
    return refuse({ problem: recallWording.problems.notStarted, fields, status: 400 });
  if (isRecall) {
    try {
      const start = { answer, quotes, editor, comment };
      const first = await startRecall({ ...ports, store, guidance: ports.store }, start);
      const opened = await recallsOpenedBy(library, (await findReport(library, answer)) ?? found);
      return done(opened.length > 1 ? reportPath(answer) : recallPath(first), JUST_STARTED);
    } catch (error) {
      return refuse(problemOf(error));
    }
  }
  const dismissal = { by: editor, outcome: 'dismissed', ...(comment !== '' && { comment }) } as const;
  if (await store.records.reports.handle(answer, dismissal, ports.clock().toISOString()))
    return done(reportPath(answer), 'dismissed');
  return refuse({ problem: reportWording.decided, status: 409 });
}
