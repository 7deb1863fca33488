// Makes HTML a separate type: anything that is not `Html` is text, and is escaped when inserted.

const MADE_HERE = Symbol('html');

/** Only this file makes one, so a string never becomes HTML by accident. */
export interface Html {
  readonly [MADE_HERE]: string;
}

export type Content = Html | string | number | false | null | undefined | readonly Content[];

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** These characters change the direction of the text after them, so that it can look different from what it says. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that a page can show: no control characters, no half characters and no changes of direction. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(DIRECTION, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Only for element content and for attributes in quotes. */
export function escapeText(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/**
 * The tag of every template here. Put attribute values in quotes: an unquoted one could not be made safe. It
 * is not called `html`, because the formatter would then move white space, which matters inside a quote.
 */
export function markup(pieces: TemplateStringsArray, ...values: Content[]): Html {
  const written = pieces.map((piece, index) => piece + (index < values.length ? write(values[index]) : ''));
  return { [MADE_HERE]: written.join('') };
}

/** An attribute that is either present or absent: `<button${flag('disabled', isBusy)}>`. */
export function flag(
  name: 'disabled' | 'selected' | 'open' | 'hidden' | 'checked' | 'autofocus',
  on: boolean,
): Html {
  return { [MADE_HERE]: on ? ` ${name}` : '' };
}

export function toText(html: Html): string {
  return html[MADE_HERE];
}

/** An address from a catalogue or a platform: only a web address may become a link. */
export function webAddress(address: string | undefined): string | undefined {
  if (!address) return undefined;
  if (/^\/(?![/\\])/.test(address)) return address;
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.href : undefined;
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
