// What is live: documents by type of guidance, each with its nations, date and status.
import { readableDate } from '../../../../knowledge/model/citation.js';
import type {
  Authority,
  GuidanceDocument,
  Jurisdiction,
  Standing,
} from '../../../../knowledge/model/source.js';
import {
  AUTHORITIES,
  authorityName,
  jurisdictionName,
  jurisdictionNames,
  JURISDICTIONS,
} from '../../../../knowledge/model/source.js';
import type { Html } from '../../design/markup.js';
import { markup } from '../../design/markup.js';
import { documentPath, LIBRARY_PATH } from '../../model/paths.js';
import { longDate } from '../../design/format-time.js';
import type { LiveDocuments } from '../../../../bot/model/guidance-queries.js';

const STANDING_WORDS: Record<Standing, string> = {
  current: 'Current',
  superseded: 'Replaced by a newer version',
  withdrawn: 'Withdrawn',
};

/** With a nation: what applies there, and what does not say where it applies. */
export function listMain(live: LiveDocuments | undefined, nation: Jurisdiction | undefined): Html {
  if (!live)
    return markup`<h1>Library</h1>
<p>No guidance has been published here yet.</p>`;
  const shown = live.documents.filter(
    ({ jurisdictions }) => !nation || jurisdictions.length === 0 || jurisdictions.includes(nation),
  );
  const published = live.publishedAt ? `, published on ${longDate(live.publishedAt)}` : '';
  return markup`<h1>Library</h1>
<p>All the guidance the assistant quotes from: version ${live.release}${published}.</p>
<nav class="parts" aria-label="Nation"><ul>${nationLink(undefined, nation)}${JURISDICTIONS.map(
    (jurisdiction) => nationLink(jurisdiction, nation),
  )}</ul></nav>
<p class="muted">${shown.length} ${shown.length === 1 ? 'document' : 'documents'}${nation && ` for ${jurisdictionName(nation)}`}</p>
${AUTHORITIES.map((authority) => group(authority, shown))}`;
}

function nationLink(nation: Jurisdiction | undefined, current: Jurisdiction | undefined): Html {
  const href = nation ? `${LIBRARY_PATH}?nation=${nation}` : LIBRARY_PATH;
  return markup`<li><a href="${href}"${nation === current && markup` aria-current="page"`}>${
    nation ? jurisdictionName(nation) : 'All nations'
  }</a></li>`;
}

function group(authority: Authority, documents: readonly GuidanceDocument[]): Html | false {
  const members = documents
    .filter((document) => document.authority === authority)
    .sort((one, other) => one.title.localeCompare(other.title, 'en-GB'));
  if (!members.length) return false;
  return markup`<section aria-labelledby="authority-${authority}"><h2 id="authority-${authority}">${authorityName(authority)}</h2>
<ul class="documents">${members.map(listItem)}</ul></section>`;
}

function listItem(document: GuidanceDocument): Html {
  const facts = [
    jurisdictionNames(document.jurisdictions),
    document.publisher,
    document.date && readableDate(document.date),
  ].filter(Boolean);
  return markup`<li><a href="${documentPath(document.slug)}">${document.title}</a>
<p class="document-facts-line">${facts.join(' · ')}</p>
<p class="tags">${
    document.standing !== 'current' &&
    markup`<span class="tag tag-${document.standing}">${STANDING_WORDS[document.standing]}</span>`
  }${document.sample && markup`<span class="tag">Sample text</span>`}</p></li>`;
}
