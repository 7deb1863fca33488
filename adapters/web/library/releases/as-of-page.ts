// Shows what the assistant quoted from on a past date. The form is posted, because addresses are kept in the
// logs of servers.
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import {
  areaField,
  describedBy,
  fieldProblem,
  NATION_OPTIONS,
  nationIn,
  requiredMark,
  selectField,
  type FieldProblems,
} from '../../design/fields.js';
import { markup, type Html } from '../../design/markup.js';
import { AS_OF_PATH, RELEASES_PATH } from '../../model/paths.js';
import { isoDay } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  csrfFormFor,
  problemOf,
  receiveForm,
  reviewPageReply,
  wrongField,
  type Notice,
} from '../frame/editor-frame.js';
import { asOfPageWording } from '../wording/as-of-page-wording.js';
import { releaseWording } from '../wording/release-wording.js';
import { readPast, type AskedAsOf, type PublishedPast } from './read-past.js';
import { shownPast } from './shown-past.js';
import { typedText } from '../../security/post-guard.js';

const LONGEST = 1_000;

export function showAsOf(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  return pastPage(library, exchange, { day: '', question: '', nation: undefined }, {});
}

export async function receiveAsOf(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { posted, refusal } = await receiveForm(library, exchange);
  const asked: AskedAsOf = {
    day: typedText(posted, 'day'),
    question: typedText(posted, 'question', LONGEST),
    nation: nationIn(posted.field('nation')),
  };
  return pastPage(library, exchange, asked, refusal ?? (await pastOrProblem(library, asked)));
}

async function pastPage(
  library: EditingLibrary,
  exchange: HttpExchange,
  asked: AskedAsOf,
  { past, ...notice }: Notice & { past?: PublishedPast },
): Promise<HttpReply> {
  return reviewPageReply(library, exchange, {
    title: asOfPageWording.title,
    current: RELEASES_PATH,
    notice,
    main: markup`<p class="kicker"><a href="${RELEASES_PATH}">${releaseWording.all}</a></p><h1>${asOfPageWording.heading}</h1>
${csrfFormFor(library, exchange)(AS_OF_PATH, askFields(asked, library.now(), notice.fields))}${past && shownPast(past, asked)}`,
  });
}

async function pastOrProblem(
  library: EditingLibrary,
  asked: AskedAsOf,
): Promise<Notice & { past?: PublishedPast }> {
  const wrong = problemWith(asked, library.now());
  if (wrong.problem !== undefined) return wrong;
  try {
    return { past: await readPast(library.editing, asked) };
  } catch (error) {
    return problemOf(error);
  }
}

function problemWith({ day, question }: AskedAsOf, now: Date): Notice {
  // JavaScript would accept 30 February and read it as 1 or 2 March.
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  if (!isDay) return wrongField('day', asOfPageWording.problems.day);
  if (day > isoDay(now)) return wrongField('day', asOfPageWording.problems.future);
  const isTooShort = question !== '' && question.length < 3;
  return isTooShort ? wrongField('question', asOfPageWording.problems.short) : {};
}

function askFields({ day, question, nation }: AskedAsOf, now: Date, problems?: FieldProblems): Html {
  const words = asOfPageWording.fields;
  return markup`<label for="day">${words.day} ${requiredMark()}</label>${fieldProblem('day', problems)}<input id="day" name="day" type="date" required max="${isoDay(now)}" value="${day}"${describedBy('day', problems)}>
${areaField({ name: 'question', label: words.question, value: question, rows: 2, maxLength: LONGEST, hint: words.hint, problems })}
${selectField({ name: 'nation', label: words.nation, value: nation ?? '', none: words.noNation, options: NATION_OPTIONS })}
<div class="buttons"><button type="submit" class="button primary">${words.button}</button></div>`;
}
