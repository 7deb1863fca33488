// How long a practitioner's message may be.

/** In characters. Longer than any question needs to be, but short enough for an adviser to read. */
export const LONGEST_MESSAGE = 4000;
