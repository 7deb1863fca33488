// Questions written about passages of published guidance, so that people's own words find them.

export interface WrittenQuestions {
  /** weightsHash of the model that embedded them. */
  model: string;
  /** The unit vectors of the questions about a passage, one after another, each number times 127; undefined if there are none. */
  about(passage: string): Int8Array | undefined;
}
