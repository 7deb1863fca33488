// Shows what the guidance said on a past date. The form is posted, because addresses are kept in the logs of
// servers.
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import type { Answer } from '../../../../knowledge/model/answer.js';
import { documentLine } from '../../../../knowledge/model/words/citation.js';
import type { GuidanceDocument, Jurisdiction } from '../../../../knowledge/model/source.js';
import type { Publication } from '../../../../ingest/model/editing.js';
import { versionsLiveOn } from '../../../../ingest/model/live-versions.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { areaField, NATION_OPTIONS, nationIn, requiredMark, selectField } from '../../design/fields.js';
import { dotted } from '../../design/fact-list.js';
import { filled } from '../../design/filled.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { AS_OF_PATH, editionPath, RELEASES_PATH } from '../../model/paths.js';
import { quoteFigure } from '../../design/render-quote.js';
import { datedTime, isoDay } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import { csrfFormFor, problemOf, receiveForm, reviewPageReply, type Notice } from '../frame/editor-frame.js';
import type { AnswerAsOf } from '../../ports/review-desk.js';
import { asOfPageWording } from '../wording/as-of-page-wording.js';
import { releaseWording } from '../wording/release-wording.js';
import { movePath } from './version-history.js';

const LONGEST = 1_000;

interface Asked {
  day: string;
  question: string;
  nation: Jurisdiction | undefined;
}

