// Makes text from anyone fit to be shown, on every platform.

/** All control characters except the line break and the tab. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** These change the direction of the text after them, so that it can look different from what it says. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/** The same words without control characters, half characters or changes of direction. */
export function shownText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(DIRECTION, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
