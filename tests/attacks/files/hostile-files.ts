// Lists files made to exhaust or mislead the program that reads them. If you find a worse file, add it.
import type { FileKind } from '../../../ingest/model/document.js';
import * as archives from './hostile-archives.js';
import * as pdfs from './hostile-pdfs.js';

export interface HostileFile {
  name: string;
  kind: FileKind;
  make: () => Uint8Array;
  /**
   * A pattern that matches the reason for refusing the file. With `limits`, the file may be read or refused,
   * depending on the speed of the machine.
   */
  outcome: 'read' | 'limits' | RegExp;
}

const SENTENCE = 'A child does not have to agree to a referral. ';

const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));
const text = (words: string) => () => Buffer.from(words);

function numbered(count: number, one: (n: number) => string, between = ' '): string {
  return Array.from({ length: count }, (_, n) => one(n)).join(between);
}

const MARKDOWN: [string, string, HostileFile['outcome']][] = [
  ['16 kB of dots', repeated('.', 16_000), /characters long and cannot be split/],
  ['100,000 opening brackets', repeated('[', 100_000), 'limits'],
  ['100,000 quotation marks in a line', repeated('>', 100_000), /lists or quotes nested more than/],
  ['100,000 asterisks', repeated('*', 100_000), /no readable text/],
  ['emphasis that never closes', repeated('*a_', 20_000), 'limits'],
  ['code marks of every length', numbered(200, (n) => '`'.repeat(n + 1)), 'read'],
  ['lists nested by indentation', numbered(200, (n) => `${' '.repeat(n * 2)}- a`, '\n'), 'read'],
  ['aliases that multiply in its front matter', `${aliases()}\n# Referrals\n\n${SENTENCE}`, /not valid YAML/],
  [
    'front matter that is nested',
    `---\na: ${repeated('[', 50_000)}\n---\n# A\n\n${SENTENCE}`,
    /not valid YAML/,
  ],
];

/** Makes front matter whose YAML aliases expand to the same list 9 × 9 × 9 … times. */
function aliases(): string {
  const letters = 'a b c d e f g h i'.split(' ');
  const lists = letters.map((letter, n) => {
    const inner = n === 0 ? 'x' : `*${letters[n - 1]}`;
    return `${letter}: &${letter} [${Array.from({ length: 9 }, () => inner).join(',')}]`;
  });
  return `---\n${lists.join('\n')}\ntitle: *i\njurisdictions: *i\n---`;
}

const HTML: [string, string, HostileFile['outcome']][] = [
  ['40,000 attributes', `<p ${numbered(40_000, (n) => `a${n}=1`)}>${SENTENCE}`, /more than 5,000 attributes/],
  ['1.25 MB of paragraphs that hold nothing', repeated('<p>', 1_250_000), /more than 50,000 paragraphs/],
  ['3.3 MB of divisions that hold nothing', repeated('<div></div>', 3_300_000), /more than 250,000 elements/],
  ['51,000 short paragraphs of HTML', repeated('<p>A', 204_000), /more than 50,000 paragraphs/],
  ['100,000 elements in one another', `${repeated('<div>', 500_000)}a`, 'limits'],
  ['2,000 elements in one another', `${repeated('<div>', 10_000)}a`, /elements nested more than/],
  ['layout tables in one another', repeated('<table><tr><td>A rule.', 1_300), 'read'],
  ['tables of two columns in one another', repeated('<table><tr><td>A<td>B', 1_200), 'read'],
  ['lists in one another', repeated('<ul><li>A rule. ', 1_900), 'limits'],
  ['formatting that is never closed', repeated('<b><p>', 9_000), /no readable text/],
  ['100,000 opening angle brackets', repeated('<', 100_000), 'limits'],
  ['entities of entities', `<p>${repeated('&amp;lt; ', 100_000)}`, 'read'],
  ['NUL bytes', '<p>A rule\0</p>', /binary data/],
];

const OTHER_TEXT: [string, FileKind, string, HostileFile['outcome']][] = [
  [
    'JSON of 100,000 lists in one another',
    'json',
    `${'['.repeat(1e5)}${']'.repeat(1e5)}`,
    /no readable text/,
  ],
  [
    'JSON of 100,000 objects in one another',
    'json',
    `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`,
    /no readable text/,
  ],
  [
    'JSON whose page holds many attributes',
    'json',
    JSON.stringify({ title: 'A', details: { body: `<p ${numbered(20_000, (n) => `a${n}`)}>${SENTENCE}` } }),
    /more than 5,000 attributes/,
  ],
  [
    'JSON of one sentence in 30,000 parts',
    'json',
    `{${numbered(30_000, (n) => `"p-1-partial-${n}":"a"`, ',')}}`,
    'limits',
  ],
  [
    'JSON list of 60,000 sentences',
    'json',
    `[${numbered(60_000, (n) => `"Rule ${n}."`, ',')}]`,
    /more than 50,000 paragraphs/,
  ],
  ['one line of 5 MB', 'txt', repeated(SENTENCE, 5_000_000), 'limits'],
  ['one word of 5 MB', 'txt', repeated('a', 5_000_000), 'limits'],
  ['60,000 short paragraphs', 'txt', repeated('A rule.\n\n', 540_000), /more than 50,000 paragraphs/],
  ['a million spaces', 'txt', `A${repeated(' ', 1_000_000)}rule for each child.`, 'read'],
  ['a million line breaks', 'txt', `A rule${repeated('\n', 1_000_000)}for each child.`, 'read'],
  ['a word broken over 20,000 lines', 'txt', `${repeated('a-\n', 60_000)}\n\nA rule.`, 'limits'],
];

