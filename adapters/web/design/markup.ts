// Defines a type for HTML. Anything of another type is treated as text, and is escaped when it is inserted.
import { shownText, webAddress } from '../../../bot/model/messages/shown-text.js';

const MADE_HERE = Symbol('html');

/** Only this file can create `Html`, so a string never becomes HTML by accident. */
export interface Html {
  readonly [MADE_HERE]: string;
}

export type Content = Html | string | number | false | null | undefined | readonly Content[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Only safe for the contents of elements and for attribute values in quotes. */
export function escapeText(text: string): string {
  return shownText(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/**
 * The template tag for all HTML. Attribute values must be in quotes, because an unquoted value cannot be made
 * safe. It is not named `html`, because Prettier would then change white space, which matters inside quotes
 * from the guidance.
 */
export function markup(pieces: TemplateStringsArray, ...values: Content[]): Html {
  const written = pieces.map((piece, index) => piece + (index < values.length ? write(values[index]) : ''));
  return { [MADE_HERE]: written.join('') };
}

/** Writes an attribute without a value, for example `<button${flag('disabled', isBusy)}>`. */
export function flag(
  name: 'disabled' | 'selected' | 'open' | 'hidden' | 'checked' | 'autofocus',
  on: boolean,
): Html {
  return { [MADE_HERE]: on ? ` ${name}` : '' };
}

export function toText(html: Html): string {
  return html[MADE_HERE];
}

const CHARACTERS = new Map(Object.entries(ENTITIES).map(([character, entity]) => [entity, character]));

/** Returns the words that someone reads. Only these tags do not separate words. */
export function textOf(html: Html): string {
  return toText(html)
    .replace(/<\/?(?:mark|span|bdi|strong)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#?\w+;/g, (entity) => CHARACTERS.get(entity) ?? entity);
}

/**
 * Checks an address from a catalogue or a platform. Returns undefined if it is not a web address or a path, because
 * nothing else may become a link.
 */
export function linkAddress(address: string | undefined): string | undefined {
  if (!address) return undefined;
  if (/^\/(?![/\\])/.test(address)) return address;
  return webAddress(address);
}

function write(value: Content): string {
  if (value === false || value === null || value === undefined) return '';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(write).join('');
  return value[MADE_HERE];
}

function isList(value: Content): value is readonly Content[] {
  return Array.isArray(value);
}
