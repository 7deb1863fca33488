// Shows what the guidance said on a past date, as far as we have it. The form is posted, because an address would be
// kept in the logs of servers on the way.
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import type { Answer } from '../../../../knowledge/model/answer.js';
import { documentLine } from '../../../../knowledge/model/words/citation.js';
import type { Jurisdiction } from '../../../../knowledge/model/source.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { areaField, NATION_OPTIONS, nationIn, requiredMark, selectField } from '../../design/fields.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { AS_OF_PATH, editionPath, RELEASES_PATH } from '../../model/paths.js';
import { quoteFigure } from '../../design/render-quote.js';
import { isoDay } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import { csrfFormFor, problemOf, receiveForm, reviewPageReply, type Notice } from '../frame/editor-frame.js';
import type { AnswerAsOf } from '../../ports/review-desk.js';
import { counted } from '../wording/labels.js';

const LONGEST = 1_000;

interface Asked {
  day: string;
  question: string;
  nation: Jurisdiction | undefined;
}

export function showAsOf(library: EditingLibrary, exchange: HttpExchange): HttpReply {
  return pastPage(library, exchange, { day: '', question: '', nation: undefined }, {});
}

export async function receiveAsOf(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { posted, refusal } = await receiveForm(library, exchange);
  const asked: Asked = {
    day: (posted.field('day') ?? '').trim(),
    question: (posted.field('question') ?? '').trim().slice(0, LONGEST),
    nation: nationIn(posted.field('nation')),
  };
  return pastPage(library, exchange, asked, refusal ?? (await askAsOfDay(library, asked)));
}

function pastPage(
  library: EditingLibrary,
  exchange: HttpExchange,
  asked: Asked,
  { past, ...notice }: Notice & { past?: AnswerAsOf },
): HttpReply {
  return reviewPageReply(library, exchange, {
    title: 'Search the guidance from a past date',
    current: RELEASES_PATH,
    notice,
    main: markup`<p class="kicker"><a href="${RELEASES_PATH}">Versions</a></p><h1>What did the guidance say on a past date?</h1>
${csrfFormFor(library, exchange)(AS_OF_PATH, askFields(asked, library.now()))}${past && then(past, asked, library.now())}`,
  });
}

async function askAsOfDay(library: EditingLibrary, asked: Asked): Promise<Notice & { past?: AnswerAsOf }> {
  const wrong = problemWith(asked, library.now());
  if (wrong.problem !== undefined) return wrong;
  try {
    return {
      past: await library.editing.review.askAsOfDay(asked.day, asked.question || undefined, asked.nation),
    };
  } catch (error) {
    return problemOf(error);
  }
}

function problemWith({ day, question }: Asked, now: Date): Notice {
  // JavaScript would read 30 February as 1 or 2 March.
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  if (!isDay) return { problem: 'Choose a date.', status: 400 };
  if (day > isoDay(now)) return { problem: 'Choose a date that is not in the future.', status: 400 };
  const isTooShort = question !== '' && question.length < 3;
  return isTooShort
    ? { problem: 'Enter a longer question, or leave it empty to list the documents.', status: 400 }
    : {};
}

function askFields({ day, question, nation }: Asked, now: Date): Html {
  return markup`<label for="day">Date ${requiredMark()}</label><input id="day" name="day" type="date" required max="${isoDay(now)}" value="${day}">
${areaField({ name: 'question', label: 'Question', value: question, rows: 2, maxLength: LONGEST, hint: 'Leave this empty to list the documents.' })}
${selectField({ name: 'nation', label: 'Nation', value: nation ?? '', none: 'Not given', options: NATION_OPTIONS })}
<div class="buttons"><button type="submit" class="button primary">Show the guidance</button></div>`;
}

function then({ answer, editions, undated, later, earliest }: AnswerAsOf, asked: Asked, now: Date): Html {
  const { day, nation } = asked;
  const documents = editions.length;
  const known = [
    day === isoDay(now)
      ? `${counted(documents, 'document')} ${documents === 1 ? 'is' : 'are'} live today.`
      : `We have ${counted(documents, 'document')} that ${documents === 1 ? 'was' : 'were'} in force on ${readableDate(day)}.`,
    earliest && `The earliest guidance we have is from ${readableDate(earliest)}.`,
    later > 0 && `We only have later versions of ${counted(later, 'document')}.`,
    undated > 0 &&
      `${counted(undated, 'document')} without a date ${undated === 1 ? 'was' : 'were'} not included.`,
  ];
  return markup`<section aria-labelledby="then"><h2 id="then">What the guidance said then</h2>
<p>${known.filter(Boolean).join(' ')}</p>
${answer ? answered(answer) : documentsThen(editions, nation)}</section>`;
}

function answered(answer: Answer): Content {
  if (answer.citations.length)
    return answer.citations.map((citation, index) =>
      quoteFigure({ kind: 'quote', number: index + 1, citation }, { idPrefix: 'past' }),
    );
  return markup`<p class="empty">${answer.outcome === 'needs-clarification' ? 'The answer depends on the nation. Choose a nation above and try again.' : 'None of the guidance we have from that date answers this.'}</p>`;
}

/** If a nation is given, also lists documents that do not say where they apply. */
function documentsThen(editions: AnswerAsOf['editions'], nation: Jurisdiction | undefined): Html | false {
  const shown = editions
    .filter(({ document: { jurisdictions: all } }) => !nation || !all.length || all.includes(nation))
    .sort((one, other) => one.document.title.localeCompare(other.document.title, 'en-GB'));
  return (
    shown.length > 0 &&
    markup`<ul class="documents">${shown.map(
      ({ id, document }) =>
        markup`<li><a href="${editionPath(document.slug, id)}">${document.title}</a><p class="document-facts-line">${documentLine(document)}</p></li>`,
    )}</ul>`
  );
}
