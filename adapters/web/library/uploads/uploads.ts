// Mounts the uploads, and takes a file in as a change or says what is wrong with it.
import type { UploadDetails } from '../../../../ingest/model/upload.js';
import { LARGEST_UPLOAD_BYTES } from '../../../../ingest/model/upload.js';
import { Failure } from '../../../../knowledge/model/errors.js';
import { AUTHORITIES, JURISDICTIONS } from '../../../../knowledge/model/source.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import { readMultipart } from '../../server/multipart.js';
import { checkForm, formsOf, hiddenFields } from '../../security/own-form.js';
import { changePath, UPLOADS_PATH } from '../../model/paths.js';
import { seeOther } from '../../design/page.js';
import { UNREADABLE } from '../../security/post-guard.js';
import type { Posted } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import { done, reviewPageReply, saidIn } from '../frame/editor-frame.js';
import type { Notice } from '../frame/editor-frame.js';
import { uploadsMain } from './uploads-page.js';
import type { TypedUpload } from './uploads-page.js';

const SAID = { live: 'The very same words are live already, so there is nothing to review.' };

/** The file, and room for the fields beside it. */
const LARGEST_FORM_BYTES = LARGEST_UPLOAD_BYTES + 256 * 1024;
/** A PDF of some thousand pages takes its time to be read. */
const LIMIT_MS = 180_000;

const NOTHING_TYPED: TypedUpload = { field: () => undefined };

export function mountUploads(routes: GuardedRoutes, library: EditingLibrary): void {
  routes.get(UPLOADS_PATH, (exchange) => showUploads(library, exchange, saidIn(exchange, SAID)));
  routes.post(UPLOADS_PATH, (exchange) => receiveUpload(library, exchange), {
    maxBodyBytes: LARGEST_FORM_BYTES,
    timeoutMs: LIMIT_MS,
  });
}

async function showUploads(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice,
  typed: TypedUpload = NOTHING_TYPED,
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
      hidden: hiddenFields(formsOf(library.editorOf(exchange))),
      typed,
    }),
  });
}

async function receiveUpload(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = library.editorOf(exchange);
  const sent = readMultipart(exchange.body);
  const posted: Posted = { wantsJson: false, field: (name) => sent?.fields.get(name) };
  const refusal = sent ? await checkForm(library, visitor, exchange, posted) : UNREADABLE;
  if (refusal) return showUploads(library, exchange, refusal, posted);
  const file = sent?.files.get('file');
  if (!file || file.name === '')
    return showUploads(library, exchange, { problem: 'Choose a file first.', status: 400 }, posted);
  try {
    const editor = visitor.person.name ?? visitor.person.id;
    const { change } = await library.editing.writing.uploads.take({
      name: file.name,
      bytes: file.bytes,
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

/** What is left empty is read from the file; what is wrong is said by whoever takes it. */
function detailsOf(posted: Posted): UploadDetails {
  const text = (name: string) => posted.field(name)?.trim() ?? '';
  const given = (name: 'slug' | 'title' | 'date' | 'url') =>
    text(name) === '' ? {} : { [name]: text(name) };
  return {
    publisher: text('publisher'),
    jurisdictions: JURISDICTIONS.filter((nation) => posted.field(`nation-${nation}`) !== undefined),
    authority: AUTHORITIES.find((authority) => authority === text('authority')) ?? 'other',
    licence: text('licence'),
    ...given('slug'),
    ...given('title'),
    ...given('date'),
    ...given('url'),
  };
}
