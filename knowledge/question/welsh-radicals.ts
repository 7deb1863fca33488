// Finds the dictionary forms of a Welsh word: “plentyn” for “blentyn” and “phlentyn”, and “penderfynu” for
// “benderfynodd”.

/** Letters that a word may start with after a mutation, with those it may start with in a dictionary. */
const MUTATED: readonly (readonly [begins: RegExp, radicals: readonly string[]])[] = [
  // Soft mutation.
  [/^b/u, ['p']],
  [/^d(?!d)/u, ['t']],
  [/^g/u, ['c']],
  [/^f(?!f)/u, ['b', 'm']],
  [/^dd/u, ['d']],
  [/^l(?!l)/u, ['ll']],
  [/^r(?!h)/u, ['rh']],
  // Soft mutation removes a “g”.
  [/^(?=[aeiouwyâêîôûŵŷlr])/u, ['g']],
  // Nasal mutation.
  [/^mh/u, ['p']],
  [/^nh/u, ['t']],
  [/^ngh/u, ['c']],
  [/^m(?!h)/u, ['b']],
  [/^n(?![hg])/u, ['d']],
  [/^ng(?!h)/u, ['g']],
  // Aspirate mutation, and the “h” added before a vowel.
  [/^ph/u, ['p']],
  [/^th/u, ['t']],
  [/^ch/u, ['c']],
  [/^h(?=[aeiouwyâêîôûŵŷ])/u, ['']],
];

/** Returns the word itself, then its possible dictionary forms. Most of these are not real words. */
export function radicalsOf(word: string): string[] {
  const others = MUTATED.flatMap(([begins, radicals]) =>
    begins.test(word) ? radicals.map((radical) => word.replace(begins, radical)) : [],
  );
  return [word, ...others];
}

/** Regular verb endings of 2 letters or more. “a”, “i” and “o” are left out: many other words have them. */
const PERSON =
  /(?<=\p{L}{4})(?:af|ith|iff|wn|wch|ant?|ais|aist|odd|asant|(?:as)?(?:om|och|ont?)|ai|em|ech|ent?|ir|wyd|id)$/u;
const INFINITIVES = ['u', 'o', 'io', 'i', 'a', ''];

/** The word and its dictionary forms, then the verbs it may be from: “penderfynu” for “penderfynir”. */
export function dictionaryForms(word: string): string[] {
  const radicals = radicalsOf(word);
  const stems = radicals.filter((one) => PERSON.test(one)).map((one) => one.replace(PERSON, ''));
  return [...radicals, ...stems.flatMap((stem) => INFINITIVES.map((ending) => stem + ending))];
}
