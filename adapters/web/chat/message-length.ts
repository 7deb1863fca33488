// How long a practitioner's message may be.

/** Characters. Longer than any question needs, short enough to be read by whoever must answer it. */
export const LONGEST_MESSAGE = 4000;