const BINARY: [string, FileKind, () => Uint8Array, HostileFile['outcome']][] = [
  ['UTF-16', 'txt', () => Buffer.from(`\ufeff${SENTENCE}`, 'utf16le'), 'read'],
  ['UTF-16 without a mark', 'txt', () => Buffer.from(SENTENCE, 'utf16le'), /binary data/],
  [
    'half a UTF-16 character',
    'txt',
    () => Buffer.from('\ufeffA rule', 'utf16le').subarray(0, -1),
    /not valid/,
  ],
  ['PDF deflated twice to a gigabyte', 'pdf', () => pdfs.pdfDeflatedTwice(1024), /unpack to more than 64 MB/],
  ...pdfs.DISGUISED_STREAMS.map(([how, make]): (typeof BINARY)[number] => [
    `PDF deflated twice to a gigabyte, ${how}`,
    'pdf',
    () => make(1024),
    /unpack to more than 64 MB/,
  ]),
  [
    'PDF that shows 48 MB of spaces five times',
    'pdf',
    () => pdfs.pdfThatRepeatsStream(48, 5),
    /unpack to more than 64 MB/,
  ],
  ['PDF of 30 pages that share a drawing of 8 MB', 'pdf', () => pdfs.pdfOfSharedForm(8, 30), 'read'],
  ['PDF that unpacks from Brotli to 100 MB', 'pdf', () => pdfs.pdfInBrotli(100), /unpack to more than 64 MB/],
  ['PDF deflated twice to 32 MB', 'pdf', () => pdfs.pdfDeflatedTwice(32), 'limits'],
  [
    'PDF of five million operators',
    'pdf',
    () => pdfs.pdfOfContent('q '.repeat(5_000_000) + pdfs.TEXT),
    'limits',
  ],
  [
    'PDF of 200,000 pieces of text in a line',
    'pdf',
    () => pdfs.pdfOfContent(`BT /F1 1 Tf 7 700 Td ${'(A ) Tj '.repeat(200_000)}ET`),
    'limits',
  ],
  ['PDF whose page tree comes back to itself', 'pdf', pdfs.pdfWithCyclicPages, /damaged/],
  ['PDF whose forms draw one another', 'pdf', () => pdfs.pdfOfNestedForms(9), 'limits'],
  ['PDF that says it has 100 million pages', 'pdf', pdfs.pdfOfManyPages, 'read'],
  ['PDF that says it has 2,000 million objects', 'pdf', pdfs.pdfWithHugeXref, 'read'],
  ['PDF of 100,000 lists in one another', 'pdf', () => pdfs.pdfWithDeepObject(100_000), /damaged/],
  ['PDF whose stream is its own length', 'pdf', pdfs.pdfWithCyclicLength, 'read'],
  [
    'DOCX that inflates to 45 MB',
    'docx',
    () => archives.inflatingDocx(45_000_000),
    /text in the archive expands to/,
  ],
  [
    'ODT that inflates to 45 MB',
    'odt',
    () => archives.inflatingOdt(45_000_000),
    /text in the archive expands to/,
  ],
  [
    'ODT whose picture is said to inflate to 220 MB',
    'odt',
    () => archives.odtWithPicture(220_000_000),
    /archive expands to more than 200 MB/,
  ],
  [
    'DOCX of 100,000 paragraphs',
    'docx',
    () => archives.docxOfParagraphs(100_000),
    /more than 50,000 paragraphs/,
  ],
  ['DOCX of entities that multiply', 'docx', archives.docxWithEntities, /damaged/],
  ['ODT of entities that multiply', 'odt', archives.odtWithEntities, /document type/],
  ['ODT of 20,000 elements in one another', 'odt', () => archives.deepOdt(20_000), /readable text|damaged/],
  [
    'ODT of 20,000 spans in a paragraph',
    'odt',
    () => archives.deepParagraphOdt(20_000),
    /readable text|damaged/,
  ],
  ['ZIP of 60,000 members', 'docx', () => archives.archiveOfManyMembers(60_000), /not a Word document/],
  ['ZIP with one name twice', 'docx', archives.archiveOfOneName, /damaged/],
  ['ZIP that lies about its size', 'odt', archives.lyingArchive, /damaged/],
];

export const HOSTILE_FILES: readonly HostileFile[] = [
  ...MARKDOWN.map(([name, words, outcome]) => ({
    name: `Markdown: ${name}`,
    kind: 'md' as const,
    make: text(words),
    outcome,
  })),
  ...HTML.map(([name, words, outcome]) => ({
    name: `HTML: ${name}`,
    kind: 'html' as const,
    make: text(words),
    outcome,
  })),
  ...OTHER_TEXT.map(([name, kind, words, outcome]) => ({ name, kind, make: text(words), outcome })),
  ...BINARY.map(([name, kind, make, outcome]) => ({ name, kind, make, outcome })),
];
