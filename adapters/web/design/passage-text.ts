// Shows a passage as paragraphs, lists and tables, with the quoted spans highlighted.
import type { CitationLink } from '../../../ingest/model/practice-note.js';
import type { Span } from '../../../knowledge/model/answer.js';
import { OWN_NUMBER } from '../../../knowledge/model/marked-quote.js';
import { CELL, isTable } from '../../../knowledge/model/quote-tables.js';
import { linkCitations } from './link-citations.js';
import { markup, type Content, type Html } from './markup.js';

interface Line {
  start: number;
  text: string;
}

interface Block {
  kind: 'paragraph' | 'list' | 'table';
  lines: Line[];
}

const BULLET = /^\s*• /;

interface Setting {
  /** The id of the first highlighted words, so that a link can lead to them. */
  markId?: string | undefined;
  /**
   * The parts of the spans that answer the question. If present, only these parts are highlighted, and the
   * rest of each span is underlined.
   */
  answering?: readonly Span[] | undefined;
  table: string;
  links?: readonly CitationLink[];
}

/** `spans` are UTF-16 offsets into `text`, in order and without overlaps. */
export function passageText(
  text: string,
  spans: readonly Span[],
  { markId, answering = [], table, links = [] }: Setting,
): Html {
  const plain = (words: string) => linkCitations(words, links);
  const highlight = highlighter(markId, plain);
  const answers = createMarker(answering, highlight, plain);
  const quoted = (words: string, start: number) =>
    markup`<span class="quoted-words">${answers(start, words)}</span>`;
  const marker = createMarker(spans, answering.length ? quoted : highlight, plain);
  return markup`${blocksOf(text).map((block) => showBlock(block, marker, table))}`;
}

type Marker = (start: number, text: string) => Content;

/**
 * Returns a function that marks the spans in one line of text. A span that covers several lines is marked in
 * each of them.
 */
function createMarker(
  spans: readonly Span[],
  show: (words: string, start: number) => Content,
  plain: (words: string) => Content,
): Marker {
  return (start, text) => {
    const pieces: Content[] = [];
    let at = 0;
    for (const [from, to] of spans) {
      const begin = Math.max(from - start, at);
      const end = Math.min(to - start, text.length);
      if (begin >= end) continue;
      pieces.push(plain(text.slice(at, begin)), show(text.slice(begin, end), start + begin));
      at = end;
    }
    return [...pieces, plain(text.slice(at))];
  };
}

function highlighter(markId: string | undefined, plain: (words: string) => Content) {
  let isFirst = true;
  return (words: string): Html => {
    const id = isFirst && markId && markup` id="${markId}" tabindex="-1"`;
    isFirst = false;
    return markup`<mark${id}>${plain(words)}</mark>`;
  };
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const kind = BULLET.test(line) ? 'list' : line.includes(CELL) ? 'table' : 'paragraph';
    const last = blocks.at(-1);
    if (last?.kind === kind && kind !== 'paragraph') last.lines.push({ start, text: line });
    else if (line.trim() !== '') blocks.push({ kind, lines: [{ start, text: line }] });
    start += line.length + 1;
  }
  return blocks.map((block) =>
    block.kind === 'table' && !isTable(block.lines.map(({ text }) => text))
      ? { ...block, kind: 'paragraph' }
      : block,
  );
}

function showBlock(block: Block, mark: Marker, table: string): Html {
  switch (block.kind) {
    case 'paragraph':
      return markup`${block.lines.map(({ start, text }) => markup`<p>${mark(start, text)}</p>`)}`;
    case 'list':
      return showList(block.lines, mark);
    case 'table':
      return showTable(block.lines, mark, table);
  }
}

/**
 * Every 2 spaces before a bullet indent it by one level. An item whose parent is in another passage is shown
 * at the top level.
 */
function showList(lines: readonly Line[], mark: Marker): Html {
  const pieces: Content[] = [];
  let depth = -1;
  for (const { start, text } of lines) {
    const bullet = BULLET.exec(text)![0].length;
    const level = Math.min(Math.floor((bullet - 2) / 2), depth + 1);
    if (level > depth) pieces.push(markup`<ul>`);
    else
      pieces.push(
        markup`</li>`,
        Array.from({ length: depth - level }, () => markup`</ul></li>`),
      );
    const isNumbered = OWN_NUMBER.test(text.slice(bullet));
    pieces.push(
      markup`<li${isNumbered && markup` class="numbered"`}>${mark(start + bullet, text.slice(bullet))}`,
    );
    depth = level;
  }
  pieces.push(Array.from({ length: depth + 1 }, () => markup`</li></ul>`));
  return markup`${pieces}`;
}

/** The first line is the column headings: every passage that contains table rows starts with them. */
function showTable([heads, ...rows]: Line[], mark: Marker, name: string): Html {
  const cells = ({ start, text }: Line) => {
    let at = start;
    return text.split(CELL).map((cell) => {
      const content = mark(at, cell);
      at += cell.length + CELL.length;
      return content;
    });
  };
  return markup`<div class="table-frame" role="region" aria-label="${name}" tabindex="0"><table>
<thead><tr>${cells(heads!).map((cell) => markup`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((row) => markup`<tr>${cells(row).map((cell) => markup`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`;
}
