import { DOMParser, type Document as XmlDocument, type Element, type Node } from '@xmldom/xmldom';
import type { ParsedFile } from '../../../ingest/model/ports.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { openArchive } from './archive.js';
import { refuseManyBlocks, type ParseLimits } from '../blocks/limits.js';
import { repairText } from '../blocks/repair-text.js';
import { structure, tableBlock, underFootnotes, type FlatBlock } from '../blocks/structure.js';
import { countOf, createRowReader, type Cell } from './table-rows.js';
import { fileWording } from '../wording/file-wording.js';

const said = fileWording.odt;

const DEEPEST = 60;
const WANTED = new Set(['content.xml', 'meta.xml', 'META-INF/manifest.xml']);

export function parseOdt(bytes: Uint8Array, limits: ParseLimits): ParsedFile {
  const parts = openArchive(bytes, limits, (name) => WANTED.has(name));
  const manifest = parts['META-INF/manifest.xml'];
  if (manifest && new TextDecoder().decode(manifest).includes('encryption-data'))
    throw new InputFailure(...said.encrypted);
  const content = parts['content.xml'];
  if (!content) throw new InputFailure(...said.notText);
  const body = withoutStruck(parseXml(content)).getElementsByTagName('office:text')[0];
  const flatBlocks: FlatBlock[] = [];
  const notes = new Set<Element>();
  const found: FlatBlock[] = [];
  if (body) walk(body, { depth: -1, level: 0, notes }, flatBlocks);
  for (const note of notes) walk(note, { depth: -1, level: 0, notes }, found);
  const toCheck = body?.getElementsByTagName('text:changed-region')[0] && fileWording.trackedChanges;
  const blocks = structure([...flatBlocks, ...underFootnotes(found)]);
  return {
    document: { ...describedIn(parts['meta.xml']), blocks, ...(toCheck && { toCheck }) },
    details: {},
  };
}

/** Leaves out the date, because dc:date is the day on which someone last saved the file. */
function describedIn(metadata: Uint8Array | undefined): { title?: string } {
  if (!metadata) return {};
  const title = repairText(parseXml(metadata).getElementsByTagName('dc:title')[0]?.textContent ?? '');
  return { ...(title && { title }) };
}

function parseXml(bytes: Uint8Array) {
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  // OpenDocument never needs a DOCTYPE, and entities in one could expand a small file.
  if (xml.includes('<!DOCTYPE')) throw new InputFailure(...said.documentType);
  return new DOMParser({ onError: () => undefined }).parseFromString(xml, 'text/xml');
}

/** Struck-through text no longer applies. */
function withoutStruck(content: XmlDocument): XmlDocument {
  const styles = new Map<string, boolean>();
  for (const properties of content.getElementsByTagName('style:text-properties')) {
    const line = properties.getAttribute('style:text-line-through-style');
    const style = properties.parentNode as Element;
    // Skips the properties of default styles and of a list's bullets, which are in elements with other names.
    if (line && style.nodeName === 'style:style')
      styles.set(
        `${style.getAttribute('style:family')} ${style.getAttribute('style:name')}`,
        line !== 'none',
      );
  }
  if ([...styles.values()].includes(true)) emptyStruck(content, styles, false);
  return content;
}

/** A span may turn off its paragraph's strike-through, for words that replace the ones struck out. */
function emptyStruck(node: Node, styles: ReadonlyMap<string, boolean>, isStruck: boolean): void {
  for (const child of [...node.childNodes]) {
    if (child.nodeType === 3) {
      if (isStruck) child.nodeValue = '';
    } else emptyStruck(child, styles, isStruckIn(child, styles, isStruck));
  }
}

function isStruckIn(node: Node, styles: ReadonlyMap<string, boolean>, isStruck: boolean): boolean {
  const isSpan = node.nodeName === 'text:span';
  if (!isSpan && node.nodeName !== 'text:p' && node.nodeName !== 'text:h') return isStruck;
  // The names of styles are only unique within a family.
  const style = `${isSpan ? 'text' : 'paragraph'} ${(node as Element).getAttribute('text:style-name')}`;
  return styles.get(style) ?? (isSpan && isStruck);
}

