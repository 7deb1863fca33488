// Questions written about passages of published guidance, which help us find passages from people's own words.

export interface WrittenQuestions {
  /** The weightsHash of the model that embedded the questions. */
  model: string;
  /** Unit vectors of the questions about a passage, in a row, times 127; undefined if there are none. */
  about(passage: string): Int8Array | undefined;
}
