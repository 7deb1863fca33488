// Receives uploads. A file becomes a change, or we say what is wrong with it.
import { readFile } from 'node:fs/promises';
import {
  LARGEST_UPLOAD_BYTES,
  uploadDetailsSchema,
  type UploadDetails,
} from '../../../../ingest/model/upload.js';
import { Failure } from '../../../../knowledge/model/errors.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { GuardedRoutes } from '../../sign-in/access.js';

import { authorityIn, nationsIn, type SentFields } from '../../design/fields.js';
import { checkForm, csrfFormOf, hiddenFields } from '../../security/csrf-form.js';
import { changePath, UPLOADS_PATH } from '../../model/paths.js';
import { seeOther } from '../../design/page.js';
import { atMost } from '../../security/at-most.js';
import { FOREIGN, isFromOurPages, UNREADABLE, type Posted, type Refusal } from '../../security/post-guard.js';
import { withSentFile, type SentForm } from '../../server/receive-file.js';
import type { EditingLibrary } from '../frame/context.js';
import { done, reviewPageReply, saidIn, type Notice } from '../frame/editor-frame.js';
import { uploadProblems } from '../wording/form-wording.js';
import { detailsByField, filledIn } from './details-of-document.js';
import { uploadsMain } from './uploads-page.js';

const SAID = { live: 'This text is already live, so there is nothing to review.' };

/** A PDF of several thousand pages takes a while to read. */
const LIMIT_MS = 180_000;
/** For each process, because a file is held in memory while it is parsed. */
const MAX_AT_ONCE = 2;

const BUSY: Refusal = {
  status: 503,
  problem: 'Other files are being uploaded. Wait 30 seconds, then choose your file again.',
  retryAfterSeconds: 30,
};
const PROBLEMS: Record<NonNullable<SentForm['problem']>, Refusal> = {
  unreadable: UNREADABLE,
  'too-large': {
    status: 413,
    problem: `The file is larger than ${LARGEST_UPLOAD_BYTES / (1024 * 1024)} MB. Remove its images or split it, then upload it again.`,
  },
  'too-many': { status: 400, problem: 'Upload one file at a time.' },
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
    title: 'Uploads',
    current: UPLOADS_PATH,
    notice,
    styles: ['writing.css'],
    scripts: ['desk.js', 'upload-form.js'],
    main: uploadsMain({
      uploads,
      documents,
      hidden: hiddenFields(csrfFormOf(library.editorOf(exchange))),
      typed: typed ?? (chosen ? filledIn(chosen) : NOTHING_TYPED),
      ...(notice.fields && { problems: notice.fields }),
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
  // A form sent without a file has one without a name.
  if (!file?.name) wrong.unshift('file');
  if (!file?.name || !details)
    return showUploads(
      library,
      exchange,
      {
        problem: 'The file was not uploaded. Correct these problems, then choose the file again:',
        fields: Object.fromEntries(
          wrong.flatMap((name) => (uploadProblems[name] ? [[name, uploadProblems[name]]] : [])),
        ),
        status: 400,
      },
      posted,
    );
  try {
    const editor = visitor.person.name ?? visitor.person.id;
    const { change } = await library.editing.writing.uploads.take({
      name: file.name,
      bytes: await readFile(file.path),
      details,
      editor,
    });
    return change ? seeOther(changePath(change.id)) : done(UPLOADS_PATH, 'live');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const problem = `${error.message} ${error.remedy}`;
    return showUploads(library, exchange, { problem, status: 400 }, posted);
  }
}

/** The details, or else the names of the fields that are wrong. */
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
 * A field left blank is taken from the live document, if this is a new version of one. Title and date are then read from
 * the file.
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
    url: text('url'),
    licence: text('licence'),
  };
}
