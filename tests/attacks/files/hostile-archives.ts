// Makes DOCX, ODT and ZIP archives that declare false sizes, repeat members or expand enormously.
import { strToU8, zipSync } from 'fflate';
import { makeDocx, makeOdt, wordParagraph } from '../../adapters/parsers/make-archive.js';

const CENTRAL_ENTRY = 0x02014b50;
const SENTENCE = 'A child does not have to agree to a referral. ';

/** Makes a document with one paragraph of this many bytes, in an archive of a few kilobytes. */
export function inflatingDocx(bytes: number): Uint8Array {
  return makeDocx(wordParagraph(SENTENCE.repeat(bytes / SENTENCE.length)));
}

export function inflatingOdt(bytes: number): Uint8Array {
  return makeOdt(`<text:p>${SENTENCE.repeat(bytes / SENTENCE.length)}</text:p>`);
}

export function odtWithEntities(): Uint8Array {
  return makeOdt('<text:p>&e9;</text:p>', entityBomb());
}

/**
 * Makes a document whose archive declares this size for a picture. We do not read pictures, but their sizes
 * count, because another reader would expand them.
 */
export function odtWithPicture(bytes: number): Uint8Array {
  return sayingSizes(zipSync({ 'Pictures/1.bin': new Uint8Array(9) }), bytes);
}

export function docxOfParagraphs(count: number): Uint8Array {
  return makeDocx(wordParagraph('a').repeat(count));
}

/** The “billion laughs” attack: the same text 10 × 10 × 10 … times. */
function entityBomb(levels = 9): string {
  const entities = Array.from(
    { length: levels },
    (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`,
  ).join('');
  return `<!DOCTYPE x [<!ENTITY e0 "laugh">${entities}]>`;
}

export function docxWithEntities(): Uint8Array {
  return zipSync({
    'word/document.xml': strToU8(
      `<?xml version="1.0"?>${entityBomb()}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>`,
    ),
  });
}

export function deepOdt(depth: number): Uint8Array {
  return makeOdt(`${'<text:span>'.repeat(depth)}a${'</text:span>'.repeat(depth)}`);
}

export function deepParagraphOdt(depth: number): Uint8Array {
  return makeOdt(`<text:p>${'<text:span>'.repeat(depth)}a${'</text:span>'.repeat(depth)}</text:p>`);
}

export function archiveOfManyMembers(count: number): Uint8Array {
  const empty = new Uint8Array();
  return zipSync(Object.fromEntries(Array.from({ length: count }, (_, n) => [`word/${n}.xml`, empty])), {
    level: 0,
  });
}

/** Makes an archive that contains the same member twice. Readers disagree about which one to use. */
export function archiveOfOneName(): Uint8Array {
  const archive = Buffer.from(
    zipSync({
      'word/document.xml': strToU8('<a/>'),
      'word/documenu.xml': strToU8('<b/>'),
    }),
  );
  return Buffer.from(archive.toString('latin1').replaceAll('documenu', 'document'), 'latin1');
}

/** Makes an archive whose central directory gives 100 bytes as the size of a 2 MB member. */
export function lyingArchive(): Uint8Array {
  return sayingSizes(inflatingOdt(2_000_000), 100);
}

function sayingSizes(archive: Uint8Array, size: number): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  for (let at = 0; at + 28 <= archive.length; at += 1)
    if (view.getUint32(at, true) === CENTRAL_ENTRY) view.setUint32(at + 24, size, true);
  return archive;
}
