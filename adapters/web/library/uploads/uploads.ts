// Serves the uploads page. An uploaded file becomes a change to review.
import { readFile } from 'node:fs/promises';
import {
  LARGEST_UPLOAD_BYTES,
  uploadDetailsSchema,
  type UploadDetails,
  UPLOAD_KINDS,
  type HeldUpload,
} from '../../../../ingest/model/upload.js';
import { Failure } from '../../../../knowledge/model/errors.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import {
  authorityIn,
  nationsIn,
  type SentFields,
  AUTHORITY_OPTIONS,
  LANGUAGE_OPTIONS,
  describedBy,
  fieldProblem,
  nationBoxes,
  requiredMark,
  selectField,
  textField,
  type Field,
  type FieldProblems,
} from '../../design/fields.js';
import { checkForm, csrfFormOf, hiddenFields } from '../../security/csrf-form.js';
import { changePath, UPLOADS_PATH, editionPath } from '../../model/paths.js';
import { atMost } from '../../security/limit-concurrent-work.js';
import { FOREIGN, isFromOurPages, UNREADABLE, type Posted, type Refusal } from '../../security/post-guard.js';
import { withSentFile, type SentForm } from '../../server/receive-file.js';
import type { EditingLibrary } from '../frame/context.js';
import { done, reviewPageReply, saidIn, type Notice } from '../frame/editor-frame.js';
import { DETAIL_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { frameWording } from '../wording/frame-wording.js';
import { uploadWording as words } from '../wording/upload-wording.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { longDate } from '../../design/format-time.js';

const MEGABYTES = LARGEST_UPLOAD_BYTES / (1024 * 1024);
const SAID = { live: words.live };

/**
 * The time limit for reading a file, in milliseconds. A PDF of several thousand pages takes a while to read.
 */
const LIMIT_MS = 180_000;
/** The number of files that each process reads at the same time, because a file is in memory while it is parsed. */
const MAX_AT_ONCE = 2;

const BUSY: Refusal = {
  status: 503,
  problem: words.busy,
  retryAfterSeconds: 30,
};
const PROBLEMS: Record<NonNullable<SentForm['problem']>, Refusal> = {
  unreadable: UNREADABLE,
  'too-large': { status: 413, problem: words.tooLarge(MEGABYTES) },
  'too-many': { status: 400, problem: words.tooMany },
};

const NOTHING_TYPED: SentFields = { field: () => undefined };

export function mountUploads(routes: GuardedRoutes, library: EditingLibrary): void {
  const upload = atMost(MAX_AT_ONCE);
  routes.get(UPLOADS_PATH, (exchange) => showUploads(library, exchange, saidIn(exchange, SAID)));
  routes.post(
    UPLOADS_PATH,
    async (exchange) => {
      if (!isFromOurPages(exchange, library.options.publicUrl))
        return refuseUpload(library, exchange, FOREIGN);
      const reply = await upload(() =>
        withSentFile(exchange, LARGEST_UPLOAD_BYTES, (sent) => receiveUpload(library, exchange, sent)),
      );
      return reply ?? refuseUpload(library, exchange, BUSY);
    },
    { readsBody: true, timeoutMs: LIMIT_MS },
  );
}

async function showUploads(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice,
  typed?: SentFields,
): Promise<HttpReply> {
  const [uploads, live] = await Promise.all([
    library.editing.writing.uploads.list(),
    library.options.guidance.documents(),
  ]);
  const documents = live?.documents ?? [];
  const chosen = documents.find(({ slug }) => slug === exchange.query.get('document'));
  return reviewPageReply(library, exchange, {
    title: words.title,
    current: UPLOADS_PATH,
    notice,
    styles: ['writing.css'],
    scripts: ['desk.js', 'upload-form.js'],
    main: uploadsMain({
      uploads,
      documents,
      hidden: hiddenFields(csrfFormOf(library.editorOf(exchange))),
      typed: typed ?? (chosen ? filledIn(chosen) : NOTHING_TYPED),
      problems: notice.fields,
    }),
  });
}

async function refuseUpload(
  library: EditingLibrary,
  exchange: HttpExchange,
  refusal: Refusal,
  typed?: SentFields,
): Promise<HttpReply> {
  const reply = await showUploads(library, exchange, refusal, typed);
  if (refusal.retryAfterSeconds === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'Retry-After': String(refusal.retryAfterSeconds) } };
}

async function receiveUpload(
  library: EditingLibrary,
  exchange: HttpExchange,
  { fields, file, problem }: SentForm,
): Promise<HttpReply> {
  const visitor = library.editorOf(exchange);
  const posted: Posted = { wantsJson: false, field: (name) => fields.get(name) };
  const refusal =
    problem === 'unreadable'
      ? UNREADABLE
      : ((await checkForm(library, visitor, exchange, posted)) ?? (problem && PROBLEMS[problem]));
  if (refusal) return refuseUpload(library, exchange, refusal, posted);
  const { details, wrong } = await readDetails(library, posted);
  // If no file was chosen, browsers send a file without a name.
  if (!file?.name) wrong.unshift('file');
  if (!file?.name || !details)
    return showUploads(
      library,
      exchange,
      {
        problem: words.notUploaded,
        fields: Object.fromEntries(
          wrong.flatMap((name) => (words.problems[name] ? [[name, words.problems[name]]] : [])),
        ),
        status: 400,
      },
      posted,
    );
  try {
    const editor = visitor.person.name;
    const { change } = await library.editing.writing.uploads.take({
      name: file.name,
      bytes: await readFile(file.path),
      details,
      editor,
    });
    return change ? done(changePath(change.id), 'uploaded') : done(UPLOADS_PATH, 'live');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const problem = `${error.message} ${error.remedy}`;
    return showUploads(library, exchange, { problem, status: 400 }, posted);
  }
}

