// Flattens a parsed document into sections, each a heading path with the smallest pieces of text that are never cut.
import { splitSentences } from '../knowledge/sentences.js';
import type { Block, ListItem, ParsedDocument } from './document.js';

/** A sentence, an item's sentence, or a table row. */
export interface Atom {
  text: string;
  /** Lines that must stand before it in its passage, outermost first: lead-ins, column heads. */
  leadIns: string[];
  /** Goes on in the line of the atom before it, when both stand in one passage. */
  continuesLine: boolean;
  /** Introduces the atom after it: the two stay together. */
  introduces: boolean;
  /** The numbered paragraph it stands in. */
  number?: string;
  /** True for the first atom of a numbered paragraph. */
  startsNumber: boolean;
  page?: number;
}

export interface Section {
  headings: string[];
  atoms: Atom[];
}

const LONGEST_LEAD_IN_WORDS = 60;
/** A shorter heading with nothing below it says nothing: "Figure 1", "Form A". */
const FEWEST_BARE_WORDS = 4;

/** Sections that hold text, in order. Headings that repeat the title are left out of the paths. */
export function sectionsOf(document: ParsedDocument, title: string): Section[] {
  const titles = [title, document.title ?? title];
  const sections: Section[] = [];
  const path: HeadingBlock[] = [];
  let number: string | undefined;
  const headings = () => path.filter(({ text }) => !isInTitle(text, titles)).map(({ text }) => text);
  document.blocks.forEach((block, index) => {
    if (block.kind === 'heading') {
      while (path.length && path.at(-1)!.level >= block.level) path.pop();
      number = undefined;
      const next = document.blocks[index + 1];
      const isBare = !next || (next.kind === 'heading' && next.level <= block.level);
      if (isBare && sections.length > 0 && isWorthSaying(block, titles)) {
        add(sections, headings(), bareHeading(block));
      }
      path.push(block);
      return;
    }
    const atoms = atomsOf(block, number);
    number = atoms.at(-1)?.number;
    add(sections, headings(), atoms);
  });
  return sections.length > 0 ? sections : onlyHeadings(document);
}

type HeadingBlock = Extract<Block, { kind: 'heading' }>;

function add(sections: Section[], headings: string[], atoms: Atom[]): void {
  if (atoms.length === 0) return;
  const last = sections.at(-1);
  if (last && last.headings.join('\n') === headings.join('\n')) last.atoms.push(...atoms);
  else sections.push({ headings, atoms });
}

/**
 * A heading with nothing below it is text of the section around it where it asks something, as in a form, or where
 * the file has no pages: in print it belongs to a figure.
 */
function isWorthSaying({ text, page }: HeadingBlock, titles: readonly string[]): boolean {
  if (isInTitle(text, titles)) return false;
  return text.endsWith('?') || (page === undefined && wordCount(text) >= FEWEST_BARE_WORDS);
}

function bareHeading(heading: HeadingBlock): Atom[] {
  return atomsOf({ kind: 'paragraph', text: heading.text, page: heading.page }, undefined);
}

/** A poster may hold nothing but headings; they are its text then. */
function onlyHeadings(document: ParsedDocument): Section[] {
  const atoms = document.blocks.flatMap((block) => (block.kind === 'heading' ? bareHeading(block) : []));
  return atoms.length > 0 ? [{ headings: [], atoms }] : [];
}

/** A cover sets its title in several lines, and a heading may repeat it. */
function isInTitle(heading: string, titles: readonly string[]): boolean {
  const words = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  const own = words(heading);
  if (titles.some((title) => words(title) === own)) return true;
  return own.split(' ').length > 5 && titles.some((title) => words(title).includes(own));
}

function atomsOf(block: Exclude<Block, { kind: 'heading' }>, number: string | undefined): Atom[] {
  if (block.kind === 'paragraph') return paragraphAtoms(block, number);
  if (block.kind === 'list') return listAtoms(block, number);
  return tableAtoms(block, number);
}

/** "352ZD." is cited as 352ZD. */
function citable(number: string | undefined): string | undefined {
  return number?.replace(/\.$/u, '');
}

function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

