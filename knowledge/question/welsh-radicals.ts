// Finds the words that a Welsh word may be a mutated form of: “blentyn” and “phlentyn” are “plentyn”.

/** How a word may begin after a mutation, and how it then begins in a dictionary. */
const MUTATED: readonly (readonly [begins: RegExp, radicals: readonly string[]])[] = [
  // Soft.
  [/^b/u, ['p']],
  [/^d(?!d)/u, ['t']],
  [/^g/u, ['c']],
  [/^f(?!f)/u, ['b', 'm']],
  [/^dd/u, ['d']],
  [/^l(?!l)/u, ['ll']],
  [/^r(?!h)/u, ['rh']],
  // A “g” is left out.
  [/^(?=[aeiouwyâêîôûŵŷlr])/u, ['g']],
  // Nasal.
  [/^mh/u, ['p']],
  [/^nh/u, ['t']],
  [/^ngh/u, ['c']],
  [/^m(?!h)/u, ['b']],
  [/^n(?![hg])/u, ['d']],
  [/^ng(?!h)/u, ['g']],
  // Aspirate, and the “h” before a vowel.
  [/^ph/u, ['p']],
  [/^th/u, ['t']],
  [/^ch/u, ['c']],
  [/^h(?=[aeiouwyâêîôûŵŷ])/u, ['']],
];

/** The word itself comes first. Most of the others are no words at all. */
export function radicalsOf(word: string): string[] {
  const others = MUTATED.flatMap(([begins, radicals]) =>
    begins.test(word) ? radicals.map((radical) => word.replace(begins, radical)) : [],
  );
  return [word, ...others];
}
