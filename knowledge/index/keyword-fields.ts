// The parts of a passage in which keyword search counts words.

export interface KeywordFields {
  title: string;
  headings: string;
  text: string;
}

/** How much a word in each part counts, in tenths. Chosen by measurement: see docs/decisions. */
export const inTenths = { text: 10, headings: 15, title: 6 } satisfies Record<keyof KeywordFields, number>;
