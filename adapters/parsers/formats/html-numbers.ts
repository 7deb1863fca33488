// Numbers the items of an HTML list as a browser does.
import type { CheerioAPI } from 'cheerio';
import type { Node } from './html-parts.js';

/** Reads a number from an attribute. Returns undefined if a browser would ignore the attribute. */
export function attributeNumber(attribute = ''): number | undefined {
  const number = Number.parseInt(attribute, 10);
  return Number.isNaN(number) ? undefined : number;
}

/**
 * Returns the type of the list's numbers. Undefined if a browser shows none, or numbers that we cannot work
 * out.
 */
export function numberingOf($: CheerioAPI, node: Node, name: string): string | undefined {
  const { type = '1', style = '', class: classes = '', reversed } = $(node).attr() ?? {};
  const isOther = /list-style(?:-type)?\s*:(?!\s*decimal(?![\w-]))/iu.test(style);
  return name === 'ol' && reversed === undefined && !isOther && !/unmarked|none/iu.test(classes)
    ? type
    : undefined;
}

/** Returns undefined for a format we do not support, so that people never cite a wrong number. */
export function ordinal(number: number, type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  if (type === '1') return `${number}.`;
  if (/^[aA]$/u.test(type) && number >= 1 && number <= 26)
    return `${String.fromCharCode(type.charCodeAt(0) + number - 1)}.`;
  return undefined;
}
