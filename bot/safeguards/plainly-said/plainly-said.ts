// Reads a file of patterns for a plain statement, and finds out whether a message makes that statement.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const patternsSchema = z.array(z.string().min(1)).min(1);
const fileSchema = z.object({
  /**
   * Lists of alternatives. `{name}` in a pattern stands for the list of that name. A list may refer to other
   * lists.
   */
  lists: z.record(z.string(), patternsSchema),
  says: patternsSchema,
  /** Patterns for sentences that do not count, for example because they are about a rule. */
  unless: patternsSchema,
  /** Patterns for sentences which say that the danger is over. */
  over: patternsSchema,
});

/** If it is over, people say so in the same sentence or the next one. */
const SENTENCES_OF_END = 2;
/** People who dictate a message may say the punctuation aloud. */
const SPOKEN_END = / (?:full stop|question mark|new (?:line|paragraph))\b/u;

/**
 * Returns a function that is true if any sentence says what the file describes. It expects sentences in lower
 * case, without apostrophes or cries for help such as “what do I do”.
 */
export function plainlySaid(file: URL): (sentences: readonly string[]) => boolean {
  const { lists, ...kinds } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const filledIn = (pattern: string): string =>
    pattern.replaceAll(/\{([a-z]+)\}/gu, (_, name: string) => `(?:${lists[name]!.map(filledIn).join('|')})`);
  const toPattern = (pattern: string) => new RegExp(`(?<![a-z])(?:${filledIn(pattern)})(?![a-z])`, 'u');
  const [says, unless, over] = [kinds.says, kinds.unless, kinds.over].map((one) => one.map(toPattern));
  return (written) => {
    const sentences = written.flatMap((sentence) => sentence.split(SPOKEN_END));
    return sentences.some(
      (sentence, at) =>
        matches(says!, sentence) &&
        !matches(unless!, sentence) &&
        !sentences.slice(at, at + SENTENCES_OF_END).some((one) => matches(over!, one)),
    );
  };
}

/** Tests the patterns one at a time. A single combined pattern would take 10 to 50 times as long. */
const matches = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text));
