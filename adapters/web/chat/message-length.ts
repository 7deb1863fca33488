// How long a practitioner's message may be, and what is said of a longer one.

/** Characters. Longer than any question needs, short enough to be read by whoever must answer it. */
export const LONGEST_MESSAGE = 4000;

export function tooLong(length: number): string {
  const most = LONGEST_MESSAGE.toLocaleString('en-GB');
  return `Your message is too long (${length.toLocaleString('en-GB')} characters). Shorten it to ${most} characters or fewer, or send it in parts.`;
}
