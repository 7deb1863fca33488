// Removes the text that Word hides from a DOCX file. It may be an author's remark that no one should quote.
import { XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { childOf, parseWordXml, attributeValue } from './compute-docx-numbers.js';

type Bytes = Uint8Array<ArrayBuffer>;

export function removeDocxHiddenText(bytes: Uint8Array, styles: Uint8Array | undefined): Bytes | undefined {
  if (![bytes, styles].some((part) => Buffer.from(part ?? []).includes('w:vanish'))) return undefined;
  const part = parseWordXml(bytes);
  const hidden = hiddenStyles(styles && parseWordXml(styles));
  let isFound = false;
  for (const run of [...part.getElementsByTagName('w:r')]) {
    if (!isHidden(run, hidden)) continue;
    // Only removes the text, because a run may also start or end a field.
    for (const node of [...run.childNodes].filter(({ nodeName }) => nodeName === 'w:t')) {
      isFound ||= Boolean(node.textContent?.trim());
      run.removeChild(node);
    }
  }
  return isFound ? new TextEncoder().encode(new XMLSerializer().serializeToString(part)) : undefined;
}

/** A run's own property comes before its style's, which comes before its paragraph's. */
function isHidden(run: Element, hidden: ReadonlySet<string>): boolean {
  const properties = childOf(run, 'w:rPr');
  const own = hides(properties);
  if (own !== undefined) return own;
  const style = attributeValue(properties, 'w:rStyle');
  if (style !== undefined && hidden.has(style)) return true;
  let parent = run.parentNode;
  while (parent && parent.nodeName !== 'w:p') parent = parent.parentNode;
  return hidden.has(attributeValue(childOf(parent as Element, 'w:pPr'), 'w:pStyle') ?? '');
}

/** Undefined if the properties do not say. */
function hides(properties: Element | undefined): boolean | undefined {
  const vanish = childOf(properties, 'w:vanish');
  return vanish && !/^(?:0|false|off)$/u.test(vanish.getAttribute('w:val') ?? '');
}

function hiddenStyles(styles: Document | undefined): Set<string> {
  const all = [...(styles?.getElementsByTagName('w:style') ?? [])];
  const byId = new Map(all.map((style) => [style.getAttribute('w:styleId') ?? '', style]));
  const isHiddenStyle = (style: Element | undefined, depth: number): boolean =>
    style !== undefined &&
    (hides(childOf(style, 'w:rPr')) ??
      // A damaged file may have styles that are based on each other.
      (depth > 0 && isHiddenStyle(byId.get(attributeValue(style, 'w:basedOn') ?? ''), depth - 1)));
  return new Set([...byId].filter(([, style]) => isHiddenStyle(style, MOST_BASES)).map(([id]) => id));
}

const MOST_BASES = 10;