async function readDetails(
  { options }: EditingLibrary,
  posted: Posted,
): Promise<{ details?: UploadDetails; wrong: string[] }> {
  const slug = posted.field('slug');
  const live = slug
    ? (await options.guidance.documents())?.documents.find((one) => one.slug === slug)
    : undefined;
  const checked = uploadDetailsSchema.safeParse(detailsOf(posted, live && detailsByField(live)));
  if (checked.success) return { details: checked.data, wrong: [] };
  const fields = checked.error.issues.map(({ path }) => String(path[0]));
  return { wrong: fields.map((field) => (field === 'jurisdictions' ? 'nations' : field)) };
}

/**
 * In a new version of a document, blank fields are taken from the live document, except the title and date,
 * which are read from the file.
 */
function detailsOf(posted: Posted, live: Record<string, string> = {}): Record<keyof UploadDetails, unknown> {
  const typed = (name: string) => posted.field(name)?.trim() || undefined;
  const text = (name: string) => typed(name) ?? live[name];
  const nations = nationsIn(posted);
  return {
    slug: typed('slug'),
    title: typed('title'),
    date: typed('date'),
    publisher: text('publisher'),
    jurisdictions: nations.length ? nations : nationsIn({ field: (name) => live[name] }),
    authority: authorityIn(text('authority')),
    language: text('language'),
    url: text('url'),
    licence: text('licence'),
  };
}

interface UploadsView {
  uploads: readonly Omit<HeldUpload, 'bytes'>[];
  /** The live documents, because the file may be a new version of one of them. */
  documents: readonly GuidanceDocument[];
  hidden: Html;
  typed: SentFields;
  problems?: FieldProblems;
}

const ACCEPTED = UPLOAD_KINDS.map((kind) => `.${kind}`).join(',');

function uploadsMain(view: UploadsView): Html {
  return markup`<h1>${words.title}</h1>
<p>${words.intro}</p>
<form method="post" action="${UPLOADS_PATH}" class="stack" enctype="multipart/form-data" novalidate data-problems="${JSON.stringify(words.problems)}" data-documents="${JSON.stringify(Object.fromEntries(view.documents.map((document) => [document.slug, detailsByField(document)])))}">${view.hidden}
${fields(view)}
</form>
<section aria-labelledby="uploaded-title"><h2 id="uploaded-title">${words.previous}</h2>${
    view.uploads.length
      ? markup`<ul class="documents">${view.uploads.map(showUpload)}</ul>`
      : markup`<p class="empty">${words.none}</p>`
  }</section>`;
}

function choices(
  documents: UploadsView['documents'],
  uploads: UploadsView['uploads'],
): { slug: string; title: string }[] {
  const known = new Map([...uploads, ...documents].map(({ slug, title }) => [slug, { slug, title }]));
  return [...known.values()].sort((one, other) => one.title.localeCompare(other.title, 'en-GB'));
}

function fields({ typed, documents, uploads, problems }: UploadsView): Html {
  const labels = DETAIL_LABELS;
  const value = (name: string) => typed.field(name) ?? '';
  const text = (name: keyof typeof labels, more: Partial<Field> = {}) =>
    textField({ name, label: labels[name], value: value(name), problems, ...more });
  return markup`<label for="file">${words.file} ${requiredMark()}</label>${fieldProblem('file', problems)}
<p class="hint" id="file-hint">${words.fileHint(MEGABYTES)}</p>
<input id="file" name="file" type="file" required accept="${ACCEPTED}"${describedBy('file', problems, 'file-hint')}>
${selectField({
  name: 'slug',
  label: words.which,
  value: value('slug'),
  none: words.newDocument,
  hint: words.whichHint,
  options: choices(documents, uploads).map(({ slug, title }) => [slug, title]),
})}
${text('title', { hint: words.titleHint })}
${text('publisher', { isRequired: true })}
${text('date', { hint: words.dateHint })}
${nationBoxes({ legend: labels.jurisdictions, chosen: nationsIn(typed), problems })}
${selectField({ name: 'authority', label: labels.authority, value: value('authority'), none: words.choose, options: AUTHORITY_OPTIONS, isRequired: true, problems })}
${selectField({ name: 'language', label: labels.language, value: value('language'), none: frameWording.languageFromText, options: LANGUAGE_OPTIONS })}
${text('url', { hint: words.addressHint })}
${text('licence', { hint: words.licenceHint, isRequired: true })}
<div class="buttons"><button type="submit" class="button primary">${words.button}</button></div>`;
}

function showUpload({ slug, title, name, edition, at, editor }: UploadsView['uploads'][number]): Html {
  return markup`<li><a href="${editionPath(slug, edition)}">${title}</a>
<p class="document-facts-line">${filled(words.uploaded, { name: markup`<bdi>${name}</bdi>`, day: longDate(at), editor: markup`<bdi>${editor}</bdi>` })}</p></li>`;
}

/** Leaves out the title and date, because those are read from the new file. */
function detailsByField(document: GuidanceDocument): Record<string, string> {
  const { publisher, jurisdictions, authority, language, url, licence } = document;
  return {
    ...Object.fromEntries(jurisdictions.map((nation) => [`nation-${nation}`, 'yes'])),
    authority,
    ...(publisher !== undefined && { publisher }),
    ...(language !== undefined && { language }),
    ...(url !== undefined && { url }),
    ...(licence !== undefined && { licence }),
  };
}

function filledIn(document: GuidanceDocument): SentFields {
  const details: Record<string, string> = { slug: document.slug, ...detailsByField(document) };
  return { field: (name) => details[name] };
}
