// Makes an edition from a file's bytes. If the store already has it, its digest shows that; otherwise the file is
// parsed.
import { createHash } from 'node:crypto';
import { placePassages } from '../chunking/place-passages.js';
import type { ChunkFile, EditionRecord, FileToChunk, GuidanceStore } from '../model/ports.js';

export interface MakeEditionPorts {
  store: GuidanceStore;
  chunkFile: ChunkFile;
  /** Changes to how texts are measured change the passages. */
  measuredBy: string;
}

export interface EditionFile extends FileToChunk {
  /** An edition goes when its file does, and a file that was moved is the other folder's. */
  origin: string;
  /** The way we parse: another one makes another edition of the same bytes. */
  parsing: string;
}

/** `parsed` is false when the store had it. Throws `InputFailure` for a file that cannot be used. */
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
