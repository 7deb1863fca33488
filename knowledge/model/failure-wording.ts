// What operators read about failures that adapters, searches and jobs have in common.

/** What happened, and what to do about it. */
type ProblemAndRemedy = readonly [problem: string, remedy: string];
/** Keeps the type of a pair whose words are in a list. */
export const remedied = (...words: ProblemAndRemedy): ProblemAndRemedy => words;

export const failureWording = {
  unknownThrown: 'An unknown value was thrown.',
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
