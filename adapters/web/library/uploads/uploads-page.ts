// The page of uploads: the form for a file and its details, and earlier uploads.
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import { AUTHORITIES, JURISDICTIONS } from '../../../../knowledge/model/source.js';
import { authorityName, jurisdictionName } from '../../../../knowledge/model/words/guidance-names.js';
import type { HeldUpload } from '../../../../ingest/model/upload.js';
import { LARGEST_UPLOAD_BYTES, UPLOAD_KINDS } from '../../../../ingest/model/upload.js';
import type { Html } from '../../design/markup.js';
import type { FieldProblems } from '../../design/fields.js';
import { describedBy, fieldProblem, requiredMark } from '../../design/fields.js';
import { flag, markup } from '../../design/markup.js';
import { editionPath, UPLOADS_PATH } from '../../model/paths.js';
import { longDate } from '../../design/format-time.js';

export interface TypedUpload {
  field(name: string): string | undefined;
}

export interface UploadsView {
  uploads: readonly Omit<HeldUpload, 'bytes'>[];
  /** The documents of the live release: a file may be another edition of one. */
  documents: readonly GuidanceDocument[];
  hidden: Html;
  typed: TypedUpload;
  problems?: FieldProblems;
}

const ACCEPTED = UPLOAD_KINDS.map((kind) => `.${kind}`).join(',');
const MEGABYTES = LARGEST_UPLOAD_BYTES / (1024 * 1024);

export function uploadsMain(view: UploadsView): Html {
  return markup`<h1>Uploads</h1>
<p>Upload guidance that is not on a website. It goes to review before it can be published.</p>
<form method="post" action="${UPLOADS_PATH}" class="stack" enctype="multipart/form-data" novalidate>${view.hidden}
${fields(view)}
</form>
<section aria-labelledby="uploaded-title"><h2 id="uploaded-title">Previous uploads</h2>${
    view.uploads.length
      ? markup`<ul class="documents">${view.uploads.map(showUpload)}</ul>`
      : markup`<p class="empty">Nothing has been uploaded yet.</p>`
  }</section>`;
}

/** Documents that are live, and uploads that are not published yet. */
function choices(
  documents: UploadsView['documents'],
  uploads: UploadsView['uploads'],
): { slug: string; title: string }[] {
  const known = new Map([...uploads, ...documents].map(({ slug, title }) => [slug, { slug, title }]));
  return [...known.values()].sort((one, other) => one.title.localeCompare(other.title, 'en-GB'));
}

function fields({ typed, documents, uploads, problems }: UploadsView): Html {
  const value = (name: string) => typed.field(name) ?? '';
  return markup`<label for="file">File ${requiredMark()}</label>${fieldProblem('file', problems)}
<p class="hint" id="file-hint">PDF, DOCX, ODT, HTML or Markdown, up to ${MEGABYTES} MB.</p>
<input id="file" name="file" type="file" required accept="${ACCEPTED}"${describedBy('file', problems, 'file-hint')}>
<label for="slug">Which document is it?</label>
<select id="slug" name="slug"><option value="">A new one</option>${choices(documents, uploads).map(
    ({ slug, title }) =>
      markup`<option value="${slug}"${flag('selected', slug === value('slug'))}>New version of: ${title}</option>`,
  )}</select>
${text({ name: 'title', label: 'Title', value: value('title'), hint: 'Optional. If you leave this blank, we’ll use the title in the file.', problems })}
${text({ name: 'publisher', label: 'Publisher', value: value('publisher'), required: true, problems })}
${text({ name: 'date', label: 'Date', value: value('date'), hint: 'Optional. As written by the publisher, for example “April 2026”. If you leave this blank, we’ll use the date in the file.', problems })}
<fieldset class="choices" id="nations" tabindex="-1"${describedBy('nations', problems)}><legend>Nations ${requiredMark()}</legend>${fieldProblem('nations', problems)}${JURISDICTIONS.map(
    (nation) =>
      markup`<label><input type="checkbox" name="nation-${nation}"${flag('checked', value(`nation-${nation}`) !== '')}> ${jurisdictionName(nation)}</label>`,
  )}</fieldset>
<label for="authority">Status (statutory or non-statutory)</label>
<select id="authority" name="authority">${AUTHORITIES.map(
    (authority) =>
      markup`<option value="${authority}"${flag('selected', authority === (value('authority') || 'non-statutory-guidance'))}>${authorityName(authority)}</option>`,
  )}</select>
${text({ name: 'url', label: 'Address', value: value('url'), hint: 'Optional. Where people can read it online.', problems })}
${text({ name: 'licence', label: 'Licence', value: value('licence') || 'Open Government Licence v3.0', hint: 'The licence that lets us quote this guidance.', required: true, problems })}
<div class="buttons"><button type="submit" class="button primary">Upload and propose</button></div>`;
}

interface Field {
  name: string;
  label: string;
  value: string;
  hint?: string;
  required?: boolean;
  problems: FieldProblems | undefined;
}

function text({ name, label, value, hint, required = false, problems }: Field): Html {
  const hintId = hint === undefined ? undefined : `${name}-hint`;
  return markup`<label for="${name}">${label}${required && markup` ${requiredMark()}`}</label>${hint !== undefined && markup`<p class="hint" id="${hintId}">${hint}</p>`}${fieldProblem(name, problems)}
<input id="${name}" name="${name}" value="${value}" maxlength="300" autocomplete="off"${required && markup` required`}${describedBy(name, problems, hintId)}>`;
}

function showUpload({ slug, title, name, edition, at, editor }: UploadsView['uploads'][number]): Html {
  return markup`<li><a href="${editionPath(slug, edition)}">${title}</a>
<p class="document-facts-line"><bdi>${name}</bdi>, uploaded on ${longDate(at)} by <bdi>${editor}</bdi></p></li>`;
}
