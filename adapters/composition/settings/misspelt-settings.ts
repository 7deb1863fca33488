// Finds variables with names close to those of settings. Otherwise, a misspelt setting would be silently
// ignored: WEB_ACESS=signed-in leaves the service open.
import { SETTING_NAMES } from './environment-settings.js';

export interface Misspelt {
  name: string;
  meant: string;
}

/** Names shorter than this may only differ by 1 letter. With 2, HOME would count as a misspelt HOST. */
const LONG_NAME = 8;

/** Returns names only, never values. Leaves out other variables, because most are none of our business. */
export function misspeltSettings(environment: NodeJS.ProcessEnv): Misspelt[] {
  const known = new Set<string>(SETTING_NAMES);
  return Object.keys(environment).flatMap((name) => {
    if (known.has(name) || !environment[name]?.trim()) return [];
    const near = SETTING_NAMES.map((meant) => ({ meant, letters: lettersApart(name, meant) }))
      .filter(({ meant, letters }) => letters <= (meant.length < LONG_NAME ? 1 : 2))
      .sort((one, other) => one.letters - other.letters)[0];
    return near ? [{ name, meant: near.meant }] : [];
  });
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
