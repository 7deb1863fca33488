// How long a practitioner's message may be.

/** In characters. Longer than any question needs, but short enough for whoever must answer it to read. */
export const LONGEST_MESSAGE = 4000;
