import { InputFailure } from '../../knowledge/model/errors.js';
import type { Language } from '../../knowledge/model/language.js';
import type { Passage } from '../../knowledge/model/passage.js';
import { detectLanguage } from '../../knowledge/question/detect-language.js';
import { describeDocument } from './catalogue.js';
import { chunkDocument } from '../chunking/chunk-document.js';
import type { GuidanceDocument } from '../../knowledge/model/source.js';
import { isErrorPage } from '../chunking/not-guidance.js';
import type { ChunkedDocument, FileToChunk, ParseFile } from '../model/ports.js';
import { importWording } from '../wording/import-wording.js';

export interface ChunkFilePorts {
  parse: ParseFile;
  countTokens: (text: string) => number;
}

export async function chunkFile(
  { parse, countTokens }: ChunkFilePorts,
  { kind, bytes, details }: FileToChunk,
): Promise<ChunkedDocument> {
  const parsed = await parse(kind, bytes);
  if (isErrorPage(parsed.document)) throw new InputFailure(...importWording.errorPage);
  const { title, date, unread, toCheck } = parsed.document;
  const described = describeDocument({ title, date, ...parsed.details, ...details });
  const document = {
    ...described,
    ...(unread !== undefined && { unread }),
    ...(toCheck !== undefined && { toCheck }),
  };
  const passages = chunkDocument(parsed.document, document, { countTokens });
  if (!passages.length) throw new InputFailure(...importWording.noText);
  if (passages.length > MOST_PASSAGES)
    throw new InputFailure(...importWording.tooManyPassages(passages.length, MOST_PASSAGES));
  refuseEndless(document, passages);
  return { document: { ...document, language: document.language ?? languageOf(passages) }, passages };
}

const PASSAGES_READ = 10;

/** Judges by the first passages. Undefined for English, and for languages that we have no screens in. */
function languageOf(passages: readonly Passage[]): Language | undefined {
  const text = passages.slice(0, PASSAGES_READ).map((passage) => passage.text);
  return detectLanguage(text.join('\n'))?.code === 'cy' ? 'cy' : undefined;
}

/** The most passages in one document, because we compare 2 editions in memory. 181 real ones have 10,000 in all. */
const MOST_PASSAGES = 20_000;

/** The most characters in one part. The longest of 10,246 real passages has 1,411 characters. */
const LONGEST_PART = 10_000;

/** Refuses text too long to split. No one could read it, and quoting it would hold up the service. */
function refuseEndless(document: GuidanceDocument, passages: readonly Passage[]): void {
  const parts = [
    Object.values(document).join('\n'),
    ...passages.map(({ headings, text }) => [...headings, text].join('\n')),
  ];
  const longest = parts.reduce((most, { length }) => Math.max(most, length), 0);
  if (longest <= LONGEST_PART) return;
  throw new InputFailure(...importWording.cannotBeSplit(longest));
}
