// Works out the numbers that Word shows before paragraphs and headings, which are not in the text of a DOCX
// file.
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';

/**
 * Returns the number that Word shows, such as "5.43" or "(b)". Undefined if the paragraph has no number, or
 * one in a format we do not support.
 */
export type NextNumber = (paragraph: DocxParagraph) => string | undefined;

export interface DocxParagraph {
  style: string | undefined;
  /**
   * The list that is set on the paragraph itself. "0" means that the paragraph has no number, even if its
   * style has one.
   */
  list: string | undefined;
  level: number | undefined;
}

interface Level {
  start: number;
  format: string;
  /** The number's pattern, such as "%1.%2". %1 is replaced by the number at the first level. */
  text: string;
  style: string | undefined;
  /** Legal numbering shows the numbers of all levels in figures. */
  isLegal: boolean;
  /** Counting continues after a paragraph at a higher level, instead of starting again. */
  goesOn: boolean;
}

interface List {
  /** Lists with the same outline share a count. */
  outline: string;
  levels: ReadonlyMap<number, Level>;
  restarts: ReadonlyMap<number, number>;
}

interface Style {
  list: string | undefined;
  level: number | undefined;
  basedOn: string | undefined;
}

export function parseWordXml(bytes: Uint8Array): Document {
  return new DOMParser({ onError: () => undefined }).parseFromString(
    new TextDecoder().decode(bytes),
    'text/xml',
  );
}

export function attributeValue(parent: Element | undefined, name: string): string | undefined {
  return childOf(parent, name)?.getAttribute('w:val') ?? undefined;
}

export function childOf(parent: Element | undefined, name: string): Element | undefined {
  return [...(parent?.childNodes ?? [])].find((node): node is Element => node.nodeName === name);
}

/** Call this for each paragraph in order, including those without a number. */
export function createDocxNumbering(numbering: Document, styles: Document | undefined): NextNumber {
  const lists = listsIn(numbering);
  const styled = stylesIn(styles);
  const counts = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return (paragraph) => {
    const { list: id, level } = placeOf(paragraph, lists, styled);
    const list = id === undefined ? undefined : lists.get(id);
    const own = list?.levels.get(level);
    if (!list || !own) return undefined;
    const counted = counts.get(list.outline) ?? counts.set(list.outline, new Map()).get(list.outline)!;
    const restart = begun.has(`${id} ${level}`) ? undefined : list.restarts.get(level);
    begun.add(`${id} ${level}`);
    const before = counted.get(level);
    counted.set(level, restart ?? (before === undefined ? own.start : before + 1));
    for (const [below, { goesOn }] of list.levels) if (below > level && !goesOn) counted.delete(below);
    return printed(list, own, counted);
  };
}

function placeOf(
  { style, list, level }: DocxParagraph,
  lists: ReadonlyMap<string, List>,
  styles: ReadonlyMap<string, Style>,
): { list: string | undefined; level: number } {
  if (list !== undefined && level !== undefined) return { list, level };
  for (const [id, own] of basesOf(style, styles)) {
    const from = list ?? own?.list;
    if (from === undefined) continue;
    const linked = [...(lists.get(from)?.levels ?? [])].find(([, one]) => one.style === id)?.[0];
    return { list: from, level: level ?? linked ?? own?.level ?? 0 };
  }
  return { list, level: level ?? 0 };
}

/**
 * Returns the style, then the styles it is based on, nearest first. In a hostile file, these may form a loop.
 */
function* basesOf(
  style: string | undefined,
  styles: ReadonlyMap<string, Style>,
): Generator<[string, Style | undefined]> {
  const seen = new Set<string>();
  for (let id = style; id !== undefined && !seen.has(id); id = styles.get(id)?.basedOn) {
    seen.add(id);
    yield [id, styles.get(id)];
  }
}

