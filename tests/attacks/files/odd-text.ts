// Generates random text, files and records, using the patterns that our readers look for.
import fc from 'fast-check';

/** Readers must not stall on an input of up to this length. Other limits stop longer inputs. */
export const LONGEST_INPUT = 10_000;

const PIECES = {
  words:
    'a|A|the|Linh Nguyen|child|must|may not|is|within 24 hours|section 45|£3.50|e.g.|U.K.|it’s|Mr. |no|\u0301|😀|محمد|\u200b|\u202e|\ud800|\0|İ|ß'.split(
      '|',
    ),
  marks: '.|,|;|:|!|?|…|“|”|"|\'|(|)|[|]|{|}|<|>|&|@|#|*|_|~|`|\\|/|^|$|%|+|=|-|–|•| \\| '.split('|'),
  spaces: [' ', '  ', '\n', '\n\n', '\r\n', '\t', '\u00a0', '\u2028'],
  personal:
    '12 High Street, |SW1A 1AA|07700 900123|a@b.c|AB123456C|1/2/2010|943 476 5919|@handle|http://a.b/|born |[name 1]|at St Albans primary school'.split(
      '|',
    ),
  markdown:
    '# |## |- |1. |> |```|---\n|***|[a](b)|![a](b)|[^a]|[^a]: |[a]: b|\\|-|<b>|    |===\n|title: x\n|www.a|&amp;'.split(
      '|',
    ),
  html: '<p>|</p>|<div>|<table>|<tr>|<td>|<th>|</table>|<ul>|<ol>|<li>|</ul>|<h1>|<h2>|<b>|</b>|<a href="|">|<br>|<sup>1</sup>|<dl>|<dt>|<dd>|<!--|-->|<script>|</script>|<svg>|<main>|<title>|&lt;|&#|<p a=|<template>|<select>'.split(
    '|',
  ),
  pdf: "q |Q |BT |ET |/F1 12 Tf |72 700 Td |(A child) Tj |[(A) -999 (b)] TJ |1 0 0 1 0 0 cm |Do |/X |BI |ID |EI |<</A 1>> BDC |EMC |T* |' |9e99 |-1 |( |) |< |> ".split(
    '|',
  ),
  word: '<w:p>|</w:p>|<w:r>|</w:r>|<w:t>|</w:t>|<w:tbl>|</w:tbl>|<w:tr>|<w:tc>|<w:hyperlink>|<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>|<w:br/>|<w:p><w:r><w:t>A rule.</w:t></w:r></w:p>'.split(
    '|',
  ),
  robots:
    'User-agent: *\n|User-agent: reader\n|Disallow: /|Allow: /|Crawl-delay: 7\n|*|$|%|%2a|/|#|:|a|ä|\n|\r\n'.split(
      '|',
    ),
  odt: '<text:p>|</text:p>|<text:h>|</text:h>|<text:list>|</text:list>|<text:list-item>|</text:list-item>|<table:table>|</table:table>|<table:table-row>|</table:table-row>|<table:table-cell>|<text:span>|<text:p>A rule.</text:p>'.split(
    '|',
  ),
};
type Pieces = keyof typeof PIECES;

/** Generates text from several pieces, some repeated many times, up to the longest input. */
export function oddText(...kinds: Pieces[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...kinds.flatMap((kind) => PIECES[kind])),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const run = fc
    .tuple(
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.nat(3_000)),
    )
    .map(([pieces, times]) => pieces.join('').repeat(times).slice(0, LONGEST_INPUT));
  return fc.array(run, { maxLength: 12 }).map((runs) => runs.join('').slice(0, LONGEST_INPUT));
}

interface OddFile {
  text: string;
  /** Where bytes of the finished file are changed, and to what. */
  changes: [at: number, value: number][];
}

/** Generates what is written into a file, sometimes with a few changes to the bytes of the file. */
export function oddFile(text: fc.Arbitrary<string>): fc.Arbitrary<OddFile> {
  const change = fc.tuple(fc.nat(), fc.nat(255));
  return fc.record({
    text,
    changes: fc.oneof(fc.constant<OddFile['changes']>([]), fc.array(change, { maxLength: 4 })),
  });
}

export function withChanges({ text, changes }: OddFile, make: (text: string) => Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(make(text));
  for (const [at, value] of changes) if (bytes.length) bytes[at % bytes.length] = value;
  return bytes;
}

export const utf8 = (text: string) => new TextEncoder().encode(text);

/**
 * Generates a record with some of the fields that a platform sends. Each value is either valid or arbitrary.
 */
export function oddRecord(
  fields: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Record<string, unknown>> {
  const model = Object.entries(fields).map(([name, field]) => [
    name,
    fc.oneof({ weight: 6, arbitrary: field }, { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) }),
  ]);
  return fc.record(Object.fromEntries(model) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] });
}

export const id = fc.oneof(
  fc.constantFrom('U1', 'B1', 'C1', 'D1', 'T1', '1700000000.000100', '19:a@thread.v2;messageid=1'),
  fc.string({ maxLength: 12 }),
);
