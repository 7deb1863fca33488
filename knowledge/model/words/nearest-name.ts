// Finds the name that someone meant when they mistyped the name of a setting, a command or an option.

/** Names shorter than this may only differ by 1 letter. With 2, HOME would count as a misspelt HOST. */
const LONG_NAME = 8;

/** Returns undefined if no name is close enough. */
export function nearestName<Name extends string>(typed: string, names: readonly Name[]): Name | undefined {
  return names
    .map((meant) => ({ meant, letters: lettersApart(typed, meant) }))
    .filter(({ meant, letters }) => letters <= (meant.length < LONG_NAME ? 1 : 2))
    .sort((one, other) => one.letters - other.letters)[0]?.meant;
}

/** Counts added, missing, different and swapped letters, up to 3. */
function lettersApart(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let [before, last]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        last![j]! + 1,
        row[j - 1]! + 1,
        last![j - 1]! + (isSame ? 0 : 1),
        isSwapped ? before![j - 2]! + 1 : Infinity,
      );
    }
    [before, last] = [last, row];
  }
  return last!.at(-1)!;
}
