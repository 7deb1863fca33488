// Identifies a release by what its passages say, because a release in another store may have the same number,
// labels and number of passages.
import { createHash, hash } from 'node:crypto';
import type { Passage } from '../../knowledge/model/passage.js';
import type { ReleaseContent } from '../../knowledge/model/release.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import type { Steps } from '../../knowledge/model/slice-long-work.js';

/** Each document's digest. A document that is in several releases is the same object, so we only hash it once. */
const known = new WeakMap<GuidanceDocument, { passages: readonly Passage[]; digest: string }>();

export function* passagesDigest({ documents, passages }: ReleaseContent): Steps<string> {
  const all = createHash('sha256');
  for (let [first, end] = [0, 0]; first < passages.length; first = end) {
    const { document: slug } = passages[first]!;
    while (passages[end]?.document === slug) end += 1;
    all.update(digestOf(documents.get(slug)!, passages, first, end));
    yield;
  }
  return all.digest('base64url');
}

function digestOf(
  document: GuidanceDocument,
  passages: readonly Passage[],
  first: number,
  end: number,
): string {
  const before = known.get(document);
  // If several documents have the same passage, only the first keeps it, so a document's passages depend on the
  // release.
  const isSame =
    before?.passages.length === end - first && before.passages.every((one, n) => one === passages[first + n]);
  if (isSame) return before.digest;
  const own = passages.slice(first, end);
  const said = [document.title, ...own.map(({ id, headings }) => [id, headings])];
  const digest = hash('sha256', JSON.stringify(said), 'base64url');
  known.set(document, { passages: own, digest });
  return digest;
}

const HASHED_TOGETHER = 1 << 14;

/** The digest that earlier versions stored in their files. */
export function* earlierDigest({ documents, passages }: ReleaseContent): Steps<string> {
  const digest = createHash('sha256');
  // Each call has a fixed cost, so hashing many passages together takes about half the time.
  let together = '';
  for (const { id, document, headings } of passages) {
    together += JSON.stringify([id, documents.get(document)!.title, headings]);
    if (together.length > HASHED_TOGETHER) {
      digest.update(together);
      together = '';
    }
    yield;
  }
  return digest.update(together).digest('base64url');
}
