// Inserts the numbers that Word shows into the text of a DOCX file, so that paragraphs can be cited by
// number.
import { XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import {
  childOf,
  createDocxNumbering,
  parseWordXml,
  attributeValue,
  type DocxParagraph,
} from './compute-docx-numbers.js';

interface WordParts {
  document: Uint8Array;
  numbering: Uint8Array;
  styles: Uint8Array | undefined;
}

/** Returns the document's XML. Numbered paragraphs start with their number, and are no longer list items. */
export function insertDocxNumbers({
  document: bytes,
  numbering,
  styles: styleBytes,
}: WordParts): Uint8Array<ArrayBuffer> {
  const document = parseWordXml(bytes);
  const styles = styleBytes && parseWordXml(styleBytes);
  const next = createDocxNumbering(parseWordXml(numbering), styles);
  const headings = headingsIn(styles);
  for (const paragraph of document.getElementsByTagName('w:p')) {
    const properties = childOf(paragraph, 'w:pPr');
    if (isRepeated(paragraph) || isDeleted(properties)) continue;
    const numbered = paragraphOf(properties);
    const number = next(numbered);
    if (number === undefined || !hasText(paragraph)) continue;
    const isHeading = headings.has(numbered.style ?? '');
    print(document, paragraph, properties, isHeading ? number : withStop(number));
  }
  return new TextEncoder().encode(new XMLSerializer().serializeToString(document));
}

function paragraphOf(properties: Element | undefined): DocxParagraph {
  const own = childOf(properties, 'w:numPr');
  const level = attributeValue(own, 'w:ilvl');
  return {
    style: attributeValue(properties, 'w:pStyle'),
    list: attributeValue(own, 'w:numId'),
    level: level === undefined ? undefined : Number(level),
  };
}

function headingsIn(styles: Document | undefined): Set<string> {
  const all = [...(styles?.getElementsByTagName('w:style') ?? [])];
  const isHeading = (style: Element) =>
    /^(?:heading \d|title)$/iu.test(attributeValue(style, 'w:name') ?? '');
  return new Set(all.filter(isHeading).map((style) => style.getAttribute('w:styleId') ?? ''));
}

/** True if the paragraph is in the copy of a text box that Word keeps for older programs. */
function isRepeated(paragraph: Element): boolean {
  for (let node = paragraph.parentNode; node; node = node.parentNode)
    if (node.nodeName === 'mc:Fallback') return true;
  return false;
}

/** True if the paragraph was deleted with tracked changes, so Word does not count it. */
function isDeleted(properties: Element | undefined): boolean {
  return childOf(childOf(properties, 'w:rPr'), 'w:del') !== undefined;
}

/** Word also counts empty paragraphs, but they contain nothing to cite. */
function hasText(paragraph: Element): boolean {
  return [...paragraph.getElementsByTagName('w:t')].some(({ textContent }) => textContent?.trim());
}

/**
 * Adds a full stop, so that the number is read as a paragraph's number ("12.") and not as a quantity ("12").
 */
function withStop(number: string): string {
  return /^[\dA-Za-z]+$/u.test(number) ? `${number}.` : number;
}

function print(
  document: Document,
  paragraph: Element,
  properties: Element | undefined,
  number: string,
): void {
  const element = (name: string, value?: string) => {
    const made = document.createElement(name);
    if (value !== undefined) made.setAttribute('w:val', value);
    return made;
  };
  const text = element('w:t');
  text.setAttribute('xml:space', 'preserve');
  text.appendChild(document.createTextNode(`${number} `));
  const run = element('w:r');
  run.appendChild(text);
  const own = properties ?? element('w:pPr');
  const listed = childOf(own, 'w:numPr');
  if (listed) own.removeChild(listed);
  const unlisted = element('w:numPr');
  unlisted.appendChild(element('w:ilvl', '0'));
  unlisted.appendChild(element('w:numId', '0'));
  own.appendChild(unlisted);
  if (!properties) paragraph.insertBefore(own, paragraph.firstChild);
  paragraph.insertBefore(run, own.nextSibling);
}