export function showAsOf(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
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

async function pastPage(
  library: EditingLibrary,
  exchange: HttpExchange,
  asked: Asked,
  { past, ...notice }: Notice & { past?: AnswerAsOf },
): Promise<HttpReply> {
  const publications = past ? await library.editing.review.records.publications() : [];
  const live = past && (await editionsLiveOn(library, publications, asked.day));
  return reviewPageReply(library, exchange, {
    title: asOfPageWording.title,
    current: RELEASES_PATH,
    notice,
    main: markup`<p class="kicker"><a href="${RELEASES_PATH}">${releaseWording.all}</a></p><h1>${asOfPageWording.heading}</h1>
${csrfFormFor(library, exchange)(AS_OF_PATH, askFields(asked, library.now()))}${past && live && markup`${versionsThen(publications, asked.day)}${then(past, live, asked, library.now())}`}`,
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
  // JavaScript would accept 30 February and read it as 1 or 2 March.
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  if (!isDay) return { problem: asOfPageWording.problems.day, status: 400 };
  if (day > isoDay(now)) return { problem: asOfPageWording.problems.future, status: 400 };
  const isTooShort = question !== '' && question.length < 3;
  return isTooShort ? { problem: asOfPageWording.problems.short, status: 400 } : {};
}

function askFields({ day, question, nation }: Asked, now: Date): Html {
  const words = asOfPageWording.fields;
  return markup`<label for="day">${words.day} ${requiredMark()}</label><input id="day" name="day" type="date" required max="${isoDay(now)}" value="${day}">
${areaField({ name: 'question', label: words.question, value: question, rows: 2, maxLength: LONGEST, hint: words.hint })}
${selectField({ name: 'nation', label: words.nation, value: nation ?? '', none: words.noNation, options: NATION_OPTIONS })}
<div class="buttons"><button type="submit" class="button primary">${words.button}</button></div>`;
}

type Edition = AnswerAsOf['editions'][number];

/** The editions in every version that was live that day, latest version first. */
async function editionsLiveOn(
  { editing: { review } }: EditingLibrary,
  publications: readonly Publication[],
  day: string,
): Promise<Edition[]> {
  const releases = new Set(versionsLiveOn(publications, day).map(({ release }) => release));
  const editions = await Promise.all([...releases].map((release) => review.editionsOf(release)));
  return editions.reverse().flat();
}

/**
 * Shows the versions that were live that day. The assistant could only quote those, even if a document's own
 * dates differ.
 */
function versionsThen(publications: readonly Publication[], day: string): Html {
  const words = asOfPageWording.versions;
  const versions = versionsLiveOn(publications, day);
  const first = publications.at(-1);
  return markup`<section aria-labelledby="versions"><h2 id="versions">${words.title(readableDate(day))}</h2>
${
  versions.length
    ? markup`<ul>${versions.map(
        ({ release, publication, from, to }) =>
          markup`<li>${filled(to === undefined ? words.since(datedTime(from)) : words.between(datedTime(from), datedTime(to)), { version: versionLink(words.version(release), movePath(publications, publication)) })}</li>`,
      )}</ul>`
    : markup`<p>${words.none} ${first && words.first(datedTime(first.at))}</p>`
}</section>`;
}

function versionLink(name: string, path: string | undefined): Content {
  return path === undefined ? name : markup`<a href="${path}">${name}</a>`;
}

function then(
  { answer, editions, undated, later, earliest }: AnswerAsOf,
  live: readonly Edition[],
  asked: Asked,
  now: Date,
): Html {
  const words = asOfPageWording.then;
  const { day, nation } = asked;
  const isToday = day === isoDay(now);
  const known = [
    isToday ? words.today(editions.length) : words.had(editions.length),
    earliest && words.earliest(readableDate(earliest)),
    later > 0 && words.later(later),
    undated > 0 && words.undated(undated),
    !isToday && !live.length && words.nothingLive,
    !isToday && live.length > 0 && answer && words.byDates,
  ];
  const compared = isToday ? [] : live;
  return markup`<section aria-labelledby="then"><h2 id="then">${isToday ? words.titleToday : words.title(readableDate(day))}</h2>
<p>${known.filter(Boolean).join(' ')}</p>
${answer ? answered(answer, editions, compared) : documentsThen(editions, nation, compared)}</section>${!answer && alsoLive(editions, live, nation)}`;
}

function answered(answer: Answer, editions: readonly Edition[], live: readonly Edition[]): Content {
  if (answer.citations.length)
    return answer.citations.map((citation, index) => {
      const edition = editions.find(({ document }) => document.slug === citation.document.slug);
      return markup`${quoteFigure({ kind: 'quote', number: index + 1, citation }, { idPrefix: 'past' })}${edition && notLive(edition, live)}`;
    });
  const { whichNation, noAnswer } = asOfPageWording.then;
  return markup`<p class="empty">${answer.outcome === 'needs-clarification' ? whichNation : noAnswer}</p>`;
}

/** A nation's list also includes documents that do not say where they apply. */
const isFor = ({ jurisdictions: all }: GuidanceDocument, nation: Jurisdiction | undefined) =>
  !nation || !all.length || all.includes(nation);

/** Says so if the assistant could not quote this edition that day. `live` is empty if there is nothing to compare. */
function notLive({ id, document: { slug } }: Edition, live: readonly Edition[]): Html | false {
  if (!live.length || live.some((one) => one.id === id)) return false;
  const { notHeld, otherHeld, other } = asOfPageWording.then;
  const held = live.find(({ document }) => document.slug === slug);
  const version = held && markup`<a href="${editionPath(slug, held.id)}">${other}</a>`;
  return markup`<p class="document-facts-line"><strong>${version ? filled(otherHeld, { version }) : notHeld}</strong></p>`;
}

function documentsThen(
  editions: readonly Edition[],
  nation: Jurisdiction | undefined,
  live: readonly Edition[],
): Html | false {
  const shown = editions
    .filter(({ document }) => isFor(document, nation))
    .sort((one, other) => one.document.title.localeCompare(other.document.title, 'en-GB'));
  return (
    shown.length > 0 &&
    markup`<ul class="documents">${shown.map((edition) => editionItem(edition, notLive(edition, live)))}</ul>`
  );
}

function editionItem({ id, document }: Edition, note: Html | false = false): Html {
  return markup`<li><a href="${editionPath(document.slug, id)}">${document.title}</a><p class="document-facts-line">${dotted([documentLine(document)])}</p>${note}</li>`;
}

/** Documents that the assistant could quote that day, although their own dates do not put them in the list. */
function alsoLive(
  editions: readonly Edition[],
  live: readonly Edition[],
  nation: Jurisdiction | undefined,
): Html | false {
  const listed = new Set(editions.map(({ document }) => document.slug));
  const others = live.filter(({ document }) => {
    const isOther = !listed.has(document.slug) && isFor(document, nation);
    listed.add(document.slug);
    return isOther;
  });
  if (!others.length) return false;
  const { title, why } = asOfPageWording.alsoLive;
  return markup`<section aria-labelledby="also-live"><h2 id="also-live">${title}</h2><p>${why}</p><ul class="documents">${others.map((edition) => editionItem(edition))}</ul></section>`;
}