function lineAtoms(
  text: string,
  rest: Pick<Atom, 'leadIns' | 'number' | 'page'>,
  startsNumber: boolean,
): Atom[] {
  return sentencesOf(text).map((sentence, index) => ({
    ...rest,
    text: sentence,
    continuesLine: index > 0,
    introduces: false,
    startsNumber: startsNumber && index === 0,
  }));
}

function paragraphAtoms(block: Extract<Block, { kind: 'paragraph' }>, number: string | undefined): Atom[] {
  const text = block.number ? `${block.number} ${block.text}` : block.text;
  const rest = { leadIns: [], number: citable(block.number) ?? number, page: block.page };
  return lineAtoms(text, rest, block.number !== undefined);
}

function listAtoms(block: Extract<Block, { kind: 'list' }>, number: string | undefined): Atom[] {
  const atoms: Atom[] = [];
  const own = citable(block.number) ?? number;
  let leadIns: string[] = [];
  if (block.leadIn) {
    atoms.push(
      ...paragraphAtoms(
        { kind: 'paragraph', text: block.leadIn, number: block.number, page: block.page },
        own,
      ),
    );
    const last = atoms.at(-1);
    if (last) {
      last.introduces = true;
      leadIns = [last.text];
    }
  }
  const isProvision = !block.leadIn;
  for (const item of block.items) atoms.push(...itemAtoms(item, leadIns, own, block.page, isProvision));
  return atoms;
}

/** `isProvision`: an item that nothing introduces, such as "(1)" of a section, is cited by its own marker. */
function itemAtoms(
  item: ListItem,
  leadIns: string[],
  number: string | undefined,
  page: number | undefined,
  isProvision: boolean,
): Atom[] {
  const marked = item.marker ? `${item.marker} ${item.text}` : item.text;
  const isNumbered = isProvision && item.marker !== undefined && /^\(?\d/u.test(item.marker);
  const own = isNumbered ? (number ?? citable(item.marker)) : number;
  const place = item.page ?? page;
  const text = isNumbered ? marked : `• ${marked}`;
  const atoms = lineAtoms(text, { leadIns, number: own, page: place }, isNumbered && number === undefined);
  const last = atoms.at(-1);
  if (!item.items?.length || !last) return atoms;
  last.introduces = true;
  // Only the sentence that introduces the inner items is repeated; it keeps the mark that it is an item itself.
  const line = last.continuesLine && !isNumbered ? `• ${last.text}` : last.text;
  const chain = shortened([...leadIns, line]);
  return [...atoms, ...item.items.flatMap((inner) => itemAtoms(inner, chain, own, place, false))];
}

/** Outer lead-ins go first when the chain would crowd out what it introduces. */
function shortened(leadIns: string[]): string[] {
  let kept = leadIns;
  while (kept.length > 1 && wordCount(kept.join(' ')) > LONGEST_LEAD_IN_WORDS) kept = kept.slice(1);
  return kept;
}

export function wordCount(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

function tableAtoms(block: Extract<Block, { kind: 'table' }>, number: string | undefined): Atom[] {
  const { page } = block;
  const atoms = block.caption ? lineAtoms(block.caption, { leadIns: [], number, page }, false) : [];
  const caption = atoms.at(-1);
  if (caption) caption.introduces = true;
  const used = (block.rows[0] ?? block.heads).map((_, column) =>
    [block.heads, ...block.rows].some((row) => row[column]),
  );
  const line = (row: readonly string[]) =>
    rowText(
      row.filter((_, column) => used[column] ?? true),
      block.heads.length > 0,
    );
  const heads = line(block.heads);
  const rows = block.rows.length > 0 ? block.rows.map(line) : [heads];
  const leadIns = heads && block.rows.length > 0 ? [heads] : [];
  for (const text of rows.filter(Boolean)) {
    atoms.push({ text, leadIns, continuesLine: false, introduces: false, startsNumber: false, number, page });
  }
  return atoms;
}

/** Under column heads an empty cell keeps its place with a dash, so that the others stay below their own heads. */
function rowText(row: readonly string[], hasHeads: boolean): string {
  if (!row.some(Boolean)) return '';
  return hasHeads ? row.map((cell) => cell || '–').join(' | ') : row.filter(Boolean).join(' | ');
}
