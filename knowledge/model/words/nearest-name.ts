// Finds the name that someone meant when they mistyped the name of a setting, a command or an option.

/** Names shorter than this may only differ by 1 letter. With 2, HOME would count as a misspelt HOST. */
const LONG_NAME = 8;

/** Returns undefined if no name is close enough. */
export function nearestName<Name extends string>(typed: string, names: readonly Name[]): Name | undefined {
  return names
    .map((meant) => ({ meant, letters: lettersApart(typed, meant, 2) }))
    .filter(({ meant, letters }) => letters <= (meant.length < LONG_NAME ? 1 : 2))
    .sort((one, other) => one.letters - other.letters)[0]?.meant;
}

/** Counts letters that are missing, added, wrong or swapped. Any number above `limit` means too many. */
export function lettersApart(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchange = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(exchange, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
