// Makes text and addresses from any source safe to store, and to show on every platform.

/** All control characters except the line break and the tab. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/**
 * Characters that change the direction of the text after them, so that it can appear to say something else.
 */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/** Removes control characters and direction marks, and replaces unpaired surrogates. */
export function shownText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(DIRECTION, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Returns the address in its normal form. Undefined if it is not HTTP or HTTPS: nothing else may become a link. */
export function webAddress(address: string | undefined): string | undefined {
  const url = address && URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}

/** Removes U+0000 from every text in a value. PostgreSQL cannot store it. */
export function withoutNullCharacters<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replaceAll('\0', '') as Value;
  if (Array.isArray(value)) return value.map(withoutNullCharacters) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withoutNullCharacters<unknown>(one)]),
  ) as Value;
}
