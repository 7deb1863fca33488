// Lists the live documents by type of guidance, each with its nations, date and status.
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import {
  AUTHORITIES,
  JURISDICTIONS,
  type Authority,
  type GuidanceDocument,
  type Jurisdiction,
} from '../../../../knowledge/model/source.js';
import { guidanceWords, jurisdictionNames } from '../../../../knowledge/model/words/guidance-names.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { warning } from '../../design/render.js';
import { contactPath, documentPath, LIBRARY_PATH, reportPath } from '../../model/paths.js';
import { reportWording } from '../wording/report-wording.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { proposalLinks } from '../terms-and-contacts/terms-and-contacts-page.js';
import { findForm } from './find-page.js';
import { dayAndTime, longDate } from '../../design/format-time.js';
import type { CheckedContact } from '../../../../bot/model/tasks/checked-terms-and-contacts.js';
import type { Proposal } from '../../../../bot/model/tasks/edited-entries.js';
import type { UnsafeReport } from '../../../../bot/model/tasks/unsafe-report.js';
import type { LiveDocuments } from '../../../../bot/model/guidance-queries.js';
import type { PractitionerWords } from '../../../../bot/copy/english/practitioner-words.js';
import { ownLanguage } from '../../design/own-language.js';

/** If a nation is given, lists documents that apply there and documents that do not say where they apply. */
export function listMain(
  live: LiveDocuments | undefined,
  nation: Jurisdiction | undefined,
  say: PractitionerWords,
  { reports = [], contacts = [], proposals = [], missing }: ForEditors = {},
): Html {
  const said = say.page.library;
  if (!live)
    return markup`<h1>${said.title}</h1>
<p>${said.nothing}</p>`;
  const shown = live.documents.filter(
    ({ jurisdictions }) => !nation || jurisdictions.length === 0 || jurisdictions.includes(nation),
  );
  const published = live.publishedAt ? longDate(live.publishedAt, say.language) : undefined;
  const { forNation } = guidanceWords(say.language);
  return markup`${reportAlert(reports)}${contactAlert(contacts)}${proposalAlert(proposals, contacts)}${missing !== undefined && markup`<p class="muted">${missing}</p>`}<h1>${said.title}</h1>
<p>${said.all(live.release, published)}</p>
${findForm({ text: '', ...(nation && { nation }) }, say, 'short')}
<nav class="parts" aria-label="${say.page.find.nation}"><ul>${nationLink(undefined, nation, say)}${JURISDICTIONS.map(
    (jurisdiction) => nationLink(jurisdiction, nation, say),
  )}</ul></nav>
<p class="muted">${said.documents(shown.length, nation && forNation[nation])}</p>
${newest(shown, say)}
${AUTHORITIES.map((authority) => group(authority, shown, say))}`;
}

/** What only editors see: answers reported as unsafe, helplines that are due for a check, and what is not set up. */
export interface ForEditors {
  reports?: readonly UnsafeReport[];
  contacts?: readonly CheckedContact[];
  /** Changes to helplines that are waiting for a second editor. */
  proposals?: readonly Proposal[];
  /** What has not been set up. */
  missing?: string;
}

function contactAlert(contacts: readonly CheckedContact[]): Html | false {
  const due = contacts.filter(({ state }) => state !== 'verified');
  if (!due.length) return false;
  return markup`<section class="reports" aria-label="${words.contacts}">${warning(words.alert(due.length))}<ul>${due.map(
    ({ contact: { id, name, expiresOn }, state }) =>
      markup`<li><a href="${contactPath(id)}">${name}</a>: ${
        state === 'expired' ? words.expired(readableDate(expiresOn)) : words.expiring(readableDate(expiresOn))
      }</li>`,
  )}</ul></section>`;
}

function proposalAlert(proposals: readonly Proposal[], contacts: readonly CheckedContact[]): Html | false {
  if (!proposals.length) return false;
  return markup`<section class="reports" aria-label="${words.second.waiting}">${warning(words.second.alert(proposals.length))}${proposalLinks(proposals, contacts)}</section>`;
}

/** Reports come first, because someone may be acting on the answer right now. */
function reportAlert(reports: readonly UnsafeReport[]): Html | false {
  if (!reports.length) return false;
  return markup`<section class="reports" aria-label="${reportWording.region}">${warning(reportWording.alert(reports.length))}<ul>${reports.map(
    ({ answer, people, lastAt }) =>
      markup`<li><a href="${reportPath(answer)}">Reported on ${dayAndTime(lastAt)}${people > 1 && ` by ${people} people`}</a></li>`,
  )}</ul></section>`;
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

const NEWEST = 3;

/** The newest documents, which the reader may not have seen. */
function newest(documents: readonly GuidanceDocument[], say: PractitionerWords): Html | false {
  const dated = documents
    .filter(({ sortDate, standing }) => sortDate !== undefined && standing === 'current')
    .sort((one, other) => other.sortDate!.localeCompare(one.sortDate!));
  if (documents.length <= NEWEST || !dated.length) return false;
  return markup`<section aria-labelledby="newest"><h2 id="newest">${say.page.library.newest}</h2><ul class="documents">${dated.slice(0, NEWEST).map((one) => listItem(one, say))}</ul></section>`;
}

function group(
  authority: Authority,
  documents: readonly GuidanceDocument[],
  say: PractitionerWords,
): Html | false {
  const members = documents
    .filter((document) => document.authority === authority)
    .sort((one, other) => one.title.localeCompare(other.title, 'en-GB'));
  if (!members.length) return false;
  // Folded, because people on a phone would have to scroll past every document to reach the last group.
  return markup`<details class="documents-of"${flag('open', documents.length <= NEWEST)}><summary><h2>${guidanceWords(say.language).authorities[authority]}</h2> <span class="muted">${members.length}</span></summary>
<ul class="documents">${members.map((one) => listItem(one, say))}</ul></details>`;
}

function listItem(document: GuidanceDocument, say: PractitionerWords): Html {
  const words = guidanceWords(say.language);
  const said = say.page.library;
  const facts = [
    jurisdictionNames(document.jurisdictions, words),
    document.publisher,
    document.date && readableDate(document.date, words),
  ].filter(Boolean);
  return markup`<li><a href="${documentPath(document.slug)}"${ownLanguage(say)}>${document.title}</a>
<p class="document-facts-line">${facts.join(' · ')}</p>
<p class="tags">${
    document.standing !== 'current' &&
    markup`<span class="tag tag-${document.standing}">${said.standings[document.standing]}</span>`
  }${document.sample && markup`<span class="tag">${said.sample}</span>`}</p></li>`;
}
