// Messages for operators about failures that adapters, searches and jobs have in common.

/** What happened, and what the operator can do about it. */
type ProblemAndRemedy = readonly [problem: string, remedy: string];
/** Preserves the tuple type of a pair of texts in a list. */
export const remedied = (...words: ProblemAndRemedy): ProblemAndRemedy => words;

export const failureWording = {
  unknownThrown: 'An error occurred, but it has no description.',
  wrongDimension: (dimension: number, needed: number) =>
    remedied(
      `A vector has ${dimension} dimensions, but the index needs ${needed}.`,
      'Rebuild the index with the current embedder.',
    ),
  wrongLength: (length: number) =>
    remedied(
      `A vector has a length of ${length}, not 1.`,
      'Check the embedder: it returned a vector with no direction.',
    ),
};