function elements(node: Node): Element[] {
  return [...node.childNodes].filter((child): child is Element => child.nodeType === 1);
}

interface Where {
  /** The depth of the current list, or -1 outside lists. */
  depth: number;
  /** How deeply the element is nested. If a hostile file is nested too deeply, we stop. */
  level: number;
  /** The footnotes found so far. A set, because some tables are read twice. */
  notes: Set<Element>;
}

function walk(node: Element, where: Where, flatBlocks: FlatBlock[]): void {
  if (where.level > DEEPEST) return;
  const inner = { ...where, level: where.level + 1 };
  let isFirstOfItem = true;
  for (const child of elements(node)) {
    refuseManyBlocks(flatBlocks.length);
    switch (child.nodeName) {
      case 'text:h': {
        const text = repairText(textOf(child, where.notes));
        const level = Number(child.getAttribute('text:outline-level') ?? 1);
        if (text) flatBlocks.push({ kind: 'heading', level: Math.min(6, Math.max(1, level)), text });
        break;
      }
      case 'text:p': {
        const text = repairText(textOf(child, where.notes));
        if (!text) {
          textBoxes(child, inner, flatBlocks);
          break;
        }
        if (where.depth < 0) flatBlocks.push({ kind: 'text', text });
        else flatBlocks.push({ kind: 'item', text, depth: where.depth + (isFirstOfItem ? 0 : 1) });
        isFirstOfItem = false;
        textBoxes(child, inner, flatBlocks);
        break;
      }
      case 'text:list':
        walk(child, { ...inner, depth: where.depth + 1 }, flatBlocks);
        break;
      case 'table:table':
        table(child, inner, flatBlocks);
        break;
      case 'text:table-of-content':
      case 'text:tracked-changes':
      case 'office:annotation':
        break;
      default:
        walk(child, inner, flatBlocks);
    }
  }
}

/** A text box is anchored in a paragraph, but its text is not part of the paragraph's sentence. */
function textBoxes(paragraph: Element, where: Where, flatBlocks: FlatBlock[]): void {
  for (const box of [...paragraph.getElementsByTagName('draw:text-box')])
    walk(box, { ...where, depth: -1 }, flatBlocks);
}

/** Adds the notes that it leaves out to `notes`. */
function textOf(node: Node, notes: Set<Element>): string {
  let text = '';
  for (const child of [...node.childNodes]) {
    if (child.nodeType === 3) text += child.nodeValue ?? '';
    else if (['text:s', 'text:tab', 'text:line-break'].includes(child.nodeName)) text += ' ';
    else if (child.nodeName === 'text:note') notes.add(child as Element);
    else if (!['office:annotation', 'draw:frame'].includes(child.nodeName)) text += textOf(child, notes);
  }
  return text;
}

function table(node: Element, where: Where, flatBlocks: FlatBlock[]): void {
  const rows: { cells: string[]; isHead: boolean }[] = [];
  const cellsOf = createRowReader();
  const collect = (parent: Element, isHead: boolean) => {
    for (const child of elements(parent)) {
      if (child.nodeName === 'table:table-row') {
        const cells = cellsOf(cellsIn(child, where.notes), isHead);
        if (cells.some(Boolean)) rows.push({ cells, isHead });
      } else collect(child, isHead || child.nodeName === 'table:table-header-rows');
    }
  };
  collect(node, false);
  if (rows.every(({ cells }) => cells.length === 1)) {
    walk(node, where, flatBlocks);
    return;
  }
  flatBlocks.push(tableBlock(rows));
}

/** Leaves out cells that another cell covers, and repeats a cell that is written once for several columns. */
function cellsIn(row: Element, notes: Set<Element>): Cell[] {
  const own = elements(row).filter(({ nodeName }) => nodeName === 'table:table-cell');
  return own.flatMap((cell) => {
    const count = (what: string) => cell.getAttribute(`table:number-${what}`);
    const inside = elements(cell).map((one) => textOf(one, notes));
    const read = {
      text: repairText(inside.join(' ')),
      rows: count('rows-spanned'),
      columns: count('columns-spanned'),
    };
    return Array<Cell>(countOf(count('columns-repeated'))).fill(read);
  });
}
