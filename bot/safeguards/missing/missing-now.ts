// Recognises a plain statement that someone is missing now: not home, not seen, or taken somewhere. People
// often say so calmly (“did not come home last night”), without any other sign of danger, and the message
// reader often misses it. The patterns are few and narrow on purpose. We first tried 76 wider ones, which
// raised the alarm for calm statements (“He has been brought to the UK by traffickers”). They found nothing
// more in messages by people who had not seen the patterns.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const patternsSchema = z.array(z.string().min(1)).min(1);
const fileSchema = z.object({
  /**
   * Lists of alternatives. `{name}` in a pattern stands for the list of that name. A list may refer to other
   * lists.
   */
  lists: z.record(z.string(), patternsSchema),
  missing: patternsSchema,
  /** Patterns for sentences about a rule, a thing or a colleague, which do not count. */
  unless: patternsSchema,
  /** Patterns for sentences that say that the person is back. */
  returned: patternsSchema,
});
const file = fileSchema.parse(JSON.parse(readFileSync(new URL('missing-now.json', import.meta.url), 'utf8')));

const missing = file.missing.map(toPattern);
const unless = file.unless.map(toPattern);
const returned = file.returned.map(toPattern);
/** If the person has come back, people say so in the same sentence or the next one. */
const SENTENCES_OF_RETURN = 2;
/** People who dictate a message may say the punctuation aloud. */
const SPOKEN_END = / (?:full stop|question mark|new (?:line|paragraph))\b/u;

/**
 * True if any sentence says that someone is missing now. Expects sentences in lower case, without apostrophes
 * or cries for help such as “what do I do”.
 */
export function tellsOfMissing(written: readonly string[]): boolean {
  const sentences = written.flatMap((sentence) => sentence.split(SPOKEN_END));
  return sentences.some(
    (sentence, at) =>
      matches(missing, sentence) &&
      !matches(unless, sentence) &&
      !sentences.slice(at, at + SENTENCES_OF_RETURN).some((one) => matches(returned, one)),
  );
}

/** Tests the patterns one at a time. A single combined pattern would take 10 to 50 times as long. */
const matches = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text));

function toPattern(pattern: string): RegExp {
  return new RegExp(`(?<![a-z])(?:${filledIn(pattern)})(?![a-z])`, 'u');
}

function filledIn(pattern: string): string {
  const listOf = (name: string) => `(?:${file.lists[name]!.map(filledIn).join('|')})`;
  return pattern.replaceAll(/\{([a-z]+)\}/gu, (_, name: string) => listOf(name));
}
