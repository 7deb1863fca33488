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

import { authorityIn, nationsIn, type FieldProblems, type SentFields } from '../../design/fields.js';
import { checkForm, csrfFormOf, hiddenFields } from '../../security/csrf-form.js';
import { changePath, UPLOADS_PATH } from '../../model/paths.js';
import { seeOther } from '../../design/page.js';
import { atMost } from '../../security/at-most.js';
import { FOREIGN, isFromOurPages, UNREADABLE, type Posted, type Refusal } from '../../security/post-guard.js';
import { withSentFile, type SentForm } from '../../server/receive-file.js';
import type { EditingLibrary } from '../frame/context.js';
import { done, reviewPageReply, saidIn, type Notice } from '../frame/editor-frame.js';
import { uploadProblems } from '../wording/form-wording.js';
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
  typed: SentFields = NOTHING_TYPED,
): Promise<HttpReply> {
  const [uploads, live] = await Promise.all([
    library.editing.writing.uploads.list(),
    library.options.guidance.documents(),
  ]);
  return reviewPageReply(library, exchange, {
    title: 'Uploads',
    current: UPLOADS_PATH,
    notice,
    styles: ['writing.css'],
    main: uploadsMain({
      uploads,
      documents: live?.documents ?? [],
      hidden: hiddenFields(csrfFormOf(library.editorOf(exchange))),
      typed,
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
  const wrong = wrongFields(posted, file?.name);
  if (!file || Object.keys(wrong).length)
    return showUploads(
      library,
      exchange,
      {
        problem: 'The file was not uploaded. Correct these problems, then choose the file again:',
        fields: wrong,
        status: 400,
      },
      posted,
    );
  try {
    const editor = visitor.person.name ?? visitor.person.id;
    const { change } = await library.editing.writing.uploads.take({
      name: file.name,
      bytes: await readFile(file.path),
      details: detailsOf(posted),
      editor,
    });
    return change ? seeOther(changePath(change.id)) : done(UPLOADS_PATH, 'live');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const problem = `${error.message} ${error.remedy}`;
    return showUploads(library, exchange, { problem, status: 400 }, posted);
  }
}

function wrongFields(posted: Posted, fileName: string | undefined): FieldProblems {
  const checked = uploadDetailsSchema.safeParse(detailsOf(posted));
  const names = checked.success
    ? []
    : checked.error.issues.map(({ path }) => (path[0] === 'jurisdictions' ? 'nations' : String(path[0])));
  const wrong = fileName ? names : ['file', ...names];
  return Object.fromEntries(
    wrong.flatMap((name) => (uploadProblems[name] ? [[name, uploadProblems[name]]] : [])),
  );
}

/** If a field is empty, its value is read from the file. The use case reports any problems. */
function detailsOf(posted: Posted): UploadDetails {
  const text = (name: string) => posted.field(name)?.trim() ?? '';
  const given = (name: 'slug' | 'title' | 'date' | 'url') =>
    text(name) === '' ? {} : { [name]: text(name) };
  return {
    publisher: text('publisher'),
    jurisdictions: nationsIn(posted),
    authority: authorityIn(text('authority')) ?? 'other',
    licence: text('licence'),
    ...given('slug'),
    ...given('title'),
    ...given('date'),
    ...given('url'),
  };
}
