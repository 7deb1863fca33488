// Parses DOCX: mammoth converts the file to HTML, which is then parsed as HTML.
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { ParsedFile } from '../../../ingest/model/ports.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { openArchive } from './archive.js';
import { parseHtml } from './html.js';
import { insertDocxNumbers } from './insert-docx-numbers.js';
import { removeDocxHiddenText } from './remove-docx-hidden-text.js';
import { refuseManyBlocks, type ParseLimits } from '../blocks/limits.js';
import { fileWording } from '../wording/file-wording.js';

const TEXT_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/.*|docProps\/core\.xml|word\/[^/]+\.xml|word\/_rels\/.*)$/u;

export async function parseDocx(bytes: Uint8Array, limits: ParseLimits): Promise<ParsedFile> {
  const parts = openArchive(bytes, limits, (name) => TEXT_PARTS.test(name));
  const body = parts['word/document.xml'];
  if (!body) throw new InputFailure(...fileWording.docx.notWord);
  const xml = new TextDecoder().decode(body);
  refuseManyBlocks(paragraphsIn(xml));
  const isTracked = READ_PARTS.some((name) => TRACKED.test(new TextDecoder().decode(parts[name])));
  const hasHidden = removeHiddenText(parts);
  const numbering = parts['word/numbering.xml'];
  if (numbering)
    parts['word/document.xml'] = insertDocxNumbers({
      document: parts['word/document.xml']!,
      numbering,
      styles: parts['word/styles.xml'],
    });
  // mammoth would unpack everything in the original file without a limit, including images. So we only give
  // it the parts with text.
  const buffer = Buffer.from(zipSync(parts, { level: 0 }));
  const { value } = await mammoth.convertToHtml(
    { buffer },
    {
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  // Numbered lists have become paragraphs with numbers. Any list that is left has bullets, or numbers in a
  // format we do not support.
  const parsed = parseHtml(value.replace(/<(\/?)ol\b/gu, '<$1ul'));
  const properties = parts['docProps/core.xml'];
  const title = properties ? titleIn(new TextDecoder().decode(properties)) : undefined;
  const toCheck = [isTracked && fileWording.trackedChanges, hasHidden && fileWording.docx.hiddenText]
    .filter(Boolean)
    .join(' ');
  return {
    ...parsed,
    document: { ...parsed.document, ...(title && { title }), ...(toCheck && { toCheck }) },
  };
}

const READ_PARTS = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'];
/** Matches text that was inserted, deleted or moved while changes were tracked. mammoth leaves out deleted text. */
const TRACKED = /<w:(?:ins|del|moveFrom|moveTo)[\s>]/u;

/** Returns true if there was any. */
function removeHiddenText(parts: Record<string, Uint8Array>): boolean {
  const shown = READ_PARTS.flatMap((name) => {
    const bytes = parts[name] && removeDocxHiddenText(parts[name], parts['word/styles.xml']);
    return bytes ? [[name, bytes] as const] : [];
  });
  Object.assign(parts, Object.fromEntries(shown));
  return shown.length > 0;
}

/**
 * Counts the paragraphs that have text and are not in a table. A table is one block, however many cells it
 * has.
 */
function paragraphsIn(xml: string): number {
  let cells = 0;
  let paragraphs = 0;
  let isNew = false;
  for (const [, end, name] of xml.matchAll(/<(\/?)w:(tc|p|t)(?=[\s>])/gu)) {
    if (name === 'tc') cells += end ? -1 : 1;
    else if (name === 'p') isNew = !end;
    else if (isNew && cells <= 0) {
      paragraphs += 1;
      isNew = false;
    }
  }
  return paragraphs;
}

function titleIn(xml: string): string | undefined {
  const text = /<dc:title>([^<]*)<\/dc:title>/u.exec(xml)?.[1];
  return text?.replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&amp;/gu, '&').trim() || undefined;
}
