// Accepts a file that an editor uploads: parses it straight away, to show any problem, and proposes it like
// any change.
import { InputFailure } from '../../knowledge/model/errors.js';
import {
  draftDocument,
  liveEditions,
  type DraftPorts,
  type LiveEditions,
} from '../editions/draft-document.js';
import type { LibraryStore } from '../model/ports.js';
import { kindOf, slugOf } from '../editions/read-files.js';
import {
  LARGEST_UPLOAD_BYTES,
  UPLOAD_KINDS,
  UPLOADS_SOURCE,
  uploadDetailsSchema,
  type ReceivedUpload,
  type Upload,
  type UploadDetails,
  type UploadKind,
} from '../model/upload.js';
import { proposalsWording } from '../wording/proposals-wording.js';
import { fieldFault } from '../model/field-wording.js';

const said = proposalsWording.uploads;

export interface ReceiveUploadPorts extends DraftPorts {
  library: LibraryStore;
  clock: () => Date;
}

/** Throws an `InputFailure` that says what is wrong with the file or its details, and what to do. */
export async function receiveUpload(
  ports: ReceiveUploadPorts,
  { name, bytes, details: given, editor }: Upload,
): Promise<ReceivedUpload> {
  const kind = uploadKind(name);
  checkSize(bytes.length);
  const details = checkedDetails(given);
  const slug = details.slug ?? slugOf(`upload-${name}`.toLowerCase()).slice(0, 120);
  const live = await liveEditions(ports.store);
  if (details.slug === undefined) await checkIsNew(ports.library, live, slug);
  const base = live.get(slug);
  // Keep the attribution, because the form does not ask for it but the licence still requires it.
  const { licence, attribution } = base?.document ?? {};
  const kept = attribution !== undefined && licence === details.licence && { attribution };
  const drafting = (title?: string) => {
    const known = withoutAbsent({ ...details, title: details.title ?? title });
    // The slug always comes first, because the same details in another order would make a different edition.
    return draftDocument(ports, UPLOADS_SOURCE, { kind, bytes, details: { slug, ...known, ...kept } }, base);
  };
  let drafted = await drafting();
  // If the file has no title, a new edition keeps the document's current title.
  if (drafted.edition.document.title === slug && base) drafted = await drafting(base.document.title);
  const { edition, proposal } = drafted;
  const { title } = edition.document;
  // The edition made above has not been proposed, so editors do not see it.
  if (title === slug) throw new InputFailure(...said.noTitle);
  const at = ports.clock().toISOString();
  const held = { slug, title, name, kind, bytes, edition: edition.id, at, editor };
  const change = await ports.library.saveUpload(held, proposal && { ...proposal, note: said.uploaded(name) });
  return { edition, change };
}

function uploadKind(name: string): UploadKind {
  const kind = kindOf(name);
  const known = UPLOAD_KINDS.find((one) => one === kind);
  if (known) return known;
  throw new InputFailure(...said.wrongKind(kind));
}

/** Files with one name may be different documents. An upload must not silently replace another one. */
async function checkIsNew(library: LibraryStore, live: LiveEditions, slug: string): Promise<void> {
  const known = (await library.uploads()).find((upload) => upload.slug === slug);
  const title = known?.title ?? live.get(slug)?.document.title;
  if (title === undefined) return;
  throw new InputFailure(...said.sameName(title));
}

function checkSize(bytes: number): void {
  if (bytes <= LARGEST_UPLOAD_BYTES) return;
  // Rounds up, so that a file just over the limit does not seem to be within it.
  const megabytes = (count: number) => Math.ceil((count * 10) / (1024 * 1024)) / 10;
  throw new InputFailure(...said.tooLarge(megabytes(bytes), megabytes(LARGEST_UPLOAD_BYTES)));
}

function checkedDetails(given: UploadDetails): UploadDetails {
  const parsed = uploadDetailsSchema.safeParse(given, { error: fieldFault });
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new InputFailure(...said.wrongDetail(path.join('.'), message));
}

/** Details that are not given are read from the file, but a property set to undefined would prevent this. */
function withoutAbsent(details: UploadDetails): UploadDetails {
  return Object.fromEntries(
    Object.entries(details).filter(([, value]) => value !== undefined),
  ) as UploadDetails;
}
