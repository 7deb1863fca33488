// Shows the versions that were live on a day, with their documents or what they answer.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import type { Answer } from '../../../../knowledge/model/answer.js';
import { documentLine } from '../../../../knowledge/model/words/citation.js';
import type { GuidanceDocument, Jurisdiction } from '../../../../knowledge/model/source.js';
import { dotted } from '../../design/fact-list.js';
import { filled } from '../../design/filled.js';
import { datedTime } from '../../design/format-time.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { TAKES_FOCUS } from '../../design/render.js';
import { quoteFigure } from '../../design/render-quote.js';
import { editionPath } from '../../model/paths.js';
import { asOfPageWording } from '../wording/as-of-page-wording.js';
import type { AnswerByDates, AskedAsOf, Edition, PublishedPast, VersionThen } from './read-past.js';
import { movePath } from './version-history.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';

const ENGLISH = guidanceWords('en');

export function shownPast(past: PublishedPast, asked: AskedAsOf): Html {
  const { versions, byDates } = past;
  const shown = byDates
    ? inForce(byDates, asked)
    : asked.question === ''
      ? documentsThen(versions, asked.nation)
      : answersThen(versions);
  return markup`${versionsThen(past, asked.day)}${shown}`;
}

function versionsThen({ publications, spans }: PublishedPast, day: string): Html {
  const words = asOfPageWording.versions;
  const first = publications.at(-1);
  return markup`<section aria-labelledby="versions"><h2 id="versions"${TAKES_FOCUS}>${words.title(readableDate(day, ENGLISH))}</h2>
${
  spans.length
    ? markup`<ul>${spans.map(
        ({ release, publication, from, to }) =>
          markup`<li>${filled(to === undefined ? words.since(datedTime(from)) : words.between(datedTime(from), datedTime(to)), { version: versionLink(words.version(release), movePath(publications, publication)) })}</li>`,
      )}</ul>`
    : markup`<p>${words.none} ${first && words.first(datedTime(first.at))}</p>`
}</section>`;
}

function versionLink(name: string, path: string | undefined): Content {
  return path === undefined ? name : markup`<a href="${path}">${name}</a>`;
}

/** Lists all documents of the last version of the day, and only those of the other versions that it does not have. */
function documentsThen(versions: readonly VersionThen[], nation: Jurisdiction | undefined): Html {
  const words = asOfPageWording.documents;
  const [last, ...earlier] = versions;
  const listed = new Set(last!.editions.map(({ id }) => id));
  const others = earlier.flatMap(({ release, editions }) =>
    forNation(editions, nation)
      .filter(({ id }) => !listed.has(id) && listed.add(id))
      .map((edition) => editionItem(edition, standingThen(edition.document), words.inVersion(release))),
  );
  const shown = forNation(last!.editions, nation);
  return markup`<section aria-labelledby="documents"><h2 id="documents">${words.title(last!.release)}</h2>
${shown.length ? markup`<ul class="documents">${shown.map((edition) => editionItem(edition, standingThen(edition.document)))}</ul>` : markup`<p class="empty">${nation ? words.noneForNation : words.none}</p>`}</section>${
    others.length > 0 &&
    markup`<section aria-labelledby="earlier"><h2 id="earlier">${words.earlier}</h2><ul class="documents">${others}</ul></section>`
  }`;
}

/** In order of version number, like most of the versions in the list above. */
function answersThen(versions: readonly VersionThen[]): Html {
  const words = asOfPageWording.answers;
  const asked = versions
    .filter(({ answer, isLoading }) => answer ?? isLoading)
    .sort((one, other) => one.release - other.release);
  const left = versions.length - asked.length;
  return markup`<section aria-labelledby="answers"><h2 id="answers">${words.title}</h2><p>${words.now}${left > 0 && ` ${words.left(left)}`}</p>
${asked.map(({ release, answer }) => markup`<article aria-labelledby="in-${release}"><h3 id="in-${release}">${words.version(release)}</h3>${answer ? answered(answer, `in-${release}`) : markup`<p>${words.loading}</p>`}</article>`)}</section>`;
}

function answered({ citations, outcome }: Answer, idPrefix: string): Content {
  if (citations.length)
    return citations.map((citation, n) =>
      quoteFigure({ kind: 'quote', number: n + 1, citation }, { idPrefix }, wordsIn('en')),
    );
  const { whichNation, noAnswer } = asOfPageWording.then;
  return markup`<p class="empty">${outcome === 'needs-clarification' ? whichNation : noAnswer}</p>`;
}

function inForce(
  { answer, editions, undated, later, maybeInForce, maybeReplaced, earliest }: AnswerByDates,
  { day, nation }: AskedAsOf,
): Html {
  const words = asOfPageWording.then;
  const known = [
    words.had(editions.length),
    earliest && words.earliest(readableDate(earliest, ENGLISH)),
    later > 0 && words.later(later),
    maybeInForce > 0 && words.maybeInForce(maybeInForce),
    maybeReplaced > 0 && words.maybeReplaced(maybeReplaced),
    undated > 0 && words.undated(undated),
  ];
  const shown = forNation(editions, nation);
  return markup`<section aria-labelledby="then"><h2 id="then">${words.title(readableDate(day, ENGLISH))}</h2>
<p>${known.filter(Boolean).join(' ')}</p>
${answer ? answered(answer, 'past') : shown.length > 0 && markup`<ul class="documents">${shown.map((edition) => editionItem(edition, standingBy(edition.document, day)))}</ul>`}</section>`;
}

/** Includes documents that do not say where they apply. */
function forNation(editions: readonly Edition[], nation: Jurisdiction | undefined): Edition[] {
  return editions
    .filter(({ document: { jurisdictions: all } }) => !nation || !all.length || all.includes(nation))
    .sort((one, other) => one.document.title.localeCompare(other.document.title, 'en-GB'));
}

/** What the library knew about the document while this version was live. */
function standingThen({ standing }: GuidanceDocument): string | undefined {
  return standing === 'current' ? undefined : asOfPageWording.standings[standing];
}

/** What we know today about a document on a day before anything was live. */
function standingBy({ standing, withdrawnOn }: GuidanceDocument, day: string): string | undefined {
  const words = asOfPageWording.standings;
  if (standing === 'superseded') return words.sinceSuperseded;
  if (standing === 'current') return undefined;
  if (withdrawnOn === undefined) return words.sinceWithdrawn;
  return withdrawnOn <= day ? words.withdrawn : undefined;
}

function editionItem({ id, document }: Edition, standing: string | undefined, version?: string): Html {
  return markup`<li><a href="${editionPath(document.slug, id)}">${document.title}</a><p class="document-facts-line">${dotted([documentLine(document, ENGLISH), version])}</p>${standing !== undefined && markup`<p class="tags"><span class="tag tag-${document.standing}">${standing}</span></p>`}</li>`;
}
