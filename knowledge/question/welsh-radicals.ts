// Finds the words that a Welsh word may be a form of: “blentyn” and “phlentyn” are “plentyn”, “benderfynodd” is
// “penderfynu”.

/** What a word may begin with after a mutation, and what it may then begin with in a dictionary. */
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

/** The word itself comes first. Most of the others are not real words. */
export function radicalsOf(word: string): string[] {
  const others = MUTATED.flatMap(([begins, radicals]) =>
    begins.test(word) ? radicals.map((radical) => word.replace(begins, radical)) : [],
  );
  return [word, ...others];
}

/** The endings of regular verbs that have 2 letters or more. Many other words end in “a”, “i” or “o”. */
const PERSON =
  /(?<=\p{L}{4})(?:af|ith|iff|wn|wch|ant?|ais|aist|odd|asant|(?:as)?(?:om|och|ont?)|ai|em|ech|ent?|ir|wyd|id)$/u;
const INFINITIVES = ['u', 'o', 'io', 'i', 'a', ''];

/** The word itself and its radicals come first, then the verbs that each may be a form of: “penderfynir” is “penderfynu”. */
export function dictionaryForms(word: string): string[] {
  const radicals = radicalsOf(word);
  const stems = radicals.filter((one) => PERSON.test(one)).map((one) => one.replace(PERSON, ''));
  return [...radicals, ...stems.flatMap((stem) => INFINITIVES.map((ending) => stem + ending))];
}
