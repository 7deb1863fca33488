// Lists the live documents by type of guidance: what practitioners look for most comes first.
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import {
  JURISDICTIONS,
  type Authority,
  type GuidanceDocument,
  type Jurisdiction,
} from '../../../../knowledge/model/source.js';
import { guidanceWords, jurisdictionNames } from '../../../../knowledge/model/words/guidance-names.js';
import { dotted } from '../../design/fact-list.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { documentPath, LIBRARY_PATH } from '../../model/paths.js';
import { findForm } from './find-page.js';
import { datedTime, longDate } from '../../design/format-time.js';
import type { LiveDocuments } from '../../../../bot/model/guidance-queries.js';
import type { PractitionerWords } from '../../../../bot/wording/english/practitioner-words.js';
import { ownLanguage, withOwn } from '../../design/own-language.js';

interface ListView {
  nation: Jurisdiction | undefined;
  say: PractitionerWords;
  alerts: Content;
  /** If an editor went back to this version, the time when it became live again. */
  again: string | undefined;
}

/** A nation's list also includes documents that do not say where they apply. */
export function listMain(live: LiveDocuments | undefined, { nation, say, alerts, again }: ListView): Html {
  const said = say.page.library;
  if (!live)
    return markup`<h1>${said.title}</h1>
<p>${said.nothing}</p>`;
  const shown = live.documents.filter(
    ({ jurisdictions }) => !nation || jurisdictions.length === 0 || jurisdictions.includes(nation),
  );
  const published = live.publishedAt ? longDate(live.publishedAt, say.language) : undefined;
  const { forNation } = guidanceWords(say.language);
  return markup`<h1>${said.title}</h1>
${alerts}
<p>${said.all(live.release, published, again && datedTime(again, say.language))}</p>
${findForm({ text: '', nation }, say, 'short')}
<nav class="parts" aria-label="${say.page.find.nation}"><ul>${nationLink(undefined, nation, say)}${JURISDICTIONS.map(
    (jurisdiction) => nationLink(jurisdiction, nation, say),
  )}</ul></nav>
<p class="muted">${said.documents(shown.length, nation && forNation[nation])}</p>
${newest(shown, say)}
${groups(shown, say)}`;
}

function nationLink(
  nation: Jurisdiction | undefined,
  current: Jurisdiction | undefined,
  say: PractitionerWords,
): Html {
  const href = nation ? `${LIBRARY_PATH}?nation=${nation}` : LIBRARY_PATH;
  return markup`<li><a href="${href}"${nation === current && markup` aria-current="page"`}>${
    nation ? guidanceWords(say.language).nations[nation] : say.page.find.allNations
  }</a></li>`;
}

/** The law comes last, because most of it consists of the many appendices of the Immigration Rules. */
const ORDER: readonly Authority[] = [
  'statutory-guidance',
  'practice-note',
  'non-statutory-guidance',
  'other',
  'statute',
];
const NEWEST = 3;
const SHOWN_FIRST = 5;

/**
 * Lists the newest documents, which readers may not have seen. Returns false if too many have the same date.
 * Leaves out the law: when the Immigration Rules change, all their appendices get the same date.
 */
function newest(documents: readonly GuidanceDocument[], say: PractitionerWords): Html | false {
  const dated = documents
    .filter(
      ({ sortDate, standing, authority }) =>
        sortDate !== undefined && standing === 'current' && authority !== 'statute',
    )
    .sort((one, other) => other.sortDate!.localeCompare(one.sortDate!));
  const { sortDate: next = '' } = dated[NEWEST] ?? {};
  const shown = dated.slice(0, NEWEST).filter((one) => one.sortDate! > next);
  if (documents.length <= NEWEST || !shown.length) return false;
  return markup`<section aria-labelledby="newest"><h2 id="newest">${say.page.library.newest}</h2>${list(shown, say)}</section>`;
}

/**
 * Only the start of the first group is open. Otherwise, people on a phone would have to scroll past every
 * document to reach the last group.
 */
function groups(documents: readonly GuidanceDocument[], say: PractitionerWords): Html[] {
  const several: Partial<Record<Authority, string>> = say.page.library.several;
  const present = ORDER.map((authority) => ({
    title: several[authority] ?? guidanceWords(say.language).authorities[authority],
    members: documents.filter((document) => document.authority === authority).sort(currentFirst),
  })).filter(({ members }) => members.length > 0);
  return present.map(({ title, members }, index) =>
    index === 0
      ? markup`<section aria-labelledby="first-group"><h2 id="first-group">${title}</h2>
${list(members.slice(0, SHOWN_FIRST), say)}${
          members.length > SHOWN_FIRST &&
          markup`<details class="documents-of"><summary>${say.page.library.showAll(members.length)}</summary>${list(members.slice(SHOWN_FIRST), say)}</details>`
        }</section>`
      : markup`<details class="documents-of"><summary><h2>${title}</h2> <span class="muted">${members.length}</span></summary>
${list(members, say)}</details>`,
  );
}

function currentFirst(one: GuidanceDocument, other: GuidanceDocument): number {
  const isOld = ({ standing }: GuidanceDocument) => Number(standing !== 'current');
  return isOld(one) - isOld(other) || one.title.localeCompare(other.title, 'en-GB');
}

function list(documents: readonly GuidanceDocument[], say: PractitionerWords): Html {
  return markup`<ul class="documents">${documents.map((one) => listItem(one, say))}</ul>`;
}

function listItem(document: GuidanceDocument, say: PractitionerWords): Html {
  const words = guidanceWords(say.language);
  const said = say.page.library;
  const facts = [
    jurisdictionNames(document.jurisdictions, words),
    document.publisher && withOwn(document.publisher, [{ text: document.publisher }], say),
    document.date && readableDate(document.date, words),
  ];
  return markup`<li><a href="${documentPath(document.slug)}"${ownLanguage(say, document.language)}>${document.title}</a>
<p class="document-facts-line">${dotted(facts)}</p>
<p class="tags">${
    document.standing !== 'current' &&
    markup`<span class="tag tag-${document.standing}">${said.standings[document.standing]}</span>`
  }${document.sample && markup`<span class="tag">${said.sample}</span>`}</p></li>`;
}
