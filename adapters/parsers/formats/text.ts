// Parses plain text: paragraphs, bullets, numbered provisions, and lines that look like headings.
import type { ParsedFile } from '../../../ingest/model/ports.js';
import { completesSentence, itemMarker, paragraphNumber } from '../blocks/paragraph-and-item-numbers.js';
import { afterBullet, joinLines, repairText, vocabularyOf } from '../blocks/repair-text.js';
import { structure, type FlatBlock } from '../blocks/structure.js';

const WIDEST_WRAPPED_LINE = 110;
const LONGEST_HEADING_WORDS = 14;

/** Matches the type of publication, which GOV.UK prints above the title. */
const KIND_OF_PUBLICATION =
  /^(?:guidance|statutory guidance|policy paper|research and analysis|corporate report|form|promotional material)$/iu;

export function parseText(text: string): ParsedFile {
  const paragraphs = paragraphsOf(text.replace(/\r\n?/gu, '\n'));
  const flatBlocks = paragraphs
    .map((paragraph, index) => flatBlockOf(paragraph, paragraphs[index + 1]))
    .filter((flatBlock) => !(flatBlock.kind === 'heading' && KIND_OF_PUBLICATION.test(flatBlock.text)));
  const first = flatBlocks[0];
  const hasTitle = first?.kind === 'heading';
  return {
    document: {
      ...(hasTitle ? { title: first.text } : {}),
      blocks: structure(hasTitle ? flatBlocks.slice(1) : flatBlocks),
    },
    details: {},
  };
}

/** True if each line is a paragraph, as in web pages that were copied by hand. */
export function isOneParagraphALine(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim());
  if (lines.some((line) => /^(?:#{1,6} |[|>]|```|={3,}|-{3,})/u.test(line))) return false;
  const blank = text.split(/\n\s*\n/u).length - 1;
  return lines.length > 2 && blank < lines.length / 8;
}

function paragraphsOf(text: string): string[] {
  const lines = text.split('\n');
  const isWrapped = !lines.some((line) => line.length > WIDEST_WRAPPED_LINE) && /\n\s*\n/u.test(text);
  if (!isWrapped) return lines.map(repairText).filter(Boolean);
  const vocabulary = vocabularyOf(lines);
  return text.split(/\n\s*\n/u).flatMap((block) => unwrap(block, vocabulary));
}

function unwrap(block: string, vocabulary: Map<string, number>): string[] {
  const paragraphs: string[] = [];
  for (const line of block.split('\n').map(repairText).filter(Boolean)) {
    const starts = afterBullet(line) ?? itemMarker(line) ?? paragraphNumber(line);
    const before = paragraphs.at(-1);
    const startsAnew = starts !== undefined && !completesSentence(line, before ?? '');
    if (before === undefined || startsAnew) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] = joinLines(before, line, vocabulary);
  }
  return paragraphs;
}

function flatBlockOf(text: string, next: string | undefined): FlatBlock {
  const bulleted = afterBullet(text);
  if (bulleted !== undefined) return { kind: 'item', text: bulleted };
  return isHeading(text, next) ? { kind: 'heading', level: 1, text } : { kind: 'text', text };
}

/**
 * A heading is short, has no full stop and comes before a sentence. In a list or an address, the next line is
 * short too.
 */
function isHeading(text: string, next: string | undefined): boolean {
  if (next === undefined || /[.,:;!—–-]$/u.test(text) || /^\p{Ll}/u.test(text)) return false;
  if (paragraphNumber(text) || /^\(/u.test(text)) return false;
  const isShort = text.split(' ').length <= LONGEST_HEADING_WORDS;
  const isSentenceNext = next.split(' ').length >= 8 || /[.:—]$/u.test(next);
  return isShort && isSentenceNext;
}
