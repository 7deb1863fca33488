// Turns one file's bytes into what we say of the document and the passages that it becomes.
import { InputFailure } from '../knowledge/errors.js';
import { describeDocument } from './catalogue.js';
import { chunkDocument } from './chunk-document.js';
import { isErrorPage } from './not-guidance.js';
import type { CutDocument, FileToCut, ParseFile } from './ports.js';

export interface CutFilePorts {
  parse: ParseFile;
  /** The embedder's own count. */
  countTokens: (text: string) => number;
}

/** Throws `InputFailure`. */
export async function cutFile(
  { parse, countTokens }: CutFilePorts,
  { kind, bytes, details }: FileToCut,
): Promise<CutDocument> {
  const parsed = await parse(kind, bytes);
  if (isErrorPage(parsed.document))
    throw new InputFailure(
      'It is a page that says “Page not found”, not guidance.',
      'Save the page again from its present address, or take the file out.',
    );
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
