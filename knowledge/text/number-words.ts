const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
export const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

export const UNDER_TEN = `(?:${ONES.slice(1, 10).join('|')})`;
/** Matches 1 to 99. Reads "twenty five-day courses" as 20 courses of 5 days, not as 25. */
export const UNDER_HUNDRED = `(?:(?:${TENS.join('|')})(?:-${UNDER_TEN}| ${UNDER_TEN}(?!-))?|${ONES.slice(1).toReversed().join('|')})`;

/** Returns 20 for "twenty", and 0 for any other word that is not a number. */
export function wordValue(word: string): number {
  const tens = TENS.indexOf(word.toLowerCase());
  return tens < 0 ? Math.max(ONES.indexOf(word.toLowerCase()), 0) : (tens + 2) * 10;
}
