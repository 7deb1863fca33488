// How long a practitioner's message may be.

/** In characters. Longer than any question needs, but short enough to be read by whoever answers it. */
export const LONGEST_MESSAGE = 4000;
