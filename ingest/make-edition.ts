// Makes an edition of a file's bytes: one that the store has already is recognised by its digest, another is parsed.
import { createHash } from 'node:crypto';
import { InputFailure } from '../knowledge/errors.js';
import type { Passage } from '../knowledge/passage.js';
import type { GuidanceDocument } from '../knowledge/source.js';
import { describeDocument } from './catalogue.js';
import { chunkDocument } from './chunk-document.js';
import type { DocumentDetails, FileKind } from './document.js';
import { placePassages } from './place-passages.js';
import type { EditionRecord, GuidanceStore, ParseFile } from './ports.js';

export interface MakeEditionPorts {
  store: GuidanceStore;
  parse: ParseFile;
  countTokens: (text: string) => number;
  /** Changes to how texts are measured change the passages. */
  measuredBy: string;
}

export interface EditionFile {
  kind: FileKind;
  bytes: Uint8Array;
  details: DocumentDetails;
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
  const { document, passages } = await cutFile(ports, { kind, bytes, details });
  const placed = placePassages(document.title, passages);
  return { edition: await ports.store.saveEdition({ document, digest, origin }, placed), parsed: true };
}

/** What the file says, and the passages that it becomes, in reading order. Throws `InputFailure`. */
export async function cutFile(
  { parse, countTokens }: Pick<MakeEditionPorts, 'parse' | 'countTokens'>,
  { kind, bytes, details }: Pick<EditionFile, 'kind' | 'bytes' | 'details'>,
): Promise<{ document: GuidanceDocument; passages: Passage[] }> {
  const parsed = await parse(kind, bytes);
  const document = describeDocument({
    title: parsed.document.title,
    date: parsed.document.date,
    ...parsed.details,
    ...details,
  });
  const passages = chunkDocument(parsed.document, document, { countTokens });
  if (!passages.length)
    throw new InputFailure(
      'No text was found in it.',
      'Check that the file opens and holds words, not pictures of words.',
    );
  return { document, passages };
}
