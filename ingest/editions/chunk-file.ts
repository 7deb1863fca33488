import { InputFailure } from '../../knowledge/model/errors.js';
import type { Passage } from '../../knowledge/model/passage.js';
import { describeDocument } from './catalogue.js';
import { chunkDocument } from '../chunking/chunk-document.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import { isErrorPage } from '../chunking/not-guidance.js';
import type { ChunkedDocument, FileToChunk, ParseFile } from '../model/ports.js';

export interface ChunkFilePorts {
  parse: ParseFile;
  countTokens: (text: string) => number;
}

/** Throws `InputFailure`. */
export async function chunkFile(
  { parse, countTokens }: ChunkFilePorts,
  { kind, bytes, details }: FileToChunk,
): Promise<ChunkedDocument> {
  const parsed = await parse(kind, bytes);
  if (isErrorPage(parsed.document))
    throw new InputFailure(
      'This is a “Page not found” page, not guidance.',
      'Save the page again from its current address, or remove the file.',
    );
  const { title, date, unread } = parsed.document;
  const described = describeDocument({ title, date, ...parsed.details, ...details });
  const document = unread === undefined ? described : { ...described, unread };
  const passages = chunkDocument(parsed.document, document, { countTokens });
  if (!passages.length)
    throw new InputFailure(
      'No text was found in the document.',
      'Check that the file opens and contains text, not images of text.',
    );
  if (passages.length > MOST_PASSAGES)
    throw new InputFailure(
      `The document has ${passages.length} passages, more than the limit of ${MOST_PASSAGES}.`,
      'Split it, then add the parts.',
    );
  refuseEndless(document, passages);
  return { document, passages };
}

/**
 * The most passages in one document, because 2 editions are compared in memory. 181 real documents have about
 * 10,000 passages between them.
 */
const MOST_PASSAGES = 20_000;

/** The longest of 10,246 real passages has 1,411 characters. */
const LONGEST_PART = 10_000;

/**
 * Refuses text with no place to split it, because no one could read it, and comparing or quoting it would
 * hold up the service.
 */
function refuseEndless(document: GuidanceDocument, passages: readonly Passage[]): void {
  const parts = [
    Object.values(document).join('\n'),
    ...passages.map(({ headings, text }) => [...headings, text].join('\n')),
  ];
  const longest = parts.reduce((most, { length }) => Math.max(most, length), 0);
  if (longest <= LONGEST_PART) return;
  throw new InputFailure(
    `Part of the document has ${longest} characters with nowhere to split it.`,
    'Remove anything not meant for readers, such as images or data stored as text, then add the document again.',
  );
}
