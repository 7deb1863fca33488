// The uploads page: a form for a file and its details, and earlier uploads.
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import { LARGEST_UPLOAD_BYTES, UPLOAD_KINDS, type HeldUpload } from '../../../../ingest/model/upload.js';
import {
  AUTHORITY_OPTIONS,
  describedBy,
  fieldProblem,
  nationBoxes,
  nationsIn,
  requiredMark,
  selectField,
  textField,
  type Field,
  type FieldProblems,
  type SentFields,
} from '../../design/fields.js';
import { markup, type Html } from '../../design/markup.js';
import { editionPath, UPLOADS_PATH } from '../../model/paths.js';
import { longDate } from '../../design/format-time.js';
import { uploadProblems } from '../wording/form-wording.js';
import { detailsByField } from './details-of-document.js';

export interface UploadsView {
  uploads: readonly Omit<HeldUpload, 'bytes'>[];
  /** The documents of the live release, because a file may be another edition of one. */
  documents: readonly GuidanceDocument[];
  hidden: Html;
  typed: SentFields;
  problems?: FieldProblems;
}

const ACCEPTED = UPLOAD_KINDS.map((kind) => `.${kind}`).join(',');
const MEGABYTES = LARGEST_UPLOAD_BYTES / (1024 * 1024);

export function uploadsMain(view: UploadsView): Html {
  return markup`<h1>Uploads</h1>
<p>Upload guidance that is not on a website. It goes to review before it can be published.</p>
<form method="post" action="${UPLOADS_PATH}" class="stack" enctype="multipart/form-data" novalidate data-problems="${JSON.stringify(uploadProblems)}" data-documents="${JSON.stringify(Object.fromEntries(view.documents.map((document) => [document.slug, detailsByField(document)])))}">${view.hidden}
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
  const text = (name: string, label: string, more: Partial<Field> = {}) =>
    textField({ name, label, value: value(name), problems, ...more });
  return markup`<label for="file">File ${requiredMark()}</label>${fieldProblem('file', problems)}
<p class="hint" id="file-hint">PDF, DOCX, ODT, HTML or Markdown, up to ${MEGABYTES} MB.</p>
<input id="file" name="file" type="file" required accept="${ACCEPTED}"${describedBy('file', problems, 'file-hint')}>
${selectField({
  name: 'slug',
  label: 'Which document is it?',
  value: value('slug'),
  none: 'A new one',
  hint: 'For a new version, leave blank any details that have not changed. We’ll take them from the live document.',
  options: choices(documents, uploads).map(({ slug, title }) => [slug, `New version of: ${title}`]),
})}
${text('title', 'Title', { hint: 'If you leave this blank, we’ll use the title in the file.' })}
${text('publisher', 'Publisher', { isRequired: true })}
${text('date', 'Date', { hint: 'As written by the publisher, for example “April 2026”. If you leave this blank, we’ll use the date in the file.' })}
${nationBoxes({ legend: 'Nations', chosen: nationsIn(typed), problems })}
${selectField({ name: 'authority', label: 'Type of guidance', value: value('authority'), none: 'Choose…', options: AUTHORITY_OPTIONS, isRequired: true, problems })}
${text('url', 'Address', { hint: 'Where people can read it online.' })}
${text('licence', 'Licence', { hint: 'The licence that lets us quote this guidance, for example “Open Government Licence v3.0”.', isRequired: true })}
<div class="buttons"><button type="submit" class="button primary">Upload and propose</button></div>`;
}

function showUpload({ slug, title, name, edition, at, editor }: UploadsView['uploads'][number]): Html {
  return markup`<li><a href="${editionPath(slug, edition)}">${title}</a>
<p class="document-facts-line"><bdi>${name}</bdi>, uploaded on ${longDate(at)} by <bdi>${editor}</bdi></p></li>`;
}
