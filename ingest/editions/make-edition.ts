// Makes an edition from a file's contents. If the store already has an edition with the same digest, uses
// that. Otherwise, parses the file.
import { createHash } from 'node:crypto';
import type { Embedder } from '../../knowledge/model/ports.js';
import { placePassages } from '../chunking/digest-passages.js';
import type { ChunkFile, EditionRecord, FileToChunk, GuidanceStore } from '../model/ports.js';

/** Change this whenever parsing or chunking gives a different result, so that old editions are rebuilt. */
const PARSING = 'parsing-24';

export interface MakeEditionPorts {
  store: GuidanceStore;
  /** Texts are measured with the embedder's model, so another model gives different passages. */
  embedder: Pick<Embedder, 'model'>;
  chunkFile: ChunkFile;
}

interface EditionFile extends FileToChunk {
  /** The folder or feed of the file. Removing the file removes its edition; moving it moves the edition. */
  origin: string;
}

/** `parsed` is false if the store had the edition. Throws `InputFailure` if the file cannot be used. */
export async function makeEdition(
  { store, embedder, chunkFile }: MakeEditionPorts,
  { kind, bytes, details, origin }: EditionFile,
): Promise<{ edition: EditionRecord; parsed: boolean }> {
  const measuredBy = `${embedder.model.id}:${embedder.model.maxTokens}`;
  const digest = createHash('sha256')
    .update(bytes)
    .update(JSON.stringify([PARSING, measuredBy, kind, details, origin]))
    .digest('base64url');
  const known = await store.editionWith(details.slug, digest);
  if (known) return { edition: known, parsed: false };
  const { document, passages } = await chunkFile({ kind, bytes, details });
  const placed = placePassages(document.title, passages);
  return { edition: await store.saveEdition({ document, digest, origin }, placed), parsed: true };
}