function printed(list: List, own: Level, counted: ReadonlyMap<number, number>): string | undefined {
  if (own.format === 'bullet') return undefined;
  let isKnown = true;
  const text = own.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const level = list.levels.get(Number(digit) - 1);
    const count = counted.get(Number(digit) - 1) ?? level?.start;
    const number =
      level && count !== undefined ? written(count, own.isLegal ? 'decimal' : level.format) : undefined;
    isKnown &&= number !== undefined;
    return number ?? '';
  });
  return (isKnown && text.trim()) || undefined;
}

/** Returns undefined for a format we do not support, so that people never cite a wrong number. */
function written(count: number, format: string): string | undefined {
  return count < 0 || count > 9999 ? undefined : FORMATS.get(format)?.(count);
}

const FORMATS = new Map<string, (count: number) => string | undefined>([
  ['decimal', String],
  ['decimalZero', (count) => String(count).padStart(2, '0')],
  ['lowerLetter', letter],
  ['upperLetter', (count) => letter(count)?.toUpperCase()],
  ['lowerRoman', (count) => roman(count)?.toLowerCase()],
  ['upperRoman', roman],
]);

/** Counts a to z, then aa, bb and so on. */
function letter(count: number): string | undefined {
  if (count < 1 || count > 26 * 5) return undefined;
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

const ROMAN = Object.entries({
  M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1,
}); // prettier-ignore

function roman(count: number): string | undefined {
  let left = count;
  let text = '';
  for (const [sign, value] of ROMAN) for (; left >= value; left -= value) text += sign;
  return text || undefined;
}

function listsIn(numbering: Document): Map<string, List> {
  const outlines = new Map<string, Element>();
  const byStyle = new Map<string, Element>();
  for (const outline of numbering.getElementsByTagName('w:abstractNum')) {
    outlines.set(outline.getAttribute('w:abstractNumId') ?? '', outline);
    const style = attributeValue(outline, 'w:styleLink');
    if (style !== undefined) byStyle.set(style, outline);
  }
  const lists = new Map<string, List>();
  for (const list of numbering.getElementsByTagName('w:num')) {
    const named = outlines.get(attributeValue(list, 'w:abstractNumId') ?? '');
    const outline = byStyle.get(attributeValue(named, 'w:numStyleLink') ?? '') ?? named;
    const levels = outline ? levelsIn(outline) : new Map<number, Level>();
    const restarts = new Map<number, number>();
    for (const override of list.getElementsByTagName('w:lvlOverride')) {
      for (const [level, own] of levelsIn(override)) levels.set(level, own);
      const start = attributeValue(override, 'w:startOverride');
      if (start !== undefined) restarts.set(Number(override.getAttribute('w:ilvl')), Number(start));
    }
    const id = outline?.getAttribute('w:abstractNumId') ?? '';
    lists.set(list.getAttribute('w:numId') ?? '', { outline: id, levels, restarts });
  }
  return lists;
}

function levelsIn(parent: Element): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of parent.getElementsByTagName('w:lvl'))
    levels.set(Number(level.getAttribute('w:ilvl') ?? 0), {
      start: Number(attributeValue(level, 'w:start') ?? 0),
      format: attributeValue(level, 'w:numFmt') ?? 'decimal',
      text: attributeValue(level, 'w:lvlText') ?? '',
      style: attributeValue(level, 'w:pStyle'),
      isLegal: childOf(level, 'w:isLgl') !== undefined,
      goesOn: attributeValue(level, 'w:lvlRestart') === '0',
    });
  return levels;
}

function stylesIn(styles: Document | undefined): Map<string, Style> {
  const found = new Map<string, Style>();
  for (const style of styles?.getElementsByTagName('w:style') ?? []) {
    const properties = childOf(childOf(style, 'w:pPr'), 'w:numPr');
    const level = attributeValue(properties, 'w:ilvl');
    found.set(style.getAttribute('w:styleId') ?? '', {
      list: attributeValue(properties, 'w:numId'),
      level: level === undefined ? undefined : Number(level),
      basedOn: attributeValue(style, 'w:basedOn'),
    });
  }
  return found;
}
