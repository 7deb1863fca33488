// Makes an edition from a file's bytes. If its digest is in the store, we recognise it; otherwise we parse the file.
import { createHash } from 'node:crypto';
import { placePassages } from '../chunking/place-passages.js';
import type { ChunkFile, EditionRecord, FileToChunk, GuidanceStore } from '../model/ports.js';

export interface MakeEditionPorts {
  store: GuidanceStore;
  chunkFile: ChunkFile;
  /** Identifies how texts are measured: measuring them differently gives different passages. */
  measuredBy: string;
}

export interface EditionFile extends FileToChunk {
  /** Where the file comes from. If the file is removed, so is its edition; if moved, it belongs to its new folder. */
  origin: string;
  /** Identifies how we parse: parsing the same bytes differently gives a new edition. */
  parsing: string;
}

/** `parsed` is false if the store already had the edition. Throws `InputFailure` for a file that cannot be used. */
export async function makeEdition(
  ports: MakeEditionPorts,
  { kind, bytes, details, origin, parsing }: EditionFile,
): Promise<{ edition: EditionRecord; parsed: boolean }> {
  const digest = createHash('sha256')
    .update(bytes)
    .update(JSON.stringify([parsing, ports.measuredBy, kind, details, origin]))
    .digest('base64url');
  const known = await ports.store.editionWith(details.slug, digest);
  if (known) return { edition: known, parsed: false };
  const { document, passages } = await ports.chunkFile({ kind, bytes, details });
  const placed = placePassages(document.title, passages);
  return { edition: await ports.store.saveEdition({ document, digest, origin }, placed), parsed: true };
}
