// The parts of a passage in which keyword search counts words.

export interface KeywordFields {
  title: string;
  headings: string;
  text: string;
}

/**
 * How many tenths a word in each part counts for. Chosen by measurement: docs/decisions.
 */
export const inTenths = { text: 10, headings: 15, title: 6 } satisfies Record<keyof KeywordFields, number>;
